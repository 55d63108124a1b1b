import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activate as activateWith, type CivicClause } from './activate';

/** Entry for the desktop and remote extension hosts: the server is a process of its own, spoken to over IPC. */
export function activate(context: vscode.ExtensionContext): Promise<CivicClause> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'server', 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  return activateWith(context, (options) => new LanguageClient('civicClause', 'Civic Clause', { run, debug: run }, options));
}
