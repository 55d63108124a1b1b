import type { ClauseReading, Evidence } from '../../detection/types';
import type { Document, Part, Section } from '../../documents';
import type { ClauseSource, PlaybookSource } from '../../playbook/types';
import { principalPart, type ReviewedFile } from '../kinds';
import { type HeadingManner, numberedLineManner } from './heading';

/** Where a missing clause belongs, before any number or style is chosen. */
export interface Host {
  document: Document;
  part: Part;
  /**
   * `inside`: a new subsection at the end of `section`; `after`: a new section after `section`, beside it;
   * `last`: a new last article, after `section` when there is one.
   */
  place: 'inside' | 'after' | 'last';
  section?: Section;
  /** For `inside` an article whose subsections are numbered paragraphs without headings: how the last one is written. */
  numberedLine?: HeadingManner;
  /** Offset of the neighbouring clause, for YAML, where not everything is a section. */
  beside?: number;
}

/** The articles of the part in which a file's missing clauses belong, found once a review. */
export interface Outline {
  document: Document;
  documentIndex: number;
  part: Part;
  /** The heading above the articles, when there is one: the document's title, or "PART B". */
  title?: Section;
  /** Operative sections at the level of articles, in order. */
  articles: Section[];
  /** Where the operative text ends: before the signatures, an appended annex or the next part. */
  end: number;
  /** Children of each section. */
  children: Map<number, Section[]>;
}

export function outlineOf(file: ReviewedFile): Outline | undefined {
  const place = principalPart(file.documents);
  if (!place) return undefined;
  const { document, part } = place;
  const children = new Map<number, Section[]>();
  for (const section of document.sections) {
    if (section.index === 0 || section.part !== part.index) continue;
    const parent = document.sections[section.parent]?.part === part.index ? section.parent : 0;
    const siblings = children.get(parent);
    if (siblings) siblings.push(section);
    else children.set(parent, [section]);
  }
  const { title, articles } = articlesOf(children);
  const end = operativeEnd(document, part, articles);
  return { document, documentIndex: place.index, part, title, articles, end, children };
}

/** Steps down from the root while a level is only a wrapper: the title above all articles, or "PART B" around some. */
function articlesOf(children: Map<number, Section[]>): { title?: Section; articles: Section[] } {
  const all = children.get(0) ?? [];
  let articles = operative(all);
  let title: Section | undefined;
  for (;;) {
    const wrapper = articles.length === 1 ? articles[0] : articles.findLast(isPart);
    if (!wrapper || (wrapper.number !== undefined && !isPart(wrapper))) break;
    title = wrapper;
    articles = operative(children.get(wrapper.index) ?? []);
  }
  return { title: title ?? (articles.length === 0 ? all[0] : undefined), articles };
}

function operative(sections: Section[]): Section[] {
  return sections.filter((section) => section.purpose === 'body');
}

function isPart(section: Section): boolean {
  return /^part(?:ie)?\b/iu.test(section.number ?? '');
}

/** Before the first signature that follows the last article, else where the last article (or the part) ends. */
function operativeEnd(document: Document, part: Part, articles: Section[]): number {
  const last = articles.at(-1);
  const from = last?.headingRange.end ?? part.range.start;
  let end = last ? Math.min(last.range.end, part.range.end) : part.range.end;
  for (const section of document.sections) {
    if (section.index === 0 || section.part !== part.index || section.range.start < from) continue;
    if (section.purpose === 'signatures' || (section.purpose === 'schedule' && !last)) {
      end = Math.min(end, section.range.start);
    }
  }
  for (const statement of document.statements) {
    if (statement.role !== 'signature' || statement.part !== part.index || statement.range.start < from) continue;
    end = Math.min(end, document.blocks[statement.block]?.range.start ?? statement.range.start);
    break;
  }
  return Math.max(from, end);
}

/** The article a section stands in, or undefined when it stands in none (a recital, a schedule, the definitions). */
function articleOf(outline: Outline, section: Section): Section | undefined {
  for (let at: Section | undefined = section; at && at.index !== 0; at = outline.document.sections[at.parent]) {
    if (at.purpose !== 'body') return undefined;
    if (outline.articles.includes(at)) return at;
  }
  return undefined;
}

/** Chooses where a clause belongs: with clauses of its theme, else of a kindred theme, else as a new last article. */
export function hostFor(clause: ClauseSource, readings: ClauseReading[], playbook: PlaybookSource, outline: Outline): Host {
  const { document, part, articles } = outline;
  const neighbour = neighbourOf(clause, readings, playbook, outline);
  if (!neighbour) return { document, part, place: 'last', section: articles.at(-1) };
  const { section, article, sameTheme, beside } = neighbour;
  if (!section || !article) return { document, part, place: 'last', section: articles.at(-1), beside };
  const common = { document, part, beside };
  // Beside a subsection, under the same article.
  if (section !== article) return { ...common, place: 'inside', section: document.sections[section.parent] ?? article };
  const { number } = article;
  if (!sameTheme || number === undefined) return { ...common, place: 'after', section: article };
  const numbered = (outline.children.get(article.index) ?? []).some((child) => child.number !== undefined);
  if (numbered) return { ...common, place: 'inside', section: article };
  const numberedLine = numberedLineManner(document, article.headingRange.end, article.range.end, number);
  return { ...common, place: numberedLine ? 'inside' : 'after', section: article, numberedLine };
}

interface Neighbour {
  section?: Section;
  article?: Section;
  sameTheme: boolean;
  beside: number;
}

function neighbourOf(
  clause: ClauseSource,
  readings: ClauseReading[],
  playbook: PlaybookSource,
  outline: Outline,
): Neighbour | undefined {
  const { clauses } = playbook;
  const own = Math.max(
    0,
    clauses.findIndex(({ id }) => id === clause.id),
  );
  const family = familyOf(clause.theme);
  for (const sameTheme of [true, false]) {
    // Nearest first; of two as near, the one before.
    for (let step = 2; step < 2 * clauses.length + 2; step++) {
      const other = clauses[step % 2 === 0 ? own - step / 2 : own + (step - 1) / 2];
      if (!other || other.id === clause.id || (sameTheme ? other.theme !== clause.theme : familyOf(other.theme) !== family))
        continue;
      const reading = readings.find(({ id }) => id === other.id);
      if (!reading) continue;
      for (const section of sectionsOf(reading, outline)) {
        const article = articleOf(outline, section);
        if (article) return { section, article, sameTheme, beside: section.headingRange.start };
      }
      const evidence = outline.document.format === 'yaml' ? restingOn(reading, outline) : undefined;
      if (evidence) return { sameTheme, beside: evidence.start };
    }
  }
  return undefined;
}

/** `data-location` and `data-access` are kindred: theme ids that begin with the same word. */
function familyOf(theme: string): string {
  const end = theme.indexOf('-');
  return end < 0 ? theme : theme.slice(0, end);
}

/** Where a clause stands: its own headings, else the section of the sentence it mainly rests on. */
function sectionsOf(reading: ClauseReading, outline: Outline): Section[] {
  const { document, documentIndex } = outline;
  const own = reading.sections
    .filter((at) => at.document === documentIndex)
    .map((at) => document.sections[at.section])
    .filter((section) => section !== undefined);
  if (own.length > 0) return own;
  const evidence = restingOn(reading, outline);
  const section = evidence && document.sections[document.statements[evidence.statement]?.section ?? 0];
  return section && section.index !== 0 ? [section] : [];
}

/** The sentence a clause mainly rests on, when it is there and operative. */
function restingOn({ status, evidence }: ClauseReading, { document, documentIndex, part }: Outline): Evidence | undefined {
  if (status !== 'present' && status !== 'weak') return undefined;
  return evidence.find((one) => {
    const statement = one.document === documentIndex ? document.statements[one.statement] : undefined;
    return statement?.role === 'operative' && statement.part === part.index;
  });
}
