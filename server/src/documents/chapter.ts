import type { Language, TextRange } from '../text/types';
import { type ContentsState, setContentsAside } from './contents';
import type { Flow } from './flow';
import { countPairs, type PairCount, readKeyValues } from './keyValues';
import { countLanguages } from './language';
import { type ChapterLanguages, chapterLanguages } from './languageRuns';
import { type OpenSection, Outline, ROOT, type SectionRef } from './outline';
import { StatementMaker } from './statements';
import { structure } from './structure';
import type { Block, Piece, Section, Statement } from './types';

/** A chapter as Markdown, YAML or lines: what it says, before anything around it matters but an open table of contents. */
export interface ChapterFlows {
  flows: Flow[];
  blocks: { range: TextRange; kind: Block['kind'] }[];
  pairs: PairCount;
  languages: ChapterLanguages;
  before: ContentsState;
  after: ContentsState;
}

/** What the text so far leaves open: all that the reading of a chapter takes from the chapters before it. */
export interface ReadingState {
  definitions: boolean;
  recitals: boolean;
  signatures: boolean;
  open: readonly OpenSection[];
}

export const BEGINNING: ReadingState = { definitions: false, recitals: false, signatures: false, open: [] };

/** How a chapter is to be read, beside its text and what is open before it. */
export interface ChapterContext {
  /** Language at an offset of the chapter. */
  languageAt: (offset: number) => Language;
  /** The document is written in pairs of a key and a value. */
  pairs: boolean;
  /** Plain text, whose indentation means something. */
  plain: boolean;
}

/** A chapter read. Offsets count from the chapter's start, indices from its first section, block and statement, until it is placed. */
export interface ChapterReading {
  sections: Section[];
  blocks: Block[];
  statements: Statement[];
  /** The pieces of the statements' and sections' texts: every list once. */
  pieces: Piece[][];
  /** Section of each statement and block, parent of each section. */
  refs: { statements: SectionRef[]; blocks: SectionRef[]; parents: SectionRef[] };
  /** Block of each statement, counted from the chapter's first. */
  standing: number[];
  /** Ends of the sections; -1 where the section goes on in the next chapter. */
  ends: number[];
  /** Where sections that were open before end here, by their depth. */
  closed: readonly (number | undefined)[];
  /** The sections open at the end, outermost first. */
  openRefs: SectionRef[];
  after: ReadingState;
}

/** `flows`: what the reader of the format made of `text`; `kindOf`: what a block of the format is. */
export function chapterFlows(
  text: string,
  flows: readonly Flow[],
  kindOf: (flow: Flow) => Block['kind'],
  before: ContentsState,
): ChapterFlows {
  const blocks = flows.map((flow) => ({ range: { start: flow.range.start, end: flow.range.end }, kind: kindOf(flow) }));
  const languages = chapterLanguages(
    blocks.map(({ range: { start, end } }) => ({ start, count: countLanguages(text, start, end) })),
  );
  const aside = setContentsAside(flows, before);
  return { flows: aside.flows, blocks, pairs: countPairs(aside.flows), languages, before, after: aside.after };
}

/** Gives a chapter its sections and statements. */
export function readChapter(chapter: ChapterFlows, before: ReadingState, context: ChapterContext): ChapterReading {
  const flows = context.pairs ? readKeyValues(chapter.flows) : chapter.flows;
  const { flows: tree, definitions } = structure(flows, context.plain, before.definitions);
  const outline = new Outline(before.open);
  const maker = new StatementMaker(outline, context.languageAt, before);
  const blocks: Block[] = chapter.blocks.map(({ range, kind }, index) => ({ index, range: { ...range }, kind, section: 0 }));
  let block = 0;
  maker.siblings(tree, (flow) => {
    while (block + 1 < blocks.length && blocks[block + 1]!.range.start <= flow.range.start) block++;
    return block;
  });
  const { statements } = maker;
  const isBefore = (each: Statement, i: number) => i > 0 && each.range.start < statements[i - 1]!.range.start;
  if (statements.some(isBefore)) statements.sort((a, b) => a.range.start - b.range.start);
  const blockRefs: SectionRef[] = blocks.map(() => ROOT);
  statements.forEach((statement, index) => {
    statement.index = index;
    // The section of the first statement that stands in one.
    if (blockRefs[statement.block] === ROOT) blockRefs[statement.block] = statement.section;
  });
  const { sections } = outline;
  const { open, refs } = outline.open;
  return {
    sections,
    blocks,
    statements,
    pieces: piecesOf(sections, statements),
    refs: {
      statements: statements.map(({ section }) => section),
      blocks: blockRefs,
      parents: sections.map(({ parent }) => parent),
    },
    standing: statements.map(({ block: at }) => at),
    ends: sections.map(({ range }) => range.end),
    closed: outline.closed,
    openRefs: refs,
    after: { definitions, ...maker.within, open },
  };
}

/** Texts share their lists of pieces (a lead-in with all its items): each is to be moved once. No piece is in two lists. */
function piecesOf(sections: readonly Section[], statements: readonly Statement[]): Piece[][] {
  const lists = new Set<Piece[]>();
  let last: Statement | undefined;
  for (const { title } of sections) lists.add(title.pieces);
  for (const statement of statements) {
    lists.add(statement.pieces);
    if (statement.marker) lists.add(statement.marker.pieces);
    // Items of one list inherit the same.
    if (statement.before !== last?.before) for (const { pieces } of statement.before) lists.add(pieces);
    if (statement.after !== last?.after) for (const { pieces } of statement.after) lists.add(pieces);
    last = statement;
  }
  return [...lists];
}

/** Whether two readings of a chapter differ in nothing but the words of their sentences. */
export function isSameShape(a: ChapterReading, b: ChapterReading): boolean {
  return (
    isSameState(a.after, b.after) &&
    isSameList(a.refs.statements, b.refs.statements) &&
    isSameList(a.refs.blocks, b.refs.blocks) &&
    isSameList(a.refs.parents, b.refs.parents) &&
    isSameList(a.openRefs, b.openRefs) &&
    isSameList(a.ends.map(Math.sign), b.ends.map(Math.sign)) &&
    isSameList(
      Array.from(a.closed, (at) => at !== undefined),
      Array.from(b.closed, (at) => at !== undefined),
    ) &&
    a.sections.every((section, i) => isSameHeading(section, b.sections[i]!)) &&
    isSameList(a.standing, b.standing) &&
    a.statements.every(({ role, term }, i) => role === b.statements[i]!.role && term === b.statements[i]!.term) &&
    a.blocks.every(({ kind }, i) => kind === b.blocks[i]!.kind)
  );
}

function isSameHeading(a: Section, b: Section): boolean {
  return (
    a.title.text === b.title.text &&
    a.number === b.number &&
    a.id === b.id &&
    a.style === b.style &&
    a.level === b.level &&
    a.purpose === b.purpose
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Whether two chapters would read alike after either state. */
export function isSameState(a: ReadingState, b: ReadingState): boolean {
  if (a === b) return true;
  return (
    a.definitions === b.definitions &&
    a.recitals === b.recitals &&
    a.signatures === b.signatures &&
    a.open.length === b.open.length &&
    a.open.every((section, i) => isSameOpen(section, b.open[i]!))
  );
}

function isSameOpen(a: OpenSection, b: OpenSection): boolean {
  return a.key === b.key && a.rank === b.rank && a.number === b.number && a.purpose === b.purpose && a.level === b.level;
}

export function isSameContents(a: ContentsState, b: ContentsState): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every((entry) => b.has(entry));
}
