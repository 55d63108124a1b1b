import type { Document, Kind } from '../../documents';
import { findTerms } from '../../drafting';
import type { PlaybookSource } from '../../playbook/types';
import type { Language } from '../../text/types';
import { plainManner, writeClause } from './heading';
import { type ClauseText, clauseText } from './insert';
import { SnippetWriter } from './snippet';
import { writeClauses } from './yamlEntry';

/** The wording of a clause as it would be written at a place. */
export interface ClauseWording {
  clause: string;
  title: string;
  /** Heading and text, in YAML an item of the list of clauses; lines ended by `\n`, without a final one. */
  text: string;
  /** The same as an LSP snippet: each blank is a tab stop. */
  snippet: string;
}

/** What is not to be told from the document. */
export interface WordingChoice {
  kind?: Kind;
  language?: Language;
  /** White space before each line of an item of YAML. */
  indent?: string;
}

/** The wording of every clause for an offset of a document: in the language, kind and terms of the part it stands in, unless chosen. */
export function wordingsAt(
  document: Document,
  offset: number,
  playbook: PlaybookSource,
  { indent = '', ...chosen }: WordingChoice = {},
): ClauseWording[] {
  const around = document.parts.find(({ range }) => offset >= range.start && offset <= range.end) ?? document.parts[0];
  if (!around) return [];
  const part = { ...around, ...chosen };
  const terms = findTerms(document, part);
  const write = document.format === 'yaml' ? (text: ClauseText) => writeClauses([text], indent) : underHeading(document, offset);
  return playbook.clauses.map((clause) => {
    const text = write(clauseText(clause, part, terms));
    return { clause: clause.id, title: clause.title[part.language], text, snippet: new SnippetWriter().write(text) };
  });
}

function underHeading(document: Document, offset: number): (text: ClauseText) => string {
  const manner = plainManner(document, rankAt(document, offset));
  return ({ title, paragraphs }) => writeClause(manner, title, paragraphs, document.format === 'markdown', 0);
}

/** The rank of the heading above, as a new clause stands beside its section; the title of the document has clauses under it. */
function rankAt({ sections, source }: Document, offset: number): number {
  const above = sections.findLast(({ style, headingRange }) => style === 'atx' && headingRange.end <= offset);
  const hashes = above && /^#{1,6}/.exec(source.slice(above.headingRange.start, above.headingRange.start + 6))?.[0];
  return Math.max(2, hashes?.length ?? 2);
}
