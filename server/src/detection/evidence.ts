import type { ValueType } from '../text';
import { type Quotation, quotation } from './quotation';
import type { PatternMatch } from './scan';
import type { Evidence } from './types';
import type { StatementView } from './view';

/** A statement up to this length (UTF-16 units) is shown whole; of a longer one, the words around the match. */
const WHOLE = 420;
const AROUND = 140;

/** Turns a match into the source span a reader is shown: the sentence relied on, or the part of it around the match. */
export function toEvidence(match: PatternMatch, valueType?: ValueType): Evidence {
  const { view } = match;
  const { statement } = view;
  const quoted = statement.text.length <= WHOLE ? view.quoted() : around(match);
  const value = valueType ? nearestValue(match, valueType) : undefined;
  const { subject } = match.context;
  return {
    document: view.document,
    statement: statement.index,
    start: statement.range.start + quoted.start,
    end: statement.range.start + quoted.end,
    text: quoted.text,
    pattern: match.pattern.source,
    ...(subject === 'buyer' || subject === 'supplier' || subject === 'bidder' ? { role: subject } : {}),
    ...(value ? { value } : {}),
    ...(match.because ? { because: match.because } : {}),
  };
}

/** The words around a match. */
function around({ view, span }: PatternMatch): Quotation {
  const { text } = view.statement;
  const own = view.ownText(span.first, span.end) ?? view.ownText(span.first, view.ownEnd) ?? { start: 0, end: text.length };
  const start = snap(text, Math.max(0, own.start - AROUND), -1);
  const end = snap(text, Math.min(text.length, own.end + AROUND), 1);
  return quotation(view.statement, start, end - start > 2 * WHOLE ? snap(text, start + 2 * WHOLE, 1) : end);
}

/** A whole statement as evidence, for the heading it stands under. */
export function wholeStatement(view: StatementView, heading: string): Evidence {
  const { statement } = view;
  const start = statement.text.length - statement.text.trimStart().length;
  const length = statement.text.trim().length;
  const end = start + length <= WHOLE ? start + length : snap(statement.text, start + WHOLE, 1);
  const quoted = quotation(statement, start, end);
  return {
    document: view.document,
    statement: statement.index,
    start: statement.range.start + quoted.start,
    end: statement.range.start + quoted.end,
    text: quoted.text,
    pattern: heading,
  };
}

/** Moves an offset outward to the nearest white space, at most 30 characters. */
function snap(text: string, at: number, step: -1 | 1): number {
  for (let moved = 0; moved < 30 && at > 0 && at < text.length; moved++, at += step) {
    if (/\s/.test(text[step === -1 ? at - 1 : at]!)) break;
  }
  return at;
}

/** The typed value that belongs to a match: inside it, else the nearest one in its part of the sentence. */
export function nearestValue(match: PatternMatch, type: ValueType): Evidence['value'] {
  const { view, span, context } = match;
  let best: { distance: number; value: Evidence['value'] } | undefined;
  for (const value of view.values()) {
    if (value.type !== type || value.firstToken < context.segment.first || value.endToken > context.segment.end + 1) continue;
    const distance =
      value.firstToken >= span.end
        ? view.distance(span.end, value.firstToken)
        : Math.max(0, view.distance(value.endToken, span.first));
    if (!best || distance < best.distance) {
      best = { distance, value: { type: value.type, canonical: value.canonical, ...(value.unit ? { unit: value.unit } : {}) } };
    }
  }
  return best?.value;
}
