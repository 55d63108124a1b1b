import type { ClauseSource, ConceptsSource } from '../playbook/types';
import type { Message } from '../text/message';
import type { Language } from '../text/types';

/** The title of an element, or what was given when it is no element of the clause. */
export function localised(element: string, clause: ClauseSource, language: Language): string {
  return clause.elements.find(({ id }) => id === element)?.title[language] ?? element;
}

/** How many words of a subject are shown as having been looked for. */
const WORDS_SHOWN = 4;

/** A message as a reader takes it: titles of the elements it names instead of their ids, words of a subject instead of its concept. */
export function reasonIn(reason: Message, clause: ClauseSource, language: Language, concepts: ConceptsSource): Message {
  const args: Record<string, unknown> = { ...reason.args };
  for (const key of ['lacking', 'touched'])
    if (Array.isArray(args[key])) args[key] = args[key].map((id: string) => localised(id, clause, language));
  if (reason.id === 'reason.not-applicable') args.lookedFor = wordsOf(reason.args.lookedFor, concepts, language);
  return { ...reason, args } as Message;
}

/** The first words of concepts, as written, without repeating one. */
function wordsOf(ids: string[], concepts: ConceptsSource, language: Language): string[] {
  const words = ids.flatMap((id) => concepts[id]?.[language]?.slice(0, WORDS_SHOWN) ?? [id]);
  return [...new Set(words.map((word) => word.replace(/^=/, '')))];
}
