import type { DocumentHighlight, Location, LocationLink, Range } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { type Provision, type Reference, rangeOfSpot, type TermUse } from '../../navigation';
import type { TextRange } from '../../text/types';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { type Navigated, navigated, toRange } from './context';

/** What stands at a place: words that refer to provisions, a term, or the heading or number of a provision. */
type Thing =
  | { kind: 'reference'; range: TextRange; reference: Reference }
  | { kind: 'term'; range: TextRange; use: TermUse }
  | { kind: 'provision'; range: TextRange; provision: Provision };

export function thingAt({ navigation }: Navigated, offset: number): Thing | undefined {
  const reference = navigation.referenceAt(offset);
  if (reference) return { kind: 'reference', range: reference, reference };
  const use = navigation.useAt(offset);
  if (use) return { kind: 'term', range: use, use };
  const provision = navigation.headedAt(offset);
  return provision && { kind: 'provision', range: provision.nameRange, provision };
}

/** Where a thing is defined: the range of all of it, and that of its name. */
function definitionsOf(thing: Thing): { range: TextRange; name: TextRange }[] {
  switch (thing.kind) {
    case 'reference':
      return thing.reference.targets.map(({ range, nameRange }) => ({ range, name: nameRange }));
    case 'provision':
      return [{ range: thing.provision.range, name: thing.provision.nameRange }];
    case 'term':
      return thing.use.term.definitions.map(({ name, statement }) => {
        const at = rangeOfSpot(name);
        const range = { start: Math.min(at.start, statement.range.start), end: Math.max(at.end, statement.range.end) };
        return { range, name: at };
      });
  }
}

/** Where a thing is named, without its definition. */
function mentionsOf({ navigation }: Navigated, thing: Thing): TextRange[] {
  if (thing.kind === 'term') return navigation.uses.filter(({ term, definition }) => term === thing.use.term && !definition);
  const targets = thing.kind === 'reference' ? thing.reference.targets : [thing.provision];
  return navigation.references.filter((reference) => reference.targets.some((target) => targets.includes(target)));
}

/** Go to definition, find all references and highlight: for terms, and for provisions by their numbers. */
export const places: Feature = {
  capabilities: () => ({ definitionProvider: true, referencesProvider: true, documentHighlightProvider: true }),
  register({ connection, session, status }) {
    connection.onDefinition(
      guarded(status, 'definition', null, ({ textDocument: { uri }, position }): LocationLink[] | Location[] | null => {
        const here = navigated(session, uri);
        const thing = here && thingAt(here, here.document.offsetAt(position));
        if (!thing) return null;
        const range = ({ start, end }: TextRange): Range => toRange(here.document, { start, end });
        const targets = definitionsOf(thing);
        if (!session.features.definitionLinks) return targets.map(({ name }) => ({ uri, range: range(name) }));
        return targets.map((target) => ({
          targetUri: uri,
          targetRange: range(target.range),
          targetSelectionRange: range(target.name),
          originSelectionRange: range(thing.range),
        }));
      }),
    );
    connection.onReferences(
      guarded(status, 'references', null, ({ textDocument: { uri }, position, context }): Location[] | null => {
        const here = navigated(session, uri);
        const thing = here && thingAt(here, here.document.offsetAt(position));
        if (!thing) return null;
        const declarations = context.includeDeclaration ? definitionsOf(thing).map(({ name }) => name) : [];
        const all = [...declarations, ...mentionsOf(here, thing)].sort((a, b) => a.start - b.start);
        return all.map((place) => ({ uri, range: toRange(here.document, place) }));
      }),
    );
    connection.onDocumentHighlight(
      guarded(status, 'highlight', null, ({ textDocument: { uri }, position }): DocumentHighlight[] | null => {
        const here = navigated(session, uri);
        const thing = here && thingAt(here, here.document.offsetAt(position));
        if (!thing || thing.kind === 'provision') return null;
        const mark = (kind: DocumentHighlightKind) => (place: TextRange) => ({ range: toRange(here.document, place), kind });
        return [
          ...(thing.kind === 'term' ? definitionsOf(thing).map(({ name }) => mark(DocumentHighlightKind.Write)(name)) : []),
          ...mentionsOf(here, thing).map(mark(DocumentHighlightKind.Read)),
        ];
      }),
    );
  },
};
