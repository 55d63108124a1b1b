import { type Document, inlineTerms, type MappedText, type Section, type Statement } from '../documents';
import type { Spot } from './spots';

/** A place of a document that defines a term. */
export interface Definition {
  /** As defined, without quotes and article. */
  term: string;
  /** Where the term stands. */
  name: Spot;
  /** The sentence that says what it means. */
  statement: Statement;
  /** It names a party or a thing in passing: `(the “Vendor”)`. */
  inPassing: boolean;
}

const ARTICLE = /^(?:(?:the|le|la|les)\s+|l['’]\s*)/i;
/** The quoted terms a definition starts with, after the first: “Vendor”, “Supplier” and “Contractor” mean … */
const FURTHER = /^\s?["”»][\s,/]*(?:(?:and|or|et|ou)\s+)?["“«]\s?([^"”»]{1,80}?)\s?["”»]/;
/** Heads the column of terms in a table of definitions; key of a term in YAML. */
const TERM_LABEL = /^(?:(?:defined )?terms?|expressions?|words?|termes?(?: définis?)?|mots?)$/i;
/** YAML key of what a party is called. */
const CALLED = /^called$/;
const QUOTES = /^["“”«»\s]+|["“”«»\s:]+$/g;
/** What explains a name, or gives its plural, is no part of it: « Utilisateur(s) », "Service Level Agreement (SLA)". */
const GLOSS = /\s*\([^()]{1,60}\)$/;
/** What no term is: a sentence. */
const LONGEST_TERM = 80;

/** By the statements of a chapter: what a chapter says does not change while its array is the same. */
const known = new WeakMap<readonly Statement[], readonly Definition[]>();

/** The definitions of a document in reading order. */
export function definitionsOf(document: Document): Definition[] {
  return document.chapters.flatMap((chapter) => {
    let found = known.get(chapter);
    if (!found) {
      found = new DefinitionReader(document, chapter).read();
      known.set(chapter, found);
    }
    return found;
  });
}

class DefinitionReader {
  readonly #document: Document;
  readonly #statements: readonly Statement[];
  readonly #found: Definition[] = [];

  constructor(document: Document, statements: readonly Statement[]) {
    this.#document = document;
    this.#statements = statements;
  }

  read(): Definition[] {
    this.#statements.forEach((statement, i) => {
      const { role } = statement;
      if (role === 'code' || role === 'struck' || role === 'metadata' || role === 'contents' || role === 'furniture') return;
      if (role === 'definition' && statement.term) this.#sentence(statement, statement.term);
      else if (role !== 'heading') this.#labelled(statement, this.#statements[i - 1]);
      this.#inPassing(statement);
    });
    return this.#found;
  }

  #add(text: MappedText, start: number, written: string, statement: Statement, inPassing = false): void {
    const lead = /^["“”«»\s]+/.exec(written)?.[0].length ?? 0;
    const bare = written.replace(QUOTES, '');
    const article = ARTICLE.exec(bare)?.[0].length ?? 0;
    const term = bare.slice(article).replace(GLOSS, '');
    if (term.length < 2 || term.length > LONGEST_TERM || !/\p{L}/u.test(term)) return;
    const from = start + lead + article;
    this.#found.push({ term, name: { in: text, start: from, end: from + term.length }, statement, inPassing });
  }

  /** “City Data” means …; “Vendor” and “Supplier” mean … */
  #sentence(statement: Statement, term: string): void {
    const { text } = statement;
    let at = text.indexOf(term);
    if (at < 0) return;
    this.#add(statement, at, term, statement);
    at += term.length;
    for (let more = FURTHER.exec(text.slice(at, at + 120)); more; more = FURTHER.exec(text.slice(at, at + 120))) {
      this.#add(statement, at + more[0].lastIndexOf(more[1]!), more[1]!, statement);
      at += more[0].length;
    }
  }

  /** A row of a table of definitions, an entry of YAML definitions, and what a party is called. */
  #labelled(statement: Statement, previous: Statement | undefined): void {
    const { section: index, before, text } = statement;
    const section = this.#document.sections[index];
    const label = before.at(-1);
    const yaml = this.#document.format === 'yaml';
    const definitions = section?.purpose === 'definitions';
    if (yaml && label && CALLED.test(label.text)) this.#add(statement, 0, text, statement, true);
    else if (yaml && section && this.#isUnderKey(section, statement, previous))
      this.#add(section.title, 0, section.title.text, statement);
    else if (yaml && definitions && label && !TERM_LABEL.test(label.text)) {
      const item = previous?.before.at(-1);
      const listed = previous && item && TERM_LABEL.test(item.text);
      if (listed) this.#add(previous, 0, previous.text, statement);
      else if (label !== item) this.#add(label, 0, label.text, statement);
    } else if (!yaml && previous && this.#isRowOf(statement, previous, definitions)) {
      this.#add(previous, 0, previous.text, statement);
    }
  }

  /** Whether the statement is the first under a key of YAML definitions. */
  #isUnderKey({ purpose, style, parent, index }: Section, { before }: Statement, previous: Statement | undefined): boolean {
    const own = purpose === 'definitions' && style === 'key' && this.#document.sections[parent]?.purpose === 'definitions';
    return own && before.length === 0 && previous?.role === 'heading' && previous.section === index;
  }

  /** Whether the statement stands in the second cell of a row whose first, the term, is the statement before. */
  #isRowOf({ before, block }: Statement, previous: Statement, definitions: boolean): boolean {
    if (this.#document.blocks[block]?.kind !== 'table' || previous.block !== block) return false;
    const [label] = before;
    const isLabel = label !== undefined && label.pieces[0]?.start === previous.pieces[0]?.start && label.text === previous.text;
    const header = previous.before.at(-1);
    return isLabel && (definitions || (header !== undefined && TERM_LABEL.test(header.text)));
  }

  #inPassing(statement: Statement): void {
    const defined = this.#found.slice(-4).filter(({ name }) => name.in === statement);
    for (const { term, start } of inlineTerms(statement.text)) {
      const own = defined.some(({ name }) => name.start <= start && start < name.end);
      if (!own) this.#add(statement, start, term, statement, true);
    }
  }
}
