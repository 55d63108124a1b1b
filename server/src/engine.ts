import bundledPlaybook from 'civicclause:playbook';
import { version } from '../package.json';
import { type ProcurementFile, readClauses } from './detection';
import { type Document, type DocumentInput, readDocument } from './documents';
import { render } from './messages';
import { compilePlaybook, type PlaybookSource } from './playbook';
import { type Policy, resolvePolicy } from './policy';
import { buildReview, type NotReviewed, type ProcurementFileReview, type Review, reviewFile } from './review';
import type { Language } from './text/types';

export { version };

export interface ReviewOptions {
  /** The organisation's choices; what is not chosen keeps its default. */
  policy?: Partial<Policy>;
  /** Language of the prose in the review. */
  locale: Language;
  /** What the caller could not read or left out; listed in the review. */
  notReviewed?: NotReviewed[];
}

/** Reads and reviews documents against one playbook. Pure: no files, no clock, no memory of earlier calls. */
export interface Engine {
  readonly playbook: PlaybookSource;
  readDocument(input: DocumentInput): Document;
  reviewFile(file: ProcurementFile, options: ReviewOptions): ProcurementFileReview;
  /** Procurement files in the order given; the whole review JSON. */
  review(files: readonly ProcurementFile[], options: ReviewOptions): Review;
}

/** An engine for a playbook, by default the built-in one. Compiling takes a moment: make one and keep it. */
export function createEngine(playbook: PlaybookSource = bundledPlaybook): Engine {
  const compiled = compilePlaybook(playbook);
  const engine: Engine = {
    playbook,
    readDocument,
    reviewFile(file, { policy: choices, locale }) {
      const policy = resolvePolicy(choices);
      return reviewFile(file, readClauses(file, compiled, policy), playbook, policy, locale, render);
    },
    review(files, options) {
      const { asOf, position } = resolvePolicy(options.policy);
      return buildReview({
        version,
        playbook,
        asOf,
        position,
        procurementFiles: files.map((file) => engine.reviewFile(file, options)),
        notReviewed: options.notReviewed ?? [],
      });
    },
  };
  return Object.freeze(engine);
}
