import type { CompiledClause } from '../playbook';
import { isLaw, type ValueType } from '../text';
import { type Message, message } from '../text/message';
import { nearestValue, toEvidence } from './evidence';
import type { PatternMatch } from './scan';
import type { Evidence, FactReading } from './types';

const MAX_EVIDENCE = 6;
/** How many near candidates a reader is shown. */
export const MAX_NEAR = 3;

/** One span a statement, those that prove most first. */
export function bestEvidence(clause: CompiledClause, matches: PatternMatch[], value?: ValueType): Evidence[] {
  if (matches.length < 2) return matches.map((match) => toEvidence(match, value));
  const byStatement = new Map<number, { score: number; match: PatternMatch; elements: number[] }>();
  for (const match of matches) {
    const key = whereOf(match);
    const core = match.kind !== 'recognise' && clause.elements[match.index]?.source.core;
    const worth = (core ? 3 : 1) + (match.kind === 'recognise' ? 2 : 0) + (match.kind === 'strict' ? 1 : 0);
    const known = byStatement.get(key);
    if (!known) byStatement.set(key, { score: worth, match, elements: [match.index] });
    else if (!known.elements.includes(match.index) || match.kind === 'recognise') {
      known.elements.push(match.index);
      known.score += worth;
    }
  }
  return [...byStatement.values()]
    .sort((a, b) => b.score - a.score || whereOf(a.match) - whereOf(b.match))
    .slice(0, MAX_EVIDENCE)
    .map(({ match }) => toEvidence(match, value));
}

const CANDIDATE_KINDS: readonly PatternMatch['kind'][] = ['recognise', 'strict', 'in-clause'];

/**
 * Sentences that came near without covering the clause, each with why it does not count: refused by its context first, then those
 * that say something an element wants but not the core of the clause.
 */
export function nearestCandidates(clause: CompiledClause, matches: PatternMatch[]): Evidence[] {
  if (matches.length === 0) return [];
  // By rank: refused before the others; of each, what recognises the clause, then strict patterns, then loose ones.
  const ranked: PatternMatch[][] = [[], [], [], [], [], []];
  for (const match of matches) {
    const rank = CANDIDATE_KINDS.indexOf(match.kind);
    if (rank >= 0) ranked[rank + (match.because ? 0 : 3)]!.push(match);
  }
  const byStatement = new Map<number, PatternMatch[]>();
  for (const match of ranked.flat()) {
    const same = byStatement.get(whereOf(match));
    if (same) same.push(match);
    else byStatement.set(whereOf(match), [match]);
  }
  // One loose cue outside a passage of the clause is chance; two of different elements are near.
  const telling = [...byStatement.values()].filter(
    (same) => same[0]!.kind !== 'in-clause' || new Set(same.map(({ index }) => index)).size > 1,
  );
  return telling.slice(0, MAX_NEAR).map((same) => {
    const evidence = toEvidence(same[0]!);
    return evidence.because ? evidence : { ...evidence, because: incomplete(clause, same) };
  });
}

/** What the sentence says of the clause, and the core it lacks. */
function incomplete(clause: CompiledClause, matches: PatternMatch[]): Message {
  const proven = new Set(
    matches.filter(({ kind, because }) => kind !== 'recognise' && !because).map(({ index }) => clause.elements[index]!.source.id),
  );
  const core = clause.elements.filter(({ source }) => source.core).map(({ source }) => source.id);
  return message('near.incomplete', { touched: [...proven], lacking: core.filter((id) => !proven.has(id)) });
}

/** Blanks in the sentences the clause rests on. */
export function blanksIn(matches: PatternMatch[]): Evidence[] {
  const seen = new Set<number>();
  const blanks: Evidence[] = [];
  for (const { view, pattern } of matches) {
    const key = whereOf({ view });
    if (seen.has(key)) continue;
    seen.add(key);
    if (!view.hasBlanks) continue;
    for (const value of view.values()) {
      if (value.type !== 'blank') continue;
      const own = view.ownText(value.firstToken, value.endToken);
      if (!own) continue;
      const at: PatternMatch = {
        kind: 'fact',
        index: 0,
        pattern,
        view,
        span: { first: value.firstToken, end: value.endToken, leaves: [{ first: value.firstToken, end: value.endToken }] },
        context: { mood: 'none', subject: 'unknown', direct: false, segment: { first: 0, end: view.tokens.length } },
        because: undefined,
        hedge: undefined,
      };
      blanks.push({ ...toEvidence(at), value: { type: 'blank', canonical: value.canonical } });
    }
  }
  return blanks;
}

/** Typed values the clause states, each with the sentences that state it. */
export function factsOf(clause: CompiledClause, all: readonly PatternMatch[]): FactReading[] {
  return clause.facts.flatMap((fact, index) => {
    const matches = all.filter((match) => match.kind === 'fact' && match.index === index && !match.because);
    if (matches.length === 0) return [];
    const { type } = fact.source;
    if (type === 'statement') return [{ id: fact.source.id, value: 'stated', evidence: bestEvidence(clause, matches) }];
    const byValue = new Map<string, { value: NonNullable<Evidence['value']>; matches: PatternMatch[] }>();
    for (const match of matches) {
      const value = nearestValue(match, type);
      if (!value || isLaw(value.canonical)) continue;
      const known = byValue.get(String(value.canonical));
      if (known) known.matches.push(match);
      else byValue.set(String(value.canonical), { value, matches: [match] });
    }
    return [...byValue.values()].map(({ value, matches: of }) => ({
      id: fact.source.id,
      value: value.canonical,
      ...(value.unit ? { unit: value.unit } : {}),
      evidence: bestEvidence(clause, of, type),
    }));
  });
}

/** More statements than any document has. */
const MOST_STATEMENTS = 2 ** 26;

/** One key per statement of the procurement file, in its order. */
export function whereOf({ view }: Pick<PatternMatch, 'view'>): number {
  return view.document * MOST_STATEMENTS + view.statement.index;
}
