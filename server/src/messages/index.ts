import type { Message } from '../text/message';
import type { Language } from '../text/types';
import { type Catalogue, en } from './en';
import { fr } from './fr';

export { counted, listed, quoted } from './prose';

const CATALOGUES: Record<Language, Catalogue> = { en, fr };

/** Says a message in a language. */
export function render(message: Message, language: Language): string {
  const say = CATALOGUES[language][message.id] as (args: Message['args']) => string;
  return say(message.args);
}
