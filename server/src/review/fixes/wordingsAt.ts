import type { Document } from '../../documents';
import { findTerms } from '../../drafting';
import type { PlaybookSource } from '../../playbook/types';
import { plainManner, writeClause } from './heading';
import { clauseText } from './insert';
import { SnippetWriter } from './snippet';

/** The wording of a clause as it would be written at a place. */
export interface ClauseWording {
  clause: string;
  title: string;
  /** Heading and text, lines ended by `\n`, without a final one. */
  text: string;
  /** The same as an LSP snippet: each blank is a tab stop. */
  snippet: string;
}

/** The wording of every clause for an offset of a Markdown or plain text: in the language, kind and terms of the part it stands in. */
export function wordingsAt(document: Document, offset: number, playbook: PlaybookSource): ClauseWording[] {
  const part = document.parts.find(({ range }) => offset >= range.start && offset <= range.end) ?? document.parts[0];
  if (!part) return [];
  const terms = findTerms(document, part);
  const manner = plainManner(document, rankAt(document, offset));
  return playbook.clauses.map((clause) => {
    const { title, paragraphs } = clauseText(clause, part, terms);
    const text = writeClause(manner, title, paragraphs, document.format === 'markdown', 0);
    return { clause: clause.id, title: clause.title[part.language], text, snippet: new SnippetWriter().write(text) };
  });
}

/** The rank of the heading above, as a new clause stands beside its section; the title of the document has clauses under it. */
function rankAt({ sections, source }: Document, offset: number): number {
  const above = sections.findLast(({ style, headingRange }) => style === 'atx' && headingRange.end <= offset);
  const hashes = above && /^#{1,6}/.exec(source.slice(above.headingRange.start, above.headingRange.start + 6))?.[0];
  return Math.max(2, hashes?.length ?? 2);
}
