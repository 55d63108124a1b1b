import type { PlaybookSource, Severity } from '../../playbook/types';
import type { Policy } from '../../policy';
import type { Finding, NotReviewed, Review, Summary } from '../../review/types';
import type { Language } from '../../text/types';
import type { PrettyOptions } from '../pretty';

/** Every way to show a review. */
export const formatNames = [
  'pretty',
  'json',
  'ndjson',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
  'html',
  'csv',
  'matrix',
] as const;
export type FormatName = (typeof formatNames)[number];

/** What a format needs to know of the run. Plain data but for the playbook. */
export interface FormatContext {
  playbook: PlaybookSource;
  /** Where the run has several playbooks: which of the review's `playbooks` that is, from 0. */
  playbookNumber?: number;
  locale: Language;
  pretty: PrettyOptions;
  policy?: Partial<Policy>;
  /** Folder that relative paths count from, absolute, with `/`. */
  root: string;
  /** Severity from which a finding is a failure; `never`: none is. */
  failOn: Severity | 'never';
  /**
   * Whether words of the documents are shown. What is handed on (all but pretty, json, ndjson and html, which always show them) keeps to
   * our own words otherwise.
   */
  quotations: boolean;
  /** Whether the reasons of decisions are shown, in the same formats. */
  reasons: boolean;
}

/** One input of a run, reviewed. */
export interface Reviewed {
  /** Its number in the run, from 1. */
  number: number;
  /** A review of it alone: one procurement file or none, and what was not reviewed. */
  review: Review;
  /** SHA-256 of each document in hexadecimal, by path, where the format asks for it. */
  hashes?: Readonly<Record<string, string>>;
  /** The edits of a finding's fixes, where they were asked for. */
  fixes?: ReadonlyMap<Finding, FixEdits[]>;
}

/** A fix as edits in places of the document. */
export interface FixEdits {
  title: string;
  edits: (Pick<Finding, 'document' | 'range'> & { newText: string })[];
}

/** What is known at the end of a run. */
export interface Totals {
  notReviewed: readonly NotReviewed[];
  summary: Summary;
  /** Documents reviewed. */
  documents: number;
}

/**
 * A format as two steps, so that inputs can be reviewed in threads and no run holds more than its format needs: what an input comes to, made
 * where it is reviewed, and how that is put together.
 */
export interface ReportFormat<Piece = unknown> {
  /** Plain data; undefined when nothing of the input is shown by itself. */
  piece(reviewed: Reviewed): Piece | undefined;
  /** `head`: the review before anything was reviewed. */
  writer(head: Review): ReportWriter<Piece>;
}

/** Gives a report text by text. */
export interface ReportWriter<Piece = unknown> {
  add(piece: Piece): string;
  end(totals: Totals): string;
}

/** A format that writes pieces of text one after another, between `first` and `last`. */
export function textFormat(
  piece: ReportFormat<string>['piece'],
  last: (totals: Totals) => string = () => '',
  first = '',
): ReportFormat<string> {
  return {
    piece,
    writer: () => {
      let begun = first === '';
      const begin = () => {
        const text = begun ? '' : first;
        begun = true;
        return text;
      };
      return { add: (text) => begin() + text, end: (totals) => begin() + last(totals) };
    },
  };
}
