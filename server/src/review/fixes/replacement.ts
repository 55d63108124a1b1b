import type { ReplacementSource } from '../../playbook/types';
import type { TextRange } from '../../text/types';

/** A place where a replacement fits, and what it puts there. Offsets are into the text searched. */
export interface Replaced extends TextRange {
  /** The words taken out, without the space around them. */
  words: string;
  newText: string;
}

/** The places where replacements fit, in order and never overlapping; of several at one place the first listed. `limit` fills `{limit}`. */
export function replacementsIn(text: string, sources: readonly ReplacementSource[], limit = ''): Replaced[] {
  const lower = text.toLowerCase();
  const found = sources.flatMap((source, order) => {
    const { expression, needs } = readOf(source.from);
    if (!needs.some((word) => lower.includes(word)) && !FOLDED.test(text)) return [];
    return [...text.matchAll(expression)].map((match) => ({ order, replaced: replacedBy(text, match, source.to, limit) }));
  });
  found.sort((a, b) => a.order - b.order || a.replaced.start - b.replaced.start);
  const taken: Replaced[] = [];
  for (const { replaced } of found)
    if (taken.every(({ start, end }) => replaced.end <= start || replaced.start >= end)) taken.push(replaced);
  return taken.sort((a, b) => a.start - b.start);
}

function replacedBy(text: string, match: RegExpExecArray, to: string, limit: string): Replaced {
  const words = match[0].trimEnd();
  const start = match.index;
  const end = start + match[0].length;
  if (to === '') return { ...withoutGap(text, start, start + words.length), words };
  const filled = to.replace('{1}', () => match[1] ?? '').replace('{limit}', () => limit);
  const cased = startsSentence(text, start) ? filled[0]!.toUpperCase() + filled.slice(1) : filled;
  // The space after an apostrophe that goes is the replacement's to give.
  const spaced = match[0] === words && /['’]$/.test(words) ? `${cased} ` : cased;
  return { start, end: /['’]$/.test(words) ? end : start + words.length, words, newText: spaced };
}

/** Words that go take the space before them, and the commas that set them off. */
function withoutGap(text: string, start: number, end: number): Omit<Replaced, 'words'> {
  const before = /,?\s*$/.exec(text.slice(0, start))![0];
  const after = /^\s*,?/.exec(text.slice(end))![0];
  const setOff = before.startsWith(',') && after.endsWith(',');
  const atStart = start - before.length === 0;
  if (atStart) {
    // "Where practicable, the Vendor shall…" begins with what follows.
    const gap = /^\s*,?\s*/.exec(text.slice(end))![0];
    const next = text[end + gap.length] ?? '';
    return { start: 0, end: end + gap.length + next.length, newText: next.toUpperCase() };
  }
  const closes = /^\s*(?:[.;:!?]|$)/.test(text.slice(end));
  const from = closes || setOff ? start - before.length : start - (/\s*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  return { start: from, end: setOff ? end + after.length : end, newText: '' };
}

function startsSentence(text: string, at: number): boolean {
  return at === 0 && /^\p{Lu}/u.test(text);
}

/** How a replacement says what it takes out. */
interface From {
  expression: RegExp;
  /** Words of which one stands, in lower case, wherever the expression fits: most texts have none, and need not be searched. */
  needs: readonly string[];
}

/** The letters that a search takes for others, and lower case does not. */
const FOLDED = /[\u017f\u212a]/;

const known = new Map<string, From>();

/** Words, spaces of any kind between them, choices in parentheses. All else in it stands for itself. */
function readOf(from: string): From {
  let read = known.get(from);
  if (!read) {
    const parts = [...from.matchAll(/\(([^()]*)\)(\?)?|[^\s()]+/g)];
    const pattern = parts.map(([whole, choice, optional], index) => {
      const words =
        choice === undefined
          ? quoted(whole)
          : `(${choice
              .split('|')
              .map((each) => quoted(each.trim()))
              .join('|')})`;
      const gap = index === parts.length - 1 ? '' : '\\s+';
      return optional ? `(?:${words}${gap})?` : words + gap;
    });
    const expression = new RegExp(`(?<![\\p{L}\\p{N}'’-])${pattern.join('')}(?:(?<=['’])|(?![\\p{L}\\p{N}-]))`, 'giu');
    const needs = parts
      .filter(([, , optional]) => !optional)
      .map(([whole, choice]) => (choice ?? whole).split('|').map(longestWord));
    read = { expression, needs: needs.reduce((best, words) => (shortest(words) > shortest(best) ? words : best), ['']) };
    known.set(from, read);
  }
  return read;
}

const shortest = (words: readonly string[]) => Math.min(...words.map(({ length }) => length));

/** Of the letters that lower case treats as a search does. */
function longestWord(words: string): string {
  const all = words.toLowerCase().match(/[a-zß-öø-ÿ]+/g) ?? [''];
  return all.reduce((best, word) => (word.length > best.length ? word : best));
}

function quoted(words: string): string {
  return words
    .replace(/[\\^$.*+?[\]{}|()]/g, '\\$&')
    .replace(/'/g, "['’]")
    .replace(/\s+/g, '\\s+');
}
