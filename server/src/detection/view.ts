import type { Document, MappedText, Section, Statement } from '../documents';
import { type CompiledPlaybook, type Hit, isLight } from '../playbook';
import { bareWords, findValues, type Language, type TextRange, type Token, type TypedValue, tokenise } from '../text';
import { MOOD_CONCEPTS } from './context';
import type { DocumentTerms } from './terms';

const SECOND_PERSON: ReadonlySet<string> = new Set(['you', 'vous']);
const FIRST_PERSON: ReadonlySet<string> = new Set(['we', 'us', 'nous']);

/** Tokens and phrase hits of one mapped text. */
export interface TokenRun {
  tokens: Token[];
  hits: Hit[];
}

/**
 * A statement as it is matched: the tokens of what it inherits, its own, and the flush text after it, in one run.
 * `ownFirst`/`ownEnd` bound its own tokens; a match that touches none of them belongs to another statement.
 */
export class StatementView {
  readonly tokens: Token[] = [];
  readonly bySymbol = new Map<number, Hit[]>();
  readonly ownFirst: number;
  readonly ownEnd: number;
  /** `heavy[i]`: how many tokens before `i` carry weight for distances (not determiners and adverbs). */
  readonly heavy: Int32Array;
  #values: TypedValue[] | undefined;

  constructor(
    readonly statement: Statement,
    readonly document: number,
    readonly language: Language,
    runs: { run: TokenRun; own: boolean }[],
    readonly texts: MappedText[],
  ) {
    let ownFirst = 0;
    let ownEnd = 0;
    for (const { run, own } of runs) {
      const offset = this.tokens.length;
      if (own) {
        ownFirst = offset;
        ownEnd = offset + run.tokens.length;
      }
      for (const token of run.tokens) this.tokens.push(token);
      for (const hit of run.hits) {
        const moved = offset === 0 ? hit : { symbol: hit.symbol, first: hit.first + offset, end: hit.end + offset };
        const list = this.bySymbol.get(hit.symbol);
        if (list) list.push(moved);
        else this.bySymbol.set(hit.symbol, [moved]);
      }
    }
    this.ownFirst = ownFirst;
    this.ownEnd = ownEnd;
    this.heavy = new Int32Array(this.tokens.length + 1);
    for (let i = 0; i < this.tokens.length; i++)
      this.heavy[i + 1] = this.heavy[i]! + (isLight(this.tokens[i]!, language) ? 0 : 1);
  }

  hits(symbol: number): readonly Hit[] {
    return this.bySymbol.get(symbol) ?? NONE;
  }

  /** Typed values of the whole run, found when first asked for; token indices are the run's. */
  values(): TypedValue[] {
    if (this.#values) return this.#values;
    const values: TypedValue[] = [];
    let offset = 0;
    for (const mapped of this.texts) {
      const tokens = tokenise(mapped.text, this.language);
      for (const value of findValues(mapped.text, tokens, this.language)) {
        values.push({ ...value, firstToken: value.firstToken + offset, endToken: value.endToken + offset });
      }
      offset += tokens.length;
    }
    this.#values = values;
    return values;
  }

  /** Range of its own tokens `[first, end)` in the statement's own text; what lies outside is clipped away. */
  ownText(first: number, end: number): TextRange | undefined {
    const from = Math.max(first, this.ownFirst);
    const to = Math.min(end, this.ownEnd);
    if (from >= to) return undefined;
    return { start: this.tokens[from]!.start, end: this.tokens[to - 1]!.end };
  }

  /** Number of weighty tokens from token `from` up to token `to`. */
  distance(from: number, to: number): number {
    return this.heavy[to]! - this.heavy[from]!;
  }
}

const NONE: readonly Hit[] = [];

/** Builds views over one document, reading each mapped text once however many statements inherit it. */
export class DocumentReader {
  readonly #runs = new WeakMap<MappedText, TokenRun>();
  readonly #headings = new WeakMap<Section, StatementView>();
  readonly #bareTitles = new WeakMap<Section, string>();
  readonly #moods: ReadonlySet<number>;

  constructor(
    /** As it is now. */
    public document: Document,
    readonly index: number,
    readonly playbook: CompiledPlaybook,
    /** Phrases this document defines: its parties and terms. */
    readonly terms: DocumentTerms,
    /** Definitions that bind, because an operative sentence calls upon them. */
    public duties: ReadonlySet<Statement> = new Set(),
  ) {
    this.#moods = new Set(Object.keys(MOOD_CONCEPTS).map((id) => playbook.concepts.get(id) ?? -1));
  }

  languageOf(statement: Statement): Language {
    return this.document.parts[statement.part]?.language ?? 'en';
  }

  run(mapped: MappedText, language: Language): TokenRun {
    const known = this.#runs.get(mapped);
    if (known) return known;
    const tokens = tokenise(mapped.text, language);
    const hits = this.playbook.tries[language].find(tokens);
    const own = this.terms[language].find(tokens);
    if (own.length > 0) this.#withdrawSuppliers(hits, own);
    hits.push(...own);
    if (this.terms.addressesSupplier) this.#turnPersons(tokens, hits);
    const run = { tokens, hits: this.#withoutInnerMoods(hits) };
    this.#runs.set(mapped, run);
    return run;
  }

  /** A party that the document names as the buyer is no supplier, whatever its name means elsewhere (« le Concédant »). */
  #withdrawSuppliers(hits: Hit[], own: Hit[]): void {
    const [buyer, supplier] = [this.playbook.concepts.get('role-buyer'), this.playbook.concepts.get('role-supplier')];
    for (const { symbol, first, end } of own) {
      if (symbol !== buyer) continue;
      for (let i = hits.length - 1; i >= 0; i--) {
        const hit = hits[i]!;
        if (hit.symbol === supplier && hit.first >= first && hit.end <= end) hits.splice(i, 1);
      }
    }
  }

  /** Where the document speaks to the supplier, “you” is the supplier and “we” the buyer. */
  #turnPersons(tokens: Token[], hits: Hit[]): void {
    const [buyer, supplier] = [this.playbook.concepts.get('role-buyer'), this.playbook.concepts.get('role-supplier')];
    if (buyer === undefined || supplier === undefined) return;
    for (const hit of hits) {
      const word = hit.end === hit.first + 1 ? tokens[hit.first]!.exact : '';
      if (hit.symbol === buyer && SECOND_PERSON.has(word)) hit.symbol = supplier;
      else if (hit.symbol === supplier && FIRST_PERSON.has(word)) hit.symbol = buyer;
    }
  }

  /** "May" inside "may not" is no permission: of mood cues that lie in one another, patterns see the longest. */
  #withoutInnerMoods(hits: Hit[]): Hit[] {
    const moods = hits.filter((hit) => this.#moods.has(hit.symbol)).sort((a, b) => a.first - b.first || b.end - a.end);
    if (moods.length < 2) return hits;
    const inner = new Set<Hit>();
    let outer = moods[0]!;
    for (const hit of moods) {
      if (hit.end > outer.end) outer = hit;
      else if (hit.end - hit.first < outer.end - outer.first) inner.add(hit);
    }
    return hits.filter((hit) => !inner.has(hit));
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
      view = new StatementView(statement, this.index, language, [{ run: this.run(title, language), own: true }], [title]);
      this.#headings.set(section, view);
    }
    return view;
  }

  view(statement: Statement): StatementView {
    const language = this.languageOf(statement);
    // What binds stays where the statement is, wherever that moves.
    const bound: Statement = this.duties.has(statement) ? Object.create(statement, { role: { value: 'operative' } }) : statement;
    const texts: MappedText[] = [...statement.before, statement, ...statement.after];
    const runs = texts.map((mapped) => ({ run: this.run(mapped, language), own: mapped === statement }));
    return new StatementView(bound, this.index, language, runs, texts);
  }
}
