import type { PlaybookSource } from '../playbook/types';

/** The subjects on which the playbook's clauses depend (`applies-when`), in code-unit order. */
export function subjectsOf({ clauses }: PlaybookSource): string[] {
  return [...new Set(clauses.flatMap((clause) => clause['applies-when'] ?? []))].sort();
}

/** Whether a user may name this subject: one that clauses depend on, or any other concept of the playbook (`personal-data`). */
export function isSubject(id: string, { concepts }: Pick<PlaybookSource, 'concepts'>): boolean {
  return Object.hasOwn(concepts, id);
}
