import type { Range } from 'vscode-languageserver';
import { Navigation } from '../../navigation';
import type { TextRange } from '../../text/types';
import type { Analysis } from '../analysis';
import type { OpenDocument } from '../openDocument';
import type { Session } from '../session';

/** A recognised document with the ways through it, both of its current version. */
export interface Navigated {
  analysis: Analysis;
  document: OpenDocument;
  navigation: Navigation;
}

const known = new WeakMap<Analysis, Navigation>();

/** What the features that find ways through a contract work on; undefined for a document that is none. */
export function navigated(session: Session, uri: string): Navigated | undefined {
  const analysis = session.analysisOf(uri);
  const document = session.documents.get(uri);
  if (!analysis?.recognised || !document) return undefined;
  let navigation = known.get(analysis);
  if (!navigation) {
    navigation = new Navigation(analysis.document);
    known.set(analysis, navigation);
  }
  return { analysis, document, navigation };
}

export function toRange(document: OpenDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
