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

  constructor(outline: Outline) {
    this.#outline = outline;
    const { document, part } = outline;
    const numbers = document.sections.filter((section) => section.part === part.index).map((section) => section.number);
    this.#taken = new Set(numbers.filter((number) => number !== undefined));
  }

  place(clause: ClauseSource, readings: ClauseReading[], playbook: PlaybookSource): Placement {
    const host = this.#asLast(hostFor(clause, readings, playbook, this.#outline));
    const { document, part } = host;
    const model = this.#model(host);
    const manner = this.#manner(host, model);
    const number = manner.number === undefined ? undefined : this.#number(host, manner.number);
    const offset = this.#offset(host);
    const rank = host.place === 'inside' ? 0 : host.place === 'after' ? 1 : 2;
    return { document, part, offset, rank, manner: withNumber(manner, number), host };
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
    return contentEnd(document, from, Math.min(closes, Math.max(end, section?.range.end ?? end)));
  }
}

function withNumber(manner: HeadingManner, number: string | undefined): HeadingManner {
  return { ...manner, number, between: number === undefined ? '' : manner.between };
}

/** Steps back over white space, page breaks and running footers, and out of a block that never closes. */
function contentEnd(document: Document, from: number, to: number): number {
  const { blocks, source } = document;
  // A heading may begin after its markup (`**9. Term**`): what goes before it goes before its line.
  const lineStart = source.lastIndexOf('\n', to - 1) + 1;
  let end = trimmedEnd(source, from, to < source.length && lineStart > from ? lineStart : to);
  for (let index = lastBlockBefore(document, end); index >= 0; index--) {
    const block = blocks[index]!;
    if (block.range.start < from) break;
    const open = (block.kind === 'code' || block.kind === 'html') && isOpen(source.slice(block.range.start, block.range.end));
    if (block.kind !== 'break' && block.kind !== 'furniture' && !open) break;
    end = trimmedEnd(source, from, block.range.start);
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

function trimmedEnd(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(source[end - 1]!)) end--;
  return end;
}

/** Whether a code or HTML block has no end of its own, so that what follows would fall into it. */
function isOpen(text: string): boolean {
  const fence = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
  if (fence) return text.indexOf('\n') < 0 || !text.trimEnd().slice(text.indexOf('\n')).trimEnd().endsWith(fence);
  if (/^\s*<!--/.test(text)) return !text.includes('-->');
  const raw = /^\s*<(script|style|pre|textarea)\b/i.exec(text)?.[1];
  return raw !== undefined && !text.toLowerCase().includes(`</${raw.toLowerCase()}`);
}
