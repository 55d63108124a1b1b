import type { CompiledPattern, Matcher } from '../playbook';
import type { Span, StatementView } from './view';

export type { Span } from './view';

interface TokenRange {
  first: number;
  end: number;
}

/** Enough for any honest statement; keeps a hostile one linear. */
const MAX_SPANS = 24;

const NO_SPANS: readonly Span[] = [];
const NO_MASKS: readonly TokenRange[] = [];

/**
 * Matches of a pattern in a statement, those that touch the statement's own words only. `masked` ranges (look-alikes) are invisible.
 */
export function findMatches(
  pattern: CompiledPattern,
  view: StatementView,
  masked: readonly TokenRange[] = NO_MASKS,
): readonly Span[] {
  return canMatch(pattern, view) ? matchesOf(pattern, view, masked) : NO_SPANS;
}

/** The same for a pattern of which the caller knows that all it needs occurs. */
export function matchesOf(
  pattern: CompiledPattern,
  view: StatementView,
  masked: readonly TokenRange[] = NO_MASKS,
): readonly Span[] {
  let spans = evaluate(pattern.matcher, view, masked);
  if (spans.length === 0) return NO_SPANS;
  if (view.inherits) {
    spans = spans.filter((span) => span.leaves.some((leaf) => leaf.first < view.ownEnd && leaf.end > view.ownFirst));
    if (spans.length === 0) return NO_SPANS;
  }
  if (pattern.unless.some((other) => matchesAnywhere(other, view))) return NO_SPANS;
  for (const other of pattern.notWithin) {
    const outer = evaluate(other.matcher, view, NO_MASKS);
    spans = spans.filter((span) => !outer.some((range) => range.first <= span.first && span.end <= range.end));
  }
  return spans;
}

/** Whether every part that a pattern cannot do without occurs at all: most patterns end here. */
export function canMatch({ needs }: CompiledPattern, view: StatementView): boolean {
  for (const symbols of needs) if (!hasAny(symbols, view)) return false;
  return true;
}

function hasAny(symbols: readonly number[], view: StatementView): boolean {
  for (const symbol of symbols) if (view.has(symbol)) return true;
  return false;
}

/** Whether a pattern matches somewhere in the statement's run, inherited text included. */
export function matchesAnywhere(pattern: CompiledPattern, view: StatementView): boolean {
  return canMatch(pattern, view) && evaluate(pattern.matcher, view, NO_MASKS).length > 0;
}

function evaluate(matcher: Matcher, view: StatementView, masked: readonly TokenRange[]): readonly Span[] {
  switch (matcher.type) {
    case 'symbol':
      return leaves(view.symbolSpans(matcher.symbol), masked);
    case 'slot':
      return leaves(view.valueSpans(matcher.slot), masked);
    case 'either':
      return either(matcher.options, view, masked);
    case 'sequence':
      return sequence(matcher.items, view, masked);
    case 'near':
      return near(matcher.parts, matcher.window, view, masked);
  }
}

function leaves(spans: readonly Span[], masked: readonly TokenRange[]): readonly Span[] {
  const seen =
    masked.length === 0
      ? spans
      : spans.filter(({ first, end }) => !masked.some((mask) => mask.first <= first && end <= mask.end));
  return seen.length > MAX_SPANS ? seen.slice(0, MAX_SPANS) : seen;
}

function either(options: readonly Matcher[], view: StatementView, masked: readonly TokenRange[]): readonly Span[] {
  let found = NO_SPANS;
  for (const option of options) {
    const spans = evaluate(option, view, masked);
    if (spans.length > 0) found = found.length === 0 ? spans : [...found, ...spans];
    if (found.length >= MAX_SPANS) return found.length > MAX_SPANS ? found.slice(0, MAX_SPANS) : found;
  }
  return found;
}

function sequence(
  items: readonly { matcher: Matcher; optional: boolean; gap: number }[],
  view: StatementView,
  masked: readonly TokenRange[],
): readonly Span[] {
  let partials: readonly Span[] | undefined;
  let gap = 0;
  for (const item of items) {
    // A gap before an optional item that is absent carries over to the next.
    gap = Math.max(gap, item.gap);
    if (!partials && item.optional) continue;
    const spans = evaluate(item.matcher, view, masked);
    if (spans.length === 0 && !item.optional) return NO_SPANS;
    if (!partials) partials = spans;
    else if (spans.length > 0) {
      const extended: Span[] = [];
      for (const partial of partials) {
        const next = nearestAfter(partial, spans, gap, view);
        if (next) extended.push({ first: partial.first, end: next.end, leaves: [...partial.leaves, ...next.leaves] });
        else if (item.optional) extended.push(partial);
      }
      if (extended.length === 0) return NO_SPANS;
      partials = extended;
    }
    if (!item.optional) gap = 0;
  }
  return partials ?? NO_SPANS;
}

function nearestAfter(partial: Span, spans: readonly Span[], gap: number, view: StatementView): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) {
    if (span.first < partial.end || view.distance(partial.end, span.first) > gap) continue;
    if (!best || span.first < best.first || (span.first === best.first && span.end > best.end)) best = span;
  }
  return best;
}

function near(parts: readonly Matcher[], window: number, view: StatementView, masked: readonly TokenRange[]): readonly Span[] {
  const found: (readonly Span[])[] = [];
  for (const part of parts) {
    const spans = evaluate(part, view, masked);
    if (spans.length === 0) return NO_SPANS;
    found.push(spans);
  }
  const [pivots, ...others] = found.sort((a, b) => a.length - b.length) as [readonly Span[], ...(readonly Span[])[]];
  const matches: Span[] = [];
  for (const pivot of pivots) {
    let { first, end } = pivot;
    const closest = others.map((spans) => closestTo(pivot, spans, view));
    for (const span of closest) {
      first = Math.min(first, span.first);
      end = Math.max(end, span.end);
    }
    if (view.distance(first, end) <= window)
      matches.push({ first, end, leaves: [pivot, ...closest].flatMap((span) => span.leaves) });
  }
  return matches;
}

function closestTo(pivot: Span, spans: readonly Span[], view: StatementView): Span {
  let best = spans[0]!;
  let least = distanceBetween(pivot, best, view);
  for (let i = 1; i < spans.length && least > 0; i++) {
    const distance = distanceBetween(pivot, spans[i]!, view);
    if (distance < least) {
      best = spans[i]!;
      least = distance;
    }
  }
  return best;
}

/** Weighty words between two spans; none when they overlap. */
function distanceBetween(a: Span, b: Span, view: StatementView): number {
  if (b.first >= a.end) return view.distance(a.end, b.first);
  return a.first >= b.end ? view.distance(b.end, a.first) : 0;
}
