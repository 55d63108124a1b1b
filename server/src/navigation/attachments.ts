import { foldText } from '../text';

/** Words that a file's name may leave out; single letters are not among them, since schedules have them for names. */
const SMALL = new Set('the of to an and this that its our for le la les de du des et au aux ce cet cette son sa ses'.split(' '));

/**
 * The file that is a document as a contract names it: `files/schedule-c-security.md` is “Schedule C” and “the Security Schedule”. Undefined
 * where none is, or several may be. `paths`: of files, or their URIs.
 */
export function attachmentNamed(name: string, paths: readonly string[]): string | undefined {
  const wanted = wordsOf(name).filter((word) => !SMALL.has(word));
  // “the Policy” is any of them.
  if (wanted.length < 2) return undefined;
  const found = paths
    .map((path) => ({ path, words: wordsOf(baseName(path)).filter((word) => !SMALL.has(word)) }))
    .filter(({ words }) => wanted.every((word) => words.includes(word)));
  const exact = found.filter(({ words }) => words.length === wanted.length);
  const [only, ...others] = exact.length > 0 ? exact : found;
  return others.length === 0 ? only?.path : undefined;
}

function wordsOf(text: string): string[] {
  return (
    foldText(text)
      .replace(/(?<!\p{L})[ld]['’]/gu, '')
      .match(/\p{L}+|\d+/gu) ?? []
  );
}

/** Without folders and ending, as a person reads it. */
function baseName(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{1,10}$/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
