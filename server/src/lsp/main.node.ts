import { runBundle } from '../host/runBundle';

runBundle('languageServer.js');
