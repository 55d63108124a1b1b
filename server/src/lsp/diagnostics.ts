import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { isConfigurationFile } from './configuration/store';
import type { OpenDocument } from './openDocument';
import { withoutSchemaDoubles } from './schemaDoubles';
import { cancelled, nextTurn, type Session } from './session';
import { type StatusReporter, statusOf } from './status';
import { toDiagnostics } from './toProtocol';

/** Milliseconds of quiet after an edit before findings are pushed; a document slow to review waits as long as its review takes. */
const quiet = 200;
/** A review that took no longer than this many milliseconds is made at once. */
const quick = 100;

/** Findings of open documents: asked for by clients that can pull, else pushed. Never both. */
export class Diagnostics {
  /** Per document: what was last answered, so that an unchanged answer costs the client nothing. */
  readonly #last = new Map<string, { id: string; content: string }>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #cost = new Map<string, number>();
  #ids = 0;

  constructor(
    readonly session: Session,
    readonly status: StatusReporter,
  ) {}

  /** Makes the server push; not called for clients that pull. */
  startPushing(): void {
    const { documents, connection } = this.session;
    documents.onDidChangeContent(({ document }) => this.#schedule(document.uri));
    documents.onDidClose(({ document }) => {
      clearTimeout(this.#timers.get(document.uri));
      this.#timers.delete(document.uri);
      if (isConfigurationFile(document.uri)) return;
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
  }

  /** Forgets closed documents, in both ways of working. */
  forget(uri: string): void {
    this.#last.delete(uri);
    this.#cost.delete(uri);
  }

  /** Answers `textDocument/diagnostic`. */
  async pull(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    await nextTurn();
    if (token.isCancellationRequested) throw cancelled();
    const { uri } = params.textDocument;
    await this.session.ready(uri);
    const items = this.#compute(uri);
    const content = JSON.stringify(items);
    const last = this.#last.get(uri);
    if (last && last.content === content) {
      if (params.previousResultId === last.id) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id };
      return { kind: DocumentDiagnosticReportKind.Full, resultId: last.id, items };
    }
    const id = String(++this.#ids);
    if (this.session.documents.get(uri)) this.#last.set(uri, { id, content });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  /** Something other than a text changed (settings, a forced review): every open document is due again. */
  refresh(): void {
    const { connection, documents, features } = this.session;
    if (!features.pullDiagnostics) {
      for (const { uri } of documents.all()) this.#schedule(uri);
      return;
    }
    if (features.refreshDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  #schedule(uri: string): void {
    // Whoever shows what is wrong with it pushes that.
    if (isConfigurationFile(uri)) return;
    const waiting = this.session.ready(uri);
    if (waiting) return void waiting.then(() => this.#schedule(uri));
    clearTimeout(this.#timers.get(uri));
    const cost = this.#cost.get(uri) ?? 0;
    const document = this.session.documents.get(uri);
    const moved = document && this.#moved(document);
    if (moved || (this.#last.has(uri) && cost <= quick)) {
      this.#push(uri, moved);
      return;
    }
    const delay = this.#last.has(uri) ? Math.max(quiet, cost) : 0;
    this.#timers.set(
      uri,
      setTimeout(() => this.#push(uri), delay),
    );
  }

  #push(uri: string, known?: Diagnostic[]): void {
    this.#timers.delete(uri);
    const document = this.session.documents.get(uri);
    if (!document) return;
    const diagnostics = known ?? this.#compute(uri);
    this.#last.set(uri, { id: '', content: '' });
    void this.session.connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  }

  /** What is shown, moved to where an edit that changes nothing else has put it. */
  #moved(document: OpenDocument): Diagnostic[] | undefined {
    try {
      const moved = this.session.shiftedDiagnostics(document);
      if (moved) this.status.follow(document.uri, document.version);
      return moved;
    } catch (error) {
      // The document is then reviewed anew.
      this.status.failed('review', document.uri, error);
      return undefined;
    }
  }

  #review(uri: string, document: OpenDocument): Diagnostic[] {
    const { session } = this;
    const analysis = session.analysisOf(uri);
    this.status.report(statusOf(session, document, analysis));
    if (!analysis?.recognised) return [];
    const { options } = session.features;
    const shown = options.schemaChecks === false ? withoutSchemaDoubles(analysis, uri) : analysis.findings;
    return toDiagnostics(analysis, uri, session.features, shown);
  }

  /** A review that throws gives no findings, and says so in the status: silence would read as an all-clear. */
  #compute(uri: string): Diagnostic[] {
    const { session } = this;
    const document = session.documents.get(uri);
    if (!document) return [];
    const started = performance.now();
    try {
      if (document.failure) throw document.failure.error;
      const moved = this.#moved(document);
      if (moved) return moved;
      const diagnostics = this.#review(uri, document);
      session.show(document, diagnostics);
      return diagnostics;
    } catch (error) {
      this.status.failed('review', uri, error);
      return [];
    } finally {
      // The first review reads the whole text; those after it, of Markdown, what an edit has changed.
      const first = !this.#last.has(uri) && document.live.format === 'markdown';
      if (!first) this.#cost.set(uri, performance.now() - started);
    }
  }
}
