import type { ClauseStatus } from '../../detection/types';
import type { Format, Kind } from '../../documents/types';
import type { Severity } from '../../playbook/types';
import type { Language } from '../../text/types';
import { en } from './en';
import { fr } from './fr';

/** What reports say around the findings, which are already in the review's language. */
export interface ReportProse {
  status: Record<ClauseStatus, string>;
  severity: Record<Severity, string>;
  kind: Record<Kind, string>;
  language: Record<Language, string>;
  format: Record<Format, string>;
  colon: string;
  open: string;
  close: string;
  sure(percent: number): string;
  line(line: number): string;
  /** `3 missing`, in the status's plural. */
  counted(status: ClauseStatus, count: number): string;
  documents(count: number): string;
  findings: Record<'errors' | 'warnings' | 'infos', (count: number) => string>;
  noFindings: string;
  /** Findings of the baseline. */
  known(count: number): string;
  elements: string;
  need: Record<'required' | 'recommended', string>;
  near: string;
  facts: string;
  /** A fact's value: hours as the unit it was written in, a territory by its name. */
  value(value: string | number, type: string | undefined, unit: string | undefined): string;
  others: string;
  /** Findings that somebody decided to live with. */
  accepted: string;
  until(date: string): string;
  because(reason: string): string;
  incomplete: string;
  andMore(count: number): string;
  notReviewed: string;
  next: {
    title: string;
    contradicted(clauses: string): string;
    missing(count: number): string;
    weak(count: number): string;
    incomplete(count: number): string;
    deferred(count: number): string;
    blanks(count: number): string;
    confirm(count: number): string;
    explain(command: string): string;
    verbose: string;
  };
  total: string;
  list(items: readonly string[]): string;
}

export const reportProse: Record<Language, ReportProse> = { en, fr };
