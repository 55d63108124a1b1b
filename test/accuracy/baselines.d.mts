import type { ParsedPattern, PlaybookSource } from '../../server/src/playbook';

type Vocabulary = Pick<PlaybookSource, 'concepts'> & {
  clauses: Pick<PlaybookSource['clauses'][number], 'id' | 'title' | 'headings'>[];
};
type Parse = (pattern: string) => ParsedPattern;

export function createBaselines(
  playbook: Vocabulary,
  parse: Parse,
): (text: string, language: 'en' | 'fr') => (clause: string) => { phrases: boolean; words: boolean };
export function phrasesByClause(playbook: Vocabulary, parse: Parse): Map<string, { en: string[]; fr: string[] }>;
export function tokenise(text: string): string[];
