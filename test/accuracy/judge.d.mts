import type { PositionRange } from '../../server/src/documents/types';

export interface Score {
  value: number;
  low: number;
  high: number;
}
export interface Counts {
  tp: number;
  fp: number;
  fn: number;
}
export interface Scores {
  n: number;
  precision: Score | null;
  recall: Score | null;
  f1: Score | null;
}
/** One clause of one document: what the labels say, what the review says. */
export interface Row {
  document: string;
  kind: string;
  language: string;
  family?: string;
  half?: string;
  clause: string;
  gold: string;
  applicable: boolean;
  said: string;
  reason: string;
  shown: string;
  labelled: string;
  evidenceRight?: boolean;
  elements: { met: boolean; said: boolean }[];
  baselines: Record<string, boolean>;
}
export interface Measure {
  n: number;
  documents: number;
  missing: Scores;
  covered: Scores;
  status: Score | null;
  evidence: Score | null;
  falseMissing: number;
  falseMissingPerDocument: number | null;
}
/** What is read of a clause in a review. */
export interface JudgedClause {
  id: string;
  status: string;
  reason: string;
  elements: { id: string; met: boolean; evidence: { range: PositionRange; text: string }[] }[];
  evidence: { range: PositionRange; text: string }[];
  facts: { id: string }[];
}
export type Find = (quotation: string) => { start: number; end: number }[];

export function isCovered(status: string): boolean;
export function wilson(k: number, n: number): Score | null;
export function f1(tp: number, fp: number, fn: number): Score | null;
export function scores(counts: Counts): Scores;
export function count(rows: readonly Row[]): { missing: Counts; covered: Counts };
export function measure(rows: readonly Row[]): Measure;
export function answeredBy(rows: readonly Row[], baseline: string): Row[];
export function groupBy<K extends keyof Row>(rows: readonly Row[], key: K): Map<Row[K], Row[]>;
export function macro(measures: readonly Measure[]): Record<'missing' | 'covered', { value: number; clauses: number } | null>;
export function totals(rows: readonly Row[]): {
  falsePresent: Score | null;
  presentCalledWeak: Score | null;
  contradicted: { said: number; due: number; precision: Score | null; recall: Score | null };
  deferred: { said: number; due: number; precision: Score | null; recall: Score | null };
  notApplicable: { said: number; right: number; due: number };
  elements: Scores & { judged: number };
};
export function joinLabels(given: {
  document: Pick<Row, 'document' | 'kind' | 'language' | 'family' | 'half'>;
  clauses: Record<string, { status: string; applicable?: boolean; evidence?: string[]; elements?: Record<string, boolean> }>;
  review: { clauses: JudgedClause[] };
  text: string;
  lineStarts: number[];
  playbookIds: ReadonlySet<string>;
  baselinesFor: (clause: string) => Record<string, boolean>;
}): Row[];
export function isRightEvidence(
  clause: JudgedClause,
  quotations: string[] | undefined,
  find: Find,
  lineStarts: number[],
): boolean | undefined;
export function quotationFinder(source: string): Find;
export function showsCategory(review: { clauses: JudgedClause[] }, alternatives: [clause: string, parts: string[]][]): boolean;
