import type { ClauseReader, ClauseReading } from '../detection';
import type { Document, Kind, LiveDocument } from '../documents';
import type { CompiledPlaybook } from '../playbook';
import type { ClauseSource, DraftKind, PlaybookSource } from '../playbook/types';
import type { Decisions, Policy } from '../policy';
import type { EditorFinding, Fix, ProcurementFileReview, Review } from '../review/types';
import type { Message } from '../text/message';
import type { Language } from '../text/types';
import type { ClauseItem } from './protocol';
import type { Settings } from './settings';

/** A kind the user chose; `auto` leaves the choice to the words of the document. */
export type ForcedKind = DraftKind | 'auto';

/** What the analyses of one document have in common; the analyser fills it. */
export interface AnalysisMemory {
  reader?: ClauseReader;
  /** The choices it reads with. */
  policy?: string;
  /** Whose reader it is. */
  by?: CompiledPlaybook;
}

/** What is to be read, and how. */
export interface AnalysisInput {
  uri: string;
  live: LiveDocument;
  /** Kept between the analyses of one open document. */
  memory: AnalysisMemory;
  /** What it is to be reviewed as when it is not recognised; undefined leaves it unreviewed. */
  forced?: ForcedKind;
  settings: Settings;
  /** What settings and configuration files choose; by default what the settings do. */
  policy?: Policy;
  locale: Language | 'document';
  /** What was decided on its findings. */
  decisions?: Decisions;
  /** The procurement file that it is reviewed in; absent: it is one by itself. */
  file?: {
    name: string;
    /** All documents, given the one that is asked about. */
    documents(own: Document): Document[];
  };
}

/** Everything the features need about one document at one version; it no longer holds when the document has changed. */
export interface Analysis {
  /** Who made it: by the playbook that holds for the document. */
  by: Analyser;
  document: Document;
  /** As far as they concern this document, which is the only one they know (index 0). */
  readings: ClauseReading[];
  /** The procurement file: this document alone, or with others. */
  whole: { documents: Document[]; readings: ClauseReading[] };
  kind: Kind;
  kindConfidence: number;
  language: Language;
  /** Language of the prose in findings. */
  locale: Language;
  recognised: boolean;
  file: ProcurementFileReview;
  review: Review;
  /** Of this document; empty when nothing of the procurement file is recognised. */
  findings: EditorFinding[];
}

/** The engine as the server needs it; `analyser.ts` implements it over the engine. */
export interface Analyser {
  readonly playbook: PlaybookSource;
  analyse(input: AnalysisInput): Analysis;
  /** Whether all that the last analysis said still holds after the one edit since, but for the places; tells it quickly or not at all. */
  stillHolds(live: LiveDocument, memory: AnalysisMemory): boolean;
  /** The fix a finding lists under that id. */
  fix(analysis: Analysis, id: string): Fix | undefined;
  /** Undefined when nothing is to be inserted. */
  insert(analysis: Analysis, clauses: string[]): Fix | undefined;
  /** Wording at a place of the user's choice. */
  insertAt(analysis: Analysis, clauses: string[], offset: number): Fix | undefined;
  clauses(analysis: Analysis): ClauseItem[];
  /** Every clause of the playbook, none of them looked for anywhere. */
  allClauses(language: Language): ClauseItem[];
  /** The playbook's clause; undefined when it has none of that id. */
  clause(id: string): ClauseSource | undefined;
  /** Theme ids in the playbook's order. */
  readonly themes: string[];
  clauseTitle(clause: string, language: Language): string;
  themeTitle(theme: string, language: Language): string;
  say(message: Message, language: Language): string;
}
