import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, folderWith, thinAgreement } from '../cli/run';
import { until } from '../lsp/client';

const earlier = 'the report of last week\n';

/** A run that has written the first of its reviews to a file and waits for more documents. */
async function halfWritten(): Promise<{ child: ChildProcess; folder: string }> {
  const folder = folderWith({ 'reviews.ndjson': earlier });
  const args = ['check', '--stdin-ndjson', '--output', 'reviews.ndjson'];
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  for (let n = 0; n < 3; n++) child.stdin?.write(`${JSON.stringify({ path: `${n}.md`, text: thinAgreement })}\n`);
  await until(
    'a file that is being written',
    () => readdirSync(folder).find((name) => name !== 'reviews.ndjson' && statSync(join(folder, name)).size > 0),
    60_000,
  );
  return { child, folder };
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s in the middle of writing leaves the earlier report and nothing else',
  async (signal) => {
    const { child, folder } = await halfWritten();
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(readdirSync(folder)).toEqual(['reviews.ndjson']);
    expect(readFileSync(join(folder, 'reviews.ndjson'), 'utf8')).toBe(earlier);
  },
  90_000,
);

it('SIGKILL, which nothing can answer, leaves the earlier report', async () => {
  const { child, folder } = await halfWritten();
  child.kill('SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  expect(readFileSync(join(folder, 'reviews.ndjson'), 'utf8')).toBe(earlier);
}, 90_000);
