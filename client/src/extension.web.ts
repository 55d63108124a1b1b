import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activate as activateWith, type CivicClause } from './activate';

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2];

/** Entry for VS Code in a browser: the server is a web worker. */
export function activate(context: vscode.ExtensionContext): Promise<CivicClause> {
  const url = vscode.Uri.joinPath(context.extensionUri, 'server', 'dist', 'web', 'server.js').toString(true);
  return activateWith(context, (options) => new LanguageClient('civicClause', 'Civic Clause', new Worker(url), options));
}
