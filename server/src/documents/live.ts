import type { Language } from '../text/types';
import { BEGINNING, chapterFlows, isSameContents, isSameShape, isSameState, type ReadingState, readChapter } from './chapter';
import { allDefinitions, isSameDefinitions } from './commonmark/definitions';
import type { ContentsState } from './contents';
import { blockKind, formatOf, type Head, readHead, simplifiedAt } from './formats';
import { isWrittenInPairs, type PairCount } from './keyValues';
import { type KindSigns, kindOf, SIGNS_ENOUGH, signsIn } from './kind';
import type { LanguageCount } from './language';
import type { Chapter } from './liveChapter';
import { LiveText } from './liveText';
import { EMPTY } from './mapped';
import { readMarkdown } from './markdown';
import {
  type KindNaming,
  kindNaming,
  type LanguageRun,
  type LanguageStretch,
  languageAtOf,
  languageRuns,
  namesAgreement,
  type PartsInput,
  partsOf,
  totalRuns,
} from './parts';
import { placeChapters, takeOut } from './placing';
import { lineStartsOf } from './positions';
import type { Document, DocumentInput, Format, Kind, MappedText, Part, Section, Statement } from './types';

/** How much of a document was read anew, since it was first read. */
export interface ReadingCount {
  /** Chapters whose markup was read. */
  chapters: number;
  /** Their characters. */
  characters: number;
}

/** The statements of a chapter before and after an edit, one for one; a sentence that says the same is the same object. */
export interface LocalChange {
  before: readonly Statement[];
  after: readonly Statement[];
}

interface Placing {
  head: Head;
  parts: readonly Part[];
  /** What its kind was told by beside its vocabulary; undefined where the kind was given. */
  naming: KindNaming | undefined;
  /** It may carry an agreement, depending on its length. */
  carries: boolean;
}

/** What stands further down than this many characters has no part in what the document is called. */
const OPENING = 6000;

/**
 * A document that is read once and then follows its edits: what an edit does not touch keeps its reading. After any edits it
 * reads as the same text read afresh. The objects of an earlier `document()` are moved to their new places, so only the latest
 * one holds.
 */
export class LiveDocument {
  readonly format: Format;
  readonly text: LiveText;
  readonly count: ReadingCount = { chapters: 0, characters: 0 };
  readonly #input: Omit<DocumentInput, 'text'>;
  /** Of the text as it is; undefined when the text that it is read from has changed. */
  #head: Head | undefined;
  #definitions = allDefinitions([]);
  #pairs = false;
  #runs: LanguageRun[] = [];
  #languages: LanguageCount = { en: 0, fr: 0 };
  /** The chapter that a statement now belongs to. */
  readonly #owners = new WeakMap<Statement, Chapter>();
  /** What the document was like when it was last put together. */
  #placed: Placing | undefined;
  readonly #root = rootSection();
  #document: Document | undefined;
  #kind: Kind | undefined;

  constructor({ text, ...input }: DocumentInput) {
    this.#input = input;
    this.format = input.format ?? formatOf(input.path);
    this.text = new LiveText(text, (whole) => (this.format === 'markdown' ? this.#readHead(whole).bodyStart : undefined));
  }

  /** Replaces `[start, end)` of the text (UTF-16 offsets). */
  edit(start: number, end: number, text: string): void {
    this.#document = undefined;
    if (this.format !== 'markdown') this.#head = undefined;
    this.text.edit(start, end, text);
  }

  /** Takes another text. */
  reset(text: string): void {
    this.#document = undefined;
    this.#head = undefined;
    this.text.reset(text);
  }

  /** The document as it is now; `kind`: read as this, whatever it looks like. */
  document(kind: Kind | undefined = this.#input.kind): Document {
    if (!this.#document || this.#kind !== kind) {
      const head = this.#head ?? this.#readHead(this.text.toString());
      this.#read(head);
      this.#kind = kind;
      this.#document = this.#place(head, kind);
    }
    return this.#document;
  }

  #readHead(text: string): Head {
    const { path } = this.#input;
    this.#head = readHead(this.format, { path, source: text, lineStarts: lineStartsOf(text) });
    // The first chapter holds what the head says, and is read with it.
    const first = this.text?.chapters[0];
    if (first) first.flows = undefined;
    return this.#head;
  }

  /** Reads what is not read yet, or was read after something else. */
  #read(head: Head): void {
    const { chapters } = this.text;
    this.#readDefinitions();
    let contents: ContentsState;
    for (const [i, chapter] of chapters.entries()) {
      if (!chapter.flows || !isSameContents(chapter.flows.before, contents))
        this.#readFlows(chapter, i === 0 ? head : undefined, contents);
      contents = chapter.flows!.after;
    }
    this.#readTotals();
    const given = this.#given(head);
    let state = BEGINNING;
    for (const chapter of chapters) {
      const languages = given ?? this.#languagesIn(chapter);
      if (!chapter.reading || chapter.languages !== languages || !isSameState(chapter.before, state)) {
        this.#readChapter(chapter, state, languages, given);
      }
      state = chapter.reading!.after;
    }
    this.text.changes = [];
  }

  #readChapter(chapter: Chapter, before: ReadingState, languages: string, given: Language | undefined): void {
    const languageAt = given ? () => given : this.#languageAt(chapter.base);
    const old = this.#oldStatements(chapter);
    takeOut(chapter);
    chapter.languages = languages;
    chapter.before = before;
    chapter.reading = readChapter(chapter.flows!, before, { languageAt, pairs: this.#pairs, plain: this.format === 'text' });
    keepStatements(chapter.reading.statements, old);
    for (const statement of chapter.reading.statements) this.#owners.set(statement, chapter);
    chapter.replaces = undefined;
  }

  /** What stood where a chapter stands, without what another chapter has taken over. */
  #oldStatements(chapter: Chapter): Statement[] {
    return [...(chapter.replaces ?? []), chapter].flatMap((old) =>
      (old.reading?.statements ?? []).filter((statement) => this.#owners.get(statement) === old),
    );
  }

  /**
   * Follows the one edit since the document was last looked at, if all it changed is sentences of one chapter: nothing that stands
   * elsewhere reads otherwise but for its place. Undefined when more may have changed; `document()` then tells.
   */
  followLocally(): LocalChange | undefined {
    const [change, ...more] = this.text.changes;
    const placed = this.#placed;
    if (!change) return { before: [], after: [] };
    const [old, ...othersGone] = change.gone;
    const [chapter, ...othersFresh] = change.fresh;
    if (more.length > 0 || othersGone.length > 0 || othersFresh.length > 0 || !placed || !old?.reading || !chapter)
      return undefined;
    const { head, parts } = placed;
    // What stands first tells the kind of the document.
    if (head !== this.#head || this.text.definitionsChanged || parts.length !== 1 || chapter.base < head.bodyStart + OPENING)
      return undefined;
    this.#readFlows(chapter, undefined, old.flows!.before);
    const flows = chapter.flows!;
    if (!isSameContents(flows.after, old.flows!.after) || !isSamePairs(flows.pairs, old.flows!.pairs)) return undefined;
    const { en, fr } = this.#languages;
    const languages = {
      en: en + flows.languages.en - old.flows!.languages.en,
      fr: fr + flows.languages.fr - old.flows!.languages.fr,
    };
    const runs = totalRuns(languages) ?? languageRuns(languages, this.#stretches());
    if (runs.length !== 1 || this.#runs.length !== 1 || runs[0]!.language !== this.#runs[0]!.language) return undefined;
    const { reading } = old;
    this.#readChapter(chapter, old.before, old.languages, this.#given(head));
    if (chapter.simplified.length > 0 || old.simplified.length > 0 || !isSameShape(chapter.reading!, reading)) return undefined;
    if (!this.#isSameKind(placed)) return undefined;
    this.#languages = languages;
    this.#runs = runs;
    this.text.changes = [];
    return { before: reading.statements, after: chapter.reading!.statements };
  }

  #isSameKind({ naming, parts, carries }: Placing): boolean {
    if (!naming) return true;
    return !carries && kindOf(naming.titles, this.#signs(), naming.opening).kind === parts[0]!.kind;
  }

  #given(head: Head): Language | undefined {
    return this.#input.language ?? head.options.language ?? head.language;
  }

  /** Definitions of links and footnotes hold for the whole document. */
  #readDefinitions(): void {
    if (!this.text.definitionsChanged) return;
    this.text.definitionsChanged = false;
    const definitions = allDefinitions(this.text.chapters.map((chapter) => chapter.definitions));
    if (isSameDefinitions(definitions, this.#definitions)) return;
    this.#definitions = definitions;
    for (const chapter of this.text.chapters) if (chapter.text.includes('[')) chapter.flows = undefined;
  }

  /** `head`: for the first chapter. */
  #readFlows(chapter: Chapter, head: Head | undefined, contents: ContentsState): void {
    const { text } = chapter;
    const flows = [...(head?.flows ?? [])];
    chapter.simplified = [];
    if (this.format === 'markdown') {
      const reading = readMarkdown(text, head?.bodyStart ?? 0, text.length, this.#definitions);
      for (const flow of reading.flows) flows.push(flow);
      chapter.simplified = reading.simplified;
    }
    const frontEnd = head?.frontMatter?.end ?? -1;
    chapter.flows = chapterFlows(text, flows, (flow) => blockKind(flow, this.format, frontEnd), contents);
    takeOut(chapter);
    this.count.chapters++;
    this.count.characters += text.length;
  }

  /** What only the whole document tells: its languages, and whether it is written in pairs. */
  #readTotals(): void {
    const pairs = { paragraphs: 0, pairs: 0 };
    const languages = { en: 0, fr: 0 };
    for (const { flows } of this.text.chapters) {
      pairs.paragraphs += flows!.pairs.paragraphs;
      pairs.pairs += flows!.pairs.pairs;
      languages.en += flows!.languages.en;
      languages.fr += flows!.languages.fr;
    }
    const written = isWrittenInPairs(pairs);
    if (written !== this.#pairs) for (const chapter of this.text.chapters) takeOut(chapter);
    this.#pairs = written;
    this.#languages = languages;
    this.#runs = totalRuns(languages) ?? languageRuns(languages, this.#stretches());
  }

  *#stretches(): Iterable<LanguageStretch> {
    for (const { base, flows } of this.text.chapters)
      for (const { range, languages } of flows!.blocks) yield { start: base + range.start, count: languages };
  }

  #languageAt(base: number): (offset: number) => Language {
    const at = languageAtOf(this.#runs);
    return (offset) => at(base + offset);
  }

  /** The languages of a chapter, and where in it they change. */
  #languagesIn({ base, text }: Chapter): string {
    if (this.#runs.length === 1) return this.#runs[0]!.language;
    const inside = this.#runs.filter(({ start }) => start > base && start < base + text.length);
    const changes = inside.map(({ start, language }) => `${start - base}${language}`);
    return [languageAtOf(this.#runs)(base), ...changes].join(' ');
  }

  #place(head: Head, kind: Kind | undefined): Document {
    const source = this.text.toString();
    const { path } = this.#input;
    const { options, schema, title, bodyStart, frontMatter, problems } = head;
    const placed = placeChapters(this.text.chapters, this.#root, source.length);
    const lineStarts = this.#lineStarts();
    const given: PartsInput = {
      input: { ...this.#input, kind },
      options,
      schema,
      source,
      sections: placed.sections,
      runs: this.#runs,
      title,
      bodyStart,
      opening: this.text.slice(0, Math.min(this.text.length, Math.max(3000, bodyStart + 400))),
      signs: this.#signs(),
    };
    const parts = partsOf(given);
    const fixed = kind ?? options.kind ?? schema;
    this.#placed = {
      head,
      parts,
      naming: fixed ? undefined : kindNaming(given),
      carries: parts[0]?.kind === 'rfp' && namesAgreement(placed.sections),
    };
    assignParts(parts, placed.sections, placed.statements);
    const simplified = this.text.chapters.find((chapter) => chapter.simplified.length > 0);
    return {
      path,
      format: this.format,
      source,
      lineStarts,
      eol: this.#eol(),
      parts,
      ...placed,
      chapters: this.text.chapters.map(({ reading }) => reading?.statements ?? []),
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
    for (const chapter of this.text.chapters) {
      if (length >= SIGNS_ENOUGH) break;
      chapter.signs ??= signsIn(chapter.text);
      signs.push(chapter.signs);
      length += chapter.signs.length;
    }
    return signs;
  }

  #lineStarts(): number[] {
    const starts: number[] = [0];
    for (const { base, lines } of this.text.chapters) for (const line of lines) starts.push(base + line);
    return starts;
  }

  #eol(): '\n' | '\r\n' {
    let crlf = 0;
    let lf = 0;
    for (const chapter of this.text.chapters) {
      crlf += chapter.eols.crlf;
      lf += chapter.eols.lf;
    }
    return crlf > lf ? '\r\n' : '\n';
  }
}

function isSamePairs(a: PairCount, b: PairCount): boolean {
  return a.paragraphs === b.paragraphs && a.pairs === b.pairs;
}

/** Statements that say what an old one said take its place among objects, so that what was found in it still holds. */
function keepStatements(statements: Statement[], old: readonly Statement[]): void {
  if (old.length === 0) return;
  const known = new Map<string, Statement[]>();
  for (const statement of old) {
    const key = contentOf(statement);
    const same = known.get(key);
    if (same) same.push(statement);
    else known.set(key, [statement]);
  }
  statements.forEach((statement, i) => {
    const same = known.get(contentOf(statement))?.shift();
    if (!same) return;
    // Optional fields are part of the content: both have them, or neither.
    statements[i] = Object.assign(same, statement);
  });
}

/** All that a statement is matched by, and how its text lies in the source: evidence in it keeps its distances. */
function contentOf({ role, text, pieces, before, after, term, marker }: Statement): string {
  const base = pieces[0]?.start ?? 0;
  const lies = pieces.map(({ at, start, end }) => [at, start - base, end - base]);
  return JSON.stringify([role, text, lies, before.map(textOf), after.map(textOf), term, marker?.text]);
}

function textOf({ text }: MappedText): string {
  return text;
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

function assignParts(parts: readonly Part[], sections: readonly Section[], statements: readonly Statement[]): void {
  const partAt = (offset: number): number => parts.findLast((part) => part.range.start <= offset)?.index ?? 0;
  for (const section of sections) section.part = section.index === 0 ? 0 : partAt(section.headingRange.start);
  for (const statement of statements) statement.part = partAt(statement.range.start);
}
