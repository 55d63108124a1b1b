import type { CompiledPattern, Matcher } from '../playbook';
import type { Part, Span } from './part';
import type { StatementView } from './view';

export type { Span } from './part';

interface TokenRange {
  first: number;
  end: number;
}

/** Enough for any honest statement; keeps a hostile one linear. */
const MAX_PARTS = 24;

const NO_SPANS: readonly Span[] = [];
const NOTHING: readonly Part[] = [];
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
  const found = evaluate(pattern.matcher, view, masked);
  if (found.length === 0) return NO_SPANS;
  let spans = found.map(spanOf);
  if (view.inherits) {
    spans = spans.filter((span) => span.leaves.some((leaf) => leaf.first < view.ownEnd && leaf.end > view.ownFirst));
    if (spans.length === 0) return NO_SPANS;
  }
  for (const other of pattern.unless) if (matchesAnywhere(other, view)) return NO_SPANS;
  for (const other of pattern.notWithin) {
    const outer = evaluate(other.matcher, view, NO_MASKS);
    spans = spans.filter((span) => !outer.some((range) => range.first <= span.first && span.end <= range.end));
  }
  return spans;
}

function spanOf(part: Part): Span {
  const leaves: Part[] = [];
  addLeaves(part, leaves);
  return { first: part.first, end: part.end, leaves };
}

function addLeaves(part: Part, leaves: Part[]): void {
  if (!part.parts) leaves.push(part);
  else for (const inner of part.parts) addLeaves(inner, leaves);
}

/** Whether every part that a pattern cannot do without occurs at all: most patterns end here. */
export function canMatch({ needs }: CompiledPattern, view: StatementView): boolean {
  const hits = view.table();
  for (const symbols of needs) if (!hits.hasAny(symbols)) return false;
  return true;
}

/** Whether a pattern matches somewhere in the statement's run, inherited text included. */
export function matchesAnywhere(pattern: CompiledPattern, view: StatementView): boolean {
  return canMatch(pattern, view) && evaluate(pattern.matcher, view, NO_MASKS).length > 0;
}

function evaluate(matcher: Matcher, view: StatementView, masked: readonly TokenRange[]): readonly Part[] {
  switch (matcher.type) {
    case 'symbol':
      return leaves(view.hits(matcher.symbol), masked);
    case 'slot':
      return leaves(view.ofType(matcher.slot), masked);
    case 'either':
      return either(matcher.options, view, masked);
    case 'sequence':
      return sequence(matcher.items, view, masked);
    case 'near':
      return near(matcher.parts, matcher.window, view, masked);
  }
}

function leaves(parts: readonly Part[], masked: readonly TokenRange[]): readonly Part[] {
  if (masked.length === 0) return parts.length > MAX_PARTS ? parts.slice(0, MAX_PARTS) : parts;
  const seen = parts.filter(({ first, end }) => !masked.some((mask) => mask.first <= first && end <= mask.end));
  return seen.length > MAX_PARTS ? seen.slice(0, MAX_PARTS) : seen;
}

function either(options: readonly Matcher[], view: StatementView, masked: readonly TokenRange[]): readonly Part[] {
  const { seen, round } = view.table();
  let found = NOTHING;
  for (let i = 0; i < options.length; i++) {
    const option = options[i]!;
    // Most options are words that do not occur.
    if (option.type === 'symbol' && seen[option.symbol] !== round) continue;
    const parts = evaluate(option, view, masked);
    if (parts.length > 0) found = found.length === 0 ? parts : [...found, ...parts];
    if (found.length >= MAX_PARTS) return found.length > MAX_PARTS ? found.slice(0, MAX_PARTS) : found;
  }
  return found;
}

function sequence(
  items: readonly { matcher: Matcher; optional: boolean; gap: number }[],
  view: StatementView,
  masked: readonly TokenRange[],
): readonly Part[] {
  let partials: readonly Part[] | undefined;
  let gap = 0;
  for (const item of items) {
    // A gap before an optional item that is absent carries over to the next.
    gap = Math.max(gap, item.gap);
    if (!partials && item.optional) continue;
    const parts = evaluate(item.matcher, view, masked);
    if (parts.length === 0 && !item.optional) return NOTHING;
    if (!partials) partials = parts;
    else if (parts.length > 0) {
      const extended: Part[] = [];
      for (const partial of partials) {
        const next = nearestAfter(partial, parts, gap, view.weights());
        if (next) extended.push({ first: partial.first, end: next.end, parts: [partial, next] });
        else if (item.optional) extended.push(partial);
      }
      if (extended.length === 0) return NOTHING;
      partials = extended;
    }
    if (!item.optional) gap = 0;
  }
  return partials ?? NOTHING;
}

function nearestAfter(partial: Part, parts: readonly Part[], gap: number, heavy: Int32Array): Part | undefined {
  const farthest = heavy[partial.end]! + gap;
  let best: Part | undefined;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.first < partial.end || heavy[part.first]! > farthest) continue;
    if (!best || part.first < best.first || (part.first === best.first && part.end > best.end)) best = part;
  }
  return best;
}

function near(matchers: readonly Matcher[], window: number, view: StatementView, masked: readonly TokenRange[]): readonly Part[] {
  const found: (readonly Part[])[] = [];
  for (const matcher of matchers) {
    const parts = evaluate(matcher, view, masked);
    if (parts.length === 0) return NOTHING;
    found.push(parts);
  }
  const [pivots, ...others] = found.sort((a, b) => a.length - b.length) as [readonly Part[], ...(readonly Part[])[]];
  const heavy = view.weights();
  const matches: Part[] = [];
  for (const pivot of pivots) {
    let { first, end } = pivot;
    const parts = [pivot];
    for (const other of others) {
      const closest = closestTo(pivot, other, heavy);
      first = Math.min(first, closest.first);
      end = Math.max(end, closest.end);
      parts.push(closest);
    }
    if (heavy[end]! - heavy[first]! <= window) matches.push({ first, end, parts });
  }
  return matches;
}

function closestTo(pivot: Part, parts: readonly Part[], heavy: Int32Array): Part {
  let best = parts[0]!;
  let least = distanceBetween(pivot, best, heavy);
  for (let i = 1; i < parts.length && least > 0; i++) {
    const distance = distanceBetween(pivot, parts[i]!, heavy);
    if (distance < least) {
      best = parts[i]!;
      least = distance;
    }
  }
  return best;
}

/** Weighty words between two parts; none when they overlap. */
function distanceBetween(a: Part, b: Part, heavy: Int32Array): number {
  if (b.first >= a.end) return heavy[b.first]! - heavy[a.end]!;
  return a.first >= b.end ? heavy[a.first]! - heavy[b.end]! : 0;
}
