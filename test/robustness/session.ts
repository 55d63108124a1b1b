import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from '../lsp/client';
import { applyChange, type Change, contentChange } from './edits';

/** Sends changes, several in one notification where `together` says so, and keeps the text that must result. */
export async function sendChanges(client: Client, uri: string, changes: readonly Change[], together: number): Promise<string> {
  for (let at = 0; at < changes.length; at += together) {
    let document = client.documents.get(uri)!;
    const contentChanges = changes.slice(at, at + together).map((change) => {
      const content = contentChange(change, document);
      document = applyChange(document, content);
      return content;
    });
    const version = document.version + 1;
    client.documents.set(uri, TextDocument.create(uri, document.languageId, version, document.getText()));
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }
  return client.textOf(uri);
}

/** What a server that has just started says of a text. */
export async function afreshIn(client: Client, uri: string, text: string): Promise<Diagnostic[]> {
  await client.open(uri, text);
  const found = await client.diagnostics(uri);
  await client.close(uri);
  return found;
}
