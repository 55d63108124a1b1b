import { version } from '../../package.json';
import { runBundle } from '../host/runBundle';

// A script that asks for the version waits for nothing else to load.
const [option, ...more] = process.argv.slice(2);
if ((option === '--version' || option === '-V') && more.length === 0) process.stdout.write(`${version}\n`);
else runBundle('commandLine.js');
