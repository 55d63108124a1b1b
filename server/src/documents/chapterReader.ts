import type { Language } from '../text/types';
import { BEGINNING, chapterFlows, isSameContents, isSameShape, isSameState, type ReadingState, readChapter } from './chapter';
import { allDefinitions, isSameDefinitions } from './commonmark/definitions';
import type { ContentsState } from './contents';
import { blockKind, type Head } from './formats';
import { KeptStatements, keepPairs, keepStatements } from './keeping';
import { isWrittenInPairs, type PairCount } from './keyValues';
import type { LanguageCount } from './language';
import { isSameLanguages, type LanguageRun, languageAtOf, languageRuns, totalRuns } from './languageRuns';
import type { Chapter } from './liveChapter';
import type { ChapterChange, LiveText } from './liveText';
import { readMarkdown } from './markdown';
import { takeOut } from './placing';
import type { Format, Statement } from './types';

/** How much of a document was read anew, since it was first read. */
export interface ReadingCount {
  /** Chapters whose markup was read. */
  chapters: number;
  /** Their characters. */
  characters: number;
}

/**
 * Reads the chapters of a text: those that have changed, and those that read otherwise because others have. `given`: the language
 * of the document, where it is said.
 */
export class ChapterReader {
  readonly count: ReadingCount = { chapters: 0, characters: 0 };
  readonly #format: Format;
  readonly #text: LiveText;
  #definitions = allDefinitions([]);
  /** The document is written in pairs of a key and a value. */
  #pairs = false;
  #runs: readonly LanguageRun[] = [];
  #languages: LanguageCount = { en: 0, fr: 0 };
  /** The number of the chapter that a statement now belongs to; no chapter is kept for the statements that it once had. */
  readonly #owners = new WeakMap<Statement, number>();
  /** Chapters read whose statements are not among the owners yet: nobody asks before an edit. */
  #unowned: { statements: readonly Statement[]; number: number }[] = [];
  readonly #numbers = new WeakMap<Chapter, number>();
  #last = 0;
  /** What stood in chapters that others have replaced. */
  readonly #replaced = new WeakMap<readonly Chapter[], KeptStatements>();

  constructor(format: Format, text: LiveText) {
    this.#format = format;
    this.#text = text;
  }

  /** Where the language of the document changes, as last read. */
  get runs(): readonly LanguageRun[] {
    return this.#runs;
  }

  /** Reads what is not read yet, or was read after something else. */
  read(head: Head, given: Language | undefined): void {
    const { chapters } = this.#text;
    this.#readDefinitions();
    let contents: ContentsState;
    for (const [i, chapter] of chapters.entries()) {
      if (!chapter.flows || !isSameContents(chapter.flows.before, contents))
        this.#readFlows(chapter, i === 0 ? head : undefined, contents);
      contents = chapter.flows!.after;
    }
    this.#readTotals();
    let state = BEGINNING;
    for (const chapter of chapters) {
      const languages = given ?? this.#languagesIn(chapter);
      if (!chapter.reading || chapter.languages !== languages || !isSameState(chapter.before, state))
        this.#readChapter(chapter, state, languages, given);
      state = chapter.reading!.after;
    }
    this.#text.changes = [];
  }

  /**
   * Reads the one chapter that an edit has made of another. False when more than the words of its sentences may have changed, here
   * or elsewhere; `read()` then reads all of it.
   */
  readLocally({ at, gone, fresh }: ChapterChange, head: Head, given: Language | undefined): boolean {
    const [old] = gone;
    const [chapter] = fresh;
    if (gone.length !== 1 || fresh.length !== 1 || !old?.reading || !old.flows || !chapter || this.#text.definitionsChanged)
      return false;
    this.#readFlows(chapter, at === 0 ? head : undefined, old.flows.before);
    const flows = chapter.flows!;
    if (!isSameContents(flows.after, old.flows.after) || !isSamePairs(flows.pairs, old.flows.pairs)) return false;
    const [was, is] = [old.flows.languages.total, flows.languages.total];
    const languages = { en: this.#languages.en + is.en - was.en, fr: this.#languages.fr + is.fr - was.fr };
    if (this.#runs.length !== 1) return false;
    const same = isSameLanguages(flows.languages, old.flows.languages);
    const runs = same ? this.#runs : this.#runsOf(languages);
    if (runs.length !== 1 || runs[0]!.language !== this.#runs[0]!.language) return false;
    this.#readChapter(chapter, old.before, old.languages, given, old);
    if (chapter.simplified.length > 0 || old.simplified.length > 0 || !isSameShape(chapter.reading!, old.reading)) return false;
    this.#languages = languages;
    this.#runs = runs;
    chapter.first = old.first;
    chapter.openBefore = old.openBefore;
    return true;
  }

  /** `old`: the one chapter in whose place it stands, where an edit changed but words. */
  #readChapter(chapter: Chapter, before: ReadingState, languages: string, given: Language | undefined, old?: Chapter): void {
    const languageAt = given ? () => given : this.#languageAt(chapter.base);
    const pairs = old?.reading?.statements;
    const kept = pairs ? [] : this.#kept(chapter);
    takeOut(chapter);
    chapter.languages = languages;
    chapter.before = before;
    chapter.reading = readChapter(chapter.flows!, before, { languageAt, pairs: this.#pairs, plain: this.#format === 'text' });
    const from = old && this.#numberOf(old);
    if (pairs) keepPairs(chapter.reading.statements, pairs, (statement) => this.#ownerOf(statement) === from);
    else keepStatements(chapter.reading.statements, kept);
    this.#unowned.push({ statements: chapter.reading.statements, number: this.#numberOf(chapter) });
    chapter.replaces = undefined;
  }

  #ownerOf(statement: Statement): number | undefined {
    for (const { statements, number } of this.#unowned) for (const each of statements) this.#owners.set(each, number);
    this.#unowned.length = 0;
    return this.#owners.get(statement);
  }

  #numberOf(chapter: Chapter): number {
    const number = this.#numbers.get(chapter) ?? ++this.#last;
    this.#numbers.set(chapter, number);
    return number;
  }

  /** What stood where a chapter stands. Chapters that replace the same others share them, so that these are looked at once. */
  #kept(chapter: Chapter): KeptStatements[] {
    const kept = chapter.reading ? [this.#keep([chapter])] : [];
    const { replaces } = chapter;
    if (!replaces?.length) return kept;
    const shared = this.#replaced.get(replaces) ?? this.#keep(replaces);
    this.#replaced.set(replaces, shared);
    return [shared, ...kept];
  }

  #keep(chapters: readonly Chapter[]): KeptStatements {
    const old = new Set<number | undefined>(chapters.map((chapter) => this.#numberOf(chapter)));
    const isFree = (statement: Statement) => old.has(this.#ownerOf(statement));
    return new KeptStatements(chapters.flatMap(({ reading }) => reading?.statements ?? []).filter(isFree), isFree);
  }

  /** Definitions of links and footnotes hold for the whole document. */
  #readDefinitions(): void {
    if (!this.#text.definitionsChanged) return;
    this.#text.definitionsChanged = false;
    const definitions = allDefinitions(this.#text.chapters.map((chapter) => chapter.definitions));
    if (isSameDefinitions(definitions, this.#definitions)) return;
    this.#definitions = definitions;
    for (const chapter of this.#text.chapters) if (chapter.text.includes('[')) chapter.flows = undefined;
  }

  /** `head`: for the first chapter. */
  #readFlows(chapter: Chapter, head: Head | undefined, contents: ContentsState): void {
    const { text, yaml } = chapter;
    takeOut(chapter);
    let flows = [...(head?.flows ?? []), ...(yaml?.flows ?? [])];
    chapter.simplified = [];
    if (this.#format === 'markdown') {
      const reading = readMarkdown(text, head?.bodyStart ?? 0, text.length, this.#definitions);
      flows = flows.length > 0 ? flows.concat(reading.flows) : reading.flows;
      chapter.simplified = reading.simplified;
    }
    const frontEnd = head?.frontMatter?.end ?? -1;
    chapter.flows = chapterFlows(text, flows, (flow) => blockKind(flow, this.#format, frontEnd), contents);
    this.count.chapters++;
    this.count.characters += text.length;
  }

  /** What only the whole document tells: its languages, and whether it is written in pairs. */
  #readTotals(): void {
    const pairs = { paragraphs: 0, pairs: 0 };
    const languages = { en: 0, fr: 0 };
    for (const { flows } of this.#text.chapters) {
      pairs.paragraphs += flows!.pairs.paragraphs;
      pairs.pairs += flows!.pairs.pairs;
      languages.en += flows!.languages.total.en;
      languages.fr += flows!.languages.total.fr;
    }
    const written = isWrittenInPairs(pairs);
    if (written !== this.#pairs) for (const chapter of this.#text.chapters) takeOut(chapter);
    this.#pairs = written;
    this.#languages = languages;
    this.#runs = this.#runsOf(languages);
  }

  #runsOf(total: LanguageCount): readonly LanguageRun[] {
    return totalRuns(total) ?? languageRuns(total, this.#chapterLanguages());
  }

  *#chapterLanguages() {
    for (const { base, flows } of this.#text.chapters) yield { base, languages: flows!.languages };
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
}

function isSamePairs(a: PairCount, b: PairCount): boolean {
  return a.paragraphs === b.paragraphs && a.pairs === b.pairs;
}
