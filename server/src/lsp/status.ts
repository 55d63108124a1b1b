import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Summary } from '../review/types';
import { kindOf } from '../text/failure';
import { inert } from '../text/inert';
import type { Analysis } from './analysis';
import { type FailureLog, logFailure } from './guard';
import type { OpenDocument } from './openDocument';
import { type DocumentStatus, Method } from './protocol';
import type { Session } from './session';

const nothing: Summary = {
  present: 0,
  weak: 0,
  contradicted: 0,
  deferred: 0,
  missing: 0,
  notApplicable: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
};

/** State of a document for the client's status item; without `analysis` it was not looked at. */
export function statusOf(session: Session, document: OpenDocument, analysis: Analysis | undefined): DocumentStatus {
  const base = { uri: document.uri, version: document.version, ...configurationOf(session, document.uri) };
  if (!analysis) {
    return {
      ...base,
      state: session.reviewable(document.uri) && session.isTooLarge(document) ? 'too-large' : 'off',
      kind: 'other',
      kindConfidence: 0,
      language: session.locale === 'fr' ? 'fr' : 'en',
      counts: nothing,
    };
  }
  const { kind, kindConfidence, language, recognised, review } = analysis;
  return {
    ...base,
    state: recognised ? 'reviewed' : 'not-recognised',
    kind,
    kindConfidence,
    language,
    counts: recognised ? review.summary : nothing,
  };
}

function configurationOf(session: Session, uri: string): Pick<DocumentStatus, 'configuration'> {
  const [problem] = session.configurationOf(uri)?.problems ?? [];
  if (!problem) return {};
  const message = inert(session.analyser.say(problem.message, session.locale === 'fr' ? 'fr' : 'en'));
  return { configuration: { uri: problem.file, line: problem.line, message } };
}

/** Tells the client how each document stands; a client that cannot show it hears of the first failure in a message. */
export class StatusReporter implements FailureLog {
  readonly #sent = new Map<string, string>();
  #told = false;

  constructor(readonly session: Session) {}

  ready(uri: string): Promise<void> | undefined {
    return this.session.ready(uri);
  }

  report(status: DocumentStatus): void {
    const { connection, features } = this.session;
    if (!features.options.status) return;
    const content = JSON.stringify(status);
    if (this.#sent.get(status.uri) === content) return;
    this.#sent.set(status.uri, content);
    void connection.sendNotification(Method.status, status);
  }

  /** Nothing has changed but the document's version. */
  follow(uri: string, version: number): void {
    const sent = this.#sent.get(uri);
    if (sent) this.report({ ...(JSON.parse(sent) as DocumentStatus), version });
  }

  failed(feature: string, uri: string | undefined, error: unknown): void {
    const { connection, documents, features } = this.session;
    logFailure(connection, `${feature}${uri ? ` ${uri}` : ''}`, error);
    const document = uri ? documents.get(uri) : undefined;
    if (features.options.status && document) {
      this.report({ ...statusOf(this.session, document, undefined), state: 'failed', error: `${feature}: ${kindOf(error)}` });
    } else if (!this.#told) {
      this.#told = true;
      // Not the window's own method: that is a request, which not every client answers.
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Error,
        message: this.session.prose.failed(),
      });
    }
  }

  forget(uri: string): void {
    this.#sent.delete(uri);
  }
}
