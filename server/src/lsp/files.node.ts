import { open } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { documentPattern, type Files } from './files';

/** Files on disk, for editors that start the server by themselves. Links to folders are not followed, so nothing outside is read. */
export const diskFiles: Files = {
  async list(folders, limit) {
    const { glob } = await import('tinyglobby');
    const found: string[] = [];
    for (const folder of folders) {
      if (!folder.startsWith('file:')) continue;
      const paths = await glob(documentPattern, {
        cwd: fileURLToPath(folder),
        ignore: ['**/node_modules/**', '**/.git/**', '**/dist/**', '**/out/**'],
        absolute: true,
        expandDirectories: false,
        followSymbolicLinks: false,
      });
      found.push(...paths.map((path) => pathToFileURL(path).href));
    }
    return [...new Set(found)].sort().slice(0, limit);
  },
  async read(uri, mostBytes) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const file = await open(fileURLToPath(uri), 'r');
      try {
        const { size } = await file.stat();
        return size > mostBytes ? undefined : await file.readFile();
      } finally {
        await file.close();
      }
    } catch {
      return undefined;
    }
  },
};
