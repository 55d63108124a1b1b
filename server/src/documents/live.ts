import type { Language } from '../text/types';
import { BEGINNING, chapterFlows, isSameContents, isSameState, readChapter } from './chapter';
import { cutChapters } from './chapters';
import type { ContentsState } from './contents';
import { blockKind, formatOf, type Head, readHead, simplifiedAt } from './formats';
import { isWrittenInPairs } from './keyValues';
import { type KindSigns, SIGNS_ENOUGH, signsIn } from './kind';
import { type Chapter, chapterOf } from './liveChapter';
import { EMPTY } from './mapped';
import { readMarkdown } from './markdown';
import { type LanguageRun, languageAtOf, languageRuns, partsOf, totalRuns } from './parts';
import { placeChapters, takeOut } from './placing';
import { lineStartsOf } from './positions';
import type { Document, DocumentInput, Format, Part, Section, Statement } from './types';

/** How much of a document was read anew, since it was first read. */
export interface ReadingCount {
  /** Chapters whose markup was read. */
  chapters: number;
  /** Their characters. */
  characters: number;
}

/**
 * A document that is read once and then follows its edits: what an edit does not touch keeps its reading. After any edits it
 * reads as the same text read afresh. The objects of an earlier `document()` are moved to their new places, so only the latest
 * one holds.
 */
export class LiveDocument {
  readonly format: Format;
  readonly count: ReadingCount = { chapters: 0, characters: 0 };
  readonly #input: Omit<DocumentInput, 'text'>;
  #head!: Head;
  #chapters: Chapter[] = [];
  /** Something stands open to the end of the document: every edit may then matter everywhere. */
  #open = false;
  #definitions: ReadonlyMap<string, string> = new Map();
  /** A chapter with link definitions came or went. */
  #definitionsDue = false;
  #pairs = false;
  #runs: LanguageRun[] = [];
  readonly #root = rootSection();
  #document: Document | undefined;

  constructor({ text, ...input }: DocumentInput) {
    this.#input = input;
    this.format = input.format ?? formatOf(input.path);
    this.#reset(text);
  }

  /** Replaces `[start, end)` of the text (UTF-16 offsets). */
  edit(start: number, end: number, text: string): void {
    this.#document = undefined;
    if (this.format !== 'markdown' || this.#open || start <= this.#head.bodyStart) {
      const source = this.text();
      this.#reset(source.slice(0, start) + text + source.slice(end));
      return;
    }
    const first = this.#windowStart(start);
    const last = this.#chapterAt(end);
    const base = this.#chapters[first]!.base;
    const grown = text.length - (end - start);
    for (let reach = 1; ; reach *= 4) {
      // The chapter after the edit shows whether the cut before it still holds.
      const until = Math.min(this.#chapters.length, last + 1 + reach);
      const before = this.#textOf(first, until);
      const window = before.slice(0, start - base) + text + before.slice(end - base);
      const from = first === 0 ? this.#head.bodyStart : 0;
      const { starts, open } = cutChapters(window, from, window.length);
      const atEnd = until === this.#chapters.length;
      if (open && !atEnd) continue;
      if (first === 0) starts[0] = 0;
      const met = atEnd ? undefined : this.#meet(starts, base, grown, last + 1, until);
      if (!atEnd && !met) continue;
      const kept = met ? met.chapter : until;
      const cut = met ? starts.slice(0, met.start) : starts;
      const windowEnd = met ? starts[met.start]! : window.length;
      this.#replace(first, kept, textsBetween(window, cut, windowEnd));
      this.#open = open;
      this.#read();
      return;
    }
  }

  /** The whole text. */
  text(): string {
    return this.#textOf(0, this.#chapters.length);
  }

  /** The document as it is now. */
  document(): Document {
    this.#document ??= this.#place();
    return this.#document;
  }

  /** The first cut after the edit that was there before it. */
  #meet(starts: readonly number[], base: number, grown: number, from: number, until: number) {
    for (let chapter = from; chapter < until; chapter++) {
      const start = starts.indexOf(this.#chapters[chapter]!.base + grown - base);
      if (start > 0) return { chapter, start };
    }
    return undefined;
  }

  /** The first line of a chapter is what cuts it from the one before, and an edit there may join them. */
  #windowStart(offset: number): number {
    const at = this.#chapterAt(offset);
    const { base, text } = this.#chapters[at]!;
    const line = text.indexOf('\n');
    return at > 0 && (line < 0 || offset - base <= line + 1) ? at - 1 : at;
  }

  #chapterAt(offset: number): number {
    let low = 0;
    let high = this.#chapters.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#chapters[middle]!.base <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #textOf(from: number, to: number): string {
    let text = '';
    for (let i = from; i < to; i++) text += this.#chapters[i]!.text;
    return text;
  }

  /** Takes the text as a new one; chapters that stand in it as before keep their reading. */
  #reset(text: string): void {
    const { path } = this.#input;
    const origin = { path, source: text, lineStarts: lineStartsOf(text) };
    this.#head = readHead(this.format, origin);
    const { bodyStart } = this.#head;
    const { starts, open } =
      this.format === 'markdown' ? cutChapters(text, bodyStart, text.length) : { starts: [0], open: false };
    starts[0] = 0;
    // The first chapter holds what the head says, and is read with it.
    const first = this.#chapters[0];
    if (first) first.flows = undefined;
    this.#replace(0, this.#chapters.length, textsBetween(text, starts, text.length));
    this.#open = open;
    this.#read();
  }

  /** Puts chapters of these texts in the place of others. */
  #replace(from: number, to: number, texts: readonly string[]): void {
    const old = this.#chapters.slice(from, to);
    let same = 0;
    while (same < texts.length && same < old.length && texts[same] === old[same]!.text) same++;
    let sameEnd = 0;
    while (
      sameEnd < texts.length - same &&
      sameEnd < old.length - same &&
      texts[texts.length - 1 - sameEnd] === old[old.length - 1 - sameEnd]!.text
    )
      sameEnd++;
    const fresh = texts.slice(same, texts.length - sameEnd).map(chapterOf);
    const gone = this.#chapters.splice(from + same, old.length - same - sameEnd, ...fresh);
    this.#definitionsDue ||= [...gone, ...fresh].some(({ definitions }) => definitions.size > 0);
    let base = 0;
    for (const chapter of this.#chapters) {
      chapter.base = base;
      base += chapter.text.length;
    }
  }

  /** Reads what is not read yet, or was read after something else. */
  #read(): void {
    this.#document = undefined;
    this.#readDefinitions();
    let contents: ContentsState;
    for (const [i, chapter] of this.#chapters.entries()) {
      if (!chapter.flows || !isSameContents(chapter.flows.before, contents)) this.#readFlows(chapter, i === 0, contents);
      contents = chapter.flows!.after;
    }
    this.#readTotals();
    let state = BEGINNING;
    for (const chapter of this.#chapters) {
      const language = this.#languagesIn(chapter);
      if (!chapter.reading || chapter.languages !== language || !isSameState(chapter.before, state)) {
        takeOut(chapter);
        chapter.languages = language;
        chapter.before = state;
        const languageAt = this.#languageAt(chapter.base);
        chapter.reading = readChapter(chapter.flows!, state, { languageAt, pairs: this.#pairs, plain: this.format === 'text' });
      }
      state = chapter.reading.after;
    }
  }

  /** Link definitions hold for the whole document, the first of a label. */
  #readDefinitions(): void {
    if (!this.#definitionsDue) return;
    this.#definitionsDue = false;
    const found = new Map<string, string>();
    for (const { definitions } of this.#chapters)
      for (const [label, definition] of definitions) if (!found.has(label) && found.size < 300) found.set(label, definition);
    if (String([...found.values()]) === String([...this.#definitions.values()])) return;
    this.#definitions = found;
    for (const chapter of this.#chapters) if (chapter.text.includes('[')) chapter.flows = undefined;
  }

  #readFlows(chapter: Chapter, isFirst: boolean, contents: ContentsState): void {
    const { text } = chapter;
    const { flows: ahead, bodyStart, frontMatter } = this.#head;
    const flows = isFirst ? [...ahead] : [];
    chapter.simplified = [];
    if (this.format === 'markdown') {
      const reading = readMarkdown(text, isFirst ? bodyStart : 0, text.length, 0, true, this.#definitions);
      for (const flow of reading.flows) flows.push(flow);
      chapter.simplified = reading.simplified;
    }
    const frontEnd = isFirst ? (frontMatter?.end ?? -1) : -1;
    chapter.flows = chapterFlows(text, flows, (flow) => blockKind(flow, this.format, frontEnd), contents);
    takeOut(chapter);
    this.count.chapters++;
    this.count.characters += text.length;
  }

  /** What only the whole document tells: its languages, and whether it is written in pairs. */
  #readTotals(): void {
    const pairs = { paragraphs: 0, pairs: 0 };
    const languages = { en: 0, fr: 0 };
    for (const { flows } of this.#chapters) {
      pairs.paragraphs += flows!.pairs.paragraphs;
      pairs.pairs += flows!.pairs.pairs;
      languages.en += flows!.languages.en;
      languages.fr += flows!.languages.fr;
    }
    const written = isWrittenInPairs(pairs);
    if (written !== this.#pairs) for (const chapter of this.#chapters) takeOut(chapter);
    this.#pairs = written;
    this.#runs =
      totalRuns(languages) ??
      languageRuns(
        languages,
        this.#chapters.flatMap(({ base, flows }) =>
          flows!.blocks.map(({ range, languages: count }) => ({ start: base + range.start, count })),
        ),
      );
  }

  get #given(): Language | undefined {
    return this.#input.language ?? this.#head.options.language ?? this.#head.language;
  }

  #languageAt(base: number): (offset: number) => Language {
    const given = this.#given;
    if (given) return () => given;
    const at = languageAtOf(this.#runs);
    return (offset) => at(base + offset);
  }

  /** The languages of a chapter, and where in it they change. */
  #languagesIn({ base, text }: Chapter): string {
    if (this.#given) return this.#given;
    if (this.#runs.length === 1) return this.#runs[0]!.language;
    const inside = this.#runs.filter(({ start }) => start > base && start < base + text.length);
    const changes = inside.map(({ start, language }) => `${start - base}${language}`);
    return [languageAtOf(this.#runs)(base), ...changes].join(' ');
  }

  #place(): Document {
    const source = this.text();
    const { path } = this.#input;
    const { options, schema, title, bodyStart, frontMatter, problems } = this.#head;
    const placed = placeChapters(this.#chapters, this.#root, source.length);
    const lineStarts = this.#lineStarts();
    const parts = partsOf({
      input: this.#input,
      options,
      schema,
      source,
      sections: placed.sections,
      runs: this.#runs,
      title,
      bodyStart,
      signs: this.#signs(),
    });
    assignParts(parts, placed.sections, placed.statements);
    const simplified = this.#chapters.find((chapter) => chapter.simplified.length > 0);
    return {
      path,
      format: this.format,
      source,
      lineStarts,
      eol: this.#eol(),
      parts,
      ...placed,
      chapters: this.#chapters.map(({ reading }) => reading?.statements ?? []),
      options,
      problems: simplified
        ? [...problems, simplifiedAt(path, simplified.base + simplified.simplified[0]!, lineStarts)]
        : problems,
      ...(frontMatter ? { frontMatter } : {}),
      ...(schema ? { schema } : {}),
    };
  }

  #signs(): KindSigns[] {
    const signs: KindSigns[] = [];
    let length = 0;
    for (const chapter of this.#chapters) {
      if (length >= SIGNS_ENOUGH) break;
      chapter.signs ??= signsIn(chapter.text);
      signs.push(chapter.signs);
      length += chapter.signs.length;
    }
    return signs;
  }

  #lineStarts(): number[] {
    const starts: number[] = [0];
    for (const { base, lines } of this.#chapters) for (const line of lines) starts.push(base + line);
    return starts;
  }

  #eol(): '\n' | '\r\n' {
    let crlf = 0;
    let lf = 0;
    for (const chapter of this.#chapters) {
      crlf += chapter.eols.crlf;
      lf += chapter.eols.lf;
    }
    return crlf > lf ? '\r\n' : '\n';
  }
}

function rootSection(): Section {
  return {
    index: 0,
    parent: -1,
    level: 0,
    style: 'none',
    title: EMPTY,
    headingRange: { start: 0, end: 0 },
    range: { start: 0, end: 0 },
    part: 0,
    purpose: 'body',
  };
}

function textsBetween(text: string, starts: readonly number[], end: number): string[] {
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? end));
}

function assignParts(parts: readonly Part[], sections: readonly Section[], statements: readonly Statement[]): void {
  const partAt = (offset: number): number => parts.findLast((part) => part.range.start <= offset)?.index ?? 0;
  for (const section of sections) section.part = section.index === 0 ? 0 : partAt(section.headingRange.start);
  for (const statement of statements) statement.part = partAt(statement.range.start);
}
