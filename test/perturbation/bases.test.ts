import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import rfpSchema from '../../schemas/rfp.schema.json';
import { readDocument } from '../../server/src/documents';
import { draftOf, render } from './draft';
import { baseIds, loadBase, loadLookAlikes } from './load';
import { draftPerturbations } from './perturbations';
import { infinitive, negate, plain, replaceWords, soften } from './wording';

const folder = fileURLToPath(new URL('.', import.meta.url));
const clauseIds = rfpSchema.$defs.clauseId.anyOf[0]!.enum!.toSorted();

describe.each(baseIds(folder))('%s', (id) => {
  const base = loadBase(folder, id);

  it('has every clause of the schema, under a heading of its own', () => {
    expect(base.clauses.map((clause) => clause.id).toSorted()).toEqual(clauseIds);
    expect(new Set(base.clauses.map(({ heading }) => heading)).size).toBe(base.clauses.length);
  });

  it('has look-alikes for every clause', () => {
    expect(Object.keys(loadLookAlikes(folder, base.language)).toSorted()).toEqual(clauseIds);
  });

  it('turns every clause when it negates or softens, with a reason where the words are given', () => {
    for (const { id: clause, text, negated, softened } of base.clauses) {
      const asWritten = text.map(plain);
      expect(negated?.text ?? text.map((sentence) => negate(sentence, base)), `${clause} negated`).not.toEqual(asWritten);
      expect(softened?.text ?? text.map((sentence) => soften(sentence, base)), `${clause} softened`).not.toEqual(asWritten);
      for (const override of [negated, softened]) if (override) expect(override.reason, clause).not.toBe('');
    }
  });

  it.each(draftPerturbations(base).map((perturbation) => [perturbation.name, perturbation] as const))(
    'writes a document without traces of its source: %s',
    (_, { apply }) => {
      const document = readDocument({ ...render(apply(draftOf(base))), kind: base.kind, language: base.language });
      expect(document.problems).toEqual([]);
      expect(document.source).not.toMatch(/[{}](?!\s*$)(?=[^\n]*[a-zé])|\|[a-zé]/m);
    },
  );
});

describe('wording', () => {
  const french = loadBase(folder, 'france');
  const english = loadBase(folder, 'statute-like');

  it('negates modals and indicatives', () => {
    expect(negate('The Supplier shall keep it and shall not move it.', english)).toBe(
      'The Supplier shall not be required to keep it and may move it.',
    );
    expect(negate("Le titulaire {héberge|héberger} et s'interdit d'ouvrir.", french)).toBe(
      "Le titulaire n'est pas tenu d'héberger et peut ouvrir.",
    );
  });

  it('softens modals and indicatives', () => {
    expect(soften('The Supplier shall keep it.', english)).toBe(
      'The Supplier shall use commercially reasonable efforts to keep it.',
    );
    expect(soften('Le titulaire {héberge|héberger}.', french)).toBe('Le titulaire fait ses meilleurs efforts pour héberger.');
  });

  it('keeps given forms apart from made ones', () => {
    expect(infinitive('{a|b|c} {fait|faire}')).toBe('a faire');
    expect(negate('It {is|is not|may be} so.', english)).toBe('It is not so.');
  });

  it('replaces whole words once, first come first served', () => {
    expect(replaceWords('us, thus, the “us”', [['us', 'them']])).toBe('them, thus, the “them”');
    expect(
      replaceWords('a b', [
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toBe('b a');
  });
});
