import source from 'civicclause:playbook';
import { describe, expect, it } from 'vitest';
import {
  type CompiledPattern,
  type CompiledPlaybook,
  compilePlaybook,
  type PatternSet,
  type PatternUse,
} from '../../../server/src/playbook';
import { compileTables } from '../../../server/src/playbook/compile';
import { packTables, unpackTables } from '../../../server/src/playbook/packed';
import { playbookFromBytes, playbookToBytes } from '../../../server/src/playbook/storage';
import { playbookFrom } from '../../../server/src/playbook/stored';
import type { LocalisedPatterns } from '../../../server/src/playbook/types';
import { tokenise } from '../../../server/src/text';

const languages = ['en', 'fr'] as const;
const fresh = compilePlaybook(source);
/** As the build writes it and a process reads it. */
const packed = packTables(compileTables(source));
const bytes = playbookToBytes(packed);
const decode = (text: Uint8Array) => new TextDecoder().decode(text);
const tables = unpackTables(playbookFromBytes(bytes, decode));
const builtIn = playbookFrom(tables);

/** Everything a pattern says of itself. */
function told(pattern: CompiledPattern): unknown {
  const { source, at, trigger, needs, unless, notWithin, by, mood } = pattern;
  return { source, at, trigger, needs, unless: unless.map(told), notWithin: notWithin.map(told), by, mood };
}

/** The pattern sets of every clause, with where they come from. */
function patternSets({ clauses, weakWording }: CompiledPlaybook): { set: PatternSet; written: LocalisedPatterns | undefined }[] {
  return [
    ...clauses.flatMap((clause) => [
      { set: clause.headings, written: clause.source.headings },
      { set: clause.recognise, written: clause.source.recognise },
      { set: clause.notEvidence, written: clause.source['not-evidence'] },
      { set: clause.deferredTo, written: clause.source['deferred-to'] },
      { set: clause.weak, written: clause.source.weak },
      { set: clause.contradicts, written: clause.source.contradicts },
      ...clause.elements.flatMap(({ source: element, recognise, inClause, when }) => [
        { set: recognise, written: element.recognise },
        { set: inClause, written: element['in-clause'] },
        ...(when ? [{ set: when, written: element.when }] : []),
      ]),
      ...clause.facts.map(({ source: fact, recognise }) => ({ set: recognise, written: fact.recognise })),
    ]),
    ...weakWording.map(({ patterns }, index) => ({ set: patterns, written: source.weakWording[index] })),
  ];
}

const isSame = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((number, index) => number === b[index]);

describe('the playbook compiled at build time', () => {
  it('has the tables of one compiled now', () => {
    expect(tables).toEqual(compileTables(source));
  });

  it('is read from wherever in memory its file lies', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const read = playbookFromBytes(shifted.subarray(1), decode);
    expect(isSame(read.numbers, packed.numbers)).toBe(true);
    expect(packed.texts.map((_, index) => read.text(index))).toEqual(packed.texts);
  });

  it('keeps its source, the clauses in the order of every list', () => {
    const { clauses, ...rest } = builtIn.source;
    const { clauses: written, ...others } = source;
    expect(rest).toEqual(others);
    const byId = new Map(written.map((clause) => [clause.id, clause]));
    expect(clauses.map(({ id }) => id)).toEqual(fresh.clauses.map(({ source: { id } }) => id));
    for (const clause of clauses) expect(clause).toEqual(byId.get(clause.id));
  });

  it('holds every pattern as written, compiled like a fresh one', () => {
    const stored = patternSets(builtIn);
    const made = patternSets(fresh);
    expect(stored).toHaveLength(made.length);
    stored.forEach(({ set, written }, index) => {
      for (const language of languages) {
        const texts = (written?.[language] ?? []).map((pattern) => (typeof pattern === 'string' ? pattern : pattern.match));
        expect(set[language].map((pattern) => pattern.source)).toEqual(texts);
        expect(set[language].map(told)).toEqual(made[index]!.set[language].map(told));
      }
    });
  });

  it('lists each pattern under all symbols of one set that it needs', () => {
    for (const language of languages) {
      const index = builtIn.patterns[language];
      const { started, startedAt, unstarted } = index.tables;
      for (const use of unstarted) expect(index.use(use).pattern.needs).toEqual([]);
      const under = new Map<PatternUse, number[]>();
      for (let symbol = 0; symbol < startedAt.length - 1; symbol++)
        for (let i = startedAt[symbol]!; i < startedAt[symbol + 1]!; i += 2) {
          const use = index.use(started[i]!);
          under.set(use, [...(under.get(use) ?? []), symbol]);
        }
      for (const [{ pattern }, symbols] of under) {
        const sets = pattern.needs.map((set) => [...new Set(set)].sort());
        expect(sets).toContainEqual(symbols.sort());
      }
      expect(under.size + unstarted.length).toBe(index.size);
    }
  });

  it('lists what a pattern needs besides what sets it off, and under each symbol a need that the symbol does not meet', () => {
    for (const language of languages) {
      const index = builtIn.patterns[language];
      const { started, startedAt, needsAt, needs, setsAt, symbols } = index.tables;
      const setOf = (need: number) => (need >= 0 ? [need] : [...symbols.subarray(setsAt[~need]!, setsAt[~need + 1]!)]);
      for (let use = 0; use < index.size; use++) {
        const wanted = index.use(use).pattern.needs;
        const others = [...needs.subarray(needsAt[use]!, needsAt[use + 1]!)].map(setOf);
        expect(others).toHaveLength(Math.max(wanted.length - 1, 0));
        for (const set of others) expect(wanted).toContainEqual(set);
      }
      for (let symbol = 0; symbol < startedAt.length - 1; symbol++)
        for (let i = startedAt[symbol]!; i < startedAt[symbol + 1]!; i += 2) {
          const telling = setOf(started[i + 1]!);
          const wanted = index.use(started[i]!).pattern.needs;
          if (telling.includes(symbol)) expect(wanted.every((set) => set.includes(symbol))).toBe(true);
          else expect(wanted).toContainEqual(telling);
        }
    }
  });

  it('finds the same phrases in every example', () => {
    for (const { examples } of source.clauses) {
      for (const { text, language } of examples) {
        const tokens = tokenise(text, language);
        expect(builtIn.tries[language].find(tokens)).toEqual(fresh.tries[language].find(tokens));
      }
    }
  });
});
