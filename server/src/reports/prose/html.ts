import type { Language } from '../../text/types';
import type { ClauseState, Verdict } from '../html/digest';
import { htmlEn } from './html.en';
import { htmlFr } from './html.fr';

type Draft = 'rfp' | 'agreement';

/** What the HTML report says around the findings and the playbook's own texts. */
export interface HtmlProse {
  /** Title of the whole, over the names of the documents. */
  title: string;
  documents(count: number): string;
  /** A clause's state, as a label. */
  state: Record<ClauseState, string>;
  /** `3 missing`; the count is never nought. */
  counted: Record<ClauseState, (count: number) => string>;
  verdict: Record<Verdict, string>;
  /** The sentence a reader in a hurry reads. */
  standing: {
    errors: Record<Draft, (count: number) => string>;
    warnings: Record<Draft, (count: number) => string>;
    remarks: Record<Draft, (count: number) => string>;
    nothing: string;
    clauses(count: number): string;
    unread: string;
  };
  date(date: string): string;
  noDate: string;
  contents: string;
  overview: string;
  coverage: {
    title: string;
    chart: string;
    describe(total: number, counts: string): string;
    legend: string;
    columns: { theme: string; verdict: string; clauses: string; counts: string };
    headline: string;
    headlineMeaning: string;
  };
  risks: { title: string; none: string; more(count: number): string; why: string; reliedOn: string; ask: string };
  questions: {
    title: Record<Draft, string>;
    first: Record<Draft, string>;
    more: string;
    introduction: string;
    none: string;
  };
  clauses: {
    title: string;
    columns: { clause: string; text: string };
    elements(met: number, of: number): string;
    met: string;
    lacking: string;
    recommended: string;
    core: string;
    nothingQuoted: string;
    nearest: string;
    facts: string;
    sources: string;
    standards: string;
    ifMissing: string;
  };
  decisions: {
    title: string;
    none: string;
    columns: { rule: string; reason: string; who: string; until: string; state: string };
    state: Record<'used' | 'unused' | 'stale' | 'expired', string>;
    noEnd: string;
    nobody: string;
  };
  blanks: { title: string; none: string; what: string; where: string };
  others: string;
  finding: string;
  severity: string;
  sources: {
    title: string;
    introduction: string;
    founding: string;
    key: string;
    document: string;
    clauses: string;
    laws: string;
  };
  notReviewed: string;
  audit: {
    title: string;
    introduction: string;
    tool: string;
    playbook: string;
    date: string;
    position: string;
    positions: Record<'buyer' | 'neutral', string>;
    jurisdiction: string;
    none: string;
    choices: {
      subjects: string;
      off: string;
      severities: string;
      allowedTerritories: string;
      limits: string;
    };
    severityOff: string;
    hours(count: number): string;
    document: string;
    hashes: string;
    hash: string;
    noHash: string;
  };
  notAdvice: string;
  print: string;
}

export const htmlProse: Record<Language, HtmlProse> = { en: htmlEn, fr: htmlFr };
