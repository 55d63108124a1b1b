import type { Statement } from '../documents';
import { findBlanks } from '../text';
import { stemOf } from './wordForms';

/** Where a term is named in a statement: UTF-16 offsets into its text. */
export interface FoundTerm {
  /** As `keyOf` gives it. */
  key: string;
  statement: Statement;
  start: number;
  end: number;
}

/** What terms may go on with after some of their words. */
interface Branch {
  /** By what stands between two words, and the stem of the second. */
  next: Map<string, Branch>;
  /** The term that ends here. */
  term?: { key: string; named: boolean; closed: boolean };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const NEXT = /([^\p{L}\p{M}\p{N}]{1,12})([\p{L}\p{M}\p{N}]+)/uy;
const NAME_FOLLOWS = /^ (?:of \p{Lu}|de \p{Lu}|d'\p{Lu})/u;
/** What holds no wording. */
const SILENT = new Set(['code', 'struck', 'metadata']);

/** Names with the same key are forms of one term. */
export function keyOf(name: string): string {
  return plain(name).replace(/\s+/g, ' ').replace(WORD, stemOf);
}

/** Finds terms in their case or in capitals, in the singular or the plural, and no term within a longer one. */
export class TermFinder {
  readonly #first = new Map<string, Branch>();
  readonly #words: RegExp | undefined;

  /** `named`: it names a party or a thing, so that “City” is not meant in "City of Larkspur". */
  constructor(terms: readonly { key: string; named: boolean }[]) {
    for (const { key, named } of terms) this.#add(key, key, named);
    // After all others: “CLIENT” may be a term of its own.
    for (const { key, named } of terms) {
      const capitals = key.replace(WORD, (word) => word.toUpperCase());
      if (capitals !== key && key.length > 3) this.#add(key, capitals, named);
    }
    const initials = new Set([...this.#first.keys()].map((word) => String.fromCodePoint(word.codePointAt(0)!)));
    // Most words begin with none of these: they are passed over without a closer look.
    if (initials.size > 0)
      this.#words = new RegExp(`[${[...initials].join('')}](?<![\\p{L}\\p{M}\\p{N}].)[\\p{L}\\p{M}\\p{N}]*`, 'gu');
  }

  #add(key: string, written: string, named: boolean): void {
    const words = [...written.matchAll(WORD)];
    let branches = this.#first;
    let branch: Branch | undefined;
    words.forEach((word, i) => {
      const before = words[i - 1];
      const gap = before ? written.slice(before.index + before[0].length, word.index) : '';
      branch = branches.get(gap + word[0]);
      if (!branch) {
        branch = { next: new Map() };
        branches.set(gap + word[0], branch);
      }
      branches = branch.next;
    });
    if (branch) branch.term ??= { key, named: named && words.length === 1, closed: written.endsWith(')') };
  }

  find(statements: readonly Statement[]): FoundTerm[] {
    return statements.flatMap((statement) => this.#inStatement(statement));
  }

  #inStatement(statement: Statement): FoundTerm[] {
    const found: FoundTerm[] = [];
    const words = this.#words;
    if (!words || SILENT.has(statement.role)) return found;
    const { text } = statement;
    words.lastIndex = 0;
    for (let word = words.exec(text); word; word = words.exec(text)) {
      const longest = this.#longest(text, word);
      if (!longest) continue;
      found.push({ key: longest.key, statement, start: word.index, end: longest.end });
      words.lastIndex = longest.end;
    }
    return found.length > 0 && /[[{<]/.test(text) ? outsideBlanks(found, text) : found;
  }

  /** The longest term that begins with a word of the text. */
  #longest(text: string, word: RegExpExecArray): { key: string; end: number } | undefined {
    let found: { key: string; end: number } | undefined;
    let end = word.index + word[0].length;
    for (let branch = this.#first.get(stemOf(word[0])); branch; ) {
      const { term, next } = branch;
      const closed = term?.closed === true;
      const isPlace = term?.named === true && NAME_FOLLOWS.test(plain(text.slice(end, end + 6)));
      if (term && !isPlace && (!closed || text[end] === ')')) found = { key: term.key, end: closed ? end + 1 : end };
      NEXT.lastIndex = end;
      const following = next.size > 0 ? NEXT.exec(text) : null;
      if (!following) break;
      branch = next.get(plain(following[1]!) + stemOf(following[2]!));
      end += following[0].length;
    }
    return found;
  }
}

/** What stands in a blank is to be replaced, whatever its label. */
function outsideBlanks(found: FoundTerm[], text: string): FoundTerm[] {
  const blanks = findBlanks(text);
  let i = 0;
  return found.filter(({ start, end }) => {
    while (i < blanks.length && blanks[i]!.end <= start) i++;
    const blank = blanks[i];
    return !blank || start < blank.start || end > blank.end;
  });
}

function plain(text: string): string {
  return text.replaceAll('’', "'").replaceAll('\u00a0', ' ');
}
