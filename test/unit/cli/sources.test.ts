import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { worthwhileWorkers } from '../../../server/src/cli/batch/sources';

const megabyte = 1024 * 1024;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicclause-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Documents of so many bytes each. */
function documents(count: number, size: number) {
  const file = join(folder, `${size}.md`);
  writeFileSync(file, '');
  truncateSync(file, size);
  return Array.from({ length: count }, () => ({ path: 'a.md', file, named: true }));
}

it('starts no thread that would cost more than it takes over', () => {
  expect(worthwhileWorkers(documents(100, 20_000), megabyte)).toBe(1);
  expect(worthwhileWorkers(documents(1, 19 * megabyte), 20 * megabyte)).toBe(1);
});

it('starts as many as the machine has room for when there is work for them', () => {
  expect(worthwhileWorkers(documents(10_000, 20_000), megabyte)).toBe(Math.min(availableParallelism(), 95));
});

it('counts no document that is too large, or not there', () => {
  const absent = { path: 'b.md', file: join(folder, 'nowhere', 'b.md'), named: true };
  expect(worthwhileWorkers([...documents(10_000, 20_000), absent], 10_000)).toBe(1);
});
