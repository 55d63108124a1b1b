import type { ClauseReading } from '../../detection/types';
import type { Document, Part, Section } from '../../documents';
import type { ClauseSource, PlaybookSource } from '../../playbook/types';
import { type HeadingManner, mannerOf, plainManner, usualManner } from './heading';
import { type Host, hostFor, type Outline } from './host';
import { insertedNumber, isSubNumber, nextNumber } from './numbering';

/** Where a clause goes and how its heading is written. */
export interface Placement {
  document: Document;
  part: Part;
  /** Offset in the source. */
  offset: number;
  /** At one offset, subsections come before lettered sections, and those before new last articles. */
  rank: number;
  manner: HeadingManner;
  host: Host;
}

/** Places clauses one after the other, so that two new ones never take the same number. */
export class Placer {
  readonly #outline: Outline;
  readonly #taken: Set<string>;
  readonly #last = new Map<string, string>();
  /** Offsets found so far: many clauses share a place. */
  readonly #offsets = new Map<string, number>();

  constructor(outline: Outline) {
    this.#outline = outline;
    const { document, part } = outline;
    const numbers = document.sections.filter((section) => section.part === part.index).map((section) => section.number);
    this.#taken = new Set(numbers.filter((number) => number !== undefined));
  }

  place(clause: ClauseSource, readings: ClauseReading[], playbook: PlaybookSource): Placement {
    const host = this.#asLast(this.#pastInserted(hostFor(clause, readings, playbook, this.#outline)));
    const { document, part } = host;
    const model = this.#model(host);
    const manner = this.#manner(host, model);
    const number = manner.number === undefined ? undefined : this.#number(host, manner.number);
    const offset = this.#offset(host);
    const rank = host.place === 'inside' ? 0 : host.place === 'after' ? 1 : 2;
    return { document, part, offset, rank, manner: withNumber(manner, number), host };
  }

  /** After `9` and the `9A` that an earlier fix put there comes `9B`. */
  #pastInserted(host: Host): Host {
    if (host.place !== 'after' || host.section?.number === undefined) return host;
    const { articles } = this.#outline;
    let at = articles.indexOf(host.section);
    while (at >= 0 && articles[at + 1]?.number === insertedNumber(articles[at]!.number!)) at++;
    return { ...host, section: articles[at] ?? host.section };
  }

  /** After the last article comes the next number, not `14A`. */
  #asLast(host: Host): Host {
    const isLast = host.place === 'after' && host.section === this.#outline.articles.at(-1);
    return isLast ? { ...host, place: 'last' } : host;
  }

  #model({ place, section }: Host): Section | undefined {
    if (!section) return undefined;
    if (place === 'after') return section;
    if (place === 'last') return this.#outline.articles.findLast(({ number }) => number !== undefined) ?? section;
    const children = this.#outline.children.get(section.index) ?? [];
    const numbered = children.filter(({ number }) => number !== undefined);
    const own = section.number === undefined ? [] : numbered.filter((child) => isSubNumber(child.number!, section.number!));
    return own.at(-1) ?? numbered.at(-1) ?? children.at(-1) ?? section;
  }

  #manner(host: Host, model: Section | undefined): HeadingManner {
    if (host.numberedLine) return host.numberedLine;
    if (!model) return this.#plain(host);
    return mannerOf(host.document, model) ?? usualManner(host.document, model) ?? this.#plain(host);
  }

  #plain({ document, place, section }: Host): HeadingManner {
    const { title, articles } = this.#outline;
    const level = section ? section.level + (place === 'inside' ? 1 : 0) : (articles[0]?.level ?? (title?.level ?? 1) + 1);
    return plainManner(document, level);
  }

  #number(host: Host, after: string): string | undefined {
    const step = host.place === 'after' ? insertedNumber : nextNumber;
    const key = `${host.place}/${host.section?.index}`;
    let number = step(this.#last.get(key) ?? after);
    for (let tries = 0; number !== undefined && this.#taken.has(number) && tries < 100; tries++) number = step(number);
    if (number === undefined) return undefined;
    this.#taken.add(number);
    this.#last.set(key, number);
    return number;
  }

  /** The end of the last line of text that belongs to the host, before page breaks and signatures. */
  #offset({ document, place, section, part }: Host): number {
    const { end, articles } = this.#outline;
    const from = section ? section.headingRange.end : Math.max(part.range.start, document.frontMatter?.end ?? 0);
    const closes = place === 'last' || (section && section === articles.at(-1)) ? end : (section?.range.end ?? end);
    const to = Math.min(closes, Math.max(end, section?.range.end ?? end));
    const key = `${from}/${to}`;
    const offset = this.#offsets.get(key) ?? contentEnd(document, from, to);
    this.#offsets.set(key, offset);
    return offset;
  }
}

function withNumber(manner: HeadingManner, number: string | undefined): HeadingManner {
  return { ...manner, number, between: number === undefined ? '' : manner.between };
}

/** A block that begins with a line to sign on. */
const SIGNATURE_BLOCK = /^\s*(?:\*\*)?(?:by|signed|signature|name|date|par|nom|signé)(?!\p{L})[^\n_]{0,40}_{3,}/iu;

/** Steps back over white space, page breaks and running footers, and out of code or a comment that never closes. */
function contentEnd(document: Document, from: number, to: number): number {
  const { blocks, source } = document;
  // A heading may begin after its markup (`**9. Term**`): what goes before it goes before its line.
  const lineStart = source.lastIndexOf('\n', to - 1) + 1;
  let end = trimmedEnd(source, to < source.length && lineStart > from ? lineStart : to);
  const open = document.format === 'markdown' ? openConstruct(source, from, end) : -1;
  if (open >= 0) end = trimmedEnd(source, open);
  for (let index = lastBlockBefore(document, end); index >= 0; index--) {
    const block = blocks[index]!;
    if (block.range.start < from) break;
    const signed = SIGNATURE_BLOCK.test(source.slice(block.range.start, block.range.start + 200));
    if (block.kind !== 'break' && block.kind !== 'furniture' && !signed) break;
    end = trimmedEnd(source, block.range.start);
  }
  return end;
}

function lastBlockBefore({ blocks }: Document, offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.range.start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function trimmedEnd(source: string, to: number): number {
  let end = to;
  while (end > 0 && /\s/.test(source[end - 1]!)) end--;
  return end;
}

/** Where a code fence or an HTML comment opens between two offsets without closing, or -1. */
function openConstruct(source: string, from: number, to: number): number {
  const text = source.slice(from, to);
  let fence: { mark: string; at: number } | undefined;
  for (const match of text.matchAll(/^ {0,3}(`{3,}|~{3,})(.*)$/gm)) {
    const [, mark = '', rest = ''] = match;
    if (!fence) fence = { mark, at: match.index };
    else if (mark.startsWith(fence.mark) && rest.trim() === '') fence = undefined;
  }
  if (fence) return from + fence.at;
  const comment = text.lastIndexOf('<!--');
  return comment >= 0 && !text.includes('-->', comment) ? from + comment : -1;
}
