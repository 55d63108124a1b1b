import { type Connection, type Diagnostic, LSPErrorCodes, ResponseError, TextDocuments } from 'vscode-languageserver';
import type { Resolved } from '../configuration';
import { compilePlaybook, type PlaybookSource } from '../playbook';
import { type Decisions, resolvePolicy } from '../policy';
import type { Language } from '../text/types';
import { createAnalyser } from './analyser';
import type { Analyser, Analysis, AnalysisInput, AnalysisMemory, ForcedKind } from './analysis';
import type { ClientFeatures } from './clientFeatures';
import { decisionsNow, documentsNow, type OpenFile, stampOf } from './configuration/procurementFiles';
import { type OpenDocument, openDocuments } from './openDocument';
import { type Prose, proseIn } from './prose';
import { isReviewable } from './scope';
import { defaultSettings, proseLocale, type Settings } from './settings';
import { shiftDiagnostics } from './shift';

/** About five thousand pages of Markdown, of which an edit reads but a chapter; a thousand of what each edit reads whole. */
const mostCharacters = { markdown: 10_000_000, yaml: 2_000_000, text: 2_000_000 };

/** The diagnostics of a document that are on the screen. */
interface Shown {
  generation: number;
  diagnostics: Diagnostic[];
}

interface Cached {
  version: number;
  /** Of the documents that are reviewed with it. */
  stamp: string;
  generation: number;
  analysis: Analysis;
}

/**
 * The state behind one connection: open documents, settings, and the latest analysis of each document. An analysis is
 * made at most once per version, whichever feature asks first.
 */
export class Session {
  readonly documents = new TextDocuments(openDocuments);
  readonly #cache = new Map<string, Cached>();
  readonly #memories = new WeakMap<OpenDocument, AnalysisMemory>();
  readonly #shown = new WeakMap<OpenDocument, Shown>();
  readonly #forced = new Map<string, { kind: ForcedKind; version: number }>();
  /** What was decided on a document's findings; set when the server starts. */
  decisionsOn: (uri: string) => Decisions | undefined = () => undefined;
  /** What settings and configuration files make of an open document; set when the server starts. */
  configurationOf: (uri: string) => Resolved | undefined = () => undefined;
  /** The settings of the folder that an open document lies in; set when the server starts. */
  settingsFor: (uri: string) => Settings | undefined = () => undefined;
  /** The procurement file that an open document belongs to, where a configuration has it with others; set when the server starts. */
  fileOf: (uri: string) => OpenFile | undefined = () => undefined;
  /** What a document's first review waits for. */
  readonly #waiting = new Map<string, Promise<void>>();
  #settings: Settings = defaultSettings;
  readonly #outdated: (() => void)[] = [];
  /** By playbook: compiling one takes a moment. */
  readonly #analysers = new WeakMap<PlaybookSource, Analyser>();
  /** Grows whenever something other than a text changes what an analysis says. */
  #generation = 0;

  constructor(
    readonly connection: Connection,
    readonly analyser: Analyser,
    readonly features: ClientFeatures,
  ) {
    this.documents.onDidClose(({ document }) => {
      this.#cache.delete(document.uri);
      this.#forced.delete(document.uri);
    });
  }

  get settings(): Settings {
    return this.#settings;
  }

  set settings(settings: Settings) {
    this.#settings = settings;
    this.outdate();
  }

  /** The settings that hold for a document; those of the window until the client has told them. */
  settingsOf(uri: string): Settings {
    return this.settingsFor(uri) ?? this.#settings;
  }

  /** The language of a document's findings: what settings or configuration choose, else that of the user interface. */
  localeOf(uri: string): ReturnType<typeof proseLocale> {
    return this.configurationOf(uri)?.policy.locale ?? proseLocale(this.settingsOf(uri), this.features.locale);
  }

  /** Resolves when it is known what holds for a document; undefined when it is. */
  ready(uri: string): Promise<void> | undefined {
    return this.#waiting.has(uri) ? this.#settled(uri) : undefined;
  }

  /** While one search is waited for, another may begin. */
  async #settled(uri: string): Promise<void> {
    for (let waiting = this.#waiting.get(uri); waiting; waiting = this.#waiting.get(uri)) await waiting;
  }

  /** Lets what is asked of a document wait. */
  wait(uri: string, known: Promise<void>): void {
    const waiting = known.finally(() => {
      if (this.#waiting.get(uri) === waiting) this.#waiting.delete(uri);
    });
    this.#waiting.set(uri, waiting);
  }

  /** Something other than the text has changed for one document: its analysis is due again; whether there was any. */
  invalidate(uri: string): boolean {
    const document = this.documents.get(uri);
    if (document) this.#shown.delete(document);
    return this.#cache.delete(uri);
  }

  /** Tells those who show analyses that some of them are due again. */
  tellOutdated(): void {
    for (const listener of this.#outdated) listener();
  }

  /** Something other than a text has changed: every analysis is due again. */
  outdate(): void {
    this.#generation++;
    this.tellOutdated();
  }

  /** Calls when something other than a text has changed what analyses say. */
  onOutdated(listener: () => void): void {
    this.#outdated.push(listener);
  }

  get locale(): ReturnType<typeof proseLocale> {
    return proseLocale(this.#settings, this.features.locale);
  }

  /** The server's own words, where no document decides the language. */
  get prose(): Prose {
    return proseIn(this.locale === 'document' ? 'en' : this.locale);
  }

  /**
   * Reviews the document although it does not look like a procurement document: from now on; or although it is too large:
   * this version of it.
   */
  force(document: OpenDocument, kind: ForcedKind): void {
    this.#forced.set(document.uri, { kind, version: document.version });
    this.#cache.delete(document.uri);
    for (const listener of this.#outdated) listener();
  }

  /** Whether a review while typing would keep the user waiting; one that was asked for is made all the same. */
  isTooLarge(document: OpenDocument): boolean {
    return document.length > mostCharacters[document.live.format] && this.#forced.get(document.uri)?.version !== document.version;
  }

  /** The open document, when the extension is on, the document is one it looks at, and its text is known. */
  reviewable(uri: string): OpenDocument | undefined {
    const document = this.documents.get(uri);
    // Our own pages quote clauses, good and bad.
    const pages = this.features.options.clausePages;
    if (pages && uri.startsWith(pages)) return undefined;
    return document && !document.failure && this.settingsOf(uri).enable && isReviewable(document) ? document : undefined;
  }

  /** The analysis of an open document's current version; undefined when it is not reviewable or too large. May throw what the engine throws. */
  analysisOf(uri: string): Analysis | undefined {
    const document = this.reviewable(uri);
    if (!document || this.isTooLarge(document)) return undefined;
    const cached = this.#cache.get(uri);
    const file = this.fileOf(uri);
    const stamp = file ? stampOf(this, file) : '';
    const same = cached?.version === document.version && cached.stamp === stamp && cached.generation === this.#generation;
    if (cached && same) return cached.analysis;
    const memory = file?.memory ?? this.#memoryOf(document);
    const by = this.#analyserFor(uri);
    const made = by.analyse({
      uri,
      live: document.live,
      memory,
      forced: this.#forced.get(uri)?.kind,
      ...this.#choicesFor(uri),
    });
    // Whoever stands before the engine is asked about what it made.
    const analysis = made.by === by ? made : { ...made, by };
    this.#cache.set(uri, { version: document.version, stamp, generation: this.#generation, analysis });
    return analysis;
  }

  /** The analysis in a language of the caller's choice; made anew where the findings are in another. */
  analysisIn(uri: string, locale: Language): Analysis | undefined {
    const analysis = this.analysisOf(uri);
    const document = this.documents.get(uri);
    if (!analysis || !document || this.localeOf(uri) === locale) return analysis;
    const forced = this.#forced.get(uri)?.kind;
    return this.#analyserFor(uri).analyse({
      uri,
      live: document.live,
      memory: {},
      forced,
      ...this.#choicesFor(uri),
      locale,
    });
  }

  /**
   * What was last shown of a document, moved to where the one edit since has put it; undefined when the edit may have changed more
   * than places.
   */
  shiftedDiagnostics(document: OpenDocument): Diagnostic[] | undefined {
    const shown = this.#shown.get(document);
    const [edit, ...more] = document.edits ?? [];
    const fresh = shown?.generation === this.#generation && !this.#forced.has(document.uri) && this.reviewable(document.uri);
    if (!shown || !fresh || !edit || more.length > 0) return undefined;
    // Whoever asked for this version's analysis has followed the edit: what it changed can no longer be told.
    if (this.#cache.get(document.uri)?.version === document.version) return undefined;
    const moved = shiftDiagnostics(shown.diagnostics, edit);
    if (!moved || !this.#analyserFor(document.uri).stillHolds(document.live, this.#memoryOf(document))) return undefined;
    this.show(document, moved);
    return moved;
  }

  /** Whose playbook has a clause: ours, or one that an open document is reviewed by. */
  whoKnows(clause: string): Analyser | undefined {
    const others = this.documents.all().map(({ uri }) => this.#analyserFor(uri));
    return [this.analyser, ...others].find((analyser) => analyser.clause(clause) !== undefined);
  }

  /** By the playbook that the document's configuration names. */
  #analyserFor(uri: string): Analyser {
    const source = this.configurationOf(uri)?.playbooks?.source;
    if (!source) return this.analyser;
    const analyser = this.#analysers.get(source) ?? createAnalyser(compilePlaybook(source));
    this.#analysers.set(source, analyser);
    return analyser;
  }

  /** Remembers what is shown of a document as it is now. */
  show(document: OpenDocument, diagnostics: Diagnostic[]): void {
    document.edits = [];
    this.#shown.set(document, { generation: this.#generation, diagnostics });
  }

  /** What the analyser needs to know of what was chosen for a document. */
  #choicesFor(uri: string): Pick<AnalysisInput, 'settings' | 'locale' | 'policy' | 'decisions' | 'file'> {
    const locale = this.localeOf(uri);
    const policy = this.configurationOf(uri)?.policy;
    const file = this.fileOf(uri);
    return {
      settings: this.settingsOf(uri),
      locale,
      ...(policy && { policy: resolvePolicy({ ...policy, locale }) }),
      decisions: file ? decisionsNow(this, file) : this.decisionsOn(uri),
      ...(file && { file: { name: file.name, documents: (own) => documentsNow(this, file, own) } }),
    };
  }

  #memoryOf(document: OpenDocument): AnalysisMemory {
    let memory = this.#memories.get(document);
    if (!memory) {
      memory = {};
      this.#memories.set(document, memory);
    }
    return memory;
  }
}

/** Thrown work that must reach the client as it is: cancellation and refusals are answers, not failures. */
export function isAnswer(error: unknown): error is ResponseError<unknown> {
  return error instanceof ResponseError;
}

export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** Lets queued messages (a newer edit, a cancellation) in before work that cannot be interrupted. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
