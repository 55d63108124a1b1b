import type { Engine } from '../../server/src/engine';
import { draftOf, render, renderPassage, withoutElsewhere } from './draft';
import { type LookAlikes, loadBase, loadLookAlikes } from './load';
import { clausePerturbations, draftPerturbations } from './perturbations';
import type { Base, Draft, Said } from './types';

/** One clause of one base document under one perturbation. */
export interface Pair {
  base: string;
  perturbation: string;
  clause: string;
  expects: string;
  judge(): Verdict;
}

export interface Verdict {
  passed: boolean;
  said: Said;
  /** Everything needed to see why. */
  explanation: string;
}

/** Every pair of a base document, perturbation by perturbation. Nothing is reviewed before `judge` is called. */
export function pairsOf(folder: string, id: string, engine: Engine): Pair[] {
  const base = loadBase(folder, id);
  const lookAlikes = loadLookAlikes(folder, base.language);
  return [...draftPairs(base, engine), ...clausePairs(base, lookAlikes, engine)];
}

/** One review answers for all clauses. */
function draftPairs(base: Base, engine: Engine): Pair[] {
  return draftPerturbations(base).flatMap(({ name, expects, apply, accepts }) => {
    let result: { draft: Draft; said: Map<string, Said> } | undefined;
    const reviewed = () => {
      if (!result) {
        const draft = apply(draftOf(base));
        result = { draft, said: review(draft, engine) };
      }
      return result;
    };
    return base.clauses.map(({ id }) => ({
      base: base.id,
      perturbation: name,
      clause: id,
      expects,
      judge: () => {
        const { draft, said } = reviewed();
        return verdict(said.get(id)!, accepts(said.get(id)!), expects, shown(draft, id));
      },
    }));
  });
}

function clausePairs(base: Base, lookAlikes: LookAlikes, engine: Engine): Pair[] {
  return clausePerturbations.flatMap(({ name, expects, apply, accepts }) =>
    base.clauses.map((clause) => ({
      base: base.id,
      perturbation: name,
      clause: clause.id,
      expects,
      judge: () => {
        const draft = apply(withoutElsewhere(draftOf(base), clause), clause, lookAlikes[clause.id]!);
        const said = review(draft, engine).get(clause.id)!;
        const at = base.clauses.indexOf(clause);
        const passage = draft.body.length < base.clauses.length ? '(left out)' : shownAt(draft, at);
        return verdict(said, accepts(said, base), expects, passage);
      },
    })),
  );
}

/** What a review of the written draft says, by clause. */
function review(draft: Draft, engine: Engine): Map<string, Said> {
  const { kind, language, id } = draft.base;
  const document = engine.readDocument({ ...render(draft), kind, language });
  const analysis = engine.analyse({ name: id, documents: [document] }, { locale: 'en' });
  const readings = new Map(analysis.fixes.readings.map((reading) => [reading.id, reading]));
  return new Map(
    analysis.review.clauses.map((clause) => [
      clause.id,
      {
        status: clause.status,
        reason: clause.reason,
        deferredTo: readings.get(clause.id)?.deferredTo ?? [],
        evidence: (readings.get(clause.id)?.evidence ?? []).map(({ text, pattern }) => `“${text}” by ${pattern}`),
        near: clause.near.map(({ text, because }) => `“${text}”: ${because ?? ''}`),
        elements: clause.elements.map((element) => `${element.met ? '+' : '-'}${element.id}${element.core ? '*' : ''}`).join(' '),
      },
    ]),
  );
}

function verdict(said: Said, passed: boolean, expects: string, passage: string): Verdict {
  const lines = [
    `expected ${expects}, said ${said.status}: ${said.reason}`,
    `elements: ${said.elements}`,
    ...said.evidence.map((each) => `evidence: ${each}`),
    ...said.near.map((each) => `near: ${each}`),
    passage,
  ];
  return { passed, said, explanation: lines.join('\n') };
}

/** Where the perturbation put a clause: its own passage and note, or the line of it in a passage of all clauses. */
function shown(draft: Draft, clause: string): string {
  const at = draft.body.findIndex((passage) => passage.clause === clause);
  if (at >= 0) return [shownAt(draft, at), draft.notes[at] ?? ''].join('\n\n').trimEnd();
  const heading = draft.base.clauses.find(({ id }) => id === clause)!.heading;
  return (
    render(draft)
      .text.split('\n')
      .find((line) => line.includes(heading)) ?? '(not shown)'
  );
}

function shownAt(draft: Draft, at: number): string {
  return renderPassage(draft.base, draft.body[at]!, draft.front.length + at + 1);
}
