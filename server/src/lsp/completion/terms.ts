import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { inert } from '../../text';
import { navigated } from '../navigation/context';
import { navigationProse } from '../prose/navigation';
import { item, type Place } from './place';

const ARTICLE =
  /(?:^|[\s("“«])(?:the|an?|any|each|every|such|its|le|la|les|un|une|des|du|au|aux|chaque|ce|cette|ces|son|sa|ses) $|(?:^|[\s("“«])[ld]['’]$/i;

/** The document's defined terms, after an article or the first letters of one. */
export function definedTerms(place: Place): CompletionItem[] {
  const { analysis, before, document, offset, session } = place;
  const here = navigated(session, document.uri);
  if (!here) return [];
  const say = navigationProse[analysis.locale];
  return here.navigation.terms.flatMap(({ name, definitions }) => {
    const typed = typedOf(name, before);
    if (typed === undefined) return [];
    const [definition] = definitions;
    return item(
      place,
      { start: offset - typed, end: offset },
      {
        label: inert(name),
        kind: CompletionItemKind.Constant,
        detail: say.definedTerm(),
        ...(definition ? { documentation: inert(definition.statement.text) } : {}),
        newText: name,
      },
    );
  });
}

/** How many characters of the name are typed; undefined where it is not offered. */
function typedOf(name: string, before: string): number | undefined {
  for (let length = Math.min(name.length - 1, before.length); length > 0; length--) {
    const typed = before.slice(-length);
    if (typed.toLowerCase() !== name.slice(0, length).toLowerCase()) continue;
    const lead = before.slice(0, -length);
    if (/[\p{L}\p{N}]$/u.test(lead)) continue;
    if (typed[0] === name[0] && /^\p{Lu}/u.test(typed)) return length;
    if (ARTICLE.test(lead)) return length;
  }
  return ARTICLE.test(before) ? 0 : undefined;
}
