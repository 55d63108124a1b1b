import { type Connection, LSPErrorCodes, ResponseError, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyser, Analysis, ForcedKind } from './analysis';
import type { ClientFeatures } from './clientFeatures';
import { type Prose, proseIn } from './prose';
import { isReviewable } from './scope';
import { defaultSettings, proseLocale, type Settings } from './settings';

interface Cached {
  version: number;
  generation: number;
  analysis: Analysis;
}

/**
 * The state behind one connection: open documents, settings, and the latest analysis of each document. An analysis is
 * made at most once per version, whichever feature asks first.
 */
export class Session {
  readonly documents = new TextDocuments(TextDocument);
  readonly #cache = new Map<string, Cached>();
  readonly #forced = new Map<string, ForcedKind>();
  #settings: Settings = defaultSettings;
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
    this.#generation++;
  }

  get locale(): ReturnType<typeof proseLocale> {
    return proseLocale(this.#settings, this.features.locale);
  }

  /** The server's own words, where no document decides the language. */
  get prose(): Prose {
    return proseIn(this.locale === 'document' ? 'en' : this.locale);
  }

  /** Reviews the document from now on, although it does not look like a procurement document. */
  force(uri: string, kind: ForcedKind): void {
    this.#forced.set(uri, kind);
    this.#cache.delete(uri);
  }

  /** The open document, when the extension is on and the document is one it looks at. */
  reviewable(uri: string): TextDocument | undefined {
    const document = this.documents.get(uri);
    return document && this.#settings.enable && isReviewable(document) ? document : undefined;
  }

  /** The analysis of an open document's current version; undefined when it is not reviewable. May throw what the engine throws. */
  analysisOf(uri: string): Analysis | undefined {
    const document = this.reviewable(uri);
    if (!document) return undefined;
    const cached = this.#cache.get(uri);
    if (cached && cached.version === document.version && cached.generation === this.#generation) return cached.analysis;
    const analysis = this.analyser.analyse({
      uri,
      text: document.getText(),
      languageId: document.languageId,
      forced: this.#forced.get(uri),
      settings: this.#settings,
      locale: this.locale,
    });
    this.#cache.set(uri, { version: document.version, generation: this.#generation, analysis });
    return analysis;
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
