import { afterList, type CompiledPattern, MATCHER, NEEDS } from '../playbook';
import { Evaluation } from './evaluation';
import type { HitTable } from './hitTable';
import type { Span } from './span';
import type { StatementView } from './view';

export type { Span } from './span';

const NO_SPANS: readonly Span[] = [];

/** One pattern is evaluated at a time; nothing of it stays. */
const evaluation = new Evaluation();

/**
 * Matches of a pattern in a statement, those that touch the statement's own words only. `masked` ranges (look-alikes) are invisible.
 */
export function findMatches(pattern: CompiledPattern, view: StatementView, masked: readonly Span[] = NO_SPANS): readonly Span[] {
  const { code, at } = pattern;
  return canMatch(code, at, view.table()) ? matchesOf(pattern, view, masked) : NO_SPANS;
}

/** The same for a pattern of which the caller knows that all it needs occurs. */
export function matchesOf(
  { code, at }: CompiledPattern,
  view: StatementView,
  masked: readonly Span[] = NO_SPANS,
): readonly Span[] {
  evaluation.clear();
  let count = evaluation.find(code, code[at + MATCHER]!, view, masked);
  if (count > 0 && view.inherits) count = evaluation.keepTouching(count, { first: view.ownFirst, end: view.ownEnd });
  if (count === 0) return NO_SPANS;
  const unless = afterList(code, at + NEEDS);
  for (let i = unless + 1; i <= unless + code[unless]!; i++) if (matchesAnywhere(code, code[i]!, view)) return NO_SPANS;
  const notWithin = afterList(code, unless);
  for (let i = notWithin + 1; i <= notWithin + code[notWithin]! && count > 0; i++)
    count = evaluation.keepOutside(count, evaluation.find(code, code[code[i]! + MATCHER]!, view, NO_SPANS));
  return count > 0 ? evaluation.spans(count) : NO_SPANS;
}

/** Whether a pattern matches somewhere in the statement's run, inherited text included. */
function matchesAnywhere(code: Int32Array, at: number, view: StatementView): boolean {
  if (!canMatch(code, at, view.table())) return false;
  const count = evaluation.find(code, code[at + MATCHER]!, view, NO_SPANS);
  evaluation.drop(count);
  return count > 0;
}

/** Whether every part that a pattern cannot do without occurs at all: most patterns end here. */
function canMatch(code: Int32Array, at: number, table: HitTable): boolean {
  const needs = at + NEEDS;
  for (let i = needs + 1; i <= needs + code[needs]!; i++) if (!table.meets(code, code[i]!)) return false;
  return true;
}
