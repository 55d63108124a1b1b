import { type Document, enumeratorOf, isScheduleTitle, type Section, type Statement } from '../documents';
import type { TextRange } from '../text/types';
import { decimalOf, depthOf, itemKey } from './numbers';

/** A numbered or titled place of a document: an article, a clause, a paragraph `(a)`, a schedule. Offsets are into the source. */
export interface Provision {
  /** As written, without trailing punctuation: `9.2`, `(a)`, `Article 7`; '' where it has none. */
  number: string;
  /** The words of its heading, or of its first sentence. */
  text: string;
  /** Undefined for a numbered paragraph, which has no heading. */
  section?: Section;
  /** The sentence that a numbered paragraph starts with. */
  statement?: Statement;
  /** The heading, or the number with the first sentence. */
  nameRange: TextRange;
  /** All of it, what stands under it included, without white space at its end. */
  range: TextRange;
  parent?: Provision;
  children: Provision[];
  /** The schedule it stands in, itself included. */
  schedule?: Provision;
  /** Index into `Document.parts`. */
  part: number;
}

/** Roles of sentences that may be numbered paragraphs of the contract. */
const NUMBERED = new Set(['operative', 'definition', 'recital']);
/** Labels of places that number what stands in them anew. */
const CONTAINER =
  /^(?:part|partie|title|titre|chapter|chapitre|volume|lot|book|livre|schedule|appendix|annexe?|exhibit|attachment)\b/i;

/** The provisions of a document as a tree; the first is the document itself. In reading order. */
export function provisionsOf(document: Document): Provision[] {
  return new ProvisionTree(document).build();
}

interface OpenItem {
  key: string;
  provision: Provision;
}

class ProvisionTree {
  readonly #document: Document;
  readonly #all: Provision[] = [];
  readonly #bySection: Provision[] = [];
  /** The numbered paragraphs that are open in the section, outermost first. */
  #open: OpenItem[] = [];
  #section = -1;

  constructor(document: Document) {
    this.#document = document;
  }

  build(): Provision[] {
    const { sections, statements } = this.#document;
    for (const statement of statements) {
      while (this.#bySection.length <= statement.section) this.#enter(sections[this.#bySection.length]!);
      if (statement.marker && NUMBERED.has(statement.role)) this.#item(statement);
    }
    while (this.#bySection.length < sections.length) this.#enter(sections[this.#bySection.length]!);
    this.#close();
    return this.#all;
  }

  #add(provision: Provision): void {
    this.#all.push(provision);
    provision.parent?.children.push(provision);
  }

  #enter(section: Section): void {
    const above = this.#bySection[section.parent];
    const { headingRange, number = '', title, range, part } = section;
    const schedule = section.index > 0 && (section.purpose === 'schedule' || isScheduleTitle(section.number, title.text));
    const parent = above && (schedule ? outOfClauses(above) : parentByNumber(above, section.number));
    const provision: Provision = {
      number,
      text: title.text,
      section,
      nameRange: headingRange,
      range: { start: this.#lineMarks(range.start), end: range.end },
      ...(parent ? { parent, schedule: parent.schedule } : {}),
      children: [],
      part,
    };
    if (schedule) provision.schedule = provision;
    this.#bySection.push(provision);
    this.#add(provision);
    this.#open = [];
  }

  /** `(d)(1) The …` is an item in an item. */
  #item(statement: Statement): void {
    if (statement.section !== this.#section) this.#open = [];
    this.#section = statement.section;
    const marker = statement.marker!;
    let rest = `${marker.text} `;
    let at = marker.pieces[0]?.start ?? statement.range.start;
    for (let found = enumeratorOf(rest); found && rest.trim() !== ''; found = enumeratorOf(rest)) {
      if (found.kind === 'bullet') return;
      const key = itemKey(
        found,
        this.#open.map(({ key, provision }) => ({ key, number: provision.number })),
      );
      const parent = this.#parentOf(key, found.number, statement);
      const provision: Provision = {
        number: found.number,
        text: statement.text,
        statement,
        nameRange: { start: at, end: Math.max(at, statement.range.end) },
        range: { start: this.#lineMarks(at), end: -1 },
        parent,
        ...(parent.schedule ? { schedule: parent.schedule } : {}),
        children: [],
        part: statement.part,
      };
      this.#add(provision);
      this.#open.push({ key, provision });
      rest = rest.slice(found.end);
      at = Math.min(at + found.end, statement.range.start);
    }
  }

  /** Where the markup begins that stands before an offset on its line: `**9.2**`. */
  #lineMarks(offset: number): number {
    let at = offset;
    while (at > 0 && /[*_> \t#]/.test(this.#document.source[at - 1]!)) at--;
    return at;
  }

  /** Takes from the open items those that a new one does not stand in. */
  #parentOf(key: string, number: string, statement: Statement): Provision {
    const section = this.#bySection[statement.section]!;
    const path = decimalOf(number);
    if (depthOf(path) > 1) {
      const within = this.#open.findLastIndex(
        ({ provision }) => path.startsWith(`${decimalOf(provision.number)}.`) && decimalOf(provision.number) !== '',
      );
      this.#open.length = within + 1;
      return this.#open.at(-1)?.provision ?? parentByNumber(section, number);
    }
    const sibling = this.#open.findLastIndex((each) => each.key === key);
    if (sibling >= 0) this.#open.length = sibling;
    return this.#open.at(-1)?.provision ?? section;
  }

  /** Gives each provision its end: where the next begins that is not part of it. */
  #close(): void {
    const { source } = this.#document;
    const ends: { provision: Provision; depth: number }[] = [];
    const endAt = (depth: number, at: number) => {
      while ((ends.at(-1)?.depth ?? -1) >= depth) {
        const { range, section } = ends.pop()!.provision;
        let end = section ? Math.min(at, Math.max(range.end, section.headingRange.end)) : at;
        while (end > range.start && source.charCodeAt(end - 1) <= 32) end--;
        range.end = end;
      }
    };
    for (const provision of this.#all) {
      const depth = (ends.findLast((each) => each.provision === provision.parent)?.depth ?? -1) + 1;
      endAt(depth, provision.range.start);
      ends.push({ provision, depth });
    }
    endAt(0, source.length);
    for (const { nameRange, range } of this.#all) if (nameRange.end > range.end) range.end = nameRange.end;
  }
}

/** No schedule stands within a clause. */
function outOfClauses(above: Provision): Provision {
  let parent = above;
  while (parent.parent && parent.number !== '' && parent.schedule !== parent && !CONTAINER.test(parent.number))
    parent = parent.parent;
  return parent;
}

/** `9.3` stands beside `9.2`, and `ARTICLE 10` beside `9`, wherever their styles put them. */
function parentByNumber(above: Provision, number: string | undefined): Provision {
  const path = decimalOf(number);
  const depth = depthOf(path);
  if (depth === 0 || CONTAINER.test(number ?? '')) return above;
  let parent = above;
  let climbed = false;
  for (;;) {
    const over = CONTAINER.test(parent.number) || parent.schedule === parent ? '' : decimalOf(parent.number);
    const beside = depthOf(over) > depth || (depthOf(over) === depth && (depth > 1 || climbed));
    const apart = depth > 1 && over !== '' && !path.startsWith(`${over}.`);
    if (!parent.parent || over === '' || !(beside || apart)) return parent;
    parent = parent.parent;
    climbed = true;
  }
}
