import type { ClauseReading } from '../../detection/types';
import type { Document, Part } from '../../documents';
import { type DocumentTerms, findTerms } from '../../drafting';
import { type ClauseSource, draftKind, type PlaybookSource } from '../../playbook/types';
import type { TextEdit } from '../types';
import { writeClause } from './heading';
import type { Outline } from './host';
import { type Placement, Placer } from './placement';
import { SnippetWriter } from './snippet';
import { inDocumentTerms } from './wording';
import { insertInYaml } from './yaml';

/** A clause's title and paragraphs, in the language, kind and terms of the part it goes into. */
export interface ClauseText {
  id: string;
  title: string;
  paragraphs: string[];
}

export function clauseText(clause: ClauseSource, part: Part, terms: DocumentTerms): ClauseText {
  const kind = draftKind(part.kind);
  const wording = inDocumentTerms(clause.wording[kind][part.language], terms, kind, part.language);
  const paragraphs = wording
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  return { id: clause.id, title: clause.title[part.language], paragraphs };
}

/** The edits that insert clauses where they belong: one a place, each clause in the manner of its neighbours. */
export function insertEdits(
  clauses: ClauseSource[],
  readings: ClauseReading[],
  playbook: PlaybookSource,
  outline: Outline,
): TextEdit[] {
  const { document, part } = outline;
  const terms = findTerms(document, part);
  const added = clauses.map((clause) => ({ clause, text: clauseText(clause, part, terms) }));
  return insertTexts(added, readings, playbook, outline);
}

/** The same for texts of clauses that are written already. */
export function insertTexts(
  added: { clause: ClauseSource; text: ClauseText }[],
  readings: ClauseReading[],
  playbook: PlaybookSource,
  outline: Outline,
): TextEdit[] {
  const { document } = outline;
  const placer = new Placer(outline);
  const placed = added.map(({ clause, text }) => ({ placement: placer.place(clause, readings, playbook), text }));
  if (document.format === 'yaml') return insertInYaml(placed, document);
  const width = document.format === 'text' ? lineWidth(document) : 0;
  const linked = document.format === 'markdown' ? linkLabels(document) : new Set<string>();
  const byOffset = new Map<number, { placement: Placement; text: string; label: string }[]>();
  for (const { placement, text } of placed) {
    const paragraphs = text.paragraphs.map((paragraph) => withoutLinks(paragraph, linked));
    const written = writeClause(placement.manner, text.title, paragraphs, document.format === 'markdown', width);
    byOffset.set(placement.offset, [...(byOffset.get(placement.offset) ?? []), { placement, text: written, label: text.title }]);
  }
  // One for all edits: an editor joins equal numbers of one fix into one tab stop.
  const writer = new SnippetWriter();
  return [...byOffset]
    .sort(([a], [b]) => a - b)
    .map(([offset, entries]) => {
      const ordered = entries.sort((a, b) => a.placement.rank - b.placement.rank);
      const texts = ordered.map(({ text }) => text);
      const indent = ordered[0]?.placement.manner.indent ?? '';
      const labels = ordered.map(({ label }) => label);
      return editAt(document, offset, texts, writer, indent, labels);
    });
}

/** One insertion with exactly one blank line around it, in the document's line endings. */
export function editAt(
  document: Document,
  offset: number,
  texts: string[],
  writer: SnippetWriter,
  indent = '',
  labels: string[] = [],
): TextEdit {
  const { source } = document;
  const quote = indent.includes('>') ? indent.trimEnd() : '';
  const before = source.slice(0, offset).trim() === '' ? '' : blankLine(source.slice(0, offset), quote);
  const after = closing(source.slice(offset, offset + 4000), offset === 0);
  const eol = (text: string) => (document.eol === '\n' ? text : text.replaceAll('\n', '\r\n'));
  const join = `\n${quote}\n`;
  const pieces = labels.map((label, index) => {
    const gap = index === 0 ? before : before || join;
    return { label, newText: eol(gap + texts[index] + after) };
  });
  return {
    document: document.path,
    start: offset,
    end: offset,
    newText: eol(before + texts.join(join) + after),
    snippet: eol(before + texts.map((text) => writer.write(text)).join(join) + after),
    ...(pieces.length > 0 && { pieces }),
  };
}

/** What parts the insertion from the text before it. */
function blankLine(before: string, quote: string): string {
  if (/\n[ \t]*\r?\n$/.test(before)) return '';
  return before.endsWith('\n') ? '\n' : `\n${quote}\n`;
}

/** What parts it from the text after: nothing when a blank line (or nothing at all) follows already. */
function closing(after: string, atStart: boolean): string {
  if (after.trim() === '') return after === '' && atStart ? '\n' : '';
  const gap = /^[ \t]*(\r?\n)?([ \t>]*\r?\n)?/.exec(after);
  if (gap?.[2]) return '';
  return gap?.[1] ? '\n' : '\n\n';
}

/** Width at which a plain text is broken into lines, or 0 when its paragraphs are single lines. */
function lineWidth({ lineStarts, source }: Document): number {
  let longest = 0;
  for (const [line, start] of lineStarts.entries()) {
    const end = lineStarts[line + 1] ?? source.length;
    longest = Math.max(longest, source.slice(start, end).trimEnd().length);
    if (longest > 120) return 0;
  }
  return longest < 50 ? 0 : Math.min(100, longest);
}

/** Labels that the Markdown defines as links: `[label]: address`. */
export function linkLabels({ source }: Document): Set<string> {
  const labels = new Set<string>();
  for (const match of source.matchAll(/^ {0,3}\[([^[\]\n]{1,200})\]:/gm)) labels.add(labelKey(match[1]!));
  return labels;
}

const labelKey = (label: string) => label.replace(/\s+/g, ' ').trim().toLowerCase();

/** Escapes the blanks that Markdown would read as a link or as the definition of one. */
export function withoutLinks(paragraph: string, linked: ReadonlySet<string>): string {
  return paragraph.replace(/\[([^[\]]*)\](?=([(:])?)/g, (whole, label: string, next: string | undefined, at: number) => {
    const isLink = linked.has(labelKey(label)) || next === '(' || (next === ':' && at === 0);
    return isLink ? `\\[${label}\\]` : whole;
  });
}
