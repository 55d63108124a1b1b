import type { TextRange } from '../../text/types';
import { entityAt } from '../entities';
import { isHidden, scanHtml } from '../html';
import { type DelimiterRun, delimiterRun, isWordCharacter, pairRuns } from './emphasis';
import { beforeBlanks } from './lines';
import { linkTarget } from './links';
import { beyond, type Definitions } from './tree';

/** What a stretch of the text is, other than text. Offsets are into the text. */
export type Token =
  | DelimiterRun
  /** `[` or `![`; only text unless a target was found for it. */
  | {
      kind: 'bracket';
      at: number;
      end: number;
      image: boolean;
      active: boolean;
      linked: boolean;
      anchor: boolean;
      runs: number;
      tokens: number;
    }
  | { kind: 'linkEnd'; at: number; end: number; anchor: boolean }
  /** Markup around `[from, to)`, which is shown as it stands. */
  | { kind: 'shown'; at: number; end: number; from: number; to: number }
  | { kind: 'entity'; at: number; end: number; text: string }
  | { kind: 'html'; at: number; end: number }
  | { kind: 'break'; at: number; end: number; hard: boolean };

type Bracket = Extract<Token, { kind: 'bracket' }>;

/** By character code: 1 for what makes a text more than plain, 2 for what begins or ends a token; both, 3. */
const SPECIAL = new Uint8Array(128);
for (const character of '\\`*_[<&~') SPECIAL[character.charCodeAt(0)] = 3;
for (const character of '!]\n') SPECIAL[character.charCodeAt(0)] = 2;
SPECIAL[12] = 1;

/** Nothing in `text.slice(start, end)` can be markup, nor break a line. */
export function isPlain(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 128 && (SPECIAL[code]! & 1) !== 0) return false;
  }
  return true;
}

/** Two spaces or more, and no tab: the blanks at the end of a line that break it. */
export function isHardBreak(text: string, start: number, end: number): boolean {
  return end - start >= 2 && !text.slice(start, end).includes('\t');
}

/**
 * What of `text` up to `end` is not text, in reading order. The text is that of one paragraph, heading or cell, its lines joined
 * by line feeds. Throws a BeyondError at what it does not know for certain; linear but for emphasis, which the guard bounds.
 */
export function readTokens(text: string, end: number, definitions: Definitions): Token[] {
  return new TokenReader(text, end, definitions).read();
}

class TokenReader {
  readonly #text: string;
  readonly #end: number;
  readonly #definitions: Definitions;
  readonly #tokens: Token[] = [];
  readonly #runs: DelimiterRun[] = [];
  readonly #brackets: Bracket[] = [];
  /** Lengths of backtick runs that nothing closes from some place on. */
  readonly #unclosed = new Set<number>();
  /** Literal addresses that may become links: their markup characters are beyond this reader. */
  #addresses: TextRange[] | undefined;

  constructor(text: string, end: number, definitions: Definitions) {
    this.#text = text;
    this.#end = end;
    this.#definitions = definitions;
  }

  read(): Token[] {
    const text = this.#text;
    for (let at = 0; at < this.#end; ) {
      const code = text.charCodeAt(at);
      at = code < 128 && SPECIAL[code]! > 1 ? this.#at(at, code) : at + 1;
    }
    pairRuns(this.#runs, 0);
    return this.#tokens;
  }

  /** Reads what stands at `at`; returns where to go on. */
  #at(at: number, code: number): number {
    const text = this.#text;
    if (SPECIAL[code] === 3 && this.#inAddress(at, code)) return at + 1;
    switch (code) {
      case 92:
        return this.#backslash(at);
      case 96:
        return this.#code(at);
      case 42:
      case 95: {
        const run = delimiterRun(text, at);
        this.#runs.push(run);
        this.#tokens.push(run);
        return run.end;
      }
      case 91:
        return this.#openBracket(at, false);
      case 33:
        return text.charCodeAt(at + 1) === 91 ? this.#openBracket(at, true) : at + 1;
      case 93:
        return this.#closeBracket(at);
      case 60:
        return this.#angle(at);
      case 38:
        return this.#reference(at);
      case 126:
        return text.charCodeAt(at + 1) === 126 ? beyond() : at + 1;
      case 10: {
        const from = beforeBlanks(text, 0, at);
        this.#tokens.push({ kind: 'break', at: from, end: at + 1, hard: isHardBreak(text, from, at) });
        return at + 1;
      }
      default:
        return at + 1;
    }
  }

  /** A backslash makes a punctuation mark text, and a line's end a break. */
  #backslash(at: number): number {
    const next = this.#text.charCodeAt(at + 1);
    if (next === 10) {
      this.#tokens.push({ kind: 'break', at, end: at + 2, hard: true });
      return at + 2;
    }
    if (!isPunctuation(next)) return at + 1;
    this.#tokens.push({ kind: 'shown', at, end: at + 2, from: at + 1, to: at + 2 });
    return at + 2;
  }

  #code(at: number): number {
    const text = this.#text;
    let from = at;
    while (text.charCodeAt(from) === 96) from++;
    const length = from - at;
    if (this.#unclosed.has(length)) return from;
    for (let close = text.indexOf('`', from); close >= 0; ) {
      let end = close;
      while (text.charCodeAt(end) === 96) end++;
      if (end - close === length) {
        if (text.slice(from, close).includes('\n')) beyond();
        this.#tokens.push({ kind: 'shown', at, end, from, to: close });
        return end;
      }
      close = text.indexOf('`', end);
    }
    this.#unclosed.add(length);
    return from;
  }

  #openBracket(at: number, image: boolean): number {
    const text = this.#text;
    if (image) this.#inAddress(at, 33);
    const end = at + (image ? 2 : 1);
    if (text.charCodeAt(end) === 94 && this.#definitions.footnotes.size > 0) {
      if (image) beyond();
      const call = /^\[\^([^\s[\]\\]{1,900})\]/.exec(text.slice(at, at + 904));
      if (call && this.#definitions.footnotes.has(call[1]!.toLowerCase().toUpperCase())) {
        this.#tokens.push({ kind: 'shown', at, end: at + call[0].length, from: at, to: at });
        return at + call[0].length;
      }
    }
    const bracket: Bracket = {
      kind: 'bracket',
      at,
      end,
      image,
      active: true,
      linked: false,
      anchor: false,
      runs: this.#runs.length,
      tokens: this.#tokens.length,
    };
    this.#tokens.push(bracket);
    this.#brackets.push(bracket);
    return end;
  }

  #closeBracket(at: number): number {
    const bracket = this.#brackets.pop();
    if (!bracket?.active) return at + 1;
    const target = linkTarget(this.#text, at, this.#text.slice(bracket.end, at), this.#definitions);
    if (!target) return at + 1;
    if (bracket.image) {
      // The alternative text is shown; markup in it is beyond.
      if (this.#tokens.length > bracket.tokens + 1) beyond();
      this.#tokens.pop();
      this.#tokens.push({ kind: 'shown', at: bracket.at, end: target.end, from: bracket.end, to: at });
      return target.end;
    }
    pairRuns(this.#runs, bracket.runs);
    for (const outer of this.#brackets) if (!outer.image) outer.active = false;
    bracket.linked = true;
    bracket.anchor = target.anchor;
    this.#tokens.push({ kind: 'linkEnd', at, end: target.end, anchor: target.anchor });
    return target.end;
  }

  /** `<https://…>`, a tag, a comment, or a character. */
  #angle(at: number): number {
    const rest = this.#text.slice(at, at + 2000);
    if (/^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}\\&]*|[A-Za-z0-9._+-]+@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)>/u.test(rest)) {
      const end = this.#text.indexOf('>', at) + 1;
      this.#tokens.push({ kind: 'shown', at, end, from: at + 1, to: end - 1 });
      return end;
    }
    const next = this.#text.charCodeAt(at + 1);
    if (isLetter(next) || next === 47) {
      const tag = TAG.exec(rest);
      // A tag may go on in the next line, and addresses take many forms.
      if (!tag) return /^<[^\s<>]*[:@]|^<[^<>]*[\n"']|^<[^<>]{1900}/.test(rest) ? beyond() : at + 1;
      const end = at + tag[0].length;
      for (const token of scanHtml(this.#text, at, end)) if (token.type === 'open' && isHidden(this.#text, token)) beyond();
      this.#tokens.push({ kind: 'html', at, end });
      return end;
    }
    if (next === 33 && rest.startsWith('<!--')) {
      const close = this.#text.indexOf('-->', at + 4);
      if (close < 0 || this.#text[at + 4] === '>' || this.#text[at + 4] === '-' || this.#text.slice(at, close).includes('\n'))
        beyond();
      this.#tokens.push({ kind: 'html', at, end: close + 3 });
      return close + 3;
    }
    return next === 33 || next === 63 || /^<[^\s<>]*@/.test(rest) ? beyond() : at + 1;
  }

  /** `&amp;`, `&#8217;` */
  #reference(at: number): number {
    const match = /^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/.exec(this.#text.slice(at, at + 36));
    if (!match) return at + 1;
    const entity = entityAt(this.#text, at, this.#text.length);
    if (!entity || /[\p{Cc}\p{Cn}\p{Cs}\p{Co}\ufffd]/u.test(entity.text)) beyond();
    this.#tokens.push({ kind: 'entity', at, end: entity.end, text: entity.text });
    return entity.end;
  }

  /**
   * Addresses in running text (`www.example.org`, `a_b@example.org`) are links whose text is taken as it stands. That makes a
   * difference only where they hold markup: an underscore inside a word is text in any case, anything else is beyond.
   */
  #inAddress(at: number, code: number): boolean {
    this.#addresses ??= addressesIn(this.#text);
    if (this.#addresses.length === 0 || this.#brackets.length > 0) return false;
    if (!this.#addresses.some((address) => at >= address.start && at < address.end)) return false;
    const text = this.#text;
    if (code === 95 && isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at + 1))) return true;
    if (code === 38 && !/^&[#\w]+;/.test(text.slice(at, at + 40))) return true;
    return beyond();
  }
}

const ATTRIBUTE = '[ \\t]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \\t]*=[ \\t]*(?:[^\\s"\'=<>`]+|\'[^\'\\n]*\'|"[^"\\n]*"))?';
/** An opening or closing tag within a line. */
const TAG = new RegExp(`^<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>`);

function addressesIn(text: string): TextRange[] {
  const found: TextRange[] = [];
  if (!/@|https?:\/\/|www\./i.test(text)) return found;
  for (const pattern of [/(?:https?:\/\/|www\.)[^\s<]*/gi, /[A-Za-z0-9.+_-]+@[A-Za-z0-9._-]+/g]) {
    for (const match of text.matchAll(pattern)) {
      // Closing marks after an address are not part of it.
      const address = match[0].replace(/[!"'),.*:;?_~]+$/, '');
      found.push({ start: match.index, end: match.index + address.length });
    }
  }
  return found;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isPunctuation(code: number): boolean {
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}
