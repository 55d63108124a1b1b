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

interface Pattern {
  key: string;
  /** Stems of its words. */
  words: string[];
  /** What stands after each word. */
  gaps: string[];
  /** It names a party or a thing: “City” is not meant in "City of Larkspur". */
  named: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const WORD_HERE = /[\p{L}\p{M}\p{N}]+/uy;
const NAME_FOLLOWS = /^ (?:of \p{Lu}|de \p{Lu}|d'\p{Lu})/u;
/** What holds no wording. */
const SILENT = new Set(['code', 'struck', 'metadata']);

/** Names with the same key are forms of one term. */
export function keyOf(name: string): string {
  return plain(name).replace(/\s+/g, ' ').replace(WORD, stemOf);
}

/** Finds terms in their case or in capitals, in the singular or the plural, and no term within a longer one. */
export class TermFinder {
  readonly #patterns = new Map<string, Pattern[]>();
  readonly #words: RegExp;

  constructor(terms: readonly { key: string; named: boolean }[]) {
    for (const { key, named } of terms) {
      this.#add(key, key, named);
      const capitals = key.replace(WORD, (word) => word.toUpperCase());
      if (capitals !== key && key.length > 3) this.#add(key, capitals, named);
    }
    for (const patterns of this.#patterns.values()) patterns.sort((a, b) => b.words.length - a.words.length);
    const initials = new Set([...this.#patterns.keys()].map((word) => String.fromCodePoint(word.codePointAt(0)!)));
    // Most words begin with none of these: they are passed over without a closer look.
    this.#words = new RegExp(`[${[...initials].join('')}](?<![\\p{L}\\p{M}\\p{N}].)[\\p{L}\\p{M}\\p{N}]*`, 'gu');
  }

  #add(key: string, written: string, named: boolean): void {
    const words = [...written.matchAll(WORD)];
    const [first] = words;
    if (!first) return;
    const gaps = words.map((word, i) => written.slice(word.index + word[0].length, words[i + 1]?.index ?? written.length));
    const pattern = { key, words: words.map(([word]) => word), gaps, named: named && words.length === 1 };
    const others = this.#patterns.get(first[0]);
    if (others) others.push(pattern);
    else this.#patterns.set(first[0], [pattern]);
  }

  find(statements: readonly Statement[]): FoundTerm[] {
    return this.#patterns.size === 0 ? [] : statements.flatMap((statement) => this.#inStatement(statement));
  }

  #inStatement(statement: Statement): FoundTerm[] {
    const found: FoundTerm[] = [];
    if (SILENT.has(statement.role)) return found;
    const { text } = statement;
    this.#words.lastIndex = 0;
    for (let word = this.#words.exec(text); word; word = this.#words.exec(text)) {
      for (const pattern of this.#patterns.get(stemOf(word[0])) ?? []) {
        const end = endOf(pattern, text, word.index + word[0].length);
        if (end === undefined) continue;
        found.push({ key: pattern.key, statement, start: word.index, end });
        this.#words.lastIndex = end;
        break;
      }
    }
    if (found.length === 0 || !/[[{<]/.test(text)) return found;
    // What stands in a blank is to be replaced, whatever its label.
    const blanks = findBlanks(text);
    return found.filter(({ start, end }) => !blanks.some((blank) => blank.start <= start && end <= blank.end));
  }
}

/** Where the pattern ends whose first word ends at `at`. */
function endOf({ words, gaps, named }: Pattern, text: string, at: number): number | undefined {
  let end = at;
  for (let i = 0; i < words.length; i++) {
    if (i > 0) {
      WORD_HERE.lastIndex = end;
      const word = WORD_HERE.exec(text)?.[0];
      if (word === undefined || stemOf(word) !== words[i]) return undefined;
      end += word.length;
    }
    const gap = gaps[i]!;
    if (gap !== '' && plain(text.slice(end, end + gap.length)) !== gap) return undefined;
    end += gap.length;
  }
  return named && NAME_FOLLOWS.test(plain(text.slice(end, end + 6))) ? undefined : end;
}

function plain(text: string): string {
  return text.replaceAll('’', "'").replaceAll('\u00a0', ' ');
}
