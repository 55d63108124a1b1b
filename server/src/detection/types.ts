import type { Need } from '../playbook/types';
import type { Message } from '../text/message';
import type { TextRange, TypedValue } from '../text/types';

export type ClauseStatus = 'present' | 'weak' | 'contradicted' | 'deferred' | 'missing' | 'not-applicable';

/** Source spans that prove something, best first. Offsets are into the document's source. */
export interface Evidence {
  /** Index of the document in the procurement file. */
  document: number;
  statement: number;
  start: number;
  end: number;
  /** The source text of that range, white space folded, markup stripped. */
  text: string;
  /** Who owes it, where the wording says so. */
  role?: 'buyer' | 'supplier' | 'bidder';
  value?: Pick<TypedValue, 'type' | 'canonical' | 'unit'>;
  /** The pattern that matched, as written in the playbook. */
  pattern: string;
  /** For a near candidate: why it did not count. */
  because?: Message;
}

export interface ElementReading {
  id: string;
  need: Need;
  core: boolean;
  met: boolean;
  evidence: Evidence[];
  near: Evidence[];
}

export interface FactReading {
  id: string;
  value: string | number;
  unit?: string;
  evidence: Evidence[];
}

/** A sentence or heading that could not be matched, so that nothing was found in it. Offsets are into the document's source. */
export interface UnreadText extends TextRange {
  /** Index of the document in the procurement file. */
  document: number;
  /** What went wrong. */
  error: string;
}

/** What one procurement file says about one clause. */
export interface ClauseReading {
  id: string;
  theme: string;
  status: ClauseStatus;
  /** Present, but required elements are lacking. */
  lacking: string[];
  elements: ElementReading[];
  evidence: Evidence[];
  near: Evidence[];
  facts: FactReading[];
  /** Documents the clause is left to, as named. */
  deferredTo: string[];
  /** The hedge that weakens it, as written. */
  hedge?: Evidence;
  /** Blanks inside its passages. */
  blanks: Evidence[];
  /** The wording that grants the opposite. */
  contradiction?: Evidence;
  /** Where the clause's heading stands, when it has one of its own: section index per document. */
  sections: { document: number; section: number }[];
  reason: Message;
  /** What went wrong, where reading the clause failed: nothing else here then means anything. */
  failed?: string;
}
