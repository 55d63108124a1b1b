import { readFileSync } from 'node:fs';

const workspace = new URL('../vscode/workspace/', import.meta.url);

/** A document of the sample workspace, and the URI it is opened under. */
export function sample(name: string): { uri: string; text: string } {
  return { uri: new URL(name, workspace).href, text: readFileSync(new URL(name, workspace), 'utf8') };
}

export const workspaceUri = workspace.href;

/** What a document without any procurement words looks like. */
export const recipe = '# Leek soup\n\nSlice three leeks and cook them slowly in butter.\n';
