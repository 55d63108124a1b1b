import type { Language } from '../text/types';
import { ChapterReader, type ReadingCount } from './chapterReader';
import { type Cutter, markdownCutter, noCutter, yamlCutter } from './cutters';
import { formatOf, type Head, readHead, simplifiedAt } from './formats';
import { originOf } from './frontMatter';
import { type KindReading, kindOf, SIGNS_ENOUGH } from './kind';
import { type KindSigns, signsIn } from './kindSigns';
import { LiveText } from './liveText';
import { EMPTY } from './mapped';
import { assignParts, type Heading, type KindNaming, kindNaming, namesAgreement, type PartsInput, partsOf } from './parts';
import { moveChapters, type Placed, placeChapters, placeInstead } from './placing';
import type { Document, DocumentInput, Format, Kind, ReadingProblem, Section, Statement, Usual } from './types';
import { YamlHead } from './yamlHead';

/** The statements of a chapter before and after an edit, one for one; a sentence that says the same is the same object. */
export interface LocalChange {
  /** Index of the chapter. */
  chapter: number;
  before: readonly Statement[];
  after: readonly Statement[];
}

/** What a document was like when it was last put together. */
interface Standing {
  document: Document;
  placed: Placed;
  head: Head;
  /** As it was asked for. */
  kind: Kind | undefined;
  /** What its kind was told by beside its vocabulary; undefined where the kind was given. */
  naming: KindNaming | undefined;
  /** It may carry an agreement, depending on its length. */
  carries: boolean;
  /** The first chapter that has since taken the place of another of the same shape: it and those after it are to be moved. */
  moved: number;
}

/** What stands further down than this many characters has no part in what the document is called. */
const OPENING = 6000;

/**
 * A document that is read once and then follows its edits: what an edit does not touch keeps its reading. After any edits it
 * reads as the same text read afresh. Its objects are moved to their new places, an earlier `document()` with them: only the latest
 * one holds.
 */
export class LiveDocument {
  readonly format: Format;
  readonly text: LiveText;
  readonly #input: Omit<DocumentInput, 'text'>;
  readonly #reader: ChapterReader;
  /** Of the text as it is; undefined when the text that it is read from has changed. */
  #head: Head | undefined;
  #yaml: YamlHead | undefined;
  #standing: Standing | undefined;
  /** The document stands as the text is. */
  #current = false;
  /** The edits since may have changed no more than sentences of one chapter. */
  #local = true;
  #source: string | undefined;
  #lineStarts: number[] | undefined;

  constructor({ text, ...input }: DocumentInput) {
    this.#input = input;
    this.format = input.format ?? formatOf(input.path);
    this.text = new LiveText(text, this.#cutter());
    if (this.format === 'yaml') this.#yaml = new YamlHead(input.path, this.text);
    this.#reader = new ChapterReader(this.format, this.text);
  }

  #cutter(): Cutter {
    if (this.format === 'yaml') return yamlCutter();
    return this.format === 'markdown' ? markdownCutter((whole) => this.#readHead(whole).bodyStart) : noCutter();
  }

  /** The schema that the document followed when it was last looked at. */
  get schema(): Document['schema'] {
    return this.#standing?.head.schema;
  }

  /** Whether comments of the text hold decisions, or did before the edits that are still to be followed. */
  get decides(): boolean {
    const { chapters, changes } = this.text;
    return chapters.some((chapter) => chapter.decides) || changes.some(({ gone }) => gone.some((chapter) => chapter.decides));
  }

  get count(): ReadingCount {
    return this.#reader.count;
  }

  /** Replaces `[start, end)` of the text (UTF-16 offsets). */
  edit(start: number, end: number, text: string): void {
    this.#changed();
    if (this.format !== 'markdown') this.#head = undefined;
    this.#yaml?.edited(start);
    this.text.edit(start, end, text);
  }

  /** Takes another text. */
  reset(text: string): void {
    this.#changed();
    this.#head = undefined;
    this.#yaml?.edited(0);
    this.text.reset(text);
  }

  /** Takes the document for something else, where it does not say what it is. */
  assume({ kind, language }: Usual): void {
    const { usual = {} } = this.#input;
    if (usual.kind === kind && usual.language === language) return;
    this.#input.usual = { kind, language };
    this.#standing = undefined;
    this.#changed();
  }

  #changed(): void {
    this.#current = false;
    this.#local = true;
    this.#source = undefined;
    this.#lineStarts = undefined;
  }

  /** The document as it is now; `kind`: read as this, whatever it looks like. */
  document(kind: Kind | undefined = this.#input.kind): Document {
    const standing = this.#standing;
    if (standing && standing.kind === kind) {
      if (this.#current) return standing.document;
      if (this.followLocally()) return this.#placeAgain(standing);
    }
    const head = this.#head ?? this.#yaml?.get() ?? this.#readHead(this.text.toString());
    this.#head = head;
    this.#reader.read(head, this.#given(head));
    this.#standing = this.#place(head, kind);
    this.#current = true;
    return this.#standing.document;
  }

  /**
   * Follows the one edit since the document was last looked at, if all it changed is sentences of one chapter: nothing that stands
   * elsewhere reads otherwise but for its place. Undefined when more may have changed; `document()` then tells.
   */
  followLocally(): LocalChange | undefined {
    const local = this.#local ? this.#followLocally() : undefined;
    this.#local = local !== undefined;
    return local;
  }

  #followLocally(): LocalChange | undefined {
    const [change, ...more] = this.text.changes;
    if (!change) return this.#standing && { chapter: 0, before: [], after: [] };
    const standing = this.#standing;
    if (this.#yaml) this.#head = this.#yaml.get();
    if (more.length > 0 || !standing || standing.head !== this.#head || standing.document.parts.length !== 1) return undefined;
    const before = change.gone[0]?.reading?.statements;
    if (!before || !this.#reader.readLocally(change, standing.head, this.#given(standing.head))) return undefined;
    const [chapter] = change.fresh;
    if (standing.naming && chapter!.base < standing.head.bodyStart + OPENING) standing.naming = this.#naming(standing.head);
    const part = standing.document.parts[0]!;
    const kind = standing.naming && this.#kindOf(standing.naming);
    if (kind && (standing.carries || kind.kind !== part.kind)) return undefined;
    if (kind) part.kindConfidence = kind.confidence;
    if (!this.#given(standing.head)) part.languageConfidence = this.#reader.runs[0]!.confidence;
    const { sections, statements } = chapter!.reading!;
    placeInstead(chapter!, standing.placed);
    assignParts(standing.document.parts, sections, statements);
    standing.moved = Math.min(standing.moved, change.at);
    this.text.changes = [];
    return { chapter: change.at, before, after: statements };
  }

  #readHead(text: string): Head {
    const { path } = this.#input;
    this.#head = readHead(this.format, originOf(path, text));
    // The first chapter holds what the head says, and is read with it.
    const first = this.text?.chapters[0];
    if (first) first.flows = undefined;
    return this.#head;
  }

  #given(head: Head): Language | undefined {
    return this.#input.language ?? head.options.language ?? head.language ?? this.#input.usual?.language;
  }

  #place(head: Head, kind: Kind | undefined): Standing {
    const { text } = this;
    const { path } = this.#input;
    const { options, schema, frontMatter } = head;
    const placed = placeChapters(text.chapters, rootSection(), text.length);
    const { sections, blocks, statements } = placed;
    const naming = (kind ?? options.kind ?? this.#input.usual?.kind ?? schema) ? undefined : this.#naming(head);
    const given: PartsInput = {
      input: { ...this.#input, kind },
      options,
      schema,
      length: text.length,
      slice: (start, end) => text.slice(start, end),
      sections,
      runs: this.#reader.runs,
      kind: naming && this.#kindOf(naming),
    };
    const parts = partsOf(given);
    assignParts(parts, sections, statements);
    const live = this;
    const document: Document = {
      path,
      format: this.format,
      get source() {
        live.#source ??= live.text.toString();
        return live.#source;
      },
      get lineStarts() {
        live.#lineStarts ??= live.#lines();
        return live.#lineStarts;
      },
      eol: this.#eol(),
      parts,
      sections,
      blocks,
      statements,
      chapters: this.#chapters(),
      options,
      problems: [],
      ...(frontMatter ? { frontMatter } : {}),
      ...(schema ? { schema } : {}),
    };
    document.problems = this.#problems(head, document);
    return {
      document,
      placed,
      head,
      kind,
      naming,
      carries: parts[0]?.kind === 'rfp' && namesAgreement(sections),
      moved: Number.POSITIVE_INFINITY,
    };
  }

  /** Brings the document to where local changes have put it. */
  #placeAgain(standing: Standing): Document {
    const { text } = this;
    const { document, placed, head, moved } = standing;
    moveChapters(text.chapters, moved, placed, text.length);
    standing.moved = Number.POSITIVE_INFINITY;
    document.parts[0]!.range.end = text.length;
    document.eol = this.#eol();
    document.chapters = this.#chapters();
    document.problems = this.#problems(head, document);
    this.#current = true;
    return document;
  }

  #chapters(): (readonly Statement[])[] {
    return this.text.chapters.map(({ reading }) => reading?.statements ?? []);
  }

  #problems({ problems }: Head, document: Document): ReadingProblem[] {
    const simplified = this.text.chapters.find((chapter) => chapter.simplified.length > 0);
    if (!simplified) return problems;
    return [...problems, simplifiedAt(document.path, simplified.base + simplified.simplified[0]!, document.lineStarts)];
  }

  #naming({ title, bodyStart }: Head): KindNaming {
    const opening = this.text.slice(0, Math.min(this.text.length, Math.max(3000, bodyStart + 400)));
    return kindNaming({ title, bodyStart, opening, headings: this.#headings(bodyStart + OPENING) });
  }

  /** The headings that begin before an offset, wherever they were last placed. */
  *#headings(before: number): Iterable<Heading> {
    for (const { base, moved, reading } of this.text.chapters) {
      if (base >= before) return;
      for (const { headingRange, number, title } of reading?.sections ?? []) {
        if (base + headingRange.start - moved.offset >= before) return;
        yield { number, text: title.text };
      }
    }
  }

  #kindOf({ titles, opening }: KindNaming): KindReading {
    return kindOf(titles, this.#signs(), opening);
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

  #lines(): number[] {
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

/** The section that all others stand in, before its document is placed. */
export function rootSection(): Section {
  return {
    index: 0,
    parent: -1,
    level: 0,
    style: 'none',
    number: undefined,
    id: undefined,
    title: EMPTY,
    headingRange: { start: 0, end: 0 },
    range: { start: 0, end: 0 },
    part: 0,
    purpose: 'body',
  };
}
