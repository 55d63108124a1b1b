import type { ChapterReading } from './chapter';
import type { Block, Section, Statement } from './types';

/** A chapter in its document, and how far its reading has been moved from the chapter's own counting. */
export interface PlacedChapter {
  /** Offset of its first character in the document. */
  base: number;
  /** Undefined until it is read. */
  reading?: ChapterReading;
  moved: { offset: number; block: number };
  /** Indices in the document of its first section, block and statement, when it was last placed. */
  first?: { section: number; block: number; statement: number };
  /** Indices of the sections that are open before it, the root first. */
  openBefore?: readonly number[];
}

export interface Placed {
  sections: Section[];
  blocks: Block[];
  statements: Statement[];
  /** Indices of the sections that are open at the end, without the root. */
  open: readonly number[];
}

/**
 * Puts chapters one after the other: gives sections, blocks and statements their offsets and indices in the document. They are
 * moved in place, so what was placed before is placed anew without being made anew. `length`: of the document.
 */
export function placeChapters(chapters: readonly PlacedChapter[], root: Section, length: number): Placed {
  root.range = { start: 0, end: length };
  const placed: Placed = { sections: [root], blocks: [], statements: [], open: [] };
  let open: readonly number[] = [0];
  for (const chapter of chapters) {
    chapter.openBefore = open;
    if (!chapter.reading) continue;
    moveOffsets(chapter, chapter.reading);
    const { sections, blocks, statements } = placed;
    chapter.first = { section: sections.length, block: blocks.length, statement: statements.length };
    open = placeIndices(chapter, chapter.reading, chapter.first, placed);
    placeEnds(chapter, chapter.reading, placed.sections);
  }
  placed.open = open.slice(1);
  for (const section of placed.open) placed.sections[section]!.range.end = length;
  return placed;
}

/** Places a chapter that has taken the place of another of the same shape, and knows where that stood; others are not moved yet. */
export function placeInstead(chapter: PlacedChapter, placed: Placed): void {
  if (!chapter.reading || !chapter.first) return;
  moveOffsets(chapter, chapter.reading);
  placeIndices(chapter, chapter.reading, chapter.first, placed);
}

/** Moves chapters to their offsets, from the `first` on that has been moved or replaced. `length`: of the document. */
export function moveChapters(
  chapters: readonly PlacedChapter[],
  first: number,
  { sections, open }: Placed,
  length: number,
): void {
  sections[0]!.range.end = length;
  for (let i = first; i < chapters.length; i++) {
    const chapter = chapters[i]!;
    if (!chapter.reading) continue;
    moveOffsets(chapter, chapter.reading);
    placeEnds(chapter, chapter.reading, sections);
  }
  for (const section of open) sections[section]!.range.end = length;
}

/** Takes a chapter out of its document, so that it can be read anew: its flows share their pieces with its reading. */
export function takeOut(chapter: PlacedChapter): void {
  if (chapter.reading) movePieces(chapter.reading, -chapter.moved.offset);
  chapter.reading = undefined;
  chapter.moved = { offset: 0, block: 0 };
}

function moveOffsets({ base, moved }: PlacedChapter, reading: ChapterReading): void {
  const by = base - moved.offset;
  if (by === 0) return;
  moved.offset = base;
  movePieces(reading, by);
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

function movePieces({ pieces }: ChapterReading, by: number): void {
  for (const list of pieces) {
    for (let i = 0; i < list.length; i++) {
      const piece = list[i]!;
      piece.start += by;
      piece.end += by;
    }
  }
}

/** Gives a chapter's sections, blocks and statements their indices; returns the sections open after it. */
function placeIndices(
  { moved, openBefore: before = [0] }: PlacedChapter,
  { sections, blocks, statements, refs, openRefs }: ChapterReading,
  first: { section: number; block: number; statement: number },
  placed: Placed,
): readonly number[] {
  const indexOf = (ref: number): number => (ref >= 0 ? first.section + ref : before[-1 - ref]!);
  sections.forEach((section, i) => {
    section.index = first.section + i;
    section.parent = indexOf(refs.parents[i]!);
    placed.sections[section.index] = section;
  });
  blocks.forEach((block, i) => {
    block.index = first.block + i;
    block.section = indexOf(refs.blocks[i]!);
    placed.blocks[block.index] = block;
  });
  const toBlock = first.block - moved.block;
  moved.block = first.block;
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!;
    statement.index = first.statement + i;
    statement.block += toBlock;
    statement.section = indexOf(refs.statements[i]!);
    placed.statements[statement.index] = statement;
  }
  return [0, ...openRefs.map(indexOf)];
}

/** Where a chapter's sections end, and those that it closes. */
function placeEnds(
  { base, first, openBefore = [0] }: PlacedChapter,
  { ends, closed }: ChapterReading,
  sections: readonly Section[],
): void {
  ends.forEach((end, i) => {
    sections[first!.section + i]!.range.end = end < 0 ? -1 : base + end;
  });
  closed.forEach((at, depth) => {
    if (at !== undefined) sections[openBefore[depth + 1]!]!.range.end = base + at;
  });
}
