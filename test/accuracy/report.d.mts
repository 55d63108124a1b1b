import type { JudgedClause, Measure, Row, Score, Scores } from './judge.mjs';

export interface CuadReport {
  contracts: number;
  of: number;
  categories: Record<string, Scores>;
  meanF1: number | null;
  notInPlaybook: string[];
}
type Slice = Measure & { baselines: unknown; macro: unknown };
export interface Report {
  documents: number;
  decisions: number;
  clauses: Record<string, Measure>;
  notInPlaybook: string[];
  language: Record<string, Slice>;
  kind: Record<string, Slice>;
  micro: Measure;
  macro: Record<'missing' | 'covered', { value: number; clauses: number } | null>;
  halves?: Record<string, Slice>;
  gap?: Record<string, number | null>;
  families?: Record<string, { half: string; documents: number }>;
}
export interface DocumentErrors {
  document: string;
  errors: { error: string; clause: string; gold: string; said: string; reason: string; shown: string; labelled: string }[];
}

export function cuadReport(
  sample: {
    contracts: { name: string; found: Record<string, boolean> }[];
    of: number;
    map: Record<string, [clause: string, parts: string[]][]>;
  },
  reviewOf: (contract: { name: string }) => { clauses: JudgedClause[] },
  playbookIds: ReadonlySet<string>,
): CuadReport;
export function buildReport(given: {
  tool: { name: string; version: string };
  playbook: { id: string; version: string };
  source: string;
  rows: Row[];
  clauseIds: string[];
  notInPlaybook: string[];
  reading?: { kind: Score | null; language: Score | null };
  cuad?: CuadReport;
}): Report;
export function errorList(rows: Row[]): DocumentErrors[];
export function toJson(report: object): string;
