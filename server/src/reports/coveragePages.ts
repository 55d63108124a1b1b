import type { ClauseSource, JurisdictionSource, PlaybookSource, SeedStatementSource } from '../playbook/types';
import type { Language } from '../text/types';
import { coverageProse } from './prose/coverage';

/** Names of the pages that stand beside those of the clauses. */
export const coveragePageNames = ['seeds', 'jurisdictions'] as const;

/** The clauses that answer a sentence of a founding document: those that quote it among their sources. */
export function answering(statement: SeedStatementSource, clauses: readonly ClauseSource[]): ClauseSource[] {
  const said = plain(statement.quotation);
  // A clause may quote the whole sentence, or the part of it that it answers; a word or two must be quoted as such.
  const isOfIt = (quotation: string) =>
    quotation === said ||
    (said.length >= TELLING && quotation.includes(said)) ||
    (quotation.length >= TELLING && said.includes(quotation));
  return clauses.filter(({ sources }) =>
    sources.some(({ document, quotation }) => document === statement.document && quotation && isOfIt(plain(quotation))),
  );
}

/** Characters from which a quotation cannot be another sentence's by chance. */
const TELLING = 25;

/** White space, quotation marks and what ends a sentence make no other quotation. */
function plain(quotation: string): string {
  return quotation
    .replace(/[‘’“”]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]+$/, '')
    .toLowerCase();
}

/** What the founding documents say, sentence by sentence, and the clauses that answer it, as a Markdown page. */
export function seedsPage(playbook: PlaybookSource, language: Language, link: (page: string) => string): string[] {
  const words = coverageProse[language];
  const documents = [...new Set((playbook.seeds ?? []).map(({ document }) => document))];
  return [
    `# ${words.seeds.title}`,
    '',
    `[${words.allClauses}](${link('README')})`,
    '',
    words.seeds.introduction,
    ...documents.flatMap((document) => [
      '',
      `## ${playbook.manifest.sources?.[document]?.[language] ?? document}`,
      '',
      row([words.seeds.kind, words.seeds.statement, words.seeds.clauses]),
      row(['---', '---', '---']),
      ...(playbook.seeds ?? [])
        .filter((statement) => statement.document === document)
        .map((statement) =>
          row([
            words.seeds.kinds[statement.kind],
            `${words.open}${statement.quotation}${words.close} (${statement.passage})`,
            answering(statement, playbook.clauses)
              .map((clause) => `[${clause.title[language]}](${link(clause.id)})`)
              .join(', ') || words.seeds.none,
          ]),
        ),
    ]),
  ];
}

/** The jurisdiction profiles: what each states, how well that was checked, what it makes graver; a Markdown page. */
export function jurisdictionsPage(playbook: PlaybookSource, language: Language, link: (page: string) => string): string[] {
  const words = coverageProse[language];
  const source = playbook.jurisdictions;
  return [
    `# ${words.jurisdictions.title}`,
    '',
    `[${words.allClauses}](${link('README')})`,
    '',
    words.jurisdictions.introduction(source?.['as-of'] ?? ''),
    ...(source?.jurisdictions ?? []).flatMap((profile) => profileSection(profile, playbook, language, link)),
  ];
}

function profileSection(
  profile: JurisdictionSource,
  { clauses }: PlaybookSource,
  language: Language,
  link: (page: string) => string,
): string[] {
  const words = coverageProse[language];
  const graver = Object.entries(profile.severities ?? {}).map(([id, severity]) => {
    const title = clauses.find((clause) => clause.id === id)?.title[language];
    return `${title ? `[${title}](${link(id)})` : id} (${words.severity[severity]})`;
  });
  const contract = profile['contract-language'];
  return [
    '',
    `## ${profile.title[language]} (\`${profile.id}\`)`,
    '',
    row([words.jurisdictions.law, words.jurisdictions.sections, words.jurisdictions.checked]),
    row(['---', '---', '---']),
    ...profile.laws.map(({ title, sections, status }) => row([title[language], sections ?? '', words.status[status]])),
    ...(graver.length > 0 ? ['', `${words.jurisdictions.graver} ${graver.join(', ')}.`] : []),
    ...(contract ? ['', words.jurisdictions.language(contract.language, contract.section[language])] : []),
    ...(profile.note ? ['', profile.note[language].trim()] : []),
  ];
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
