// The floor of editing: a server without documents, which answers every change with no findings.
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const publish = ({ textDocument: { uri, version } }) =>
  connection.sendNotification('textDocument/publishDiagnostics', { uri, version, diagnostics: [] });

connection.onRequest('initialize', () => ({ capabilities: { textDocumentSync: { openClose: true, change: 2 } } }));
connection.onNotification('textDocument/didOpen', publish);
connection.onNotification('textDocument/didChange', publish);
connection.listen();
