import { type Document, type Kind, type Statement, scheduleKey, scheduleNames } from '../documents';
import type { TextRange } from '../text/types';
import { type Citation, citationsIn, type Owner } from './citations';
import { bareNumber, decimalOf, depthOf } from './numbers';
import type { Provision } from './provisions';
import { isInCode, rangeOfSpot } from './spots';

/** A place that refers to another of the same document. Offsets are into the source. */
export interface Reference extends TextRange {
  /** Where it leads: several where a number stands twice, never none. */
  targets: Provision[];
}

/** What no reference is made in. */
const SILENT = new Set(['heading', 'contents', 'furniture', 'code', 'struck', 'metadata']);
/** No sentence without one of these refers to anything. */
const TELLING = /section|sec\.|clause|art(?:icle|\.)|paragraph|alinéa|§|schedule|annex|append|exhibit|attachment|pièce/i;

interface Cited {
  statement: Statement;
  citation: Citation;
}

/** By the statements of a chapter: what a chapter says does not change while its array is the same. */
const known = new WeakMap<readonly Statement[], readonly Cited[]>();

function citedIn(chapter: readonly Statement[]): readonly Cited[] {
  let cited = known.get(chapter);
  if (!cited) {
    cited = chapter.flatMap((statement) => {
      if (SILENT.has(statement.role) || !TELLING.test(statement.text)) return [];
      const own = citationsIn(statement.text).filter(({ owner }) => owner.kind !== 'foreign');
      return own.map((citation) => ({ statement, citation }));
    });
    known.set(chapter, cited);
  }
  return cited;
}

/** The references of a document that lead to a place in it, in reading order; `provisions` are its own. */
export function referencesOf(document: Document, provisions: readonly Provision[]): Reference[] {
  const index = new ProvisionIndex(document, provisions);
  return document.chapters.flatMap((chapter) =>
    citedIn(chapter).flatMap(({ statement, citation }) => {
      const spot = { in: statement, start: citation.start, end: citation.end };
      const range = rangeOfSpot(spot);
      if (isInCode(document, spot)) return [];
      const targets = index.resolve(citation, index.at(range.start), document.parts[statement.part]?.kind);
      return targets.length === 0 || range.start >= range.end ? [] : [{ ...range, targets }];
    }),
  );
}

/** The provisions of a document by what they are called. */
export class ProvisionIndex {
  readonly #document: Document;
  readonly #all: readonly Provision[];
  /** By scope and number. */
  readonly #numbers = new Map<string, Provision[]>();
  readonly #schedules = new Map<string, Provision[]>();

  constructor(document: Document, provisions: readonly Provision[]) {
    this.#document = document;
    this.#all = provisions;
    for (const provision of provisions) {
      if (provision.schedule === provision) this.#addSchedule(provision);
      else for (const number of callableNumbers(provision)) add(this.#numbers, `${scopeOf(provision)} ${number}`, provision);
    }
  }

  #addSchedule(provision: Provision): void {
    const [name] = scheduleNames(`${provision.number} ${provision.text}`.trim().slice(0, 60));
    if (name?.start === 0) add(this.#schedules, scheduleKey(name), provision);
  }

  /** The innermost provision at an offset of the source. */
  at(offset: number): Provision {
    let low = 0;
    let high = this.#all.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#all[middle]!.range.start <= offset) low = middle;
      else high = middle;
    }
    let found = this.#all[low]!;
    while (found.parent && found.range.end < offset) found = found.parent;
    return found;
  }

  /** Where a citation leads that stands in `from`, in a part of the kind; empty where that is not certain. */
  resolve(citation: Citation, from: Provision, kind: Kind | undefined): Provision[] {
    const { owner, schedule, number, items, local } = citation;
    if (owner.kind === 'foreign') return [];
    if (schedule !== undefined) return this.#schedules.get(schedule) ?? [];
    if (owner.kind === 'section') {
      return this.#numbered(owner.number, from, { kind: 'own' }, kind).flatMap((base) =>
        descend(base, [...owner.items, ...(number === '' ? [] : [number]), ...items]),
      );
    }
    if (local || owner.kind === 'this-section') {
      const near = nearest(from, [...(number === '' ? [] : [number]), ...items]);
      return near ? [near] : [];
    }
    return this.#numbered(number, from, owner, kind).map((base) => descend(base, items)[0] ?? base);
  }

  #numbered(number: string, from: Provision, owner: Owner, kind: Kind | undefined): Provision[] {
    const at = (scope: string) => outermost(this.#numbers.get(`${scope} ${number}`) ?? []);
    if (owner.kind === 'schedule') return (this.#schedules.get(owner.key) ?? []).flatMap((schedule) => at(scopeOf(schedule)));
    if (owner.kind === 'this-schedule') return from.schedule ? at(scopeOf(from)) : [];
    const inMain = at(`part ${from.part}`);
    if (owner.kind === 'agreement' || owner.kind === 'rfp') {
      const isOwn = owner.kind === 'rfp' ? kind === 'rfp' : kind !== 'rfp';
      if (isOwn) return inMain;
      const others = this.#document.parts.filter((part) => part.kind === owner.kind);
      return others.flatMap((part) => at(`part ${part.index}`));
    }
    const inSchedule = from.schedule ? at(scopeOf(from)) : [];
    return [...inSchedule, ...inMain];
  }
}

/** Numbers are counted within a schedule, and else within a part. */
function scopeOf({ schedule, part }: Provision): string {
  return schedule ? `schedule ${schedule.range.start}` : `part ${part}`;
}

/** What others may call a provision by without naming what it stands in. */
function callableNumbers({ number, section, parent, schedule }: Provision): string[] {
  const decimal = decimalOf(number);
  if (section)
    return number.startsWith('(') || number === '' ? [] : [decimal || bareNumber(number.replace(/^\p{L}{3,}\.?\s+/u, ''))];
  // `1.` in a list is its third sentence's; at the top of a schedule, or where clauses have no headings, it is a clause.
  const top = parent !== undefined && (parent === schedule || (parent.number === '' && parent.section !== undefined));
  return decimal !== '' && (depthOf(decimal) > 1 || top) ? [decimal] : [];
}

/** Those that stand in the fewest others that have numbers. */
function outermost(found: Provision[]): Provision[] {
  if (found.length < 2) return found;
  const depth = (provision: Provision | undefined): number =>
    provision ? depth(provision.parent) + (provision.number === '' ? 0 : 1) : 0;
  const least = Math.min(...found.map(depth));
  return found.filter((provision) => depth(provision) === least);
}

/** The item of an item …; as far as there is one and only one. */
function descend(base: Provision, items: readonly string[]): Provision[] {
  let at = base;
  for (const item of items) {
    const [next, ...more] = at.children.filter(({ number }) => bareNumber(number) === item);
    if (!next || more.length > 0) return at === base ? [] : [at];
    at = next;
  }
  return [at];
}

/** What "paragraph (c)" is where it is said: the one of the innermost list that has it, within the section. */
function nearest(from: Provision, items: readonly string[]): Provision | undefined {
  for (let place: Provision | undefined = from; place; place = place.parent) {
    const found = place.children.filter(({ number, section }) => !section && bareNumber(number) === items[0]);
    if (found.length > 1) return undefined;
    if (found.length === 1) return descend(place, items)[0];
    if (place.section) return undefined;
  }
  return undefined;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
