import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AGREEMENT_WORDS,
  BINDING,
  type KindSigns,
  RFP_WORDS,
  SOLICITATION_STEPS,
  signsIn,
} from '../../../server/src/documents/kindSigns';

/** The patterns tried at every character. */
function everywhere(text: string): KindSigns {
  const sample = text.toLowerCase();
  const count = (pattern: RegExp): number => [...sample.matchAll(pattern)].length;
  const steps = SOLICITATION_STEPS.reduce((bits, step, bit) => (step.test(sample) ? bits | (1 << bit) : bits), 0);
  return { length: sample.length, rfp: count(RFP_WORDS), agreement: count(AGREEMENT_WORDS), binding: count(BINDING), steps };
}

/** Every alternative written out: optional parts with and without, the first of each choice and the others. */
function writtenOut(source: string): string[] {
  const words = source.match(/[a-zà-ÿœ'’ -]+/g) ?? [];
  return words.filter((word) => /[a-zà-ÿ]{2}/.test(word));
}

const patterns = [RFP_WORDS, AGREEMENT_WORDS, BINDING, ...SOLICITATION_STEPS];
const fragments = [...new Set(patterns.flatMap(({ source }) => writtenOut(source)))];
const said = [
  ...['the offerors', 'proposals', 'will be evaluated', 'closing date', 'disclosing_date', 'l’opportunité', "d'évaluation"],
  ...['énoncé des travaux', 'préénoncé des travaux', 'this master services agreement', 'these terms', 'either party', 'hereby'],
  ...['you may not', 'our service', 'indemnifies', 'liable', 'governing law', 'résiliation', 'responsabilité', 'ci-après'],
  ...['les présentes conditions', 'l’une des parties', "s'engagent", 'est tenue', 'agree to', 'undertakes', 'quotes are due'],
  ...['selected_bidder', 'micro-acquisition', 'présent marché', 'mandatory criteria', 'exigences obligatoires', 'extermination'],
];
const joint = fc.constantFrom(' ', '', '. ', '\n', 's ', '_', 'é', '’', '-', ', ', '9');
const text = fc
  .array(fc.tuple(fc.constantFrom(...fragments, ...said), joint), { maxLength: 30 })
  .map((parts) => parts.map(([word, after]) => word + after).join(''));

test('patterns tried where their words begin find what they find everywhere', () => {
  let found = 0;
  fc.assert(
    fc.property(text, (each) => {
      const signs = signsIn(each);
      expect(signs).toEqual(everywhere(each));
      found += signs.rfp + signs.agreement + signs.binding;
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(1000);
});

test.each(said)('%s', (each) => {
  expect(signsIn(`x ${each} y`)).toEqual(everywhere(`x ${each} y`));
});
