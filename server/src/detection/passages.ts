import type { Document } from '../documents';
import type { CompiledClause } from '../playbook';
import { findMatches } from './match';
import type { PatternMatch, Scan } from './scan';
import type { DocumentReader, StatementView } from './view';

/** How far a recognised sentence lends its subject to its neighbours, in statements, in a section too long to be one subject. */
const REACH = 3;
/** A section with no more statements than this is about one thing. */
const SHORT_SECTION = 14;

/** The passages of one clause: which statements of which document stand in it, and the sections headed by it. */
export interface Passages {
  has(document: number, statement: number): boolean;
  /** In a section with the clause's own heading. */
  headed(document: number, statement: number): boolean;
  sections: { document: number; section: number }[];
}

/** Finds where a clause is dealt with: under its headings, and around the sentences that recognise it. */
export function findPassages(clause: CompiledClause, matches: PatternMatch[], scan: Scan, sectionSizes: number[][]): Passages {
  const inside = scan.readers.map(() => new Set<number>());
  const headedSections = scan.readers.map((reader) => headedBy(clause, reader));
  for (const match of matches) {
    const recognises = match.kind === 'recognise' || (match.kind === 'strict' && clause.elements[match.index]!.source.core);
    if (match.because || !recognises) continue;
    const { document, statement } = match.view;
    const size = sectionSizes[document]![statement.section] ?? 0;
    const statements = scan.readers[document]!.document.statements;
    const reach = size <= SHORT_SECTION && statement.section !== 0 ? SHORT_SECTION : REACH;
    for (let index = statement.index - reach; index <= statement.index + reach; index++) {
      if (statements[index]?.section === statement.section) inside[document]!.add(index);
    }
  }
  const headed = (document: number, statement: number) => {
    const reader = scan.readers[document]!;
    return headedSections[document]!.has(reader.document.statements[statement]!.section);
  };
  return {
    has: (document, statement) => inside[document]!.has(statement) || headed(document, statement),
    headed,
    sections: headedSections.flatMap((sections, document) => [...sections].map((section) => ({ document, section }))),
  };
}

/** Fewer words than this say nothing by themselves ("Not applicable.", "See below."). */
const SENTENCE = 8;

/**
 * The first operative sentence under a clause's own heading that is no look-alike, with the heading's words: the clause is dealt
 * with there even where no pattern knows the wording.
 */
export function firstUnderHeading(
  clause: CompiledClause,
  passages: Passages,
  scan: Scan,
): { view: StatementView; heading: string } | undefined {
  for (const { document, section } of passages.sections) {
    const reader = scan.readers[document]!;
    const operative = reader.document.statements.filter(
      (statement) => statement.section === section && statement.role === 'operative',
    );
    const view = operative
      .map((statement) => reader.view(statement))
      .find(({ ownFirst, ownEnd }) => ownEnd - ownFirst >= SENTENCE);
    // The first sentence says what a section is about: a look-alike there makes the whole section one.
    if (!view || clause.notEvidence[view.language].some((pattern) => findMatches(pattern, view).length > 0)) continue;
    return { view, heading: reader.document.sections[section]!.title.text };
  }
  return undefined;
}

/** Sections whose own heading, or an ancestor's, names the clause. */
function headedBy(clause: CompiledClause, reader: DocumentReader): Set<number> {
  const found = new Set<number>();
  for (const section of reader.document.sections) {
    if (found.has(section.parent) && section.index !== section.parent) found.add(section.index);
    else if (section.purpose !== 'contents' && section.purpose !== 'definitions' && names(clause, reader, section.index))
      found.add(section.index);
  }
  return found;
}

/** A heading names a clause when it is the clause's title or id (a YAML key), or its heading patterns cover at least half of its weighty words. */
function names(clause: CompiledClause, reader: DocumentReader, index: number): boolean {
  const section = reader.document.sections[index]!;
  if (section.title.text === '') return false;
  if (section.id === clause.source.id) return true;
  const language = reader.document.parts[section.part]?.language ?? 'en';
  if (clause.names.has(reader.bareTitle(section))) return true;
  const view = reader.heading(section, language);
  const covered = new Set<number>();
  for (const pattern of clause.headings[language]) {
    for (const span of findMatches(pattern, view)) {
      for (const leaf of span.leaves) for (let token = leaf.first; token < leaf.end; token++) covered.add(token);
    }
  }
  const weight = [...covered].reduce((sum, token) => sum + view.distance(token, token + 1), 0);
  return weight > 0 && 2 * weight >= view.distance(0, view.tokens.length);
}

/** Number of operative statements per section, for each document. */
export function sectionSizes(documents: Document[]): number[][] {
  return documents.map((document) => {
    const sizes = document.sections.map(() => 0);
    for (const statement of document.statements) if (statement.role === 'operative') sizes[statement.section]!++;
    return sizes;
  });
}
