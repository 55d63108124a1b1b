import type { CompiledPattern, Matcher } from '../playbook';
import type { StatementView } from './view';

/** A stretch of tokens that matched, with the leaves it is made of. */
export interface Span {
  first: number;
  end: number;
  leaves: readonly { first: number; end: number }[];
}

interface TokenRange {
  first: number;
  end: number;
}

/** Enough for any honest statement; keeps a hostile one linear. */
const MAX_SPANS = 24;

/**
 * Matches of a pattern in a statement, those that touch the statement's own words only. `masked` ranges (look-alikes) are invisible.
 */
export function findMatches(pattern: CompiledPattern, view: StatementView, masked: readonly TokenRange[] = []): Span[] {
  if (!canMatch(pattern, view)) return [];
  let spans = evaluate(pattern.matcher, view, masked).filter((span) =>
    span.leaves.some((leaf) => leaf.first < view.ownEnd && leaf.end > view.ownFirst),
  );
  if (spans.length === 0) return spans;
  if (pattern.unless.some((other) => matchesAnywhere(other, view))) return [];
  for (const other of pattern.notWithin) {
    const outer = evaluate(other.matcher, view, []);
    spans = spans.filter((span) => !outer.some((range) => range.first <= span.first && span.end <= range.end));
  }
  return spans;
}

/** Whether every part that a pattern cannot do without occurs at all: most patterns end here. */
export function canMatch({ needs }: CompiledPattern, { bySymbol }: StatementView): boolean {
  for (const symbols of needs) {
    let found = false;
    for (const symbol of symbols) {
      if (bySymbol.has(symbol)) {
        found = true;
        break;
      }
    }
    if (!found) return false;
  }
  return true;
}

/** Whether a pattern matches somewhere in the statement's run, inherited text included. */
export function matchesAnywhere(pattern: CompiledPattern, view: StatementView): boolean {
  return canMatch(pattern, view) && evaluate(pattern.matcher, view, []).length > 0;
}

function evaluate(matcher: Matcher, view: StatementView, masked: readonly TokenRange[]): Span[] {
  switch (matcher.type) {
    case 'symbol':
      return leaves(view.hits(matcher.symbol), masked);
    case 'slot':
      return leaves(
        view
          .values()
          .filter((value) => value.type === matcher.slot)
          .map((value) => ({ first: value.firstToken, end: value.endToken })),
        masked,
      );
    case 'either':
      return matcher.options.flatMap((option) => evaluate(option, view, masked)).slice(0, MAX_SPANS);
    case 'sequence':
      return sequence(matcher.items, view, masked);
    case 'near':
      return near(matcher.parts, matcher.window, view, masked);
  }
}

function leaves(ranges: readonly TokenRange[], masked: readonly TokenRange[]): Span[] {
  const spans: Span[] = [];
  for (const { first, end } of ranges) {
    if (masked.some((mask) => mask.first <= first && end <= mask.end)) continue;
    spans.push({ first, end, leaves: [{ first, end }] });
    if (spans.length === MAX_SPANS) break;
  }
  return spans;
}

function sequence(
  items: { matcher: Matcher; optional: boolean; gap: number }[],
  view: StatementView,
  masked: readonly TokenRange[],
): Span[] {
  let partials: Span[] | undefined;
  let gap = 0;
  for (const item of items) {
    // A gap before an optional item that is absent carries over to the next.
    gap = Math.max(gap, item.gap);
    const spans = evaluate(item.matcher, view, masked);
    if (!partials) {
      if (item.optional) continue;
      if (spans.length === 0) return [];
      partials = spans;
    } else {
      const extended: Span[] = [];
      for (const partial of partials) {
        const next = nearestAfter(partial, spans, gap, view);
        if (next) extended.push({ first: partial.first, end: next.end, leaves: [...partial.leaves, ...next.leaves] });
        else if (item.optional) extended.push(partial);
      }
      if (extended.length === 0) return [];
      partials = extended;
    }
    if (!item.optional) gap = 0;
  }
  return partials ?? [];
}

function nearestAfter(partial: Span, spans: Span[], gap: number, view: StatementView): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) {
    if (span.first < partial.end || view.distance(partial.end, span.first) > gap) continue;
    if (!best || span.first < best.first || (span.first === best.first && span.end > best.end)) best = span;
  }
  return best;
}

function near(parts: Matcher[], window: number, view: StatementView, masked: readonly TokenRange[]): Span[] {
  const found: Span[][] = [];
  for (const part of parts) {
    const spans = evaluate(part, view, masked);
    if (spans.length === 0) return [];
    found.push(spans);
  }
  const [pivots, ...others] = [...found].sort((a, b) => a.length - b.length) as [Span[], ...Span[][]];
  const matches: Span[] = [];
  for (const pivot of pivots) {
    let { first, end } = pivot;
    const all = [...pivot.leaves];
    for (const spans of others) {
      const closest = closestTo(pivot, spans, view);
      first = Math.min(first, closest.first);
      end = Math.max(end, closest.end);
      all.push(...closest.leaves);
    }
    if (view.distance(first, end) <= window) matches.push({ first, end, leaves: all });
  }
  return matches;
}

function closestTo(pivot: Span, spans: Span[], view: StatementView): Span {
  const distance = (span: Span) =>
    span.first >= pivot.end
      ? view.distance(pivot.end, span.first)
      : pivot.first >= span.end
        ? view.distance(span.end, pivot.first)
        : 0;
  return spans.reduce((best, span) => (distance(span) < distance(best) ? span : best));
}
