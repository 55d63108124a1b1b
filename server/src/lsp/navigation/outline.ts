import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type Navigation, type OutlineEntry, outlineOf } from '../../navigation';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import type { OpenDocument } from '../openDocument';
import type { Session } from '../session';
import { navigated, toRange } from './context';

const kinds: Record<OutlineEntry['kind'], SymbolKind> = {
  schedule: SymbolKind.Module,
  section: SymbolKind.Class,
  paragraph: SymbolKind.Field,
  item: SymbolKind.EnumMember,
  definition: SymbolKind.Constant,
};

/** The outline by the contract's own numbering. */
export const outline: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register({ connection, session, status }) {
    connection.onDocumentSymbol(
      guarded(status, 'outline', null, ({ textDocument: { uri } }): DocumentSymbol[] | SymbolInformation[] | null => {
        const here = navigated(session, uri);
        if (!here || !isWanted(session, here.navigation)) return null;
        const entries = outlineOf(here.navigation);
        if (session.features.hierarchicalSymbols) return entries.map((entry) => toSymbol(entry, here.document));
        return entries.flatMap((entry) => toFlat(entry, uri, here.document));
      }),
    );
  },
};

/** An editor that has an outline of Markdown headings shows ours as a second tree: it must then know more than headings. */
function isWanted({ settings, features }: Session, { document, provisions }: Navigation): boolean {
  if (settings.outline !== 'auto') return settings.outline === 'on';
  if (document.format !== 'markdown' || !features.options.markdownOutline) return true;
  return provisions.some(({ number, section }) => number !== '' && section?.style !== 'atx' && section?.style !== 'setext');
}

function toSymbol({ name, kind, range, nameRange, children }: OutlineEntry, document: OpenDocument): DocumentSymbol {
  return {
    name,
    kind: kinds[kind],
    range: toRange(document, range),
    selectionRange: toRange(document, nameRange),
    children: children.map((child) => toSymbol(child, document)),
  };
}

function toFlat(entry: OutlineEntry, uri: string, document: OpenDocument, containerName?: string): SymbolInformation[] {
  const { name, kind, range, children } = entry;
  const own: SymbolInformation = { name, kind: kinds[kind], location: { uri, range: toRange(document, range) } };
  if (containerName) own.containerName = containerName;
  return [own, ...children.flatMap((child) => toFlat(child, uri, document, name))];
}
