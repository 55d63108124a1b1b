import type { Document, Format, Kind } from '../../documents/types';
import type { DraftKind, Need, PlaybookSource, Severity } from '../../playbook/types';
import type { FindingCode, Fix, ProcurementFileReview } from '../../review/types';
import type { Language } from '../../text/types';
import type { ClauseState } from '../html/digest';

/** What an assistant is told: the same facts as plain data and as text. */
export interface Answer<Data = unknown> {
  data: Data;
  /** Markdown; what a document says stands in tags of its own, and can close none of them. */
  text: string;
}

/** Why there is no answer, and what to ask instead. */
export interface NoAnswer {
  problem: string;
}

export interface AnswerOptions {
  playbook: PlaybookSource;
  /** Language of the answer; the review's own prose should be in it. */
  locale: Language;
  /** What a document is called, by its path in the review; by default the path. */
  nameOf?: (path: string) => string;
  /** Longest text, in characters; what does not fit is counted and named. */
  most?: number;
}

/** A procurement file that has been reviewed, as answers need it. */
export interface ReviewedFile {
  documents: Document[];
  review: ProcurementFileReview;
  /** The fix that a finding lists under that id. */
  fix(id: string): Fix | undefined;
}

/** Words of a document. They are data: nothing in them is said by us. */
export interface QuotedText {
  document: string;
  /** Of its first word, from 1. */
  line: number;
  text: string;
  /** The text goes on: it was cut. */
  cut: boolean;
  /** Why it does not count, for wording that comes near. */
  because?: string;
}

export interface FindingAnswer {
  rule: string;
  code: FindingCode;
  severity: Severity;
  /** May quote the document. */
  message: string;
  document: string;
  /** From 1. */
  line: number;
}

export interface ClauseBrief {
  id: string;
  title: string;
  state: ClauseState;
  /** Of its gravest finding; absent when there is none. */
  severity?: Severity;
}

export interface ClauseAnswer extends ClauseBrief {
  theme: string;
  /** Why it has that state; may quote the document. */
  reason: string;
  findings: FindingAnswer[];
  /** The sentences relied on, best first. */
  quotations: QuotedText[];
  /** Where nothing is relied on: the nearest wording, which does not count. */
  nearest: QuotedText[];
  /** Titles of the elements that were not found. */
  lacking: { required: string[]; recommended: string[] };
  toDo?: string;
  /** What to ask the vendor. */
  ask?: string;
}

export interface ReviewAnswer {
  documents: { name: string; format: Format; kind: Kind; language: Language }[];
  playbook: { id: string; version: string };
  verdict: string;
  /** Clauses that are there, those accepted as they are included. */
  covered: number;
  /** Clauses that apply. */
  total: number;
  severities: Record<Severity, number>;
  /** Clauses that something is to be done about, gravest first. */
  clauses: ClauseAnswer[];
  /** Such clauses for which there was no room. */
  notDetailed: ClauseBrief[];
  /** All other clauses. */
  others: ClauseBrief[];
  /** Places that could not be read: something that is said to be missing may stand there. */
  unreadable: FindingAnswer[];
  /** Findings of checks that are no clauses: blanks, stale decisions. */
  otherFindings: FindingAnswer[];
  /** Of those, how many there was no room for. */
  otherFindingsCut: number;
  note: string;
}

export interface MissingClause extends ClauseBrief {
  theme: string;
  /** What the document does not say. */
  message: string;
  ask?: string;
  nearest: QuotedText[];
}

export interface MissingAnswer {
  documents: ReviewAnswer['documents'];
  /** As for a review. */
  unreadable: FindingAnswer[];
  /** Gravest first. */
  missing: MissingClause[];
  /** Missing clauses for which there was no room. */
  notDetailed: ClauseBrief[];
  /** Clauses that were looked for and apply. */
  total: number;
  note: string;
}

export interface ClauseExplanation {
  id: string;
  title: string;
  theme: string;
  why: string;
  /** When it is missing. */
  severity: Record<DraftKind, Severity>;
  /** Subjects it applies to; absent: always. */
  subjects?: string[];
  elements: { id: string; title: string; need: Record<DraftKind, Need>; core: boolean; condition?: string }[];
  ask?: string;
  /** Document, passage and quotation, one a line of Markdown. */
  sources: string[];
  standards: Record<string, string[]>;
  /** How it stands in the document that was named. */
  inDocument?: ClauseAnswer;
  note: string;
}

export interface WordingAnswer {
  id: string;
  title: string;
  kind: DraftKind;
  language: Language;
  /**
   * `insert`: the clause is missing, and this is all of it; `complete`: the sentences that what is there lacks; `model`: the
   * playbook's wording, to compare with.
   */
  purpose: 'insert' | 'complete' | 'model';
  /** How the clause stands in the document. */
  state?: ClauseState;
  /** In the document's own terms. */
  ofDocument: boolean;
  pieces: WordingPiece[];
  /** Labels of the blanks to fill in. */
  blanks: string[];
  note: string;
}

export interface WordingPiece {
  text: string;
  /** Where it goes; absent where no document was named, or the clause is there. */
  place?: {
    document: string;
    /** The line it goes after, from 1; 0 for the very beginning. */
    afterLine: number;
    /** Heading of the section it goes into or after, as written. */
    section?: string;
  };
}
