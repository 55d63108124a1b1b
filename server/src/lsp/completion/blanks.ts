import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { findPlaceholders } from '../../drafting';
import { inert } from '../../text';
import { navigationProse } from '../prose/navigation';
import { item, type Place } from './place';

/** The labels of the document's blanks, inside `[`; undefined elsewhere. */
export function blankLabels(place: Place): CompletionItem[] | undefined {
  const { analysis, before, after, offset } = place;
  const open = /(\\?)\[([^[\]]{0,80})$/.exec(before);
  if (!open) return undefined;
  const typed = open[2]!.length;
  const say = navigationProse[analysis.locale];
  const labels = new Map<string, number>();
  for (const { label, places } of findPlaceholders(analysis.document)) {
    // The bracket that is being typed is none of them yet.
    const others = places.filter(({ start, end }) => end < offset - typed || start > offset).length;
    if (label !== '' && others > 0) labels.set(label, (labels.get(label) ?? 0) + others);
  }
  const close = after.startsWith(']') || after.startsWith('\\]') ? '' : `${open[1]}]`;
  return [...labels].map(([label, count]) =>
    item(
      place,
      { start: offset - typed, end: offset },
      {
        label: inert(label),
        kind: CompletionItemKind.Field,
        detail: say.blank(count),
        newText: label + close,
      },
    ),
  );
}
