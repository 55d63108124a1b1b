import type { ClauseStatus } from '../detection/types';
import type { Format, Kind, PositionRange } from '../documents/types';
import type { PlaybookDescription } from '../playbook/described';
import type { Need, Severity } from '../playbook/types';
import type { FindingCode } from '../policy';
import type { Message } from '../text/message';
import type { Language, ValueType } from '../text/types';

/** Says a message in a language. Handed in by the shells (`messages/`), so that the review itself holds no prose. */
export type Render = (message: Message, language: Language) => string;

/** Language of the prose in a review; `document` follows the part a finding stands in. */
export type Locale = Language | 'document';

/** The review JSON of DESIGN.md §6, `schemas/review.schema.json`. Prose in it is rendered in the locale asked for. */
export interface Review {
  schemaVersion: 1;
  tool: { name: 'civicclause'; version: string };
  /** The one that all documents were held against; the built-in one where they differ. */
  playbook: { id: string; version: string };
  /** Where there are playbooks of one's own: each that documents were held against. */
  playbooks?: PlaybookDescription[];
  asOf: string | null;
  position: 'buyer' | 'neutral';
  /** Jurisdiction profile that applied. */
  jurisdiction: string | null;
  /** Only in a part of a review, made with `--shard`. */
  shard?: Shard;
  procurementFiles: ProcurementFileReview[];
  notReviewed: NotReviewed[];
  summary: Summary;
}

/** Which part of a whole run a review is. */
export interface Shard {
  /** From 1. */
  index: number;
  of: number;
  /** Inputs of the whole run, over all parts: documents, and what was given but cannot be read. */
  inputs: number;
}

export interface ProcurementFileReview {
  /** Only in a part of a review: which input of the whole run it comes from, from 1. */
  input?: number;
  /** Where documents were held against several: which of the review's `playbooks`, from 0. */
  playbook?: number;
  name: string;
  documents: { path: string; format: Format; parts: PartReview[] }[];
  clauses: ClauseReview[];
  findings: Finding[];
  /** Findings that the baseline has, where one was given: they are not among `findings`, and not counted. */
  known?: Finding[];
  decisions: DecisionReview[];
}

export interface PartReview {
  kind: Kind;
  kindConfidence: number;
  language: Language;
  range: PositionRange;
}

export interface Span {
  document: string;
  range: PositionRange;
  text: string;
  value?: { type: ValueType; canonical: string | number; unit?: string };
  role?: 'buyer' | 'supplier' | 'bidder';
  /** For a near candidate: why it did not count. */
  because?: string;
}

export interface ElementReview {
  id: string;
  need: Need;
  core: boolean;
  met: boolean;
  evidence: Span[];
  /** Not met: sentences that came near, each with why it did not count. */
  near?: Span[];
}

export interface ClauseReview {
  id: string;
  theme: string;
  status: ClauseStatus;
  severity: Severity;
  reason: string;
  elements: ElementReview[];
  evidence: Span[];
  near: Span[];
  facts: { id: string; value: string | number; unit?: string; evidence: Span[] }[];
}

export type { FindingCode };

export interface Finding {
  /** Clause id, or the check's id (`unfilled-placeholder`, `schema`, `decision`). */
  rule: string;
  code: FindingCode;
  severity: Severity;
  message: string;
  document: string;
  range: PositionRange;
  related: Span[];
  fixes: { id: string; title: string; kind: 'insert' | 'replace' }[];
  fingerprint: string;
}

export interface DecisionReview {
  rule: string;
  code: FindingCode;
  document: string;
  reason: string;
  who?: string;
  until?: string;
  /** The wording it was taken on. */
  quote?: string;
  /** For a used one: what the finding says. */
  message?: string;
  state: 'used' | 'unused' | 'stale' | 'expired';
}

export interface NotReviewed {
  /** Only in a part of a review: which input of the whole run it is, from 1. */
  input?: number;
  path: string;
  line?: number;
  code:
    | 'not-found'
    | 'binary'
    | 'empty'
    | 'too-large'
    | 'invalid-utf8'
    | 'not-recognised'
    | 'unsupported'
    | 'yaml'
    | 'front-matter'
    | 'read-error'
    | 'invalid-line'
    | 'failed';
  message: string;
}

export interface Summary {
  present: number;
  weak: number;
  contradicted: number;
  deferred: number;
  missing: number;
  notApplicable: number;
  errors: number;
  warnings: number;
  infos: number;
  /** Findings that the baseline has, where one was given. */
  known?: number;
}

/** One replacement of source text. `newText` has blanks as `[Label]`; `snippet` is the same text with LSP tab stops `${1:[Label]}`, numbered on from edit to edit of a fix. */
export interface TextEdit {
  document: string;
  start: number;
  end: number;
  newText: string;
  snippet: string;
  /** What it brings, piece by piece, each to be taken or left by itself: its name, and its text as it stands alone or after others. */
  pieces?: { label: string; newText: string }[];
}

export interface Fix {
  /** Stable within one review: `insert/data-location`, `complete/audit-rights`. */
  id: string;
  title: string;
  kind: 'insert' | 'replace';
  edits: TextEdit[];
}

/** What an editor shows at one place: a finding, or the missing clauses of a theme as one. */
export interface EditorFinding {
  rule: string;
  code: FindingCode;
  severity: Severity;
  message: string;
  document: string;
  range: PositionRange;
  related: Span[];
  /** Clauses that can be inserted for it. */
  clauses: string[];
  /** Fixes other than the insertion of missing clauses. */
  fixes: Finding['fixes'];
  /** Theme of those clauses, when it stands for several. */
  theme?: string;
}
