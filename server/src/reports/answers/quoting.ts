import type { Span } from '../../review/types';
import { inert } from '../../text/inert';
import type { AnswerOptions, QuotedText } from './types';

/** Longest quotation, in characters. */
const longest = 400;

/** A document's words on one line, without what hides in them or drives a screen. */
export function plain(text: string, most = longest): { text: string; cut: boolean } {
  // A paragraph may be as long as its document: what is far beyond the bound need not be looked at.
  const looked = 20 * most;
  const words = inert(text.slice(0, looked)).replace(/\s+/g, ' ').trim();
  // Not in the middle of a character.
  const kept = words.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return { text: kept.trimEnd(), cut: words.length > most || text.length > looked };
}

export function quoted({ document, range, text, because }: Span, { nameOf }: AnswerOptions): QuotedText {
  return {
    document: plain(nameOf?.(document) ?? document).text,
    line: range.start.line + 1,
    ...plain(text),
    ...(because !== undefined && { because: plain(because).text }),
  };
}

/**
 * Words of a document between tags, so that an assistant can tell them from ours. No tag can be written in them: the characters
 * that make one are escaped as in XML.
 */
export function tagged(tag: string, text: string, attributes: Record<string, string | number | undefined> = {}): string {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escaped(value)}"`],
  );
  return `<${tag}${given.join('')}>${escaped(text)}</${tag}>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string | number) => String(text).replace(/[&<>]|"/g, (one) => entities[one]!);

/** Text put together within a bound. */
export class Bounded {
  #left: number;
  readonly #parts: string[] = [];

  constructor(most: number) {
    this.#left = most;
  }

  /** Adds a paragraph if there is room for it, and for `reserve` characters after it. */
  add(paragraph: string, reserve = 0): boolean {
    const fits = paragraph.length + 2 + reserve <= this.#left;
    if (fits) this.always(paragraph);
    return fits;
  }

  /** Adds what must not be left out. */
  always(paragraph: string): void {
    this.#left -= paragraph.length + 2;
    this.#parts.push(paragraph);
  }

  get text(): string {
    return `${this.#parts.join('\n\n')}\n`;
  }
}
