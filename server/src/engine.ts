import { version } from '../package.json';
import { ClauseReader, type ProcurementFile } from './detection';
import { type Document, type DocumentInput, readDocument, readRequested } from './documents';
import {
  type NewDocument,
  type NewDocumentQuestions,
  type NewDocumentRequest,
  newDocument,
  newDocumentQuestions,
} from './drafting';
import { render } from './messages';
import {
  builtInPlaybook,
  compilePlaybook,
  describePlaybook,
  inThemeOrder,
  type PlaybookDescription,
  type PlaybookSource,
} from './playbook';
import { type Decisions, type Policy, playbookFor, resolvePolicy } from './policy';
import {
  buildReview,
  type Fix,
  type FixContext,
  fixById,
  ModelSentences,
  type NotReviewed,
  type ProcurementFileReview,
  type Review,
  reviewFile,
} from './review';
import { lazily } from './text/memo';
import type { Language } from './text/types';

export { version };

export interface ReviewOptions {
  /** The organisation's choices; what is not chosen keeps its default. */
  policy?: Partial<Policy>;
  /** Language of the prose, when the policy leaves it to the document: the document's own by default. */
  locale?: Language | 'document';
  /** What the decisions file says of the document. */
  decisions?: Decisions;
  /** Where documents are held against several: all of them. By default this engine's, where it is not the built-in one. */
  playbooks?: readonly PlaybookDescription[];
}

/** One procurement file reviewed, with what its fixes are computed from. */
export interface FileAnalysis {
  review: ProcurementFileReview;
  fixes: FixContext;
}

/** Reads and reviews documents against one playbook. Pure: no files, no clock, no memory of earlier calls. */
export interface Engine {
  readonly playbook: PlaybookSource;
  /** How it differs from the built-in one. */
  readonly description: PlaybookDescription;
  readDocument(input: DocumentInput): Document;
  /** The same for a document that the user asked for: one that looks like nothing is read as what it most looks like. */
  readRequested(input: DocumentInput): Document;
  analyse(file: ProcurementFile, options?: ReviewOptions): FileAnalysis;
  /** A complete new RFP or agreement from the playbook's wordings, or what is wrong with the request. */
  newDocument(request: NewDocumentRequest, policy?: Partial<Policy>): NewDocument;
  /** What to ask before that; `locale` is the language of the questions. */
  newDocumentQuestions(request: Parameters<typeof newDocumentQuestions>[0], policy?: Partial<Policy>): NewDocumentQuestions;
  /** The whole review JSON, procurement files in the order given. */
  review(files: readonly ProcurementFile[], options?: ReviewOptions): Review;
  /** The same from procurement files reviewed one by one, with what the caller could not read or left out. */
  assemble(files: ProcurementFileReview[], notReviewed: NotReviewed[], options?: ReviewOptions): Review;
  /** The fix that a finding lists under that id; undefined when there is none, or no place for it. */
  fix(id: string, analysis: FileAnalysis): Fix | undefined;
}

/** An engine for a playbook, by default the built-in one. Compiling another takes a moment, at its first review: make one and keep it. */
export function createEngine(source?: PlaybookSource): Engine {
  const compiled = lazily(() => (source ? compilePlaybook(source) : builtInPlaybook()));
  // Its clauses in the order of every list a user sees.
  const playbook = source ? { ...source, clauses: inThemeOrder(source) } : compiled().source;
  let description: PlaybookDescription | undefined;
  const describe = () => {
    description ??= describePlaybook(playbook, source ? builtInPlaybook().source : playbook);
    return description;
  };
  const sentences = lazily(() => new ModelSentences(compiled()));
  const analyse = (file: ProcurementFile, options: ReviewOptions = {}): FileAnalysis => {
    const policy = resolvePolicy(options.policy);
    const locale = policy.locale === 'document' ? (options.locale ?? 'document') : policy.locale;
    const reader = new ClauseReader(compiled(), policy);
    const readings = reader.read(file);
    const judged = playbookFor(playbook, policy);
    const review = reviewFile(
      { ...file, unread: reader.unread(), decisions: options.decisions },
      readings,
      judged,
      policy,
      locale,
      render,
    );
    return { review, fixes: { file, readings, playbook: judged, locale, render, policy } };
  };
  const assemble: Engine['assemble'] = (procurementFiles, notReviewed, options = {}) => {
    const { asOf, position, jurisdiction } = resolvePolicy(options.policy);
    const playbooks = options.playbooks ?? (source ? [describe()] : undefined);
    return buildReview({ version, playbook, playbooks, asOf, position, jurisdiction, procurementFiles, notReviewed });
  };
  return Object.freeze<Engine>({
    playbook,
    get description() {
      return describe();
    },
    readDocument,
    readRequested,
    analyse,
    newDocument: (request, policy) => newDocument(request, playbook, resolvePolicy(policy)),
    newDocumentQuestions: (request, policy) => newDocumentQuestions(request, playbook, resolvePolicy(policy)),
    assemble,
    review: (files, options) =>
      assemble(
        files.map((file) => analyse(file, options).review),
        [],
        options,
      ),
    fix: (id, { fixes }) => fixById(id, fixes, sentences()),
  });
}
