import type { Document, LocalChange, Section, Statement } from '../documents';
import type { CompiledClause, CompiledPlaybook, DraftKind } from '../playbook';
import type { Policy } from '../policy/types';
import { saidBy } from '../text/failure';
import { fileKind, readClause } from './clause';
import { DocumentScan, type FileScan, type ScanChange } from './documentScan';
import { failedReading } from './emptyReading';
import { satisfyByOthers } from './satisfied';
import { type PatternMatch, StatementScanner } from './scan';
import type { ClauseReading, Evidence, UnreadText } from './types';

/** A procurement file: the documents reviewed together. */
export interface ProcurementFile {
  name: string;
  documents: Document[];
}

/** A clause as it was last judged, and what its evidence stands on. */
interface Kept {
  reading: ClauseReading;
  evidence: { evidence: Evidence; statement: Statement; start: number; end: number }[];
  sections: Section[];
}

/**
 * Reads every clause of a playbook in a procurement file, and reads it again when its documents have changed: a clause that
 * nothing found in the change concerns keeps its reading, moved to its new place. Each reading equals one made afresh.
 */
export class ClauseReader {
  readonly #playbook: CompiledPlaybook;
  readonly #policy: Policy;
  readonly #scanner: StatementScanner;
  #documents: DocumentScan[] = [];
  #kept: Kept[] = [];
  /** Statements that the readings rest on, as far as somebody has asked. */
  #resting: ReadonlySet<Statement> | undefined;
  /** What was found in the file when it was last read as a whole. */
  #scan: FileScan | undefined;
  #kind: DraftKind | undefined;
  #subjects = '';

  constructor(playbook: CompiledPlaybook, policy: Policy) {
    this.#playbook = playbook;
    this.#policy = policy;
    this.#scanner = new StatementScanner(playbook, policy.position);
  }

  /**
   * Clauses in playbook order. Readings given before no longer hold. Deterministic; linear in what has changed. A clause whose reading
   * throws says so in its reading, a sentence whose matching throws among those `unread`; after anything else that throws, the next
   * reading starts afresh.
   */
  read(file: ProcurementFile): ClauseReading[] {
    try {
      return this.#read(file);
    } catch (error) {
      this.#documents = [];
      this.#kept = [];
      this.#scan = undefined;
      throw error;
    }
  }

  #read({ documents }: ProcurementFile): ClauseReading[] {
    const change: ScanChange = { clauses: new Set(), all: documents.length !== this.#documents.length };
    this.#documents = documents.map(
      (document, index) => this.#documents[index] ?? new DocumentScan(document, index, this.#playbook, this.#scanner),
    );
    this.#documents.forEach((scan, index) => {
      const { clauses, all } = scan.follow(documents[index]!);
      for (const clause of clauses) change.clauses.add(clause);
      change.all ||= all;
    });
    this.#resting = undefined;
    const scan = this.#file();
    this.#scan = scan;
    const kind = fileKind(documents);
    const subjects = [...scan.subjects].sort().join();
    change.all ||= kind !== this.#kind || subjects !== this.#subjects;
    this.#kind = kind;
    this.#subjects = subjects;
    const all = change.all ? this.#allMatches() : undefined;
    const readings = this.#playbook.clauses.map((clause, number) => {
      const kept = this.#kept[number];
      if (kept && !change.all && !change.clauses.has(number)) return relocated(kept);
      const matches = all ? (all.get(number) ?? []) : this.#matches(number);
      const reading = this.#judge(clause, number, matches, scan, kind);
      this.#kept[number] = keep(reading, documents);
      return reading;
    });
    return satisfyByOthers(readings, this.#playbook);
  }

  /** The sentences and headings in which nothing was looked for, because matching them failed. */
  unread(): UnreadText[] {
    return this.#documents.flatMap((scan) => scan.unread());
  }

  #judge(clause: CompiledClause, number: number, matches: PatternMatch[], scan: FileScan, kind: DraftKind): ClauseReading {
    try {
      return readClause(clause, number, matches, scan, kind, this.#policy);
    } catch (error) {
      return failedReading(clause.source, kind, saidBy(error));
    }
  }

  /**
   * Whether the clauses read as they last did, apart from their places, after sentences of the one document have changed one for
   * one: no reading rests on one that has changed, and the clauses of which it says something else are judged anew with the same
   * result. `placed` brings the document to where the change has put it.
   */
  holds(change: LocalChange, placed: () => Document): boolean {
    const [scan, ...others] = this.#documents;
    if (!scan || others.length > 0 || !this.#scan || this.#kind === undefined) return false;
    this.#resting ??= new Set(this.#kept.flatMap(({ evidence }) => evidence.map(({ statement }) => statement)));
    const differing = new Set<number>();
    for (const [i, statement] of change.before.entries()) {
      const now = change.after[i]!;
      if (statement === now) continue;
      const clauses = this.#resting.has(statement) ? undefined : scan.differing(statement, now);
      if (!clauses) return false;
      for (const clause of clauses) differing.add(clause);
    }
    const takeBack = scan.take(change);
    const [file, kind] = [this.#scan, this.#kind];
    if (differing.size > 0) scan.document = placed();
    const same = [...differing].every((number) => {
      const reading = this.#judge(this.#playbook.clauses[number]!, number, this.#matches(number), file, kind);
      return JSON.stringify(reading) === JSON.stringify(relocated(this.#kept[number]!));
    });
    if (!same) takeBack();
    return same;
  }

  #matches(clause: number): PatternMatch[] {
    const matches: PatternMatch[] = [];
    for (const { chapters } of this.#documents)
      for (const { found } of chapters) for (const match of found?.clauses.get(clause) ?? []) matches.push(match);
    return matches;
  }

  /** The same for every clause. */
  #allMatches(): ReadonlyMap<number, PatternMatch[]> {
    const all = new Map<number, PatternMatch[]>();
    for (const { chapters } of this.#documents)
      for (const { found } of chapters)
        for (const [clause, matches] of found?.clauses ?? []) {
          const known = all.get(clause);
          if (!known) all.set(clause, [...matches]);
          else for (const match of matches) known.push(match);
        }
    return all;
  }

  #file(): FileScan {
    const deferrals: PatternMatch[] = [];
    const subjects = new Set<string>();
    for (const { document, chapters } of this.#documents) {
      for (const id of document.options.subject ?? []) subjects.add(id);
      for (const { found } of chapters) {
        for (const match of found?.deferrals ?? []) deferrals.push(match);
        for (const id of found?.subjects ?? []) subjects.add(id);
      }
    }
    return { documents: this.#documents, deferrals, subjects };
  }
}

function keep(reading: ClauseReading, documents: readonly Document[]): Kept {
  const evidence: Kept['evidence'] = [];
  for (const each of evidenceOf(reading)) {
    const statement = documents[each.document]?.statements[each.statement];
    if (!statement) continue;
    const { start } = statement.range;
    evidence.push({ evidence: each, statement, start: each.start - start, end: each.end - start });
  }
  return {
    reading,
    evidence,
    sections: reading.sections.flatMap(({ document, section }) => documents[document]?.sections[section] ?? []),
  };
}

/** The reading with its evidence where the statements now stand. */
function relocated({ reading, evidence, sections }: Kept): ClauseReading {
  for (const { evidence: each, statement, start, end } of evidence) {
    each.statement = statement.index;
    each.start = statement.range.start + start;
    each.end = statement.range.start + end;
  }
  for (let i = 0; i < sections.length; i++) reading.sections[i]!.section = sections[i]!.index;
  return reading;
}

function evidenceOf({ elements, evidence, near, facts, blanks, hedge, contradiction }: ClauseReading): ReadonlySet<Evidence> {
  const all = new Set<Evidence>();
  for (const element of elements) {
    for (const each of element.evidence) all.add(each);
    for (const each of element.near) all.add(each);
  }
  for (const each of evidence) all.add(each);
  for (const each of near) all.add(each);
  for (const fact of facts) for (const each of fact.evidence) all.add(each);
  for (const each of blanks) all.add(each);
  if (hedge) all.add(hedge);
  if (contradiction) all.add(contradiction);
  return all;
}
