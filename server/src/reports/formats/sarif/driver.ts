import type { ClauseSource, PlaybookSource } from '../../../playbook/types';
import { checkIds } from '../../../policy';
import { sourceLines } from '../../clausePages';
import { type FormatProse, formatProse } from '../../prose/formats';
import { pageProse } from '../../prose/pages';
import type { FormatContext } from '../format';
import { flat } from '../plain';
import type { Level, ReportingDescriptor, Taxonomy } from './types';

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
}

export function driverFor({ playbook, locale }: FormatContext): Driver {
  const catalogue = new Taxonomies(playbook, locale);
  const words = formatProse[locale];
  const rules = [
    ...playbook.clauses.map((clause) => clauseRule(clause, playbook, locale, catalogue)),
    ...checkIds.map((id): ReportingDescriptor => {
      const { title, description } = words.checks[id];
      return { id, shortDescription: { text: title }, fullDescription: { text: description }, help: { text: description } };
    }),
  ];
  return { rules, taxonomies: catalogue.taxonomies };
}

function clauseRule(
  clause: ClauseSource,
  playbook: PlaybookSource,
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
    properties: { tags: [theme, ...audience] },
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

  constructor(playbook: PlaybookSource, locale: FormatContext['locale']) {
    this.#founding = new Set((playbook.seeds ?? []).map(({ document }) => document));
    for (const key of Object.keys(frameworks) as Framework[]) {
      const { organization, description } = frameworks[key];
      this.#add(key, pageProse[locale].standardNames[key] ?? key, organization, description);
    }
    for (const document of this.#founding)
      this.#add(document, document, document, playbook.manifest.sources?.[document]?.[locale] ?? document);
    for (const clause of playbook.clauses)
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
