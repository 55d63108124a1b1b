import { describe, expect, it } from 'vitest';
import { EditedDocument } from '../../bench/editor.mjs';
import { markdownContract, yamlContract } from '../../bench/generate/contracts.mjs';
import { messageReader } from '../../bench/language-client.mjs';
import { type OneEdit, period, typing } from '../../bench/typing.mjs';

describe.each([
  ['agreement.md', markdownContract],
  ['agreement.yaml', yamlContract],
])('editing %s', (name, contract) => {
  const text = contract(20_000);
  const document = new EditedDocument(name, text, '/bench');
  const edits: OneEdit[] = [];
  const seen = new Set<string>();
  for (const edit of typing(document.lines)) {
    if (edits.length === period) break;
    edits.push(edit);
    document.edit(edit, true);
    seen.add(document.text());
  }

  it('changes one character at a time', () => {
    expect(edits.every(({ text: inserted, removed = 0 }) => inserted.length + removed === 1)).toBe(true);
    expect(seen.size).toBeGreaterThan(period / 4);
  });

  it('types in the middle and then all over the document', () => {
    const lines = new Set(edits.map(({ line }) => line));
    expect(lines.size).toBeGreaterThan(10);
    expect(edits[0]!.line / document.lines.length).toBeCloseTo(0.5, 1);
  });

  it('leaves the text as it was after a period', () => {
    expect(document.version).toBe(period + 1);
    expect(document.text()).toBe(text);
  });

  it('sends the whole text to servers that want it whole', () => {
    const change = document.edit({ line: 0, character: 0, text: 'x' }, false);
    expect(change).toEqual({ text: `x${text}` });
    expect(document.edit({ line: 0, character: 0, removed: 1, text: '' }, true)).toEqual({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      text: '',
    });
  });
});

it('no document without prose can be typed in', () => {
  expect(() => typing(['# 1', '']).next()).toThrow('no prose');
});

describe('a stream of messages', () => {
  const messages = [{ method: 'a', text: 'Données — 😀' }, { method: 'b' }, { method: 'c', text: 'x'.repeat(300) }];
  const bytes = Buffer.concat(
    messages.map((message) => {
      const body = Buffer.from(JSON.stringify(message));
      return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\nContent-Type: json\r\n\r\n`), body]);
    }),
  );

  it.each([1, 7, 64, 10_000])('is read in pieces of %d bytes', (size) => {
    const read: object[] = [];
    const receive = messageReader((message) => read.push(message));
    for (let at = 0; at < bytes.length; at += size) receive(bytes.subarray(at, at + size));
    expect(read).toEqual(messages);
  });

  it('that says no lengths is refused', () => {
    expect(() => messageReader(() => undefined)(Buffer.from('hello\r\n\r\n'))).toThrow('without its length');
  });
});
