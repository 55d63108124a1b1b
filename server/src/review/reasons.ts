import type { ClauseSource } from '../playbook/types';
import type { Message } from '../text/message';
import type { Language } from '../text/types';

/** The title of an element, or what was given when it is no element of the clause. */
export function localised(element: string, clause: ClauseSource, language: Language): string {
  return clause.elements.find(({ id }) => id === element)?.title[language] ?? element;
}

/** A reason with the titles of the elements it names instead of their ids. */
export function reasonIn(reason: Message, clause: ClauseSource, language: Language): Message {
  if (!('lacking' in reason.args)) return reason;
  const lacking = reason.args.lacking.map((id) => localised(id, clause, language));
  return { ...reason, args: { ...reason.args, lacking } } as Message;
}
