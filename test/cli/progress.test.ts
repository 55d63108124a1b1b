import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { tellingProgress } from '../../server/src/cli/progress';

async function told(total: number, { tty = true, onScreen = false, env = {} } = {}) {
  const stderr = Object.assign(new PassThrough(), { isTTY: tty });
  const stdout = Object.assign(new PassThrough(), { isTTY: onScreen });
  async function* items() {
    for (let item = 0; item < total; item++) yield item;
  }
  const seen: number[] = [];
  const target = { format: 'json' as const };
  for await (const item of tellingProgress(items(), total, [target], { env, stdout, stderr })) seen.push(item);
  expect(seen).toHaveLength(total);
  return String(stderr.read() ?? '');
}

it('tells on a terminal how far a long run is, on one line that is cleared at the end', async () => {
  const text = await told(25);
  expect(text.startsWith('1/25\r2/25\r')).toBe(true);
  expect(text.endsWith('25/25\r\x1b[2K')).toBe(true);
  expect((await told(1000)).split('\r')).toHaveLength(101);
});

it('is silent elsewhere: short runs, no terminal, the report on the screen', async () => {
  expect(await told(5)).toBe('');
  expect(await told(500, { tty: false })).toBe('');
  expect(await told(500, { onScreen: true })).toBe('');
  expect(await told(500, { env: { TERM: 'dumb' } })).toBe('');
});
