import type { PositionRange } from '../../documents/types';

/** A playbook of one's own, open or not. */
export interface PlaybookTestsParams {
  uri: string;
  text: string;
}

export interface PlaybookTests {
  /** '' where the file cannot be read. */
  title: string;
  problems: { range: PositionRange; severity: 'error' | 'warning'; message: string }[];
  clauses: {
    id: string;
    title: string;
    range: PositionRange;
    /** `index`: as in `PlaybookRun.example`. */
    examples: { index: number; label: string; range: PositionRange }[];
  }[];
}

export interface RunPlaybookParams extends PlaybookTestsParams {
  /** Only this one's examples. */
  clause?: string;
}

export interface PlaybookRun {
  clause: string;
  /** Absent: the clause's own wording was read. */
  example?: number;
  /** Which wording, in words. */
  wording?: string;
  passed: boolean;
  /** Statuses in words. */
  wanted: string;
  found: string;
  /** What matched, what came near and why. Plain text, several lines. */
  message: string;
}
