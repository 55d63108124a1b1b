import type { Kind } from '../documents/types';
import type { Policy, SeverityChoice } from '../policy';
import type { Language } from '../text/types';
import type { Layer } from './extended';
import { matches } from './globs';
import type { Choice, Resolved } from './types';

/** The choices that count, by path: a later one wins. Lists replace each other; what is off adds up, until something is set for it. */
export function settle(choices: Iterable<Choice>): Map<string, Choice> {
  const settled = new Map<string, Choice>();
  for (const choice of choices) {
    const [, rule] = /^severities\.([^/.]+)/.exec(choice.path) ?? [];
    if (rule !== undefined) {
      if (choice.value !== 'off') settled.delete(`off.${rule}`);
      // One word for all kinds takes the place of those for each.
      settled.delete(`${choice.path}.rfp`);
      settled.delete(`${choice.path}.agreement`);
    }
    // Anew, so that the order is that in which they were chosen.
    settled.delete(choice.path);
    settled.set(choice.path, choice);
  }
  return settled;
}

/** The choices of one layer for a document, named by its path from the folder that globs are relative to. */
export function choicesFor({ choices, overrides }: Layer, path: string | undefined): Choice[] {
  const overriding = overrides.filter(({ files }) => path !== undefined && matches(path, files));
  return [...choices, ...overriding.flatMap((override) => override.choices)];
}

/** The policy that settled choices make; what is not chosen is left out. */
export function policyOf(settled: ReadonlyMap<string, Choice>): Partial<Policy> {
  const value = <T>(path: string) => settled.get(path)?.value as T | undefined;
  const below = <T>(key: string) =>
    [...settled].flatMap(([path, choice]): [string, T][] =>
      path.startsWith(`${key}.`) ? [[path.slice(key.length + 1), choice.value as T]] : [],
    );
  const off = below<boolean>('off').map(([rule]) => rule);
  const severities = severitiesOf(below<SeverityChoice>('severities'));
  const limits = Object.fromEntries(below<number>('limits'));
  const policy: Partial<Policy> = {
    position: value<Policy['position']>('position'),
    jurisdiction: value<string>('jurisdiction'),
    asOf: value<string>('as-of'),
    allowedTerritories: value<string[]>('allowed-territories'),
    subjects: value<string[]>('subjects'),
    languages: value<Language[]>('languages'),
    locale: value<Policy['locale']>('locale'),
    off: off.length > 0 ? off : undefined,
    severities: Object.keys(severities).length > 0 ? severities : undefined,
    limits: Object.keys(limits).length > 0 ? limits : undefined,
  };
  return Object.fromEntries(Object.entries(policy).filter(([, chosen]) => chosen !== undefined));
}

function severitiesOf(chosen: [string, SeverityChoice][]): Policy['severities'] {
  const severities: Policy['severities'] = {};
  for (const [path, severity] of chosen) {
    const [, rule = path, kind] = /^(.*)\.(rfp|agreement)$/s.exec(path) ?? [];
    const before = severities[rule];
    const both = typeof before === 'string' ? { rfp: before, agreement: before } : before;
    severities[rule] = kind === undefined ? severity : { ...both, [kind]: severity };
  }
  return severities;
}

export function kindOf(settled: ReadonlyMap<string, Choice>): { kind?: Kind; language?: Language } {
  const kind = settled.get('kind')?.value as Kind | undefined;
  const language = settled.get('language')?.value as Language | undefined;
  return { ...(kind && { kind }), ...(language && { language }) };
}

/** What holds for a document that is reviewed with others: the choices of the first of them, but what it is taken for itself. */
export function underFirst(own: Resolved, first: Resolved): Resolved {
  const choices = new Map(first.choices);
  for (const path of ['kind', 'language']) {
    const choice = own.choices.get(path);
    if (choice) choices.set(path, choice);
    else choices.delete(path);
  }
  return { ...own, policy: first.policy, choices };
}
