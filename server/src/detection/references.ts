import type { Document } from '../documents';
import { foldText } from '../text';
import type { PatternMatch } from './scan';

/** The number or letter after "Schedule", "annexe"…: one short label. */
const LABEL = /^[\s ]+(?:n[o°]\.?\s?)?([A-Z]{1,2}|\d{1,3}(?:\.\d{1,3})?|[IVXL]{1,6})(?![\p{L}\d])/u;

/** Name of the document a deferral leaves the matter to, as written: its words and its label ("Schedule C"). */
export function documentName(match: PatternMatch): string {
  const { view, span } = match;
  const last = span.leaves.at(-1)!;
  const range = view.ownText(last.first, last.end) ?? view.ownText(span.first, span.end) ?? { start: 0, end: 0 };
  const { text } = view.statement;
  const label = LABEL.exec(text.slice(range.end, range.end + 16))?.[0] ?? '';
  return (text.slice(range.start, range.end) + label).replace(/\s+/g, ' ').trim();
}

/** Whether a named document stands in the procurement file: as a part with its own heading, or as a file. */
export function isInFile(name: string, documents: Document[]): boolean {
  const wanted = words(name);
  if (wanted.length === 0) return false;
  return documents.some((document) => {
    const titles = document.sections
      .filter((section) => section.purpose === 'schedule')
      .map((section) => `${section.number ?? ''} ${section.title.text}`);
    return [...titles, document.path].some((title) => {
      const has = new Set(words(title));
      return wanted.every((word) => has.has(word));
    });
  });
}

function words(text: string): string[] {
  return foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
