import type { Document, Kind } from '../documents/types';
import type { ClauseSource, Severity } from '../playbook/types';
import type { FindingCode, Fix, ProcurementFileReview, Review, Span } from '../review/types';
import type { Message } from '../text/message';
import type { Language } from '../text/types';
import type { ClauseItem } from './protocol';
import type { Settings } from './settings';

/** What is to be read, and how. */
export interface AnalysisInput {
  uri: string;
  text: string;
  languageId: string;
  /** Review it although it was not recognised. */
  forced: boolean;
  settings: Settings;
  locale: Language | 'document';
}

/** One diagnostic: a finding, or the missing clauses of a theme as one. */
export interface EditorFinding {
  rule: string;
  code: FindingCode;
  severity: Severity;
  message: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  related: Span[];
  /** Clauses that can be inserted for it. */
  clauses: string[];
  /** Theme of those clauses, when it stands for several. */
  theme?: string;
}

/** Everything the features need about one document at one version. */
export interface Analysis {
  document: Document;
  kind: Kind;
  kindConfidence: number;
  language: Language;
  /** Language of the prose in findings. */
  locale: Language;
  recognised: boolean;
  file: ProcurementFileReview;
  review: Review;
  findings: EditorFinding[];
}

/** The engine as the server needs it; `analyser.ts` implements it over the engine. */
export interface Analyser {
  analyse(input: AnalysisInput): Analysis;
  /** Undefined when nothing is to be inserted. */
  insert(analysis: Analysis, clauses: string[]): Fix | undefined;
  /** Wording at a place of the user's choice. */
  insertAt(analysis: Analysis, clauses: string[], offset: number): Fix | undefined;
  clauses(analysis: Analysis): ClauseItem[];
  /** Every clause of the playbook, none of them looked for anywhere. */
  allClauses(language: Language): ClauseItem[];
  /** The playbook's clause; undefined when it has none of that id. */
  clause(id: string): ClauseSource | undefined;
  clauseTitle(clause: string, language: Language): string;
  themeTitle(theme: string, language: Language): string;
  say(message: Message, language: Language): string;
}
