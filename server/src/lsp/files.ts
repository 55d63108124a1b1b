import type { Connection } from 'vscode-languageserver';
import { Method } from './protocol';

/** How the server reaches files that are not open, by URI. */
export interface Files {
  /** Documents of the workspace, in code-unit order, at most `limit`. */
  list(folders: string[], limit: number): Promise<string[]>;
  /** Undefined when there is no such file, it cannot be read, or it is larger than `mostBytes`. */
  read(uri: string, mostBytes: number): Promise<Uint8Array | undefined>;
}

export const documentPattern = '**/*.{md,markdown,yml,yaml,txt}';

/** Files through the client, whatever file system it has (virtual workspaces, the browser). */
export function clientFiles(connection: Connection): Files {
  return {
    async list(_folders, limit) {
      const uris = await connection.sendRequest<string[]>(Method.listFiles, { pattern: documentPattern, limit });
      return uris.sort();
    },
    async read(uri, mostBytes) {
      const base64 = await connection.sendRequest<string | null>(Method.readFile, { uri, mostBytes });
      return base64 === null ? undefined : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    },
  };
}

/** No files: a web worker under a client that cannot hand any out. */
export const noFiles: Files = { list: async () => [], read: async () => undefined };
