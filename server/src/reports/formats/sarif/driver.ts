import { describedPlaybook, type PlaybookDescription } from '../../../playbook';
import type { ClauseSource, PlaybookSource } from '../../../playbook/types';
import { checkIds } from '../../../policy';
import type { Review } from '../../../review/types';
import { sourceLines } from '../../clausePages';
import { type FormatProse, formatProse } from '../../prose/formats';
import { pageProse } from '../../prose/pages';
import type { FormatContext } from '../format';
import { flat } from '../plain';
import type { Extension, Level, ReportingDescriptor, Taxonomy } from './types';

export const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<string, Level>;

/** The standards that clauses are mapped to, by their key in the playbook. */
const frameworks = {
  'nist-800-53': { organization: 'NIST', description: 'Security and Privacy Controls for Information Systems and Organizations' },
  'nist-800-161': { organization: 'NIST', description: 'Cybersecurity Supply Chain Risk Management Practices' },
  'iso-27001': { organization: 'ISO/IEC', description: 'Information security management systems, Annex A' },
  'csf-2': { organization: 'NIST', description: 'Cybersecurity Framework' },
} as const;
type Framework = keyof typeof frameworks;

/** What a report says of the tool whatever it found: its rules, and the standards and founding documents that they answer to. */
export interface Driver {
  rules: ReportingDescriptor[];
  taxonomies: Taxonomy[];
  extensions: Extension[];
}

/** A clause as the rule of its id: of several playbooks, as the first of them has it. */
interface Entry {
  clause: ClauseSource;
  playbook: PlaybookSource;
  /** Of one's own: id and version of that playbook. */
  own?: { id: string; version: string };
}

export function driverFor({ playbooks = [] }: Pick<Review, 'playbooks'>, { playbook, locale }: FormatContext): Driver {
  const entries = entriesOf(playbook, playbooks);
  const catalogue = new Taxonomies(entries, playbook, locale);
  const words = formatProse[locale];
  const rules = [
    ...entries.map((entry) => clauseRule(entry, locale, catalogue)),
    ...checkIds.map((id): ReportingDescriptor => {
      const { title, description } = words.checks[id];
      return { id, shortDescription: { text: title }, fullDescription: { text: description }, help: { text: description } };
    }),
  ];
  const extensions = playbooks
    .filter(({ clauses }) => clauses.length > 0)
    .map(({ id, version, title }) => ({
      name: id,
      fullName: `${title[locale]} ${version}`,
      version,
      shortDescription: { text: flat(title[locale]) },
    }));
  return { rules, taxonomies: catalogue.taxonomies, extensions };
}

/** `playbook`: that of the run, whose clauses come first; then what the others add to them. */
function entriesOf(playbook: PlaybookSource, playbooks: readonly PlaybookDescription[]): Entry[] {
  const { id: main } = playbook.manifest;
  const ownOf = (clause: ClauseSource) =>
    playbooks.find(({ id, clauses }) => id === main && clauses.some((each) => each.id === clause.id));
  const entries = new Map<string, Entry>(playbook.clauses.map((clause) => [clause.id, { clause, playbook, own: ownOf(clause) }]));
  for (const own of playbooks) {
    const described = describedPlaybook(own, playbook);
    const ids = new Set(own.clauses.map(({ id }) => id));
    for (const clause of described.clauses)
      if (ids.has(clause.id) && !entries.has(clause.id)) entries.set(clause.id, { clause, playbook: described, own });
  }
  return [...entries.values()];
}

function clauseRule(
  { clause, playbook, own }: Entry,
  locale: FormatContext['locale'],
  catalogue: Taxonomies,
): ReportingDescriptor {
  const words = formatProse[locale];
  const { id, title, why, severity, theme, audience } = clause;
  const relationships = catalogue.of(clause).map((target) => ({ target, kinds: ['relevant'] as ['relevant'] }));
  return {
    id,
    shortDescription: { text: title[locale] },
    fullDescription: { text: flat(why[locale]) },
    help: { text: plainHelp(clause, locale, words), markdown: markdownHelp(clause, playbook, locale, words) },
    defaultConfiguration: { level: levels[severity.agreement] },
    ...(relationships.length > 0 && { relationships }),
    properties: { tags: [theme, ...audience, ...(own ? [own.id] : [])], ...(own && { playbook: `${own.id} ${own.version}` }) },
  };
}

/** Elements that anyone expects of it. */
function elementTitles({ elements }: ClauseSource, locale: FormatContext['locale']): string[] {
  return elements.filter(({ need }) => need.rfp !== 'none' || need.agreement !== 'none').map(({ title }) => title[locale]);
}

function plainHelp(clause: ClauseSource, locale: FormatContext['locale'], words: FormatProse): string {
  const { colon } = pageProse[locale];
  return [
    flat(clause.why[locale]),
    `${words.mustSay}${colon}${elementTitles(clause, locale).join('; ')}.`,
    ...(clause.ask ? [`${words.ask}${colon}${flat(clause.ask[locale])}`] : []),
    words.notAdvice,
  ].join('\n\n');
}

function markdownHelp(
  clause: ClauseSource,
  playbook: PlaybookSource,
  locale: FormatContext['locale'],
  words: FormatProse,
): string {
  const names: Record<string, string> = pageProse[locale].standardNames;
  const standards = Object.entries(clause.standards ?? {}).map(
    ([key, items]) => `- ${names[key] ?? key}${pageProse[locale].colon}${items.join(', ')}`,
  );
  const section = (title: string, lines: string[]) => (lines.length > 0 ? [`**${title}**`, lines.join('\n')] : []);
  return [
    flat(clause.why[locale]),
    ...section(
      words.mustSay,
      elementTitles(clause, locale).map((title) => `- ${title}`),
    ),
    ...section(words.ask, clause.ask ? [flat(clause.ask[locale])] : []),
    ...section(words.sources, sourceLines(clause, playbook, locale)),
    ...section(words.standards, standards),
    words.notAdvice,
  ].join('\n\n');
}

/** The parts of standards and of the founding documents that any clause answers to. */
class Taxonomies {
  readonly taxonomies: Taxonomy[] = [];
  readonly #places = new Map<string, { taxonomy: number; taxa: Map<string, number> }>();
  readonly #founding: ReadonlySet<string>;

  constructor(entries: readonly Entry[], playbook: PlaybookSource, locale: FormatContext['locale']) {
    this.#founding = new Set((playbook.seeds ?? []).map(({ document }) => document));
    for (const key of Object.keys(frameworks) as Framework[]) {
      const { organization, description } = frameworks[key];
      this.#add(key, pageProse[locale].standardNames[key] ?? key, organization, description);
    }
    for (const document of this.#founding)
      this.#add(document, document, document, playbook.manifest.sources?.[document]?.[locale] ?? document);
    for (const { clause } of entries)
      for (const [key, id] of this.#keysOf(clause)) {
        const { taxonomy, taxa } = this.#places.get(key)!;
        if (taxa.has(id)) continue;
        taxa.set(id, taxa.size);
        this.taxonomies[taxonomy]!.taxa.push({ id });
      }
  }

  of(clause: ClauseSource) {
    return this.#keysOf(clause).map(([key, id]) => {
      const { taxonomy, taxa } = this.#places.get(key)!;
      return { id, index: taxa.get(id)!, toolComponent: { name: this.taxonomies[taxonomy]!.name, index: taxonomy } };
    });
  }

  #add(key: string, name: string, organization: string, text: string) {
    this.#places.set(key, { taxonomy: this.taxonomies.length, taxa: new Map() });
    this.taxonomies.push({ name, organization, shortDescription: { text }, isComprehensive: false, taxa: [] });
  }

  /** Each once, as a clause may cite a passage twice. */
  #keysOf({ standards = {}, sources }: ClauseSource): [key: string, id: string][] {
    const keys = [
      ...(Object.keys(frameworks) as Framework[]).flatMap((key) => (standards[key] ?? []).map((id) => [key, id] as const)),
      ...sources
        .filter(({ document }) => this.#founding.has(document))
        .map(({ document, passage }) => [document, passage] as const),
    ];
    return [...new Map(keys.map(([key, id]) => [`${key}\n${id}`, [key, id] as [string, string]])).values()];
  }
}
