import type {
  ClauseSource,
  DraftKind,
  ElementSource,
  ExampleSource,
  PlaybookSource,
  Proportion,
  SourceReference,
} from '../playbook/types';
import type { Language } from '../text/types';
import { accuracyPage, FEW_DOCUMENTS } from './accuracyPage';
import { jurisdictionsPage, seedsPage } from './coveragePages';
import { accuracyProse } from './prose/accuracy';
import { type PageProse, pageProse } from './prose/pages';

const kinds = ['rfp', 'agreement'] as const satisfies DraftKind[];
/** Examples of one status on a page. */
const mostExamples = 2;

/** File name of a clause's page among those shipped with the extension. */
export function pageName(clause: string, language: Language): string {
  return language === 'en' ? `${clause}.md` : `${clause}.${language}.md`;
}

/** Every page and index by file name, as Markdown: the same playbook always gives the same bytes. */
export function pageFiles(playbook: PlaybookSource): Record<string, string> {
  const files: Record<string, string> = {};
  for (const language of ['en', 'fr'] as const) {
    files[pageName('README', language)] = indexPage(playbook, language);
    const link = (page: string) => pageName(page, language);
    files[link('accuracy')] = text(accuracyPage(playbook, language, link));
    files[link('seeds')] = text(seedsPage(playbook, language, link));
    files[link('jurisdictions')] = text(jurisdictionsPage(playbook, language, link));
    for (const clause of playbook.clauses) files[pageName(clause.id, language)] = clausePage(clause, playbook, language, true);
  }
  return files;
}

/**
 * What a clause must say, why and how, as a Markdown page. All of it comes from the playbook, which is trusted. `linked`
 * pages lie beside each other in one folder.
 */
export function clausePage(clause: ClauseSource, playbook: PlaybookSource, language: Language, linked: boolean): string {
  const words = pageProse[language];
  const section = (title: string, ...lines: string[]) => ['', `## ${title}`, '', ...lines];
  const standards = Object.entries(clause.standards ?? {}).map(
    ([name, passages]) => `- ${words.standardNames[name] ?? name}${words.colon}${passages.join('; ')}`,
  );
  return text([
    `# ${clause.title[language]}`,
    ...(linked ? ['', navigation(clause.id, language, words)] : []),
    '',
    ...facts(clause, playbook, language),
    ...section(words.why, flat(clause.why[language])),
    ...section(words.mustSay, ...elementTable(clause.elements, playbook, language, linked), '', words.coreMeaning),
    ...(clause.ask ? section(words.ask, flat(clause.ask[language])) : []),
    ...kinds.flatMap((kind) => section(words.wording[kind], quoteBlock(clause.wording[kind][language]))),
    ...(kinds.some((kind) => clause.wording[kind][language].includes('[')) ? ['', words.blanks] : []),
    ...examples(clause, language, words),
    ...section(words.sources, ...sourceLines(clause, playbook, language)),
    ...(standards.length > 0 ? section(words.standards, ...standards) : []),
    ...section(words.measured.title, ...accuracyLines(clause.id, playbook, language)),
    '',
    '---',
    '',
    words.notAdvice,
  ]);
}

/** One list item per source: document, passage and quotation, and how well it was checked when that is not well. */
export function sourceLines(clause: ClauseSource, playbook: PlaybookSource, language: Language): string[] {
  const words = pageProse[language];
  return clause.sources.map((source) => {
    const title = playbook.manifest.sources?.[source.document]?.[language] ?? source.document;
    const quote = source.quotation ? `${words.colon}${words.open}${flat(source.quotation)}${words.close}` : '';
    const caution = cautionOf(source, words);
    return `- ${title}, ${source.passage}${quote}${caution ? ` (${caution})` : ''}`;
  });
}

/** How right the answers on a clause were on labelled documents, in words; few documents are called so. */
export function accuracyLines(id: string, { accuracy }: PlaybookSource, language: Language): string[] {
  const { measured } = pageProse[language];
  const figures = accuracy && Object.hasOwn(accuracy.clauses, id) ? accuracy.clauses[id] : undefined;
  if (!accuracy || !figures || figures.n === 0) return [measured.none];
  const sides = (['missing', 'covered'] as const).map((side) => {
    const { n, precision, recall } = figures[side];
    return `- ${measured[side](n, percent(precision, language), percent(recall, language))}`;
  });
  return [
    measured.basis(figures.n, accuracy.documents),
    ...(figures.n < FEW_DOCUMENTS ? [measured.experimental(figures.n)] : []),
    '',
    ...sides,
  ];
}

function percent(proportion: Proportion, language: Language): string {
  const { measured } = pageProse[language];
  if (!proportion) return measured.unknown;
  const [value, low, high] = proportion;
  return measured.percent(value, low, high);
}

function cautionOf({ status = '' }: SourceReference, words: PageProse): string | undefined {
  if (/memory|page-only/.test(status)) return words.unchecked;
  return /secondary/.test(status) ? words.secondary : undefined;
}

function indexPage({ manifest, clauses }: PlaybookSource, language: Language): string {
  const words = pageProse[language];
  const themes = manifest.themes.flatMap((theme) => {
    const members = clauses.filter((clause) => clause.theme === theme.id);
    if (members.length === 0) return [];
    const items = members.map(({ id, title, ask }) => {
      return `- [${title[language]}](${pageName(id, language)})${ask ? `${words.colon}${flat(ask[language])}` : ''}`;
    });
    return ['', `## ${theme.title[language]}`, '', ...items];
  });
  const other = `[${words.otherLanguage}](${pageName('README', language === 'en' ? 'fr' : 'en')})`;
  const more = [
    `- [${accuracyProse[language].title}](${pageName('accuracy', language)})`,
    `- [${words.seeds}](${pageName('seeds', language)})`,
    `- [${words.jurisdictions}](${pageName('jurisdictions', language)})`,
  ];
  return text([`# ${words.index}`, '', other, '', `${words.introduction} ${words.notAdvice}`, '', ...more, ...themes]);
}

function navigation(id: string, language: Language, words: PageProse): string {
  const other = language === 'en' ? 'fr' : 'en';
  return `[${words.allClauses}](${pageName('README', language)}) · [${words.otherLanguage}](${pageName(id, other)})`;
}

function facts({ id, theme, severity }: ClauseSource, { manifest }: PlaybookSource, language: Language): string[] {
  const words = pageProse[language];
  const title = manifest.themes.find((candidate) => candidate.id === theme)?.title[language] ?? theme;
  const severities = kinds.map((kind) => `${words.severity[severity[kind]]} (${words[kind]})`).join(', ');
  return [
    `- ${words.clause}${words.colon}\`${id}\``,
    `- ${words.theme}${words.colon}${title}`,
    `- ${words.ifMissing}${words.colon}${severities}`,
  ];
}

function elementTable(elements: ElementSource[], playbook: PlaybookSource, language: Language, linked: boolean): string[] {
  const words = pageProse[language];
  const rows = elements.map((element) => {
    const notes = [element.core ? `**${words.core}**` : '', element.condition?.[language] ?? ''];
    const other = playbook.clauses.find(({ id }) => id === element['satisfied-by']);
    if (other) {
      const title = other.title[language];
      notes.push(`${words.also} ${linked ? `[${title}](${pageName(other.id, language)})` : title}`);
    }
    const noted = notes.filter((note) => note !== '').join('; ');
    return [element.title[language] + (noted ? ` (${noted})` : ''), ...kinds.map((kind) => words.need[element.need[kind]])];
  });
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row([words.element, words.columns.rfp, words.columns.agreement]), row(['---', '---', '---']), ...rows.map(row)];
}

function examples({ examples: all }: ClauseSource, language: Language, words: PageProse): string[] {
  const chosen: [string, (example: ExampleSource) => boolean][] = [
    [words.examples.present, ({ status }) => status === 'present'],
    [words.examples.weak, ({ status }) => status === 'weak'],
    [words.examples.contradicted, ({ status }) => status === 'contradicted'],
    [words.examples.lookAlike, (example) => example['near-miss'] === true],
  ];
  return chosen.flatMap(([title, wanted]) => {
    const shown = all.filter((example) => example.language === language && wanted(example)).slice(0, mostExamples);
    if (shown.length === 0) return [];
    const quotes = shown.map((example) => `${words.exampleIn[example.kind]}\n\n${quoteBlock(asExcerpt(example.text))}`);
    return ['', `## ${title}`, '', quotes.join('\n\n')];
  });
}

/** Headings of an excerpt are no headings of the page. */
function asExcerpt(markdown: string): string {
  return markdown.replace(/^#+\s+(.*)$/gm, '**$1**\n');
}

function quoteBlock(markdown: string): string {
  return markdown
    .trim()
    .replaceAll('](', ']\\(')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function flat(paragraph: string): string {
  return paragraph.replace(/[ \n]+/g, ' ').trim();
}

function text(lines: string[]): string {
  return `${lines.join('\n')}\n`;
}
