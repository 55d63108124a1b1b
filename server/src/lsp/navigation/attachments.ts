import type { DocumentLink } from 'vscode-languageserver';
import { attachmentNamed } from '../../navigation';
import { deferralsOf } from '../../review';
import { inert } from '../../text';
import type { Files } from '../files';
import type { Session } from '../session';
import { navigated, toRange } from './context';

/** Files looked through for the documents that a contract names. */
const mostFiles = 2000;

/** The documents that clauses are left to, as links to the files of the workspace that they are. */
export class Attachments {
  #listed: Promise<string[]> | undefined;

  constructor(
    readonly session: Session,
    readonly files: Files,
  ) {
    // Whoever makes a file opens or closes something soon.
    const forget = () => {
      this.#listed = undefined;
    };
    session.documents.onDidOpen(forget);
    session.documents.onDidClose(forget);
  }

  async linksIn(uri: string): Promise<DocumentLink[]> {
    const named = this.#named(uri);
    if (named.length === 0) return [];
    this.#listed ??= this.files.list(this.session.features.folders, mostFiles);
    const listed = await this.#listed;
    const others = listed.filter((each) => each !== uri);
    // The text may have moved on meanwhile.
    const document = this.session.documents.get(uri);
    if (!document) return [];
    return this.#named(uri).flatMap(({ name, start, end }) => {
      const target = attachmentNamed(name, others);
      return target ? [{ range: toRange(document, { start, end }), target, tooltip: inert(name) }] : [];
    });
  }

  #named(uri: string) {
    const analysis = navigated(this.session, uri)?.analysis;
    if (!analysis) return [];
    const left = analysis.readings.filter(({ status }) => status === 'deferred');
    const places = left.flatMap((reading) => deferralsOf(reading, [analysis.document]));
    // Several clauses may be left to a document by the same words.
    return [...new Map(places.map((place) => [place.start, place])).values()];
  }
}
