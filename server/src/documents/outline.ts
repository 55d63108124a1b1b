import type { TextRange } from '../text/types';
import type { FlowHeading } from './flow';
import { foldMapped } from './mapped';
import { decimalPath } from './numbering';
import type { Section } from './types';
import { isContentsTitle, isDefinitionsTitle, isRecitalsTitle, isScheduleTitle, isSignaturesTitle } from './vocabulary';

/** What is known of a section that text may still belong to. */
export interface OpenSection {
  /** Headings of one class are siblings. */
  key: string;
  rank: number;
  number: string | undefined;
  purpose: Section['purpose'];
  level: number;
}

/**
 * Names a section before all sections have their places: `>= 0` is the section opened as so-manieth here, `-1` the document's
 * root, `-2 - k` the k-th of those that were open when reading began.
 */
export type SectionRef = number;
export const ROOT: SectionRef = -1;

/** Builds a stretch of the heading tree while its headings come by in reading order. */
export class Outline {
  /** The sections opened here; `parent` is a `SectionRef`, and `range.end` is -1 while a section is open. */
  readonly sections: Section[] = [];
  /** Where the sections that were open at the beginning end, by their depth; undefined: they go on. */
  readonly closed: (number | undefined)[] = [];
  #open: (OpenSection & { ref: SectionRef })[];

  constructor(open: readonly OpenSection[]) {
    this.#open = open.map(({ key, rank, number, purpose, level }, depth) => {
      return { ref: -2 - depth, key, rank, number, purpose, level };
    });
  }

  /** The section that text belongs to now. */
  get current(): SectionRef {
    return this.#open[this.#open.length - 1]?.ref ?? ROOT;
  }

  /** What kind of place text stands in now. */
  get purpose(): Section['purpose'] {
    return this.#open[this.#open.length - 1]?.purpose ?? 'body';
  }

  /** The sections open now, outermost first. */
  get open(): { open: OpenSection[]; refs: SectionRef[] } {
    const open = this.#open.map(({ key, rank, number, purpose, level }) => ({ key, rank, number, purpose, level }));
    return { open, refs: this.#open.map(({ ref }) => ref) };
  }

  /** How many sections are open; to come back to with `closeTo`. */
  get depth(): number {
    return this.#open.length;
  }

  closeTo(depth: number, at: number): void {
    while (this.#open.length > depth) {
      const { ref } = this.#open.pop()!;
      if (ref >= 0) this.sections[ref]!.range.end = at;
      else this.closed[-2 - ref] = at;
    }
  }

  /** Opens the section of a heading; `within` is the nesting depth of the list it stands in. */
  enter(heading: FlowHeading, within: number): Section {
    const title = foldMapped(heading.content);
    const headingRange: TextRange = { ...heading.range };
    const schedule = isScheduleTitle(heading.number, title.text);
    const key = classOf(heading, within, schedule, this.#open);
    this.closeTo(this.#depthFor(heading, key, schedule), headingRange.start);
    const parent = this.#open[this.#open.length - 1];
    const section: Section = {
      index: this.sections.length,
      parent: parent?.ref ?? ROOT,
      level: (parent?.level ?? 0) + 1,
      style: heading.style,
      number: heading.number || undefined,
      id: heading.id || undefined,
      title,
      headingRange,
      range: { start: headingRange.start, end: -1 },
      part: 0,
      purpose: purposeOf(title.text, schedule, parent?.purpose ?? 'body'),
    };
    const { number, purpose, level } = section;
    this.#open.push({ ref: section.index, key, rank: rankOf(heading), number, purpose, level });
    this.sections.push(section);
    return section;
  }

  /** How many of the open sections stay open around a new heading. */
  #depthFor(heading: FlowHeading, key: string, schedule: boolean): number {
    const open = this.#open;
    const path = decimalPath(heading.number);
    // `1.2.3` goes under `1.2`, whatever the styles of the two.
    if (path.includes('.')) {
      for (let i = open.length - 1; i >= 0; i--) {
        const above = decimalPath(open[i]!.number);
        if (above !== '' && path.startsWith(`${above}.`)) return i + 1;
      }
    }
    const rank = rankOf(heading);
    if (rank > 0) {
      // Headings with a rank of their own (`##`, YAML keys) close everything that is not above them.
      for (let i = open.length - 1; i >= 0; i--) if (open[i]!.rank > 0 && open[i]!.rank < rank) return this.#rankedDepth(i, path);
      return 0;
    }
    const sibling = open.findIndex((each) => each.key === key);
    if (sibling >= 0) return sibling;
    if (schedule) return open.findIndex((each) => each.rank === 0) < 0 ? open.length : open.findIndex((each) => each.rank === 0);
    // Clauses are never under the recitals or a table of contents, even when these have a heading.
    let depth = open.length;
    while (depth > 0 && open[depth - 1]!.rank === 0 && isFrontPlace(open[depth - 1]!)) depth--;
    return depth;
  }

  #rankedDepth(i: number, path: string): number {
    // `## 2.` after `# 1.`: a slip of the hash signs; siblings by number stay siblings.
    const above = this.#open[i]!.number;
    const abovePath = decimalPath(above);
    if (path !== '' && abovePath !== '' && !path.includes('.') && !abovePath.includes('.') && /^\d/.test(above ?? '')) return i;
    return i + 1;
  }
}

function isFrontPlace({ purpose }: OpenSection): boolean {
  return purpose === 'recitals' || purpose === 'contents' || purpose === 'signatures';
}

function rankOf(heading: FlowHeading): number {
  return heading.style === 'atx' || heading.style === 'setext' || heading.style === 'key' ? heading.rank : 0;
}

/** `i`, `v` and `x` are numerals unless the letter before them came last. */
function isRoman(number: string, open: readonly OpenSection[]): boolean {
  const value = number.replace(/[()]/g, '');
  if (!/^[ivxlc]+$/i.test(value)) return false;
  if (value.length > 1) return true;
  return !open.some((section) => {
    const last = (section.number ?? '').replace(/[()]/g, '');
    return last.length === 1 && last.charCodeAt(0) + 1 === value.charCodeAt(0);
  });
}

function classOf(heading: FlowHeading, within: number, schedule: boolean, siblings: readonly OpenSection[]): string {
  if (schedule) return 'schedule';
  if (rankOf(heading) > 0) return `rank ${heading.rank}`;
  const number = heading.number ?? '';
  if (heading.style === 'article') return `label ${number.split(/\s/)[0]!.toLowerCase()}`;
  if (/^\d/.test(number)) return `decimal ${number.split('.').length} ${within}`;
  if (number !== '')
    return `${isRoman(number, siblings) ? 'roman' : 'letter'} ${/^\(/.test(number)} ${/[A-Z]/.test(number)} ${within}`;
  return `${heading.style} ${within}`;
}

function purposeOf(title: string, schedule: boolean, parent: Section['purpose']): Section['purpose'] {
  if (isContentsTitle(title)) return 'contents';
  if (isDefinitionsTitle(title)) return 'definitions';
  if (isRecitalsTitle(title)) return 'recitals';
  if (isSignaturesTitle(title)) return 'signatures';
  if (schedule) return 'schedule';
  return parent === 'definitions' || parent === 'recitals' ? parent : 'body';
}
