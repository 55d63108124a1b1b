import type { Document, LocalChange, Section, Statement } from '../documents';
import type { CompiledPlaybook } from '../playbook';
import type { Language } from '../text';
import { BySection } from './bySection';
import {
  type ChapterFacts,
  type ChapterScan,
  factsIn,
  findInChapter,
  isSilent,
  languagesOf,
  layoutOf,
  type StatementScans,
  scanStatement,
  wordsOf,
} from './chapterScan';
import { calledTerms, dutyTerms } from './definedDuties';
import { HeadingNames } from './headings';
import { differingClauses, type PatternMatch, type StatementScanner } from './scan';
import { type DocumentTerms, TermFinder, TermReader, type TermUse, termsOf } from './terms';
import type { UnreadText } from './types';
import { DocumentReader } from './view';

const NONE: readonly number[] = [];
const NO_SECTIONS: ReadonlySet<number> = new Set();

/** What one procurement file says, by document. */
export interface FileScan {
  documents: readonly DocumentScan[];
  /** Operative sentences that leave something to another document, whatever the clause. */
  deferrals: readonly PatternMatch[];
  /** Concept ids that `applies-when` asks for and the text mentions, and subjects named in front matter. */
  subjects: ReadonlySet<string>;
}

/** Which clauses may read otherwise after a document has changed; `all` when anything may. */
export interface ScanChange {
  clauses: Set<number>;
  all: boolean;
}

/**
 * Matches a document chapter by chapter, and follows it: what reads the same as before keeps what was found in it. Three things
 * are read from the whole document: the terms it defines, whom it addresses, and which defined duties are called upon. When one of
 * them changes, the chapters that it concerns are matched again.
 */
export class DocumentScan {
  reader: DocumentReader;
  headings: HeadingNames;
  bySection: BySection;
  chapters: readonly ChapterScan[] = [];
  readonly #scans: StatementScans = new WeakMap();
  readonly #known = new WeakMap<readonly Statement[], ChapterScan>();
  readonly #playbook: CompiledPlaybook;
  readonly #scanner: StatementScanner;
  readonly #termReader: TermReader;
  readonly #current: { reader?: DocumentReader } = {};
  readonly #facts = new WeakMap<Statement, { language: Language; facts: ChapterFacts }>();
  /** By clause, once somebody has asked since the document was last followed. */
  #headedBy: ReadonlyMap<number, ReadonlySet<number>> | undefined;
  #uses: ReadonlyMap<string, TermUse> = new Map();
  /** It has been matched before. */
  #followed = false;
  /** Terms whose calls make a definition bind. */
  #dutyTerms: readonly string[] = [];

  constructor(
    public document: Document,
    readonly index: number,
    playbook: CompiledPlaybook,
    scanner: StatementScanner,
  ) {
    this.#playbook = playbook;
    this.#scanner = scanner;
    this.#termReader = new TermReader(playbook);
    this.reader = this.#newReader(termsOf([]));
    this.headings = new HeadingNames(this.reader);
    this.bySection = new BySection(document);
  }

  /** Takes the document as it is now. */
  follow(document: Document): ScanChange {
    const change: ScanChange = { clauses: new Set(), all: false };
    const before = this.chapters;
    this.document = document;
    this.reader.document = document;
    this.bySection = new BySection(document);
    this.#headedBy = undefined;
    this.chapters = document.chapters.map((statements) => this.#chapter(statements, change));
    const pairs = this.chapters.length === before.length;
    if (!pairs || this.chapters.some((chapter) => !chapter.found)) {
      this.#followTerms(change);
      this.#followDuties(change);
    }
    this.#followed = true;
    let heads = false;
    for (const [i, chapter] of this.chapters.entries()) {
      if (chapter.found) continue;
      chapter.found = findInChapter(chapter, this.reader, this.#scanner, this.#scans);
      chapter.headed = this.#headed(chapter);
      heads ||= chapter.headed.size > 0;
      if (!pairs || before[i] === chapter) touch(change, chapter);
    }
    if (pairs) for (const [i, chapter] of this.chapters.entries()) this.#compare(before[i]!, chapter, change);
    else {
      const kept = new Set(this.chapters);
      for (const chapter of before) if (!kept.has(chapter)) touch(change, chapter);
    }
    // A heading stands above chapters that read as before.
    if (heads) for (const chapter of this.chapters) chapter.headed = this.#headed(chapter);
    return change;
  }

  /**
   * The clauses of which two statements say different things, the one in the other's place; undefined when they may also concern
   * other statements.
   */
  differing(before: Statement, after: Statement): readonly number[] | undefined {
    if (before.role !== after.role) return undefined;
    const facts = this.#factsOf(before);
    const now = this.#factsOf(after);
    if (facts.failed.size + now.failed.size + facts.duties.length + now.duties.length > 0) return undefined;
    if (keysOf(facts) !== keysOf(now)) return undefined;
    if (this.#dutyTerms.some((term) => before.text.includes(term) !== after.text.includes(term))) return undefined;
    if (isSilent(before)) return NONE;
    const known = this.#scans.get(before)?.found;
    if (!known) return undefined;
    const found = scanStatement(after, this.reader, this.#scanner);
    this.#scans.set(after, { language: this.reader.languageOf(before), found });
    return differingClauses(known, found);
  }

  /**
   * Takes statements of one chapter in the place of others that they differ from in words alone, and in nothing that concerns other
   * statements. Returns how to take it back.
   */
  take({ chapter, before, after }: LocalChange): () => void {
    const { chapters } = this;
    const old = chapters[chapter]!;
    const taken: ChapterScan = { ...old, statements: after };
    taken.found = findInChapter(taken, this.reader, this.#scanner, this.#scans);
    this.#known.set(after, taken);
    this.chapters = chapters.with(chapter, taken);
    this.bySection.replace(before, after);
    return () => {
      this.#known.delete(after);
      this.chapters = chapters;
      this.bySection.replace(after, before);
    };
  }

  /** Sections whose own heading, or an ancestor's, names the clause. */
  headedBy(clause: number): ReadonlySet<number> {
    this.#headedBy ??= sectionsByClause(this.document.sections, this.headings);
    return this.#headedBy.get(clause) ?? NO_SECTIONS;
  }

  /** What one statement defines: read once, while its words are the same. */
  #factsOf(statement: Statement): ChapterFacts {
    const language = this.reader.languageOf(statement);
    const known = this.#facts.get(statement);
    if (known?.language === language) return known.facts;
    const facts = factsIn([statement], this.reader, this.#termReader);
    this.#facts.set(statement, { language, facts });
    return facts;
  }

  /** The sentences and headings that could not be read, in reading order. */
  unread(): UnreadText[] {
    const found = this.chapters.flatMap(({ facts, found, sections }) => [
      ...[...facts.failed, ...(found?.failed ?? [])].map(([{ range }, error]) => ({ range, error })),
      ...sections.flatMap((section) => {
        const error = this.headings.failed.get(section);
        return error === undefined ? [] : [{ range: section.headingRange, error }];
      }),
    ]);
    const first = new Map<number, UnreadText>();
    for (const { range, error } of found)
      if (!first.has(range.start)) first.set(range.start, { document: this.index, start: range.start, end: range.end, error });
    return [...first.values()].sort((a, b) => a.start - b.start);
  }

  /** What a chapter in another's place changes: the clauses of the statements that are not the same, if they stand alike. */
  #compare(before: ChapterScan, after: ChapterScan, change: ScanChange): void {
    if (before === after) return;
    if (before.layout !== after.layout) {
      touch(change, before);
      touch(change, after);
      return;
    }
    touch(change, { ...before, found: undefined });
    touch(change, { ...after, found: undefined });
    before.statements.forEach((statement, i) => {
      const now = after.statements[i]!;
      if (statement === now) return;
      for (const each of [statement, now])
        for (const { clause } of this.#scans.get(each)?.found.clauses ?? []) change.clauses.add(clause);
    });
  }

  /** Matches a chapter anew when next it is looked at. */
  #forget(chapter: ChapterScan): void {
    chapter.found = undefined;
    for (const statement of chapter.statements) this.#scans.delete(statement);
  }

  #newReader(terms: DocumentTerms): DocumentReader {
    return new DocumentReader(this.document, this.index, this.#playbook, terms, this.#current);
  }

  #chapter(statements: readonly Statement[], change: ScanChange): ChapterScan {
    const languageOf = (statement: Statement) => this.reader.languageOf(statement);
    const languages = languagesOf(statements, languageOf);
    const known = this.#known.get(statements);
    if (known?.languages === languages) return known;
    if (known) {
      // Read in another language, headings may name other clauses.
      this.headings = new HeadingNames(this.reader);
      change.all = true;
    }
    const sections = new Set(statements.map(({ section }) => this.document.sections[section]!));
    const chapter: ChapterScan = {
      statements,
      languages,
      facts: factsIn(statements, this.reader, this.#termReader),
      sections: [...sections],
      headed: new Set(),
      layout: layoutOf(statements),
    };
    this.#known.set(statements, chapter);
    return chapter;
  }

  /** Where the terms have changed, statements that name one of them are read anew, and all headings are. */
  #followTerms(change: ScanChange): void {
    const uses = new Map<string, TermUse>();
    for (const { facts } of this.chapters) for (const use of facts.terms) uses.set(use.key, use);
    const changed = [...uses.values()].filter(({ key }) => !this.#uses.has(key));
    for (const use of this.#uses.values()) if (!uses.has(use.key)) changed.push(use);
    this.#uses = uses;
    if (changed.length === 0) return;
    const terms = termsOf(uses.values());
    const turned = terms.addressesSupplier !== this.reader.terms.addressesSupplier;
    const { duties } = this.reader;
    this.reader = this.#newReader(terms);
    // What bound so far is compared with what binds now.
    this.reader.duties = duties;
    const naming = new TermFinder(changed);
    const titles = !this.#followed || turned || this.#headingsName(naming);
    this.headings = titles ? new HeadingNames(this.reader) : this.headings.under(this.reader);
    change.all ||= titles;
    if (!this.#followed) return;
    for (const chapter of this.chapters) {
      if (!turned && !this.#names(chapter, naming)) continue;
      touch(change, chapter);
      this.#forget(chapter);
    }
  }

  #headingsName(terms: TermFinder): boolean {
    const { sections, parts } = this.document;
    return sections.some(({ title, part }) => terms.isIn([title], parts[part]?.language ?? 'en'));
  }

  /** Whether a chapter names one of the terms, or inherits a text that does; one of which a sentence could not be read may. */
  #names(chapter: ChapterScan, terms: TermFinder): boolean {
    const { statements, facts, found } = chapter;
    if (facts.failed.size + (found?.failed.size ?? 0) > 0) return true;
    chapter.words ??= wordsOf(statements, (statement) => this.reader.languageOf(statement));
    if (!terms.mayBeAmong(chapter.words)) return false;
    return statements.some((statement) =>
      terms.isIn([statement, ...statement.before, ...statement.after], this.reader.languageOf(statement)),
    );
  }

  /** Definitions that hold a duty bind while an operative sentence calls upon them. */
  #followDuties(change: ScanChange): void {
    const duties = this.chapters.flatMap(({ facts }) => facts.duties);
    const terms = dutyTerms(duties);
    this.#dutyTerms = terms;
    const key = terms.join('\n');
    const called = new Set<string>();
    for (const chapter of this.chapters) {
      if (chapter.called?.terms !== key) chapter.called = { terms: key, found: calledTerms(terms, chapter.statements) };
      for (const term of chapter.called.found) called.add(term);
    }
    const before = this.reader.duties;
    const now = new Set(duties.filter(({ term }) => called.has(term)).map(({ statement }) => statement));
    this.reader.duties = now;
    for (const chapter of this.chapters)
      if (chapter.facts.duties.some(({ statement }) => before.has(statement) !== now.has(statement))) {
        touch(change, chapter);
        this.#forget(chapter);
        change.all = true;
      }
  }

  /** Clauses named by the headings that a chapter's statements stand under. */
  #headed({ statements }: ChapterScan): ReadonlySet<number> {
    const { sections } = this.document;
    const headed = new Set<number>();
    let last = -1;
    for (const { section: own } of statements) {
      if (own === last) continue;
      last = own;
      for (let section: Section | undefined = sections[own]; section && section.index > 0; section = sections[section.parent])
        for (const clause of this.headings.named(section)) headed.add(clause);
    }
    return headed;
  }
}

/** For each clause that a heading names, the sections under such headings. */
function sectionsByClause(sections: readonly Section[], headings: HeadingNames): ReadonlyMap<number, ReadonlySet<number>> {
  const byClause = new Map<number, Set<number>>();
  const clausesOf: (readonly number[])[] = [];
  for (const section of sections) {
    const inherited = section.index === section.parent ? NONE : (clausesOf[section.parent] ?? NONE);
    const named = headings.named(section);
    const clauses = named.size === 0 ? inherited : [...new Set([...inherited, ...named])];
    clausesOf[section.index] = clauses;
    for (const clause of clauses) {
      const known = byClause.get(clause);
      if (known) known.add(section.index);
      else byClause.set(clause, new Set([section.index]));
    }
  }
  return byClause;
}

/** The terms that sentences define, in one word. */
function keysOf({ terms }: ChapterFacts): string {
  return terms.map(({ key }) => key).join('\n');
}

/** A chapter that came, went or was matched anew concerns the clauses found in it and those whose headings it stands under. */
function touch(change: ScanChange, { found, headed, sections }: ChapterScan): void {
  for (const clause of found?.clauses.keys() ?? []) change.clauses.add(clause);
  for (const clause of headed) change.clauses.add(clause);
  // A schedule that is there is no longer left to somebody else.
  if (sections.some(({ purpose }) => purpose === 'schedule')) change.all = true;
}
