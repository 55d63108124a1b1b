import type { WorkspaceEdit } from 'vscode-languageserver';
import type { PositionRange } from '../../documents/types';

/** A finding that somebody may decide to live with. */
export interface DecidableFinding {
  rule: string;
  code: string;
  /** As the finding says it. */
  message: string;
  range: PositionRange;
}

/** Findings to decide on, by where they stand: ids and places alone, since a hover's link names them. */
export interface DecisionTarget {
  position: { line: number; character: number };
  rules: string[];
}

export interface RecordDecisionParams {
  uri: string;
  findings: Pick<DecidableFinding, 'rule' | 'code' | 'range'>[];
  reason: string;
  who?: string;
  /** ISO date, the last day on which it holds. */
  until?: string;
  /**
   * `file`: in the decisions file; `document`: in the front matter or keys of the document itself, `comment`: in a comment of Markdown
   * beside the finding, where whoever gets it reads the reason.
   */
  where: 'file' | 'document' | 'comment';
}

export interface RecordedDecision {
  /** What the client applies; absent where nothing could be written. */
  edit?: WorkspaceEdit;
  /** The file it is written into. */
  uri?: string;
  /** Why nothing was written, in words. */
  problem?: string;
}

/** The findings at a place, or the one of a rule and code. */
export interface ExplainSettingParams {
  uri: string;
  position?: { line: number; character: number };
  rule?: string;
  code?: string;
}

/** Why one finding is reported as it is. */
export interface ExplainedSetting {
  rule: string;
  code: string;
  /** As the finding says it. */
  message: string;
  reasons: {
    /** In words. */
    text: string;
    /** The file that it comes from, and the line in it (1-based). */
    uri?: string;
    line?: number;
  }[];
  /** What to set to have it otherwise, in words. */
  change: string;
}
