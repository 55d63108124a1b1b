import { createHash } from 'node:crypto';

/** The id that git gives these bytes as a file. */
export function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * Whether the bytes are those of the blob, line ends aside: git may write them as the system has them (`core.autocrlf`, `text` in
 * `.gitattributes`), and no review depends on them. `read` gives the blob where its id does not tell; undefined when it is not there.
 */
export async function isSameText(bytes: Uint8Array, oid: string, read: () => Promise<Uint8Array | undefined>): Promise<boolean> {
  if (blobId(bytes) === oid) return true;
  const text = withoutReturns(bytes);
  if (text.length < bytes.length && blobId(text) === oid) return true;
  const blob = await read();
  return blob !== undefined && text.equals(withoutReturns(blob));
}

function withoutReturns(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('\r\n') ? Buffer.from(buffer.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : buffer;
}
