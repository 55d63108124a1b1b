import type { Statement } from '../documents';
import type { CompiledClause } from '../playbook';
import type { FileScan } from './documentScan';
import { findMatches } from './match';
import type { PatternMatch } from './scan';
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

/** Finds where a clause is dealt with: under its headings, and around the sentences that recognise it. `number`: of the clause in the playbook. */
export function findPassages(clause: CompiledClause, number: number, matches: readonly PatternMatch[], scan: FileScan): Passages {
  const inside = scan.documents.map(() => new Set<number>());
  const headedSections = scan.documents.map((document) => document.headedBy(number));
  for (const match of matches) {
    const recognises = match.kind === 'recognise' || (match.kind === 'strict' && clause.elements[match.index]!.source.core);
    if (match.because || !recognises) continue;
    const { document, statement } = match.view;
    const { document: source, bySection } = scan.documents[document]!;
    const size = bySection.operative(statement.section).length;
    const { statements } = source;
    const reach = size <= SHORT_SECTION && statement.section !== 0 ? SHORT_SECTION : REACH;
    for (let index = statement.index - reach; index <= statement.index + reach; index++) {
      if (statements[index]?.section === statement.section) inside[document]!.add(index);
    }
  }
  const headed = (document: number, statement: number) => {
    return headedSections[document]!.has(scan.documents[document]!.document.statements[statement]!.section);
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
  scan: FileScan,
): { view: StatementView; heading: string } | undefined {
  for (const { document, section } of passages.sections) {
    const { bySection, reader, document: source } = scan.documents[document]!;
    const view = firstSentence(bySection.operative(section), reader);
    // The first sentence says what a section is about: a look-alike there makes the whole section one.
    if (!view || clause.notEvidence[view.language].some((pattern) => findMatches(pattern, view).length > 0)) continue;
    return { view, heading: source.sections[section]!.title.text };
  }
  return undefined;
}

function firstSentence(statements: readonly Statement[], reader: DocumentReader): StatementView | undefined {
  for (const statement of statements) {
    const view = reader.view(statement);
    if (view.ownEnd - view.ownFirst >= SENTENCE) return view;
  }
  return undefined;
}
