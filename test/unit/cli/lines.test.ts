import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../server/src/cli/batch/lines';

async function read(chunks: Uint8Array[], limit = 1000) {
  async function* stream() {
    yield* chunks;
  }
  const lines = [];
  for await (const { number, length, bytes } of linesOf(stream(), limit))
    lines.push({ number, length, text: bytes && Buffer.from(bytes).toString() });
  return lines;
}

describe('the lines of a stream', () => {
  it('are the same however it is cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'é', '"', '\n', '\r\n', ' ', '\t', '😀')).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        const expected = whole
          .split('\n')
          .map((line, index) => ({ number: index + 1, length: Buffer.byteLength(line), text: line }))
          .filter((line) => line.text.trim() !== '');
        expect(await read(chunks)).toEqual(expected);
      }),
    );
  });

  it('longer than the limit are counted, not kept', async () => {
    const lines = await read([Buffer.from('short\nlong'), Buffer.from('er and '), Buffer.from('longer\nend')], 8);
    expect(lines).toEqual([
      { number: 1, length: 5, text: 'short' },
      { number: 2, length: 17, text: undefined },
      { number: 3, length: 3, text: 'end' },
    ]);
  });

  it('leave out a byte order mark', async () => {
    expect(await read([Buffer.from('\ufeff{}\n\ufeff{}')])).toMatchObject([{ text: '{}' }, { text: '\ufeff{}' }]);
  });

  it('are read no further than asked for', async () => {
    let given = 0;
    async function* stream() {
      for (;;) {
        given++;
        yield Buffer.from('{}\n{}\n');
      }
    }
    const lines = linesOf(stream(), 10);
    for (let line = 0; line < 4; line++) await lines.next();
    expect(given).toBe(2);
  });
});
