import type { Localised } from '../text/types';
import { inThemeOrder } from './compile';
import type { ClauseSource, ElementSource, FactSource, PlaybookSource, ThemeSource } from './types';

/** What a report says of a clause beside what was found: the clause without patterns, wordings and examples. */
export type ClauseDescription = Pick<
  ClauseSource,
  'id' | 'theme' | 'title' | 'why' | 'ask' | 'audience' | 'severity' | 'sources' | 'standards'
> & {
  elements: Pick<ElementSource, 'id' | 'title' | 'need'>[];
  facts?: Pick<FactSource, 'id' | 'title' | 'type'>[];
};

/** A playbook as far as it differs from the built-in one: what a report has to know to be put together without its files. */
export interface PlaybookDescription {
  id: string;
  version: string;
  title: Localised;
  /** Those that it adds. */
  themes?: ThemeSource[];
  /** Titles of the documents that it adds to those cited. */
  sources?: Record<string, Localised>;
  /** Clauses that it adds or changes, in the order of its lists. */
  clauses: ClauseDescription[];
}

/** `base`: the built-in playbook. */
export function describePlaybook({ manifest, clauses }: PlaybookSource, base: PlaybookSource): PlaybookDescription {
  const { id, version, title } = manifest;
  const before = new Map(base.clauses.map((clause) => [clause.id, clause]));
  const themes = manifest.themes.filter((theme) => !base.manifest.themes.some((known) => known.id === theme.id));
  const known = base.manifest.sources ?? {};
  const sources = Object.entries(manifest.sources ?? {}).filter(([key, text]) => !same(known[key], text));
  return {
    id,
    version,
    title,
    ...(themes.length > 0 && { themes }),
    ...(sources.length > 0 && { sources: Object.fromEntries(sources) }),
    clauses: clauses.filter((clause) => !same(before.get(clause.id), clause)).map(described),
  };
}

/** The playbook that was described, without what it recognises by: good for showing a review, not for making one. */
export function describedPlaybook({ id, version, title, ...own }: PlaybookDescription, base: PlaybookSource): PlaybookSource {
  const clauses = new Map(base.clauses.map((clause) => [clause.id, clause]));
  for (const { facts, ...clause } of own.clauses)
    clauses.set(clause.id, {
      ...unrecognised,
      ...clause,
      ...(facts && { facts: facts.map((fact) => ({ ...fact, recognise: {} })) }),
    });
  const manifest = {
    ...base.manifest,
    id,
    version,
    title,
    themes: [...base.manifest.themes, ...(own.themes ?? [])],
    sources: { ...base.manifest.sources, ...own.sources },
  };
  return { ...base, manifest, clauses: inThemeOrder({ manifest, clauses: [...clauses.values()] }) };
}

const unrecognised: Pick<ClauseSource, 'headings' | 'recognise' | 'wording' | 'examples'> = {
  headings: {},
  recognise: {},
  wording: { rfp: { en: '', fr: '' }, agreement: { en: '', fr: '' } },
  examples: [],
};

function described(clause: ClauseSource): ClauseDescription {
  const { id, theme, title, why, ask, audience, severity, sources, standards, elements, facts } = clause;
  return {
    id,
    theme,
    title,
    why,
    ...(ask && { ask }),
    audience,
    severity,
    sources,
    ...(standards && { standards }),
    elements: elements.map((element) => ({ id: element.id, title: element.title, need: element.need })),
    ...(facts && { facts: facts.map((fact) => ({ id: fact.id, title: fact.title, type: fact.type })) }),
  };
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
