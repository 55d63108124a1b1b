import type { Position, Range, TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';

import { LiveDocument } from '../documents';
import type { ReadingStatistics } from './protocol';
import { formatOf } from './scope';
import type { Edit } from './shift';

/** A document open in the editor. Its text follows the edits chapter by chapter, and is one string only when somebody asks for it. */
export class OpenDocument {
  readonly live: LiveDocument;
  /** The edits since this was last emptied; undefined once there is more than one, or the text was replaced as a whole. */
  edits: Edit[] | undefined = [];
  /** What went wrong when the text was last taken over; what is known of it is then not what the editor shows. */
  failure: { error: unknown } | undefined;

  #asked = { chapters: 0, characters: 0 };

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
  ) {
    this.live = new LiveDocument({ path: uri, text: '', format: formatOf(languageId, uri) });
    this.#take(() => this.live.reset(text));
  }

  get lineCount(): number {
    return this.live.text.lineCount;
  }

  /** Characters (UTF-16 code units). */
  get length(): number {
    return this.live.text.length;
  }

  getText(range?: Range): string {
    if (!range) return this.live.text.toString();
    const { start, end } = this.#offsets(range);
    return this.live.text.slice(start, end);
  }

  positionAt(offset: number): Position {
    return this.live.text.positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.live.text.offsetAt(position);
  }

  /** Takes the changes of one notification, in their order. Never throws: see `failure`. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.version = version;
    for (const change of changes) {
      if ('range' in change) this.#take(() => this.#edit(change));
      else {
        this.edits = undefined;
        this.failure = undefined;
        this.#take(() => this.live.reset(change.text));
      }
    }
  }

  /** After a failure the places of edits mean nothing, until the text comes as a whole. */
  #take(change: () => void): void {
    if (this.failure) return;
    try {
      change();
    } catch (error) {
      this.failure = { error };
    }
  }

  #edit({ range: given, text }: { range: Range; text: string }): void {
    const { start, end } = this.#offsets(given);
    // As the text has it: an editor may count beyond the end of a line.
    const range = { start: this.positionAt(start), end: this.positionAt(end) };
    this.edits?.push({ range, text });
    // More than one is never asked for, and nobody may ask at all.
    if (this.edits && this.edits.length > 1) this.edits = undefined;
    this.live.edit(start, end, text);
  }

  /** What was read of it since this was last asked. */
  statistics(): ReadingStatistics {
    const { chapters, characters } = this.live.count;
    const since = { segmentsParsed: chapters - this.#asked.chapters, charactersRead: characters - this.#asked.characters };
    this.#asked = { chapters, characters };
    return since;
  }

  /** A range whose ends are the wrong way round means the text between them. */
  #offsets({ start, end }: Range): { start: number; end: number } {
    const [a, b] = [this.offsetAt(start), this.offsetAt(end)];
    return { start: Math.min(a, b), end: Math.max(a, b) };
  }
}

/** How the library of the protocol makes and changes documents. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
  update(document, changes, version) {
    document.change(changes, version);
    return document;
  },
};
