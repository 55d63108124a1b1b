import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const json = (path: string): Record<string, string> => JSON.parse(read(path));

const sources = readdirSync(new URL('client/src/', root), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

/** Every text given to `l10n.t`, in the client's sources. */
function clientTexts(): string[] {
  const texts = sources.flatMap((file) =>
    [...read(`client/src/${file}`).matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]!),
  );
  return [...new Set(texts)].sort();
}

/** What stands in braces, and nothing else, must be in both languages. */
const slots = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([slot]) => slot).sort();

describe('the client in French', () => {
  const french = json('l10n/bundle.l10n.fr.json');

  it('translates every text of the client, and nothing else', () => {
    expect(clientTexts().length).toBeGreaterThan(30);
    expect(Object.keys(french).sort()).toEqual(clientTexts());
  });

  it('gives no text to l10n.t that the search above cannot see', () => {
    for (const file of sources) {
      const calls = read(`client/src/${file}`).match(/l10n\.t\(/g)?.length ?? 0;
      expect(read(`client/src/${file}`).match(/l10n\.t\(\s*'/g)?.length ?? 0, file).toBe(calls);
    }
  });

  it.each(Object.entries(french))('%s', (english, text) => {
    expect(slots(text)).toEqual(slots(english));
    expect(text).not.toMatch(/ [:;?!»%]|« /);
  });
});

describe('the manifest', () => {
  const english = json('package.nls.json');
  const french = json('package.nls.fr.json');

  it('has the same keys in both languages', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
  });

  it('uses each key, and no other', () => {
    const used = [...read('package.json').matchAll(/%([\w.-]+)%/g)].map((match) => match[1]!);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.values(french))('%s', (text) => {
    expect(text).not.toMatch(/ [:;?!»%]|« /);
  });
});
