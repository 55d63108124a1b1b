import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { Method } from '../../server/src/lsp/protocol';

/** Left out of a workspace review: what others installed or built. */
const excluded = '**/{node_modules,.git,dist,out}/**';

/**
 * Gives the server the workspace's files through VS Code's own file systems, so that virtual workspaces and the browser
 * work like a folder on disk. Only files inside the workspace's folders are handed out.
 */
export function serveWorkspaceFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(Method.listFiles, async ({ pattern, limit }: { pattern: string; limit: number }) => {
      const files = await vscode.workspace.findFiles(pattern, excluded, limit);
      return files.map((uri) => client.code2ProtocolConverter.asUri(uri));
    }),
    client.onRequest(Method.readFile, async ({ uri: given, mostBytes }: { uri: string; mostBytes: number }) => {
      const uri = client.protocol2CodeConverter.asUri(given);
      if (!vscode.workspace.getWorkspaceFolder(uri)) return null;
      try {
        const { size } = await vscode.workspace.fs.stat(uri);
        if (size > mostBytes) return null;
        return toBase64(await vscode.workspace.fs.readFile(uri));
      } catch {
        return null;
      }
    }),
  );
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In slices: a call takes only so many arguments. A multiple of three keeps the pieces joinable.
  for (let at = 0; at < bytes.length; at += 0x6000) parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))));
  return parts.join('');
}
