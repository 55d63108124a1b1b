import type { TextRange } from '../text/types';
import type { FlowHeading } from './flow';
import { EMPTY, foldMapped } from './mapped';
import { decimalPath } from './numbering';
import type { Section } from './types';
import { isContentsTitle, isDefinitionsTitle, isRecitalsTitle, isScheduleTitle, isSignaturesTitle } from './vocabulary';

interface OpenSection {
  section: Section;
  /** Headings of one class are siblings. */
  key: string;
  rank: number;
}

/** Builds the heading tree while headings come by in reading order. */
export class Outline {
  readonly sections: Section[] = [];
  #open: OpenSection[] = [];

  constructor(length: number) {
    this.sections.push({
      index: 0,
      parent: -1,
      level: 0,
      style: 'none',
      title: EMPTY,
      headingRange: { start: 0, end: 0 },
      range: { start: 0, end: length },
      part: 0,
      purpose: 'body',
    });
  }

  /** Index of the section that text belongs to now. */
  get current(): number {
    return this.#open[this.#open.length - 1]?.section.index ?? 0;
  }

  /** How many sections are open; to come back to with `closeTo`. */
  get depth(): number {
    return this.#open.length;
  }

  closeTo(depth: number, at: number): void {
    while (this.#open.length > depth) this.#open.pop()!.section.range.end = at;
  }

  /** Opens the section of a heading; `within` is the nesting depth of the list it stands in. */
  open(heading: FlowHeading, within: number): Section {
    const title = foldMapped(heading.content);
    const range: TextRange = heading.range;
    const schedule = isScheduleTitle(heading.number, title.text);
    const key = classOf(heading, within, schedule, this.#open);
    this.closeTo(this.#depthFor(heading, key, schedule), range.start);
    const parent = this.#open[this.#open.length - 1]?.section ?? this.sections[0]!;
    const section: Section = {
      index: this.sections.length,
      parent: parent.index,
      level: parent.level + 1,
      style: heading.style,
      ...(heading.number ? { number: heading.number } : {}),
      ...(heading.id ? { id: heading.id } : {}),
      title,
      headingRange: range,
      range: { start: range.start, end: this.sections[0]!.range.end },
      part: 0,
      purpose: purposeOf(title.text, schedule, parent),
    };
    this.sections.push(section);
    this.#open.push({ section, key, rank: rankOf(heading) });
    return section;
  }

  /** How many of the open sections stay open around a new heading. */
  #depthFor(heading: FlowHeading, key: string, schedule: boolean): number {
    const open = this.#open;
    const path = decimalPath(heading.number);
    // `1.2.3` goes under `1.2`, whatever the styles of the two.
    if (path.includes('.')) {
      for (let i = open.length - 1; i >= 0; i--) {
        const above = decimalPath(open[i]!.section.number);
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
    while (depth > 0 && open[depth - 1]!.rank === 0 && isFrontPlace(open[depth - 1]!.section)) depth--;
    return depth;
  }

  #rankedDepth(i: number, path: string): number {
    // `## 2.` after `# 1.`: a slip of the hash signs; siblings by number stay siblings.
    const above = this.#open[i]!.section.number;
    const abovePath = decimalPath(above);
    if (path !== '' && abovePath !== '' && !path.includes('.') && !abovePath.includes('.') && /^\d/.test(above ?? '')) return i;
    return i + 1;
  }
}

function isFrontPlace(section: Section): boolean {
  return section.purpose === 'recitals' || section.purpose === 'contents' || section.purpose === 'signatures';
}

function rankOf(heading: FlowHeading): number {
  return heading.style === 'atx' || heading.style === 'setext' || heading.style === 'key' ? heading.rank : 0;
}

/** `i`, `v` and `x` are numerals unless the letter before them came last. */
function isRoman(number: string, open: readonly OpenSection[]): boolean {
  const value = number.replace(/[()]/g, '');
  if (!/^[ivxlc]+$/i.test(value)) return false;
  if (value.length > 1) return true;
  return !open.some(({ section }) => {
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

function purposeOf(title: string, schedule: boolean, parent: Section): Section['purpose'] {
  if (isContentsTitle(title)) return 'contents';
  if (isDefinitionsTitle(title)) return 'definitions';
  if (isRecitalsTitle(title)) return 'recitals';
  if (isSignaturesTitle(title)) return 'signatures';
  if (schedule) return 'schedule';
  return parent.purpose === 'definitions' || parent.purpose === 'recitals' ? parent.purpose : 'body';
}
