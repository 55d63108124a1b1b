import type { Evidence } from '../../detection/types';
import type { Block, Document, Statement } from '../../documents';
import type { TextEdit } from '../types';
import { endOfLine, wrap } from './heading';
import { editAt, linkLabels, withoutLinks } from './insert';
import { SnippetWriter } from './snippet';

/** Kinds of blocks that hold running text, which a sentence can be added to. */
const RUNNING = new Set<Block['kind']>(['paragraph', 'list', 'quote', 'heading']);
const CLOSED = /[.!?][”"»’')\]*_\s]*$/u;

/** A blank line, or the bullet of another item. */
const NEXT = /\n[ \t>]*(?:\r?\n|[-*+•–][ \t])/u;

/**
 * Adds sentences right after the paragraph or list item that holds the evidence, in its manner: on its line, or in lines as wide as its
 * own. Where the text there goes on (a lead-in, a table, a heading by itself), a paragraph of its own follows. Undefined where nothing
 * can be added: code, markup, a form.
 */
export function extendBlock(document: Document, evidence: Evidence, sentences: string[]): TextEdit | undefined {
  const statement = document.statements[evidence.statement];
  const block = statement && document.blocks[statement.block];
  if (!statement || !block) return undefined;
  const linked = document.format === 'markdown' ? linkLabels(document) : new Set<string>();
  const text = sentences.map((sentence) => withoutLinks(sentence, linked)).join(' ');
  if (block.kind === 'table') return paragraphAfter(document, block, text);
  if (!RUNNING.has(block.kind)) return undefined;
  const end = lineEndOf(document, statement);
  const own = document.source.slice(statement.range.start, end).trimEnd();
  const leansOnList = statement.before.length > 0 && block.kind === 'list';
  if (leansOnList || !CLOSED.test(own) || isHeadingLine(document, statement)) return paragraphAfter(document, block, text);
  return sameParagraph(document, block, end, text);
}

/** The end of the last line of the paragraph or item that a statement belongs to. */
function lineEndOf({ statements, source }: Document, statement: Statement): number {
  let last = statement;
  for (let i = statement.index + 1; i < statements.length; i++) {
    const next = statements[i]!;
    const between = source.slice(last.range.end, next.range.start);
    if (next.block !== statement.block || next.marker || NEXT.test(between)) break;
    if (next.range.end > last.range.end) last = next;
  }
  const end = endOfLine(source, last.range.end);
  return end - (/[ \t]*$/.exec(source.slice(last.range.end, end))?.[0].length ?? 0);
}

/** The statement ends on the line of its section's heading, and nothing but the heading is there. */
function isHeadingLine({ sections }: Document, { section, role, range }: Statement): boolean {
  const heading = sections[section]?.headingRange;
  return role === 'heading' || (heading !== undefined && section !== 0 && range.end <= heading.end);
}

/** On the last line of the paragraph; in lines of the width of its own where it has several. */
function sameParagraph({ source, path, eol }: Document, block: Block, offset: number, text: string): TextEdit {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const before = source.slice(lineStart, offset);
  const several = lineStart > block.range.start && source.slice(block.range.start, lineStart).trim() !== '';
  const indent = /^[ \t>]*/.exec(before)?.[0] ?? '';
  const width = several ? widthOf(source.slice(block.range.start, offset)) : 0;
  const added = width > 0 ? `\n${wrap(text, indent, width)}` : ` ${text}`;
  const snippet = new SnippetWriter().write(added);
  const written = (lines: string) => (eol === '\n' ? lines : lines.replaceAll('\n', '\r\n'));
  return { document: path, start: offset, end: offset, newText: written(added), snippet: written(snippet) };
}

/** Width to which a paragraph is broken into lines; 0 when its lines are as long as they like, or items of a list. */
function widthOf(paragraph: string): number {
  const longest = Math.max(...paragraph.split('\n').map((line) => line.trimEnd().length));
  return longest < 50 || longest > 120 ? 0 : longest;
}

/** A paragraph of its own after a block and the lists it leads into. */
function paragraphAfter(document: Document, block: Block, text: string): TextEdit | undefined {
  let last = block;
  for (let i = block.index + 1; i < document.blocks.length; i++) {
    const next = document.blocks[i]!;
    if (next.section !== block.section || next.kind !== 'list') break;
    last = next;
  }
  const lineStart = document.source.lastIndexOf('\n', block.range.start - 1) + 1;
  const indent = /^[ \t>]*/.exec(document.source.slice(lineStart, block.range.start))?.[0] ?? '';
  const quote = indent.includes('>') ? indent : '';
  const end = document.source.slice(0, last.range.end).trimEnd().length;
  return editAt(document, end, [quote + text], new SnippetWriter(), quote);
}
