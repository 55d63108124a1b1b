import bundledPlaybook from 'civicclause:playbook';
import { version } from '../package.json';
import { type ProcurementFile, readClauses } from './detection';
import { type Document, type DocumentInput, readDocument } from './documents';
import { render } from './messages';
import { compilePlaybook, type PlaybookSource } from './playbook';
import { type Policy, resolvePolicy } from './policy';
import { buildReview, type FixContext, type NotReviewed, type ProcurementFileReview, type Review, reviewFile } from './review';
import type { Language } from './text/types';

export { version };

export interface ReviewOptions {
  /** The organisation's choices; what is not chosen keeps its default. */
  policy?: Partial<Policy>;
  /** Language of the prose, when the policy leaves it to the document: the document's own by default. */
  locale?: Language | 'document';
}

/** One procurement file reviewed, with what its fixes are computed from. */
export interface FileAnalysis {
  review: ProcurementFileReview;
  fixes: FixContext;
}

/** Reads and reviews documents against one playbook. Pure: no files, no clock, no memory of earlier calls. */
export interface Engine {
  readonly playbook: PlaybookSource;
  readDocument(input: DocumentInput): Document;
  analyse(file: ProcurementFile, options?: ReviewOptions): FileAnalysis;
  /** The whole review JSON, procurement files in the order given. `notReviewed`: what the caller could not read or left out. */
  review(files: Iterable<ProcurementFile>, options?: ReviewOptions, notReviewed?: NotReviewed[]): Review;
}

/** An engine for a playbook, by default the built-in one. Compiling takes a moment: make one and keep it. */
export function createEngine(playbook: PlaybookSource = bundledPlaybook): Engine {
  const compiled = compilePlaybook(playbook);
  const analyse = (file: ProcurementFile, options: ReviewOptions = {}): FileAnalysis => {
    const policy = resolvePolicy(options.policy);
    const locale = policy.locale === 'document' ? (options.locale ?? 'document') : policy.locale;
    const readings = readClauses(file, compiled, policy);
    const review = reviewFile(file, readings, playbook, policy, locale, render);
    return { review, fixes: { file, readings, playbook, locale, render } };
  };
  return Object.freeze<Engine>({
    playbook,
    readDocument,
    analyse,
    review(files, options = {}, notReviewed = []) {
      const { asOf, position } = resolvePolicy(options.policy);
      const procurementFiles = Array.from(files, (file) => analyse(file, options).review);
      return buildReview({ version, playbook, asOf, position, procurementFiles, notReviewed });
    },
  });
}
