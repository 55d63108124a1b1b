import type { Engine, FileAnalysis, ReviewOptions } from '../../engine';
import type { Finding, Fix, TextEdit } from '../../review/types';
import { areUnknown, documentsOf, type Gathered, type Source } from '../batch/reading';
import { spliced } from './bytes';

/** What a fix mends: a clause that is not there, one that lacks elements, wording that binds nobody. */
export const fixKinds = ['missing', 'weak', 'hedged'] as const;
export type FixKind = (typeof fixKinds)[number];

/** Which fixes are wanted. */
export interface FixChoice {
  kinds: readonly FixKind[];
  /** Ids of clauses; none: all. */
  clauses: readonly string[];
}

export interface AppliedFix {
  kind: FixKind;
  clause: string;
  /** Path of the document it went into. */
  document: string;
}

/** The documents of a procurement file after their fixes. */
export interface FixedFile {
  /** As they were, in the same order but for their texts. */
  sources: Source[];
  applied: AppliedFix[];
  /** Clauses with a fix that would be offered again: it is left to a person, and none of it stands in the sources. */
  unsettled: string[];
  /** Of the fixed documents; undefined where none of them is a procurement document. */
  analysis?: FileAnalysis;
}

/** By the first word of a fix's id. */
const kindsOfFix: Record<string, FixKind> = { insert: 'missing', complete: 'weak', strengthen: 'hedged' };

/**
 * Applies every fix that is wanted, until none is offered any more. A fix that is offered again after it was applied would be applied
 * anew by each run: the documents are then fixed without it, unless it settles once the others are in. Blanks are left to those who know
 * what belongs in them.
 */
export function fixFile(gathered: Gathered, choice: FixChoice, engine: Engine, options: ReviewOptions): FixedFile {
  const applied = new Map<string, AppliedFix>();
  let { sources } = gathered;
  for (;;) {
    const pass = settle({ ...gathered, sources }, choice, new Set(applied.keys()), engine, options);
    for (const [id, fix] of pass.applied) applied.set(id, fix);
    if (pass.applied.size === 0) return { ...pass, applied: [...applied.values()] };
    sources = pass.sources;
  }
}

type Pass = Omit<FixedFile, 'applied' | 'unsettled'> & { applied: Map<string, AppliedFix> };

/** With all fixes but those `without` and those that do not settle. */
function settle(
  gathered: Gathered,
  choice: FixChoice,
  without: ReadonlySet<string>,
  engine: Engine,
  options: ReviewOptions,
): Pass & { unsettled: string[] } {
  const unsettled = new Set<string>();
  for (;;) {
    const { again, ...pass } = attempt(gathered, choice, new Set([...without, ...unsettled]), engine, options);
    if (again.length === 0) return { ...pass, unsettled: [...new Set([...unsettled].map(clauseOf))] };
    for (const id of again) unsettled.add(id);
  }
}

function attempt(
  { name, sources: given, decisions }: Gathered,
  choice: FixChoice,
  without: ReadonlySet<string>,
  engine: Engine,
  options: ReviewOptions,
): Pass & { again: string[] } {
  const applied = new Map<string, AppliedFix>();
  let sources = [...given];
  for (;;) {
    const documents = documentsOf(sources, engine);
    if (areUnknown(documents)) return { sources, applied, again: [] };
    const analysis = engine.analyse({ name, documents }, { ...options, decisions });
    const wanted = idsOf(analysis.review.findings, choice).filter((id) => !without.has(id));
    const again = wanted.filter((id) => applied.has(id));
    const fixes = again.length > 0 ? [] : apartFrom(together(wanted), analysis, engine);
    if (fixes.length === 0) return { sources, applied, again, analysis };
    for (const { id, edits } of fixes)
      for (const one of eachOf(id)) applied.set(one, { ...partsOf(one), document: edits[0]!.document });
    const edits = fixes.flatMap((fix) => fix.edits);
    sources = sources.map((source) => {
      const own = edits.filter(({ document }) => document === source.document.path);
      return own.length > 0 ? spliced(source, own) : source;
    });
  }
}

/** The fixes offered for findings, each clause by itself. */
function idsOf(findings: readonly Finding[], { kinds, clauses }: FixChoice): string[] {
  const ids = findings.flatMap(({ fixes }) => fixes.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => {
    const kind = kindsOfFix[id.split('/')[0] ?? ''];
    return kind !== undefined && kinds.includes(kind) && (clauses.length === 0 || clauses.includes(clauseOf(id)));
  });
}

/** Clauses to insert go in as one fix, which puts those of one place into their order. */
function together(ids: readonly string[]): string[] {
  const inserted = ids.filter((id) => partsOf(id).kind === 'missing').map(clauseOf);
  const others = ids.filter((id) => partsOf(id).kind !== 'missing');
  return [...(inserted.length > 0 ? [`insert/${inserted.join('+')}`] : []), ...others];
}

/** Fixes that can be made at once: no two at one place, and no two of one clause, as the first may make the second needless. */
function apartFrom(ids: readonly string[], analysis: FileAnalysis, engine: Engine): Fix[] {
  const taken: TextEdit[] = [];
  const clauses = new Set<string>();
  return ids.flatMap((id) => {
    if (clauses.has(clauseOf(id))) return [];
    const fix = engine.fix(id, analysis);
    if (!fix || fix.edits.length === 0 || fix.edits.some((edit) => taken.some((other) => touch(edit, other)))) return [];
    taken.push(...fix.edits);
    for (const one of eachOf(fix.id)) clauses.add(clauseOf(one));
    return [fix];
  });
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.document === b.document && a.start <= b.end && b.start <= a.end;
}

/** Those that an id stands for: `insert/a+b` for `insert/a` and `insert/b`. */
function eachOf(id: string): string[] {
  const [name = '', clauses = ''] = id.split('/');
  return clauses.split('+').map((clause) => `${name}/${clause}`);
}

function clauseOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

function partsOf(id: string): { kind: FixKind; clause: string } {
  return { kind: kindsOfFix[id.split('/')[0] ?? ''] ?? 'weak', clause: clauseOf(id) };
}
