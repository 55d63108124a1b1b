import bundled from 'civicclause:playbook';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { replacementsIn } from '../../../server/src/review/fixes/replacement';
import type { Language } from '../../../server/src/text';
import { apply } from './samples';

const engine = createEngine();
const policy = { subjects: bundled.clauses.flatMap((clause) => clause['applies-when'] ?? []) };

function read(text: string, kind: 'rfp' | 'agreement', language: Language, path = 'sample.md') {
  const document = engine.readDocument({ path, text, kind, language });
  return engine.analyse({ name: path, documents: [document] }, { policy });
}
const replacements = (tier: string, language: Language) =>
  bundled.weakWording.find(({ id }) => id === tier)!.replacements![language];
const replace = (text: string, tier: string, language: Language, limit = '') =>
  replacementsIn(text, replacements(tier, language), limit).reduceRight(
    (changed, { start, end, newText }) => changed.slice(0, start) + newText + changed.slice(end),
    text,
  );

describe('a hedge taken out leaves a sentence', () => {
  test.each([
    ['The Vendor shall use commercially reasonable efforts to notify the City.', 'The Vendor shall notify the City.'],
    ['The Vendor agrees to use its reasonable endeavours to notify the City.', 'The Vendor agrees to notify the City.'],
    ['The Vendor will endeavour to notify the City.', 'The Vendor will notify the City.'],
    ['The Vendor may endeavor to notify the City.', 'The Vendor shall notify the City.'],
    ['The Vendor intends to notify the City.', 'The Vendor shall notify the City.'],
    ['THE VENDOR INTENDS TO NOTIFY THE CITY.', 'THE VENDOR shall NOTIFY THE CITY.'],
    // The letters that case folding alone brings together.
    ['The Vendor ſhall ſtrive to notify the City.', 'The Vendor ſhall notify the City.'],
    ['The Vendor shall see\u212a to notify the City.', 'The Vendor shall notify the City.'],
    ['The Vendor shall, where practicable, notify the City.', 'The Vendor shall notify the City.'],
    ['The Vendor shall notify the City where reasonably practicable.', 'The Vendor shall notify the City.'],
    ['The Vendor shall notify the City, if possible.', 'The Vendor shall notify the City.'],
    ['Where practicable, the Vendor shall notify the City.', 'The Vendor shall notify the City.'],
    ['The Vendor shall encrypt data to the extent possible and keep logs.', 'The Vendor shall encrypt data and keep logs.'],
    ['The Vendor shall keep a record of efforts to improve.', 'The Vendor shall keep a record of efforts to improve.'],
  ])('%s', (before, after) => expect(replace(before, 'strips-obligation', 'en')).toBe(after));

  test.each([
    ["Le Fournisseur s'efforce de notifier la Ville.", 'Le Fournisseur doit notifier la Ville.'],
    ['Le Fournisseur s’efforcera d’aviser la Ville.', 'Le Fournisseur devra aviser la Ville.'],
    ["Les parties s'efforcent d'aviser la Ville.", 'Les parties doivent aviser la Ville.'],
    ['Le Fournisseur fera ses meilleurs efforts pour aviser la Ville.', 'Le Fournisseur devra aviser la Ville.'],
    ['Le Fournisseur fait de son mieux pour aviser la Ville.', 'Le Fournisseur doit aviser la Ville.'],
    ['Le Fournisseur avise la Ville, dans la mesure du possible, par écrit.', 'Le Fournisseur avise la Ville par écrit.'],
    ['Dans la mesure du possible, le Fournisseur avise la Ville.', 'Le Fournisseur avise la Ville.'],
    ['Le Fournisseur avise la Ville autant que possible.', 'Le Fournisseur avise la Ville.'],
  ])('%s', (before, after) => expect(replace(before, 'strips-obligation', 'fr')).toBe(after));
});

describe('a time limit stands in for "promptly"', () => {
  test.each([
    ['The Vendor shall promptly notify the City.', 'The Vendor shall, within [24] hours, notify the City.'],
    [
      'The Vendor shall notify the City promptly after an incident.',
      'The Vendor shall notify the City within [24] hours after an incident.',
    ],
    [
      'The Vendor shall notify the City promptly upon discovery.',
      'The Vendor shall notify the City within [24] hours of discovery.',
    ],
    ['The Vendor shall notify the City without undue delay.', 'The Vendor shall notify the City within [24] hours.'],
    // Nothing certain can be said of these.
    ['The Vendor agrees to promptly notify the City.', 'The Vendor agrees to promptly notify the City.'],
  ])('%s', (before, after) => expect(replace(before, 'dilutes', 'en', '[24] hours')).toBe(after));

  test.each([
    ['Le Fournisseur avise la Ville dans les meilleurs délais.', 'Le Fournisseur avise la Ville dans les [24] heures.'],
    ['Dès que possible, le Fournisseur avise la Ville.', 'Dans les [24] heures, le Fournisseur avise la Ville.'],
  ])('%s', (before, after) => expect(replace(before, 'dilutes', 'fr', '[24] heures')).toBe(after));
});

const HEDGED = bundled.clauses.flatMap(({ id, examples }) =>
  examples.flatMap(({ text, kind, language, status }, index) => {
    if (status !== 'weak') return [];
    const finding = read(text, kind, language).review.findings.find(({ rule, code }) => rule === id && code === 'weak');
    return finding?.fixes.some((fix) => fix.id === `strengthen/${id}`) ? [{ id, index, text, kind, language }] : [];
  }),
);

test('most hedges and vague times of the playbook’s own examples can be mended', () => {
  expect(HEDGED.length).toBeGreaterThan(15);
});

describe('making the clause binding', () => {
  test.each(HEDGED)('$id, example $index, $kind, $language', ({ id, text, kind, language }) => {
    const before = read(text, kind, language);
    const fix = engine.fix(`strengthen/${id}`, before)!;
    const listed = before.review.findings.find(({ rule }) => rule === id)!.fixes.find((one) => one.id === fix.id)!;
    expect(fix).toMatchObject({ title: listed.title, kind: 'replace' });
    const changed = apply(text, fix.edits);
    const after = read(changed, kind, language);
    const statusOf = ({ review }: typeof before) =>
      Object.fromEntries(review.clauses.map((clause) => [clause.id, clause.status]));
    const reason = after.review.clauses.find((clause) => clause.id === id)!.reason;
    // What made the finding is gone; what the clause still lacks, if anything, is another matter.
    expect(reason).not.toBe(before.review.clauses.find((clause) => clause.id === id)!.reason);
    expect(engine.fix(fix.id, after), changed).toBeUndefined();
    const { [id]: _own, ...others } = statusOf(before);
    const { [id]: _now, ...otherNow } = statusOf(after);
    const worse = Object.keys(others).filter((other) => others[other] === 'present' && otherNow[other] !== 'present');
    expect(worse).toEqual([]);
  });
});

describe('where a hedge is left alone', () => {
  const sentence =
    'The Vendor shall use commercially reasonable efforts to notify the City of any security incident within 24 hours.';
  const fixes = (text: string, path = 'sample.md') =>
    read(text, 'agreement', 'en', path).review.findings.find(({ rule }) => rule === 'incident-notification')?.fixes ?? [];
  const offered = (text: string, path?: string) => fixes(text, path).some(({ id }) => id.startsWith('strengthen/'));

  test('not in running text', () => expect(offered(`# Agreement\n\n## Incidents\n\n${sentence}\n`)).toBe(true));
  test('in a table', () => expect(offered(`# Agreement\n\n| No | Duty |\n| --- | --- |\n| 1 | ${sentence} |\n`)).toBe(false));
  test('where markup stands among its words', () =>
    expect(offered(`# Agreement\n\n${sentence.replace('reasonable', '**reasonable**')}\n`)).toBe(false));
  test('not in a YAML value', () => expect(offered(`title: Agreement\nincidents: ${sentence}\n`, 'sample.yaml')).toBe(true));
});
