import type { ClauseSource, DraftKind, ElementSource, PlaybookSource } from '../playbook';
import { accuracyLines } from '../reports';
import { similarIds } from '../reports/answers/similar';
import { hang, padEnd, printable, type StyleName, styles, widthOf, wrap } from '../reports/layout';
import { pageProse } from '../reports/prose/pages';
import type { Language } from '../text/types';
import { playbookHere } from './engines';
import { type Prose, prose } from './prose/prose';
import { type ExitCode, exitCodes, type Shell, write } from './shell';
import { reportWidth, wantsColour } from './terminal';
import { UsageError } from './usage';

export interface PageOptions {
  color?: boolean;
}

export const listFormats = ['pretty', 'json'] as const;

export interface ClausesOptions extends PageOptions {
  format: (typeof listFormats)[number];
}

interface Page {
  words: Prose['explain'];
  colour: boolean;
  locale: Language;
  width: number;
  style: ReturnType<typeof styles>;
}

const draftKinds = ['rfp', 'agreement'] as const satisfies DraftKind[];

/** `civicclause explain CLAUSE`: the clause's page, from the playbook alone. */
export async function explain(id: string, options: PageOptions, shell: Shell): Promise<ExitCode> {
  const playbook = await playbookHere(shell);
  if (!playbook) return exitCodes.error;
  const { usage } = prose[shell.locale];
  const clause = playbook.clauses.find((candidate) => candidate.id === id);
  if (!clause) {
    const similar = similarIds(
      id,
      playbook.clauses.map((candidate) => candidate.id),
    );
    throw new UsageError(usage.unknownClause(id), similar.length > 0 ? usage.didYouMean(similar) : undefined);
  }
  await write(shell.stdout, `${clausePage(clause, playbook, pageFor(options, shell)).join('\n')}\n`);
  return exitCodes.nothing;
}

/** `civicclause clauses`: all clauses by theme. */
export async function listClauses(options: ClausesOptions, shell: Shell): Promise<ExitCode> {
  const playbook = await playbookHere(shell);
  if (!playbook) return exitCodes.error;
  await write(shell.stdout, options.format === 'json' ? clausesJson(playbook) : clausesTable(playbook, pageFor(options, shell)));
  return exitCodes.nothing;
}

/** How pages are set for this shell. */
export function pageFor({ color }: PageOptions, shell: Shell): Page {
  const colour = wantsColour(shell, color, false);
  return { words: prose[shell.locale].explain, colour, locale: shell.locale, width: reportWidth(shell), style: styles(colour) };
}

function clausePage(clause: ClauseSource, playbook: PlaybookSource, page: Page): string[] {
  const { words, locale, width, style } = page;
  const theme = playbook.manifest.themes.find((candidate) => candidate.id === clause.theme)?.title[locale] ?? clause.theme;
  const severities = draftKinds.map((kind) => `${words.severities[clause.severity[kind]]} (${words[kind]})`).join(', ');
  const facts: [string, string][] = [
    [words.clause, clause.id],
    [words.theme, theme],
    [words.severity, severities],
    [words.audience, clause.audience.map((audience) => words.audiences[audience]).join(', ')],
    ...(clause['applies-when'] ? [[words.subject, clause['applies-when'].join(', ')] as [string, string]] : []),
  ];
  const label = Math.max(...facts.map(([name]) => widthOf(name)));
  const heading = (text: string, name: StyleName = 'bold') => ['', style[name](text)];
  const paragraph = (text: string) => wrap(text, width - 2).map((line) => `  ${line}`);
  return [
    style.bold(clause.title[locale]),
    ...facts.flatMap(([name, value]) => hang(`  ${padEnd(name, label)}  `, value, width)),
    ...heading(words.why),
    ...paragraph(clause.why[locale]),
    ...heading(words.mustSay),
    ...clause.elements.flatMap((element) => elementLines(element, playbook, page)),
    ...(clause.ask ? [...heading(words.ask), ...paragraph(clause.ask[locale])] : []),
    ...draftKinds.flatMap((kind) => [
      ...heading(`${words.wording} (${words[kind]})`),
      ...clause.wording[kind][locale]
        .trim()
        .split(/\n\s*\n/)
        .flatMap(paragraph),
    ]),
    ...exampleLines(clause, page),
    ...heading(words.sources),
    ...clause.sources.flatMap(({ document, passage, quotation }) => [
      ...hang('  • ', `${document}, ${passage}`, width),
      ...(quotation ? hang('    ', quoted(quotation, locale), width) : []),
    ]),
    ...heading(pageProse[locale].measured.title),
    ...accuracyLines(clause.id, playbook, locale)
      .filter((line) => line !== '')
      .flatMap((line) => hang(line.startsWith('- ') ? '  • ' : '  ', plainText(line), width)),
    ...(clause.standards ? heading(words.standards) : []),
    ...Object.entries(clause.standards ?? {}).flatMap(([name, numbers]) => hang('  • ', `${name}: ${numbers.join(', ')}`, width)),
  ];
}

/** A line of Markdown without its bullet and bold. */
function plainText(line: string): string {
  return line.replace(/^- /, '').replaceAll('**', '');
}

function elementLines(element: ElementSource, playbook: PlaybookSource, { words, locale, width, style }: Page): string[] {
  const [rfp, agreement] = draftKinds.map((kind) => element.need[kind]);
  const needs =
    rfp === agreement
      ? words.need[element.need.rfp]
      : draftKinds.map((kind) => `${words.need[element.need[kind]]} (${words[kind]})`).join(', ');
  const notes = [...(element.core ? [words.core] : []), needs];
  if (element.condition) notes.push(`${words.onlyIf} ${element.condition[locale]}`);
  const other = playbook.clauses.find((clause) => clause.id === element['satisfied-by']);
  if (element['satisfied-by']) notes.push(`${words.also} ${other?.title[locale] ?? element['satisfied-by']}`);
  return [...hang('  • ', element.title[locale], width), ...hang('    ', notes.join('; '), width).map(style.dim)];
}

const shownExamples = ['present', 'weak', 'contradicted'] as const;

/** One example of each status in the reader's language, if the playbook has one. */
function exampleLines(clause: ClauseSource, { words, locale, width, style }: Page): string[] {
  const lines = shownExamples.flatMap((status) => {
    const example = clause.examples.find((candidate) => candidate.status === status && candidate.language === locale);
    return example ? hang(`  ${words[status]}: `, quoted(example.text, locale), width, 4) : [];
  });
  return lines.length > 0 ? ['', style.bold(words.examples), ...lines] : [];
}

function quoted(text: string, locale: Language): string {
  return locale === 'fr' ? `«\u00a0${printable(text)}\u00a0»` : `“${printable(text)}”`;
}

function clausesTable({ manifest, clauses }: PlaybookSource, { words, locale, width, style }: Page): string {
  const idWidth = Math.max(0, ...clauses.map(({ id }) => id.length));
  const lines = manifest.themes.flatMap((theme) => {
    const members = clauses.filter((clause) => clause.theme === theme.id);
    if (members.length === 0) return [];
    const rows = members.flatMap(({ id, title, severity }) => {
      const severities = draftKinds.map((kind) => `${words[kind]}${words.colon}${words.severities[severity[kind]]}`).join(', ');
      return hang(`  ${padEnd(id, idWidth)}  `, `${title[locale]} (${severities})`, width);
    });
    return [style.bold(theme.title[locale]), ...rows, ''];
  });
  return `${[...lines, `${words.clauses(clauses.length)}. ${words.seeExplain}`].join('\n')}\n`;
}

function clausesJson({ manifest, clauses }: PlaybookSource): string {
  const list = clauses.map(({ id, theme, title, severity, audience, elements }) => ({
    id,
    theme,
    title,
    severity,
    audience,
    elements: elements.map((element) => ({
      id: element.id,
      title: element.title,
      need: element.need,
      core: element.core ?? false,
    })),
  }));
  return `${JSON.stringify({ playbook: { id: manifest.id, version: manifest.version }, themes: manifest.themes, clauses: list }, null, 2)}\n`;
}
