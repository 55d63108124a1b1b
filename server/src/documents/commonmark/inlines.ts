import type { TextRange } from '../../text/types';
import { entityAt } from '../entities';
import type { RichText } from '../flow';
import { isHidden, scanHtml } from '../html';
import { writeTag } from '../inline';
import { RichBuilder } from '../richBuilder';
import { type DelimiterRun, delimiterRun, isWordCharacter, pairRuns } from './emphasis';
import { beforeBlanks } from './lines';
import { linkTarget } from './links';
import { beyond, type Definitions } from './tree';

/** What a stretch of the text is, other than text. Offsets are into the text. */
type Token =
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

/** By character code: 1 for what may begin a construct, 2 for what matters only beside one. */
const SPECIAL = new Uint8Array(128);
for (const character of '\\`*_[<&~') SPECIAL[character.charCodeAt(0)] = 1;
for (const character of '!]\n') SPECIAL[character.charCodeAt(0)] = 2;

/** The text of a paragraph, heading or cell, from its lines. Throws a BeyondError at what this folder's reader does not know. */
export function readLinesInline(source: string, lines: readonly TextRange[], definitions: Definitions): RichText {
  const last = lines[lines.length - 1];
  if (!last) return new RichBuilder().build();
  if (lines.every((line) => isPlain(source, line.start, line.end))) return plainText(source, lines);
  return new InlineReader(source, lines, definitions).read();
}

function isPlain(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code < 128 && SPECIAL[code] === 1) return false;
  }
  return true;
}

function plainText(source: string, lines: readonly TextRange[]): RichText {
  const out = new RichBuilder();
  lines.forEach((line, i) => {
    const end = beforeBlanks(source, line.start, line.end);
    out.source(source, line.start, end);
    if (i < lines.length - 1) out.lineBreak(isHardBreak(source, end, line.end));
  });
  return out.build();
}

/** Two spaces or more, and no tab. */
function isHardBreak(text: string, start: number, end: number): boolean {
  return end - start >= 2 && !text.slice(start, end).includes('\t');
}

class InlineReader {
  readonly #source: string;
  readonly #lines: readonly TextRange[];
  readonly #definitions: Definitions;
  /** The lines, with a line feed between two. */
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #runs: DelimiterRun[] = [];
  readonly #brackets: Bracket[] = [];
  /** Lengths of backtick runs that nothing closes from some place on. */
  readonly #unclosed = new Set<number>();
  /** Literal addresses that may become links: their markup characters are beyond this reader. */
  #addresses: TextRange[] | undefined;

  constructor(source: string, lines: readonly TextRange[], definitions: Definitions) {
    this.#source = source;
    this.#lines = lines;
    this.#definitions = definitions;
    this.#text =
      lines.length === 1
        ? source.slice(lines[0]!.start, lines[0]!.end)
        : lines.map((line) => source.slice(line.start, line.end)).join('\n');
  }

  read(): RichText {
    const text = this.#text;
    const end = beforeBlanks(text, 0, text.length);
    for (let at = 0; at < end; ) {
      const code = text.charCodeAt(at);
      at = code < 128 && SPECIAL[code] !== 0 ? this.#at(at, code) : at + 1;
    }
    pairRuns(this.#runs, 0);
    return this.#write(end);
  }

  /** Reads what stands at `at`; returns where to go on. */
  #at(at: number, code: number): number {
    const text = this.#text;
    if (SPECIAL[code] === 1 && this.#inAddress(at, code)) return at + 1;
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
      if (!tag) return /^<[^\s<>]*[:@]|^<[^<>]*[\n"']/.test(rest) ? beyond() : at + 1;
      const start = this.#sourceOf(at);
      for (const token of scanHtml(this.#source, start, start + tag[0].length))
        if (token.type === 'open' && isHidden(this.#source, token)) beyond();
      this.#tokens.push({ kind: 'html', at, end: at + tag[0].length });
      return at + tag[0].length;
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

  #write(end: number): RichText {
    const out = new RichBuilder();
    const source = this.#source;
    let line = 0;
    let lineAt = 0;
    // Offsets only grow, so the line they stand in is found by going on.
    const place = (at: number): number => {
      while (line < this.#lines.length - 1) {
        const { start, end: lineEnd } = this.#lines[line]!;
        if (at <= lineAt + lineEnd - start) break;
        lineAt += lineEnd - start + 1;
        line++;
      }
      return this.#lines[line]!.start + at - lineAt;
    };
    const show = (from: number, to: number): void => {
      if (from >= to) return;
      const start = place(from);
      out.source(source, start, start + to - from);
    };
    let at = 0;
    for (const token of this.#tokens) {
      if (token.kind === 'bracket' && !token.linked) continue;
      show(at, token.at);
      at = token.end;
      switch (token.kind) {
        case 'run':
          for (let i = 0; i < token.strongEnds; i++) out.close('bold');
          show(token.at + token.closing, token.end - token.opening);
          for (let i = 0; i < token.strongStarts; i++) out.open('bold');
          break;
        case 'bracket':
          if (token.anchor) out.open('anchors');
          break;
        case 'linkEnd':
          if (token.anchor) out.close('anchors');
          break;
        case 'shown':
          show(token.from, token.to);
          break;
        case 'entity': {
          const start = place(token.at);
          out.decoded(token.text, start, start + token.end - token.at);
          break;
        }
        case 'html': {
          const start = place(token.at);
          for (const tag of scanHtml(source, start, start + token.end - token.at)) writeTag(out, source, tag);
          break;
        }
        case 'break':
          out.lineBreak(token.hard);
          break;
      }
    }
    show(at, end);
    return out.build();
  }

  #sourceOf(at: number): number {
    let left = at;
    for (const line of this.#lines) {
      if (left <= line.end - line.start) return line.start + left;
      left -= line.end - line.start + 1;
    }
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
