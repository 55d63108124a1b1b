import type { ClauseStatus } from '../../detection/types';
import type { PositionRange } from '../../documents/types';
import type { Severity } from '../../playbook/types';
import type {
  ChecklistClause,
  ChecklistElement,
  ChecklistFinding,
  ChecklistTheme,
  ClauseState,
  Quotation,
  Checklist as ReportedChecklist,
} from '../../reports/checklist';
import type { EvidenceStatus } from '../../review/evidenceMarks';
import type { Language } from '../../text/types';

/** What a document settles, clause by clause. */
export interface Checklist extends ReportedChecklist {
  uri: string;
  /** Of the document, when it was made. */
  version: number;
  /** The procurement file that it is reviewed in, where there are other documents in it. */
  procurementFile?: { name: string; documents: number };
}

export type { ChecklistClause, ChecklistElement, ChecklistFinding, ChecklistTheme, ClauseState, Quotation };

export interface ClauseHelpParams {
  uri: string;
  clause: string;
}

export interface FixParams {
  uri: string;
  /** As a finding, or a clause of the checklist, lists it. */
  id: string;
}

export interface ClausesParams {
  /** Null: the playbook's clauses, without a document. */
  uri: string | null;
}

export interface ClauseItem {
  id: string;
  title: string;
  theme: string;
  themeTitle: string;
  severity: Severity;
  /** Absent when no document was asked about. */
  status?: ClauseStatus;
  /** Why it has that status, in words. */
  reason?: string;
  /** What would be inserted, without the document's own terms and style. */
  wording: string;
}

export interface InsertParams {
  uri: string;
  clauses: string[];
  /** Insert here instead of where the clauses belong. */
  position?: { line: number; character: number };
  /** Let the user look at each clause before it is inserted, where the client can show that. */
  preview?: boolean;
}

export interface ClausePage {
  id: string;
  title: string;
  markdown: string;
  /** The same page among those the client ships, with links; it may not be there, when the playbook is another. */
  uri?: string;
}

/** A sentence and what it means for one clause. */
export interface EvidencePlace {
  range: PositionRange;
  clause: string;
  /** Title of the clause. */
  title: string;
  /** Ids of the elements it proves, or comes near. */
  elements: string[];
  status: EvidenceStatus;
}

/** How the clauses stand that a heading deals with. */
export interface HeadingStanding {
  /** Of the heading, 0-based. */
  line: number;
  /** `words`: the clause and how it stands, in full. */
  clauses: { clause: string; state: Exclude<ClauseState, 'accepted' | 'silent' | 'not-applicable'>; words: string }[];
}

export interface ReportParams {
  uri: string;
  /** Language of the report; by default that of the findings. */
  locale?: Language;
  /** Date to print on it, such as `2026-03-31`: the server has no clock. */
  date?: string;
}
