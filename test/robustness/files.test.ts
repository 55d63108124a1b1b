import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { decode } from '../../server/src/cli/decode';
import { civicclause, cli, reviewOf } from '../cli/run';
import { contractText } from './families';

const MEGABYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'civicclause-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file that begins with a contract and goes on with zero bytes, which take no room on the disk. */
function sparse(name: string, bytes: number): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, contractText(2000));
  closeSync(file);
  truncateSync(path, bytes);
  return name;
}

test.each([100 * MEGABYTE, 5000 * MEGABYTE])('a file of %d bytes is named, and never read into memory', (bytes) => {
  const name = sparse('large.md', bytes);
  const { status, stdout, stderr } = civicclause(['check', name, '--format', 'json'], {
    cwd: folder,
    env: { NODE_OPTIONS: '--max-old-space-size=128' },
  });
  expect(status).toBe(2);
  expect(stderr).toContain('large.md');
  expect(reviewOf({ status, stdout, stderr }).notReviewed.map(({ path, code }) => [path, code])).toEqual([[name, 'too-large']]);
});

test('of a hundred megabytes on standard input no more is read than the limit', async () => {
  const child = spawn(process.execPath, [cli, 'check', '--stdin', '--format', 'json'], { stdio: ['pipe', 'pipe', 'ignore'] });
  // Nobody reads the rest.
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.alloc(100 * MEGABYTE, 'The Vendor shall comply.\n'));
  const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(status).toBe(2);
  expect(reviewOf({ status, stdout, stderr: '' }).notReviewed.map(({ code }) => code)).toEqual(['too-large']);
});

test.each([
  ['nothing', [], 'empty'],
  ['a byte order mark alone', [0xef, 0xbb, 0xbf], 'empty'],
  ['half a UTF-16 character', [0xff, 0xfe, 0x41], 'text'],
  ['zero bytes', [0, 0, 0, 0], 'binary'],
  ['a surrogate in UTF-8', [0x61, 0x0a, 0xed, 0xa0, 0x80], 'invalid-utf8'],
  ['a character cut off', [0x61, 0xe2, 0x82], 'invalid-utf8'],
])('bytes: %s', (_name, bytes, expected) => {
  const decoded = decode('a.md', Uint8Array.from(bytes));
  expect('text' in decoded ? 'text' : decoded.code).toBe(expected);
});
