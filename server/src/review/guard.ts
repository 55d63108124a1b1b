import { saidBy } from '../text/failure';
import { message } from '../text/message';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';

/** Runs the parts of a review each for itself: one that throws becomes a finding instead of silence about everything else. */
export class Guard {
  readonly #reviewer: FileReviewer;
  readonly #failures = new Map<string, Draft>();

  constructor(reviewer: FileReviewer) {
    this.#reviewer = reviewer;
  }

  /** What `work` gives, else `otherwise`; a check or clause that fails in several places is said once. */
  run<T>(rule: string, otherwise: (error: string) => T, work: () => T): T {
    try {
      return work();
    } catch (error) {
      const said = saidBy(error);
      if (!this.#failures.has(rule)) this.#failures.set(rule, failed(rule, said, this.#reviewer));
      return otherwise(said);
    }
  }

  /** The findings on what has failed so far. */
  get failures(): Draft[] {
    return [...this.#failures.values()];
  }
}

function failed(rule: string, error: string, reviewer: FileReviewer): Draft {
  const place = reviewer.titlePlace() ?? { document: 0, start: 0, end: 0 };
  return {
    rule,
    code: 'rule-failed',
    severity: 'error',
    say: () => message('finding.rule-failed', { rule, error }),
    document: place.document,
    range: { start: place.start, end: place.end },
    about: error,
  };
}
