import type { Document, MappedText, Section, Statement } from '../documents';
import { type CompiledPlaybook, HitColumns } from '../playbook';
import { bareWords, type Language, type TextRange, type Token, type TypedValue } from '../text';
import { MOOD_CONCEPTS } from './context';
import { HitTable } from './hitTable';
import { type Quotation, wholeQuotation } from './quotation';
import { TokenRun } from './run';
import type { DocumentTerms } from './terms';

const SECOND_PERSON: ReadonlySet<string> = new Set(['you', 'vous']);
const FIRST_PERSON: ReadonlySet<string> = new Set(['we', 'us', 'nous']);

/**
 * A statement as it is matched: the tokens of what it inherits, its own, and the flush text after it, in one run.
 * `ownFirst`/`ownEnd` bound its own tokens; a match that touches none of them belongs to another statement.
 */
export class StatementView {
  readonly ownFirst: number;
  readonly ownEnd: number;
  readonly #runs: readonly TokenRun[];
  readonly #own: TokenRun;
  #tokens: readonly Token[] | undefined;
  #heavy: Int32Array | undefined;
  readonly #table: HitTable;
  #values: readonly TypedValue[] | undefined;
  #quoted: Quotation | undefined;

  constructor(
    readonly statement: Statement,
    readonly document: number,
    readonly language: Language,
    /** In the order of the text: what it inherits, its own, what follows it. */
    runs: readonly TokenRun[],
    own: TokenRun,
    /** Serves one view at a time. */
    table: HitTable,
  ) {
    let ownFirst = 0;
    for (const run of runs) {
      if (run === own) break;
      ownFirst += run.length;
    }
    this.ownFirst = ownFirst;
    this.ownEnd = ownFirst + own.length;
    this.#runs = runs;
    this.#own = own;
    this.#table = table;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= this.#runs.length === 1 ? this.#own.tokens : this.#runs.flatMap(({ tokens }) => tokens);
    return this.#tokens;
  }

  /** The hits of the whole run, until another view is asked for its own. */
  table(): HitTable {
    this.#table.take(this.#runs);
    return this.#table;
  }

  /** Whether there is text around its own that it is read with. */
  get inherits(): boolean {
    return this.#runs.length > 1;
  }

  /** Typed values of the whole run, found when first asked for; token indices are the run's. */
  values(): readonly TypedValue[] {
    if (this.#values) return this.#values;
    if (this.#runs.length === 1) {
      this.#values = this.#runs[0]!.values();
      return this.#values;
    }
    const values: TypedValue[] = [];
    let offset = 0;
    for (const run of this.#runs) {
      for (const value of run.values())
        values.push({ ...value, firstToken: value.firstToken + offset, endToken: value.endToken + offset });
      offset += run.length;
    }
    this.#values = values;
    return values;
  }

  /** Whether something in the whole run is left to fill in. */
  get hasBlanks(): boolean {
    return this.#runs.some((run) => run.hasBlanks);
  }

  /** Range of its own tokens `[first, end)` in the statement's own text; what lies outside is clipped away. */
  ownText(first: number, end: number): TextRange | undefined {
    const from = Math.max(first, this.ownFirst);
    const to = Math.min(end, this.ownEnd);
    if (from >= to) return undefined;
    return this.#own.range(from - this.ownFirst, to - this.ownFirst);
  }

  /** The whole statement as a reader is shown it: many clauses may rest on one. */
  quoted(): Quotation {
    this.#quoted ??= wholeQuotation(this.statement);
    return this.#quoted;
  }

  /**
   * Lets go of what only matching asks for: a statement that matched is kept, and there are many. All of it is found again when
   * asked for.
   */
  settle(): void {
    this.#own.settle();
    this.#tokens = undefined;
    this.#heavy = undefined;
  }

  /** Number of weighty tokens from token `from` up to token `to`. */
  distance(from: number, to: number): number {
    const heavy = this.weights();
    return heavy[to]! - heavy[from]!;
  }

  /** By token: how many weighty ones stand before it; then one more, for the end. */
  weights(): Int32Array {
    if (this.#heavy) return this.#heavy;
    if (this.#runs.length === 1) {
      this.#heavy = this.#runs[0]!.heavy;
      return this.#heavy;
    }
    const heavy = new Int32Array(this.tokens.length + 1);
    let offset = 0;
    for (const run of this.#runs) {
      const before = heavy[offset]!;
      const own = run.heavy;
      for (let i = 1; i < own.length; i++) heavy[offset + i] = before + own[i]!;
      offset += run.length;
    }
    this.#heavy = heavy;
    return heavy;
  }
}

const TABLES = new WeakMap<CompiledPlaybook, HitTable>();

/** The table that all views over a playbook's hits share. */
function hitTable(playbook: CompiledPlaybook): HitTable {
  let table = TABLES.get(playbook);
  if (!table) {
    table = new HitTable(playbook.patterns.en.tables.startedAt.length);
    TABLES.set(playbook, table);
  }
  return table;
}

/** Builds views over one document, reading each mapped text once however many statements inherit it. */
export class DocumentReader {
  readonly #runs = new WeakMap<MappedText, TokenRun>();
  readonly #headings = new WeakMap<Section, StatementView>();
  readonly #bareTitles = new WeakMap<Section, string>();
  /** By symbol: 1 for those of moods. */
  readonly #moods: Uint8Array;
  readonly #parties: { readonly buyer: number | undefined; readonly supplier: number | undefined };
  /** Serves one text at a time. */
  readonly #own = new HitColumns();
  readonly #table: HitTable;
  readonly #finder: ReturnType<typeof finderOf>;

  constructor(
    /** As it is now. */
    public document: Document,
    readonly index: number,
    readonly playbook: CompiledPlaybook,
    /** Phrases this document defines: its parties and terms. */
    readonly terms: DocumentTerms,
    /** Whoever reads the document now: a text read before reads alike to them. */
    readonly current: { reader?: DocumentReader } = {},
    /** Definitions that bind, because an operative sentence calls upon them. */
    public duties: ReadonlySet<Statement> = new Set(),
  ) {
    current.reader = this;
    this.#finder = finderOf(current);
    this.#table = hitTable(playbook);
    this.#moods = new Uint8Array(playbook.concepts.size);
    for (const id of Object.keys(MOOD_CONCEPTS)) {
      const symbol = playbook.concepts.get(id);
      if (symbol !== undefined) this.#moods[symbol] = 1;
    }
    this.#parties = { buyer: playbook.concepts.get('role-buyer'), supplier: playbook.concepts.get('role-supplier') };
  }

  languageOf(statement: Statement): Language {
    return this.document.parts[statement.part]?.language ?? 'en';
  }

  /** A text read anew. */
  run({ text }: MappedText, language: Language): TokenRun {
    return new TokenRun(text, language, this.#finder);
  }

  /** A text that several statements inherit, read once. */
  #inherited(mapped: MappedText, language: Language): TokenRun {
    let run = this.#runs.get(mapped);
    if (!run) {
      run = this.run(mapped, language).keepHits();
      this.#runs.set(mapped, run);
    }
    return run;
  }

  /** Adds the phrases in some tokens. */
  find(hits: HitColumns, tokens: readonly Token[], language: Language): void {
    this.playbook.tries[language].findInto(hits, tokens);
    const own = this.#own;
    own.size = 0;
    this.terms[language].findInto(own, tokens);
    if (own.size > 0) this.#withdrawSuppliers(hits, own);
    for (let i = 0; i < own.size; i++) hits.add(own.symbols[i]!, own.firsts[i]!, own.ends[i]!);
    if (this.terms.addressesSupplier) this.#turnPersons(tokens, hits);
    this.#withoutInnerMoods(hits);
  }

  /** A party that the document names as the buyer is no supplier, whatever its name means elsewhere (« le Concédant »). */
  #withdrawSuppliers(hits: HitColumns, own: HitColumns): void {
    const { buyer, supplier } = this.#parties;
    for (let i = 0; i < own.size; i++) {
      if (own.symbols[i] !== buyer) continue;
      const first = own.firsts[i]!;
      const end = own.ends[i]!;
      hits.keep((at) => hits.symbols[at] !== supplier || hits.firsts[at]! < first || hits.ends[at]! > end);
    }
  }

  /** Where the document speaks to the supplier, “you” is the supplier and “we” the buyer. */
  #turnPersons(tokens: readonly Token[], hits: HitColumns): void {
    const { buyer, supplier } = this.#parties;
    if (buyer === undefined || supplier === undefined) return;
    for (let i = 0; i < hits.size; i++) {
      const symbol = hits.symbols[i];
      if (symbol !== buyer && symbol !== supplier) continue;
      const word = hits.ends[i] === hits.firsts[i]! + 1 ? tokens[hits.firsts[i]!]!.exact : '';
      if (symbol === buyer && SECOND_PERSON.has(word)) hits.symbols[i] = supplier;
      else if (symbol === supplier && FIRST_PERSON.has(word)) hits.symbols[i] = buyer;
    }
  }

  /** "May" inside "may not" is no permission: of mood cues that lie in one another, patterns see the longest. */
  #withoutInnerMoods(hits: HitColumns): void {
    const { symbols, firsts, ends, size } = hits;
    const cues: number[] = [];
    for (let i = 0; i < size; i++) if (this.#moods[symbols[i]!] === 1) cues.push(i);
    if (cues.length < 2) return;
    cues.sort((a, b) => firsts[a]! - firsts[b]! || ends[b]! - ends[a]!);
    let inner: Set<number> | undefined;
    let outer = cues[0]!;
    for (const cue of cues) {
      if (ends[cue]! > ends[outer]!) outer = cue;
      else if (ends[cue]! - firsts[cue]! < ends[outer]! - firsts[outer]!) {
        inner ??= new Set();
        inner.add(cue);
      }
    }
    if (!inner) return;
    const away = inner;
    hits.keep((at) => !away.has(at));
  }

  /** The title of a section by its words alone. */
  bareTitle(section: Section): string {
    let title = this.#bareTitles.get(section);
    if (title === undefined) {
      title = bareWords(section.title.text);
      this.#bareTitles.set(section, title);
    }
    return title;
  }

  /** The title of a section as if it were a statement. */
  heading(section: Section, language: Language): StatementView {
    let view = this.#headings.get(section);
    if (!view) {
      const { title } = section;
      const statement: Statement = {
        ...title,
        index: -1,
        role: 'heading',
        part: section.part,
        section: section.index,
        block: 0,
        range: section.headingRange,
        before: [],
        after: [],
      };
      const run = this.run(title, language);
      view = new StatementView(statement, this.index, language, [run], run, this.#table);
      this.#headings.set(section, view);
    }
    return view;
  }

  view(statement: Statement): StatementView {
    const language = this.languageOf(statement);
    // What binds stays where the statement is, wherever that moves.
    const bound: Statement = this.duties.has(statement) ? Object.create(statement, { role: { value: 'operative' } }) : statement;
    const own = this.run(statement, language);
    const inherited = (texts: readonly MappedText[]) => texts.map((text) => this.#inherited(text, language));
    const { before, after } = statement;
    const runs = before.length + after.length === 0 ? [own] : [...inherited(before), own, ...inherited(after)];
    return new StatementView(bound, this.index, language, runs, own, this.#table);
  }
}

/** What finds phrases in texts that outlive a reader; one who is no longer asked is not kept for them. */
function finderOf(current: { reader?: DocumentReader }) {
  return (hits: HitColumns, tokens: readonly Token[], language: Language): void => current.reader?.find(hits, tokens, language);
}
