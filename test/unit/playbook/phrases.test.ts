import { describe, expect, it } from 'vitest';
import { type Hit, isLight, PhraseTrie } from '../../../server/src/playbook';
import type { PatternWord } from '../../../server/src/playbook/pattern';
import { EXACT, JOINED, PhraseSpeller, type PhraseStep } from '../../../server/src/playbook/phrases';
import { type Language, type Token, tokenise } from '../../../server/src/text';

/** Phrases found one by one, straight from what `PhraseStep` means: what the trie must find, however it does. */
function findEach(phrases: { steps: PhraseStep[]; symbol: number }[], tokens: Token[], language: Language): Hit[] {
  const ends = (steps: PhraseStep[], at: number, first: boolean): number[] => {
    const [step, ...rest] = steps;
    if (!step) return [at];
    const found: number[] = [];
    for (let next = at, stepped = 0; next < tokens.length && stepped <= 3; next++, stepped++) {
      if (!first && step.compare !== JOINED && tokens[next - 1]!.comma) break;
      const token = tokens[next]!;
      if (step.word === (step.compare === EXACT ? token.exact : token.normal)) found.push(...ends(rest, next + 1, false));
      if (first || step.compare === JOINED || !isLight(token, language)) break;
    }
    return found;
  };
  return tokens.flatMap((_, first) =>
    phrases.flatMap(({ steps, symbol }) => ends(steps, first, true).map((end) => ({ symbol, first, end }))),
  );
}

/** Numbers that look random, the same every time. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const words: Record<Language, string[]> = {
  en: [
    'data',
    'the',
    'any',
    'all',
    'city',
    'by-law',
    'sub-processor',
    '24/7',
    'promptly',
    'records',
    'state-of-the-art',
    'law',
    '5',
  ],
  fr: ['données', 'les', 'toutes', 'ville', 'sous-traitant', 'l’accès', 'promptement', 'et/ou', 'dossiers', 'la', 'reçu', '24/7'],
};
const marks = ['', '', '', '', '', '', ',', ';'];

describe.each(['en', 'fr'] as const)('the trie (%s)', (language) => {
  it('finds what looking for each phrase by itself finds', () => {
    const random = dice(7);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random.next().value * list.length)]!;
    const speller = new PhraseSpeller(language);
    let found = 0;
    for (let round = 0; round < 300; round++) {
      const trie = new PhraseTrie(language);
      const phrases: { steps: PhraseStep[]; symbol: number }[] = [];
      for (let symbol = 0; symbol < 8; symbol++) {
        const phrase: PatternWord[] = Array.from({ length: 1 + (symbol % 3) }, () => ({
          word: pick(words[language]),
          exact: random.next().value < 0.15,
        }));
        trie.add(phrase, symbol);
        const spellings = speller.spellings(phrase).filter((steps) => steps.length > 0);
        phrases.push(...spellings.map((steps) => ({ steps, symbol })));
      }
      const text = Array.from({ length: 14 }, () => pick(words[language]) + pick(marks)).join(' ');
      const tokens = tokenise(text, language);
      const key = ({ symbol, first, end }: Hit) => `${first} ${end} ${symbol}`;
      const hits = new Set(trie.find(tokens).map(key));
      expect({ text, hits: [...hits].sort() }).toEqual({
        text,
        hits: [...new Set(findEach(phrases, tokens, language).map(key))].sort(),
      });
      found += hits.size;
    }
    expect(found).toBeGreaterThan(1000);
  });

  it('takes phrases after it has been asked', () => {
    const trie = new PhraseTrie(language);
    const tokens = tokenise('data 24/7', language);
    expect(trie.find(tokens)).toEqual([]);
    trie.add([{ word: 'data', exact: false }], 1);
    expect(trie.find(tokens)).toEqual([{ symbol: 1, first: 0, end: 1 }]);
    trie.add([{ word: '24/7', exact: false }], 2);
    expect(trie.find(tokens)).toEqual([
      { symbol: 1, first: 0, end: 1 },
      { symbol: 2, first: 1, end: 3 },
    ]);
  });
});
