import { closest } from '../../documents/schema';

/** What was likely meant: a slip of the keyboard, else ids that have the word in them. */
export function similarIds(id: string, ids: string[]): string[] {
  const slip = closest(id, ids);
  if (slip) return [slip];
  return id.length < 3 ? [] : ids.filter((candidate) => candidate.includes(id.toLowerCase())).slice(0, 3);
}
