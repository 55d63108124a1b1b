import fc from 'fast-check';
import { cutMarkdown } from '../../server/src/documents/chunks';
import { readBlocks } from '../../server/src/documents/commonmark/blocks';
import { allDefinitions } from '../../server/src/documents/commonmark/definitions';
import { parseBlocks } from '../../server/src/documents/commonmark/parser';
import { BeyondError } from '../../server/src/documents/commonmark/tree';
import { isHostile } from '../../server/src/documents/hostile';
import { type Document, type Format, readDocument } from '../../server/src/documents/index';
import { flowsOf } from '../../server/src/documents/markdownFlow';
import type { TextRange } from '../../server/src/text/types';
import { isOrdered, uncoveredText, wrongPieces } from '../unit/documents/support';
import { engine, PATHS } from './cost';
import { families, ordinaryText } from './families';
import { marks, mutated, mutation } from './mutations';
import { must, mustEqual, target } from './target';

const format = fc.constantFrom<Format>('markdown', 'yaml', 'text');

const fragments = fc.array(fc.constantFrom(...marks), { maxLength: 50 }).map((parts) => parts.join(''));
const anything = fc.string({ unit: 'binary', maxLength: 200 });
const hostile = fc
  .tuple(fc.constantFrom(...families), fc.nat({ max: 600 }), fc.constantFrom(...families), fc.nat({ max: 600 }))
  .map(([one, size, other, otherSize]) => one.text(size) + other.text(otherSize));
const changed = fc
  .tuple(format, fc.nat({ max: 2000 }), fc.array(mutation, { maxLength: 12 }))
  .map(([ordinary, size, mutations]) => mutated(ordinaryText(ordinary, size), mutations));

/** Any text at all, most of it near to what people and attackers write. */
export const anyText = fc.oneof(fragments, anything, hostile, changed);

/** What must hold of every reading of every text. */
export function checkReading(document: Document): void {
  const { source, sections, blocks, statements, parts, problems } = document;
  mustEqual(wrongPieces(document), [], 'pieces that are not what the source says');
  must(isOrdered(document), () => 'statements are out of order');
  const ranges: [string, readonly TextRange[]][] = [
    ['statement', statements.map(({ range }) => range)],
    ['section', sections.map(({ range }) => range)],
    ['heading', sections.slice(1).map(({ headingRange }) => headingRange)],
    ['block', blocks.map(({ range }) => range)],
    ['part', parts.map(({ range }) => range)],
    ['problem', problems.map(({ range }) => range)],
  ];
  for (const [what, all] of ranges)
    for (const { start, end } of all)
      must(0 <= start && start <= end && end <= source.length, () => `${what} ${start}–${end} of ${source.length} characters`);
  for (const { section, part, block, index } of statements) {
    must(sections[section] !== undefined, () => `statement ${index} stands in no section`);
    must(parts[part] !== undefined, () => `statement ${index} stands in no part`);
    must(blocks.length === 0 || blocks[block] !== undefined, () => `statement ${index} stands in no block`);
  }
  const lines = document.lineStarts.length;
  for (const { line } of problems) must(line >= 1 && line <= lines, () => `a problem on line ${line} of ${lines}`);
  const said = problems.filter(({ code }) => code === 'simplified').length;
  must(said <= 1, () => `“read as plain text” is said ${said} times`);
  if (document.format === 'text') mustEqual(uncoveredText(document), [], 'words that stand in no statement');
}

/** Our own scanner gives up in one way only, and the parser reads what the guard lets through: what else they throw would go unseen. */
function checkPieces(text: string): void {
  for (const { start, end } of cutMarkdown(text, 0, text.length)) {
    if (isHostile(text.slice(start, end))) continue;
    for (const read of [readBlocks, parseBlocks])
      try {
        flowsOf(text, read(text, start, end), allDefinitions([]));
      } catch (error) {
        must(error instanceof BeyondError && read === readBlocks, () => `${read.name} at ${start}: ${error}`);
      }
  }
}

/** Reading never throws, and says truly where everything stands. */
export const reader = target('reader', 400, fc.record({ text: anyText, format }), ({ text, format }) => {
  checkReading(readDocument({ path: PATHS[format], text }));
  if (format === 'markdown') checkPieces(text);
});

/** Reviewing never throws; findings stand in the document; the same text gives the same review. */
export const review = target('review', 80, fc.record({ text: anyText, format }), ({ text, format }) => {
  const analyse = () =>
    engine.analyse({ name: 'file', documents: [readDocument({ path: PATHS[format], text, kind: 'agreement', language: 'en' })] });
  const first = analyse().review;
  const lines = text.split(/\r\n|\n|\r/);
  for (const { rule, code, range, message } of first.findings) {
    must(
      range.start.line <= range.end.line && range.end.line <= lines.length,
      () => `${rule}/${code} stands at ${JSON.stringify(range)}`,
    );
    must(message.trim() !== '', () => `${rule}/${code} says nothing`);
    must(code !== 'rule-failed', () => `${rule} failed: ${message}`);
  }
  mustEqual(analyse().review, first, 'a second review');
});
