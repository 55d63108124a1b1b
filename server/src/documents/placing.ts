import type { ChapterReading } from './chapter';
import type { Block, Section, Statement } from './types';

/** A chapter in its document, and how far its reading has been moved from the chapter's own counting. */
export interface PlacedChapter {
  /** Offset of its first character in the document. */
  base: number;
  /** Undefined until it is read. */
  reading?: ChapterReading;
  moved: { offset: number; block: number };
}

export interface Placed {
  sections: Section[];
  blocks: Block[];
  statements: Statement[];
}

/**
 * Puts chapters one after the other: gives sections, blocks and statements their offsets and indices in the document. They are
 * moved in place, so what was placed before is placed anew without being made anew. `length`: of the document.
 */
export function placeChapters(chapters: readonly PlacedChapter[], root: Section, length: number): Placed {
  root.range = { start: 0, end: length };
  const placed: Placed = { sections: [root], blocks: [], statements: [] };
  // The sections open so far, the root first.
  let open: Section[] = [root];
  for (const chapter of chapters) {
    if (!chapter.reading) continue;
    moveOffsets(chapter, chapter.reading);
    open = placeSections(chapter, chapter.reading, open, placed);
  }
  for (const section of open.slice(1)) section.range.end = length;
  return placed;
}

/** Takes a chapter out of its document, so that it can be read anew: its flows share their pieces with its reading. */
export function takeOut(chapter: PlacedChapter): void {
  for (const piece of chapter.reading?.pieces ?? []) {
    piece.start -= chapter.moved.offset;
    piece.end -= chapter.moved.offset;
  }
  chapter.reading = undefined;
  chapter.moved = { offset: 0, block: 0 };
}

function moveOffsets({ base, moved }: PlacedChapter, reading: ChapterReading): void {
  const by = base - moved.offset;
  if (by === 0) return;
  moved.offset = base;
  for (const piece of reading.pieces) {
    piece.start += by;
    piece.end += by;
  }
  for (const { range } of reading.statements) {
    range.start += by;
    range.end += by;
  }
  for (const { range } of reading.blocks) {
    range.start += by;
    range.end += by;
  }
  for (const { headingRange, range } of reading.sections) {
    headingRange.start += by;
    headingRange.end += by;
    range.start += by;
  }
}

function placeSections(
  { base, moved }: PlacedChapter,
  reading: ChapterReading,
  before: readonly Section[],
  placed: Placed,
): Section[] {
  const { sections, blocks, statements, refs } = reading;
  const firstSection = placed.sections.length;
  const firstBlock = placed.blocks.length;
  const firstStatement = placed.statements.length;
  const indexOf = (ref: number): number => (ref >= 0 ? firstSection + ref : before[-1 - ref]!.index);
  sections.forEach((section, i) => {
    section.index = firstSection + i;
    section.parent = indexOf(refs.parents[i]!);
    const end = reading.ends[i]!;
    section.range.end = end < 0 ? -1 : base + end;
    placed.sections.push(section);
  });
  reading.closed.forEach((at, depth) => {
    if (at !== undefined) before[depth + 1]!.range.end = base + at;
  });
  blocks.forEach((block, i) => {
    block.index = firstBlock + i;
    block.section = indexOf(refs.blocks[i]!);
    placed.blocks.push(block);
  });
  const toBlock = firstBlock - moved.block;
  moved.block = firstBlock;
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!;
    statement.index = firstStatement + i;
    statement.block += toBlock;
    statement.section = indexOf(refs.statements[i]!);
    placed.statements.push(statement);
  }
  return [before[0]!, ...reading.openRefs.map((ref) => (ref >= 0 ? sections[ref]! : before[-1 - ref]!))];
}
