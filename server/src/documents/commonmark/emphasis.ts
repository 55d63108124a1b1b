/** A run of `*` or `_`. */
export interface DelimiterRun {
  kind: 'run';
  at: number;
  end: number;
  /** Character code of the delimiter. */
  mark: number;
  opens: boolean;
  closes: boolean;
  /** Delimiters that are not used yet. */
  size: number;
  /** How many stand at the left of the run as closing marks, and at its right as opening ones. */
  closing: number;
  opening: number;
  /** Strong emphasis that ends and begins here. */
  strongEnds: number;
  strongStarts: number;
  /** Nothing can pair with it any more. */
  settled: boolean;
}

const OTHER = 0;
const WHITE = 1;
const PUNCTUATION = 2;
const TILDE = 126;

/** The run that stands at `at`: what it may do follows from the characters around it. */
export function delimiterRun(text: string, at: number): DelimiterRun {
  const mark = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === mark) end++;
  const before = at === 0 ? WHITE : classOf(text.charCodeAt(at - 1));
  const after = end >= text.length ? WHITE : classOf(text.charCodeAt(end));
  const open = after === OTHER || (after === PUNCTUATION && before !== OTHER) || text.charCodeAt(end) === TILDE;
  const close = before === OTHER || (before === PUNCTUATION && after !== OTHER) || text.charCodeAt(at - 1) === TILDE;
  const opens = mark === 42 ? open : open && (before !== OTHER || !close);
  const closes = mark === 42 ? close : close && (after !== OTHER || !open);
  return {
    kind: 'run',
    at,
    end,
    mark,
    opens,
    closes,
    size: end - at,
    closing: 0,
    opening: 0,
    strongEnds: 0,
    strongStarts: 0,
    settled: false,
  };
}

/** Is the character neither white space nor punctuation? */
export function isWordCharacter(code: number): boolean {
  return code >= 0 && classOf(code) === OTHER;
}

function classOf(code: number): number {
  if (code < 128) {
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return OTHER;
    if (code === 32 || (code >= 9 && code <= 13)) return WHITE;
    return code > 32 && code < 127 ? PUNCTUATION : OTHER;
  }
  const character = String.fromCharCode(code);
  return /\s/.test(character) ? WHITE : /[\p{P}\p{S}]/u.test(character) ? PUNCTUATION : OTHER;
}

/** Pairs the runs from `from` on, and settles them all: what is left of them is text. */
export function pairRuns(runs: DelimiterRun[], from: number): void {
  for (let closer = from; closer < runs.length; closer++) {
    const close = runs[closer]!;
    if (!close.closes || close.settled) continue;
    for (let opener = closer - 1; opener >= from && close.size > 0; ) {
      const open = runs[opener]!;
      if (open.settled || !open.opens || open.mark !== close.mark || open.size === 0 || isOddMatch(open, close)) {
        opener--;
        continue;
      }
      const used = open.size > 1 && close.size > 1 ? 2 : 1;
      open.size -= used;
      open.opening += used;
      close.size -= used;
      close.closing += used;
      if (used === 2) {
        open.strongStarts++;
        close.strongEnds++;
      }
      for (let i = opener + 1; i < closer; i++) runs[i]!.settled = true;
    }
  }
  for (let i = from; i < runs.length; i++) runs[i]!.settled = true;
}

/** Runs that can both open and close do not match when their lengths add up to a multiple of three. */
function isOddMatch(open: DelimiterRun, close: DelimiterRun): boolean {
  return (open.closes || close.opens) && close.size % 3 !== 0 && (open.size + close.size) % 3 === 0;
}
