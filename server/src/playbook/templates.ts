import type { Language, Localised } from '../text/types';
import type { DraftKind } from './types';

/** Something the author of a new document is asked; the answer is put into the blanks named. */
export interface QuestionSource {
  id: string;
  title: Localised;
  /** What an answer looks like. */
  hint: Localised;
  /** The answer names a country, province or state: in French it takes its article. */
  place?: boolean;
  /** Absent: asked for both kinds. */
  kinds?: DraftKind[];
  /** Labels of blanks, without brackets. */
  blanks: Localised<string[]>;
}

/** A time limit the author is asked for. */
export interface LimitQuestionSource {
  id: string;
  title: Localised;
  clause: string;
  /** Element of the clause for which a policy may set an upper limit. */
  element?: string;
  /** Hours in the unit that is asked for; needed with `element`. */
  hours?: number;
  /** Which number in brackets of the wording it is, counted from 1; absent: not in this kind. */
  at: Partial<Record<DraftKind, number>>;
}

/** A blank that names other clauses. */
export interface ClauseBlankSource extends Localised {
  clauses: string[];
}

/** What `[X]` or `[Y]` in a wording refers to. */
export type ReferenceSource =
  /** A schedule that the document gets, with its text. */
  | { schedule: Localised; text: Localised }
  /** A form that the document gets. */
  | { form: Localised }
  /** An evaluation criterion, counted from 1. */
  | { criterion: number }
  /** A section of the frame. */
  | { section: string }
  /** What the same letter of another clause refers to. */
  | { like: string };

export interface FrameSection {
  heading: string;
  text: string;
  id?: string;
}

/** The text around the clauses of a new document. */
export interface FrameSource {
  title: string;
  /** What the parties are called in the text. */
  parties: { buyer: string; supplier: string; bidder?: string };
  opening: string[];
  definitions: Record<string, string>;
  before: FrameSection[];
  /** Those with the ids `evaluation` and `submission` have keys of their own in YAML. */
  after: FrameSection[];
  forms?: { heading: string; text: string };
  criteria?: string[];
  signatures?: { heading: string; text: string; lines: string[] };
}

/** `templates.yaml`: what new documents are made of beside the wordings of the clauses. */
export interface TemplatesSource {
  questions: QuestionSource[];
  /** Names of what is bought, by id, in the order in which they are offered. */
  subjects: Record<string, Localised>;
  limits: LimitQuestionSource[];
  /** By the label of a blank: the text it proposes; '' leaves the passage out. Numbers propose themselves. */
  proposals: Localised<Record<string, string>>;
  /** By jurisdiction and label. */
  jurisdictions: Record<string, Partial<Record<Language, Record<string, string>>>>;
  sections: ClauseBlankSource[];
  schedules: ClauseBlankSource[];
  /** Themes in the order of a contract. */
  order: string[];
  /** By clause and letter. */
  references: Record<DraftKind, Record<string, Record<string, ReferenceSource>>>;
  frames: Record<DraftKind, Localised<FrameSource>>;
}
