import { version } from '../../package.json';

// A script that asks for the version waits for nothing else to load.
const [option, ...more] = process.argv.slice(2);
if ((option === '--version' || option === '-V') && more.length === 0) process.stdout.write(`${version}\n`);
else
  Promise.all([import('../host/runLength'), import('../host/runBundle')]).then(([{ expectShortRun }, { runBundle }]) => {
    expectShortRun();
    runBundle('commandLine.js');
  });
