import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

const chunkSize = 64 * 1024;

/**
 * The bytes of a file, a chunk at a time. It is open only while one is read, so that any number of files can be followed at once; what
 * is no regular file (a pipe) cannot be opened again, and stays open.
 */
export async function* fileChunks(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (!(await stat(file)).isFile()) return yield* createReadStream(file);
  for (let position = 0; ; ) {
    const chunk = await chunkAt(file, position);
    if (chunk.length === 0) return;
    position += chunk.length;
    yield chunk;
  }
}

async function chunkAt(file: string, position: number): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkSize), 0, chunkSize, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
