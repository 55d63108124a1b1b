/** What a text calls a schedule: its word and its letter or number, as written. Offsets are UTF-16. */
export interface ScheduleName {
  start: number;
  end: number;
  word: string;
  id: string;
}

const NAME =
  /(?<![\p{L}\d])(schedule|annex|annexe|appendix|appendice|exhibit|attachment|pièce jointe)\s{1,40}([A-Z]{1,2}|\d{1,2}|[IVX]{1,5})(?![\p{L}\d])/giu;
/** “Schedule 1 to the Act” is somebody else's. */
const FOREIGN =
  /^\s{1,40}(?:to|of|de|du|des|à|au)\s+(?:(?:the|la|le|les|l['’])\s*)?(?:act|regulations?|by-law|directive|loi|règlement|code)(?![\p{L}])/iu;

/** The schedules a text names, whether or not it writes them as names are written. */
export function scheduleNames(text: string): ScheduleName[] {
  return [...text.matchAll(NAME)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[1]!,
    id: match[2]!,
  }));
}

/** Whether what follows a schedule's name says that it belongs to a law. */
export function isOfLaw(after: string): boolean {
  return FOREIGN.test(after.slice(0, 120));
}

/** Names with the same key are one schedule. */
export function scheduleKey({ word, id }: Pick<ScheduleName, 'word' | 'id'>): string {
  return `${word} ${id}`.toLowerCase();
}
