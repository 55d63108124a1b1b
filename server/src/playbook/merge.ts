import type { Localised } from '../text/types';
import type { ClauseChange, ElementChange } from './custom';
import type { ClauseSource, ConceptsSource, ElementSource, FactSource, LocalisedPatterns } from './types';

const PATTERN_KEYS = ['headings', 'recognise', 'not-evidence', 'deferred-to', 'weak', 'contradicts'] as const;
const ELEMENT_PATTERNS = ['when', 'recognise', 'in-clause'] as const;

/**
 * A clause with changes: texts and choices take the place of what was there, patterns, examples and sources add to it (or take its place,
 * where `replace` names them), elements and facts are matched by id. `before` undefined: a clause of its own, which has all it needs.
 */
export function mergeClause(before: ClauseSource | undefined, { replace = [], ...change }: ClauseChange): ClauseSource {
  const base: Partial<ClauseSource> = { ...before };
  for (const key of replace) delete base[key as keyof ClauseSource];
  const { wording: own, elements, facts, examples, sources, standards, ...rest } = change;
  const texts = (key: 'title' | 'why' | 'absent' | 'ask') =>
    change[key] ? { [key]: inBoth({ ...base[key], ...change[key] }) } : {};
  const patterns = Object.fromEntries(
    PATTERN_KEYS.flatMap((key) => (change[key] ? [[key, mergePatterns(base[key], change[key])]] : [])),
  );
  const wording = (kind: 'rfp' | 'agreement') => inBoth({ ...base.wording?.[kind], ...own?.[kind] });
  return {
    ...base,
    ...rest,
    ...texts('title'),
    ...texts('why'),
    ...texts('absent'),
    ...texts('ask'),
    ...patterns,
    ...(change.severity && { severity: { ...base.severity, ...change.severity } }),
    sources: [...(base.sources ?? []), ...(sources ?? [])],
    ...((base.standards || standards) && { standards: mergeLists(base.standards, standards) }),
    elements: mergeById(base.elements ?? [], elements ?? [], mergeElement),
    ...((base.facts || facts) && { facts: mergeById<FactSource, FactSource>(base.facts ?? [], facts ?? [], mergeFact) }),
    wording: { rfp: wording('rfp'), agreement: wording('agreement') },
    examples: [...(base.examples ?? []), ...(examples ?? [])],
  } as ClauseSource;
}

/** More words for the concepts there are, and new ones. */
export function mergeConcepts(before: ConceptsSource, own: ConceptsSource = {}): ConceptsSource {
  const merged = { ...before };
  for (const [id, concept] of Object.entries(own)) {
    const known = Object.hasOwn(before, id) ? before[id] : undefined;
    merged[id] = { ...known, ...concept, ...mergeLists(listsOf(known), listsOf(concept)) };
  }
  return merged;
}

function listsOf(concept: Partial<Localised<string[]>> | undefined): Record<string, string[]> {
  return { ...(concept?.en && { en: concept.en }), ...(concept?.fr && { fr: concept.fr }) };
}

function mergeLists(a: Record<string, string[]> = {}, b: Record<string, string[]> = {}): Record<string, string[]> {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...keys].map((key) => [key, [...new Set([...(a[key] ?? []), ...(b[key] ?? [])])]]));
}

function mergePatterns(a: LocalisedPatterns = {}, b: LocalisedPatterns = {}): LocalisedPatterns {
  const of = (language: 'en' | 'fr') => {
    const list = [...(a[language] ?? []), ...(b[language] ?? [])];
    return list.length > 0 ? { [language]: list } : {};
  };
  return { ...of('en'), ...of('fr') };
}

function mergeById<T extends { id: string }, C extends { id: string }>(
  before: readonly T[],
  own: readonly C[],
  merge: (before: T | undefined, change: C) => T,
): T[] {
  const changes = new Map(own.map((each) => [each.id, each]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.map((each) => (changes.has(each.id) ? merge(each, changes.get(each.id)!) : each)),
    ...own.filter(({ id }) => !known.has(id)).map((each) => merge(undefined, each)),
  ];
}

function mergeElement(before: ElementSource | undefined, { replace = [], ...change }: ElementChange): ElementSource {
  const base: Partial<ElementSource> = { ...before };
  for (const key of replace) delete base[key as keyof ElementSource];
  const patterns = Object.fromEntries(
    ELEMENT_PATTERNS.flatMap((key) => (change[key] ? [[key, mergePatterns(base[key], change[key])]] : [])),
  );
  const texts = Object.fromEntries(
    (['title', 'condition', 'limit'] as const).flatMap((key) =>
      change[key] ? [[key, inBoth({ ...base[key], ...change[key] })]] : [],
    ),
  );
  const wording = change.wording && {
    wording: Object.fromEntries(
      Object.entries(change.wording).map(([kind, text]) => [
        kind,
        inBoth({ ...base.wording?.[kind as 'rfp' | 'agreement'], ...text }),
      ]),
    ),
  };
  return { ...base, ...change, ...texts, ...patterns, ...wording } as ElementSource;
}

function mergeFact(before: FactSource | undefined, change: FactSource): FactSource {
  return {
    ...before,
    ...change,
    title: inBoth({ ...before?.title, ...change.title }),
    recognise: mergePatterns(before?.recognise, change.recognise),
  };
}

/** A text in one language stands for both. */
export function inBoth(text: Partial<Localised>): Localised {
  const any = text.en ?? text.fr ?? '';
  return { en: text.en ?? any, fr: text.fr ?? any };
}
