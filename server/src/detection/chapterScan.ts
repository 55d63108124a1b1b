import type { Section, Statement } from '../documents';
import { type Language, tokenise } from '../text';
import { saidBy } from '../text/failure';
import { type DefinedDuty, definedDuty } from './definedDuties';
import type { PatternMatch, StatementScan, StatementScanner } from './scan';
import type { TermReader, TermUse } from './terms';
import type { DocumentReader } from './view';

/** The statements of one chapter, and what has been found in them. It holds as long as the chapter reads the same. */
export interface ChapterScan {
  readonly statements: readonly Statement[];
  /** Of its statements, in one word: they are read anew when it changes. */
  readonly languages: string;
  readonly facts: ChapterFacts;
  /** The sections its statements stand in. */
  readonly sections: readonly Section[];
  /** Their roles, and how they are spread over sections. */
  readonly layout: string;
  /** Which of the document's defined duties it calls upon, for the terms looked for. */
  called?: { terms: string; found: readonly string[] };
  /** The words it is made of and inherits, once somebody has asked: spellings and normal forms. */
  words?: ReadonlySet<string>;
  /** Clauses named by the headings its statements stand under, however far above. */
  headed: ReadonlySet<number>;
  /** Undefined until it is matched, and when something it was matched with has changed. */
  found?: ChapterFindings;
}

/** What the statements of a chapter say that concerns the whole document. */
export interface ChapterFacts {
  readonly terms: readonly TermUse[];
  readonly duties: readonly DefinedDuty[];
  readonly failed: FailedStatements;
}

/** Everything found in a chapter, by clause number. */
export interface ChapterFindings {
  readonly clauses: ReadonlyMap<number, readonly PatternMatch[]>;
  readonly deferrals: readonly PatternMatch[];
  /** Concept ids that `applies-when` asks for and the text mentions. */
  readonly subjects: ReadonlySet<string>;
  readonly failed: FailedStatements;
}

/** The statements that could not be read, with what went wrong: they count as read, and say nothing. */
export type FailedStatements = ReadonlyMap<Statement, string>;

const SILENT_ROLES: ReadonlySet<Statement['role']> = new Set(['contents', 'furniture', 'code', 'metadata', 'signature']);

/** Whether a statement says nothing of any clause, whatever its words. */
export function isSilent({ role }: Statement): boolean {
  return SILENT_ROLES.has(role);
}

/** Roles of statements, and how they are spread over sections: what decides which of them stand together. */
export function layoutOf(statements: readonly Statement[]): string {
  const first = statements[0]?.section ?? 0;
  return statements.map(({ role, section }) => `${role} ${section - first}`).join();
}

/** Spellings and normal forms of all words that some statements are read with. */
export function wordsOf(statements: readonly Statement[], languageOf: (statement: Statement) => Language): ReadonlySet<string> {
  const words = new Set<string>();
  for (const statement of statements)
    for (const { text } of [statement, ...statement.before, ...statement.after])
      for (const { exact, normal } of tokenise(text, languageOf(statement))) words.add(exact).add(normal);
  return words;
}

/** What was found in each statement, read in a language. */
export type StatementScans = WeakMap<Statement, { language: Language; found: StatementScan }>;

/** Matches all patterns of all clauses against the statements of a chapter that have not been matched yet. */
export function findInChapter(
  { statements }: ChapterScan,
  reader: DocumentReader,
  scanner: StatementScanner,
  scans: StatementScans,
): ChapterFindings {
  const clauses = new Map<number, PatternMatch[]>();
  const deferrals: PatternMatch[] = [];
  const subjects = new Set<string>();
  const failed = new Map<Statement, string>();
  for (const statement of statements) {
    if (isSilent(statement)) continue;
    const language = reader.languageOf(statement);
    const known = scans.get(statement);
    const found = known?.language === language ? known.found : scanStatement(statement, reader, scanner);
    if (found !== known?.found) scans.set(statement, { language, found });
    for (const { clause, matches } of found.clauses) {
      const all = clauses.get(clause);
      if (all) for (const match of matches) all.push(match);
      else clauses.set(clause, [...matches]);
    }
    for (const match of found.deferrals) deferrals.push(match);
    for (const id of found.subjects) subjects.add(id);
    if (found.failed !== undefined) failed.set(statement, found.failed);
  }
  return { clauses, deferrals, subjects, failed };
}

/** Matches one statement. Never throws: one that cannot be matched must not cost the review of the others. */
export function scanStatement(statement: Statement, reader: DocumentReader, scanner: StatementScanner): StatementScan {
  try {
    return scanner.scan(reader.view(statement));
  } catch (error) {
    return { clauses: [], deferrals: [], subjects: [], failed: saidBy(error) };
  }
}

/** Reads the terms and duties that statements define. Never throws. */
export function factsIn(statements: readonly Statement[], reader: DocumentReader, termReader: TermReader): ChapterFacts {
  const terms: TermUse[] = [];
  const duties: DefinedDuty[] = [];
  const failed = new Map<Statement, string>();
  for (const statement of statements) {
    const language = reader.languageOf(statement);
    try {
      terms.push(...termReader.uses(statement, language));
      const duty = definedDuty(statement, language, reader.playbook);
      if (duty) duties.push(duty);
    } catch (error) {
      failed.set(statement, saidBy(error));
    }
  }
  return { terms, duties, failed };
}

/** In one word, the languages of statements. */
export function languagesOf(statements: readonly Statement[], languageOf: (statement: Statement) => Language): string {
  const first = statements[0];
  const last = statements[statements.length - 1];
  if (!first || !last) return '';
  // Parts are stretches: what begins and ends in one lies in it.
  return first.part === last.part ? languageOf(first) : statements.map(languageOf).join('');
}
