import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../package.json';
import { analyserOnDemand } from './analyser';
import { noFiles } from './files';
import { serve } from './server';

// The worker's own port: the client is on the other side.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
serve(connection, { analyser: analyserOnDemand(), files: noFiles, version });
