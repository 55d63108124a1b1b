/** A collection whose entries may begin chapters. */
export interface YamlLevel {
  kind: 'map' | 'list';
  /** Of its keys, or of its dashes. */
  column: number;
  /** Key that it stands under; undefined for the document's own. */
  key?: string;
}

/** The collections that the beginning of a chapter stands in, outermost first; its first line is an entry of the last. */
export type YamlPlace = readonly YamlLevel[];

/** Where a chapter of a YAML text begins. */
export interface YamlCut {
  start: number;
  /** Absent at the beginning of the text. */
  place?: YamlPlace;
  /** It holds lines of which it is not certain that they read alone as they do in the document. */
  doubtful?: true;
}

const MOST_LEVELS = 4;
/** Lists and maps set further in than this hold no chapters. */
const LAST_COLUMN = 40;
/** Entries on one line are cut apart when they are at least this long. */
const LONG_LINE = 80;

/** A key that needs no quotes, whatever it is read as. */
const KEY = /([\p{L}\p{N}_](?:[\p{L}\p{N}_./'’() -]{0,80}[\p{L}\p{N}_./'’()-])?):(?=[ \r\n]|$)/uy;
/** What stands on the line of a key whose value begins below. */
const NOTHING = /[ \t]*(?: #[^\n]*)?\r?(?:\n|$)/y;
const MARKER = /---|\.\.\.|%/y;

/**
 * Cuts a text before keys of its outermost map, and before entries of the maps and lists under them that are set
 * further in line by line. `place`: where the first line stands; undefined: the text begins with it.
 *
 * Whatever a value may hold, a line set in no further than the key above it is not part of it, or the value has a mistake: so
 * whether there is a cut at a line is told by that line, by the one above it, and by the place it stands in. Cutting from any cut
 * on therefore gives the same cuts. A chapter with a mistake is for the reader to find. Linear.
 */
export function cutYaml(source: string, place?: YamlPlace): YamlCut[] {
  const cutter = new LineCutter(source, place);
  for (let at = 0; at < source.length; ) {
    const feed = source.indexOf('\n', at);
    const end = feed < 0 ? source.length : feed;
    cutter.line(at, end);
    at = end + 1;
  }
  return cutter.cuts;
}

export function isSamePlace(a: YamlPlace | undefined, b: YamlPlace | undefined): boolean {
  if (a === b) return true;
  return (
    a?.length === b?.length &&
    a !== undefined &&
    a.every(({ kind, column, key }, i) => kind === b![i]!.kind && column === b![i]!.column && key === b![i]!.key)
  );
}

class LineCutter {
  readonly cuts: YamlCut[];
  readonly #source: string;
  #levels: YamlPlace;
  /** The line has not come yet that tells what the document is, … */
  #beginning: boolean;
  /** … or it is something else than a map of keys. */
  #other = false;
  /** The first line of the text given stands where it is said to. */
  #given: boolean;
  /** The key above, when its value is still to come. */
  #key: string | undefined;
  /** Column and length of the last line that is neither blank nor a comment. */
  #above = { column: 0, length: 0 };

  constructor(source: string, place: YamlPlace | undefined) {
    this.#source = source;
    this.cuts = [place ? { start: 0, place } : { start: 0 }];
    this.#levels = place ?? [];
    this.#beginning = place === undefined;
    this.#given = place !== undefined;
  }

  line(at: number, end: number): void {
    const source = this.#source;
    let from = at === 0 && this.#beginning && source.charCodeAt(0) === 0xfeff ? 1 : at;
    const lineStart = from;
    while (from < end && source.charCodeAt(from) === 32) from++;
    if (this.#other || isBlank(source, from, end) || source.charCodeAt(from) === 35) return;
    this.#content(from - lineStart, from, lineStart);
    this.#above = { column: from - lineStart, length: end - lineStart };
  }

  /** A line with text: its column, where the text starts, and where the line does. */
  #content(column: number, from: number, lineStart: number): void {
    const dash = dashEnd(this.#source, from);
    const key = this.#keyAt(dash ?? from);
    if (this.#beginning) {
      this.#beginning = false;
      this.#other = column > 0 || dash !== undefined || key === undefined;
      if (!this.#other) this.#enter({ kind: 'map', column }, key!);
      return;
    }
    if (this.#given) {
      this.#given = false;
      this.#expectValue(dash === undefined ? key : undefined);
      return;
    }
    if (this.#key !== undefined && this.#opens(column, dash !== undefined, key)) return;
    this.#key = undefined;
    const left = this.#leave(column, dash !== undefined);
    const level = this.#levels[this.#levels.length - 1]!;
    if (column > level.column) {
      // A value, unless it is set in as nothing above it is.
      if (left) this.#doubt();
      return;
    }
    const isEntry = key !== undefined && (dash !== undefined) === (level.kind === 'list');
    if (isEntry) {
      if (left || this.#above.column > column || this.#above.length >= LONG_LINE) this.#cut(lineStart);
      this.#expectValue(dash === undefined ? key : undefined);
    } else if (left || isMarker(this.#source, from, column)) this.#doubt();
  }

  /** A key that begins here; `KEY.lastIndex` is then past its colon. */
  #keyAt(from: number): string | undefined {
    KEY.lastIndex = from;
    return KEY.exec(this.#source)?.[1];
  }

  /** An entry of a map has been read up to its colon: what comes below may be its value. */
  #expectValue(key: string | undefined): void {
    this.#key = undefined;
    const level = this.#levels[this.#levels.length - 1]!;
    // Options, and clauses under their ids, are read as a whole.
    if (key === undefined || key === 'civicclause' || level.key === 'clauses' || this.#levels.length === MOST_LEVELS) return;
    NOTHING.lastIndex = KEY.lastIndex;
    if (NOTHING.test(this.#source)) this.#key = key;
  }

  /** The value of the key above begins on this line; is it a collection of entries? */
  #opens(column: number, dash: boolean, key: string | undefined): boolean {
    const above = this.#levels[this.#levels.length - 1]!;
    if (key === undefined || column > LAST_COLUMN || column < above.column || (column === above.column && !dash)) return false;
    this.#enter({ kind: dash ? 'list' : 'map', column, key: this.#key! }, dash ? undefined : key);
    return true;
  }

  #enter(level: YamlLevel, key: string | undefined): void {
    this.#levels = [...this.#levels, level];
    this.#expectValue(key);
  }

  /** Closes the levels that a line of this column does not stand in; are there any? */
  #leave(column: number, dash: boolean): boolean {
    let { length } = this.#levels;
    for (; length > 1; length--) {
      const level = this.#levels[length - 1]!;
      if (level.column < column || (level.column === column && (level.kind === 'map' || dash))) break;
    }
    if (length === this.#levels.length) return false;
    this.#levels = this.#levels.slice(0, length);
    return true;
  }

  #cut(start: number): void {
    this.cuts.push({ start, place: this.#levels });
  }

  #doubt(): void {
    this.cuts[this.cuts.length - 1]!.doubtful = true;
  }
}

/** Where the text of a list's item starts; undefined: the line is none. */
function dashEnd(source: string, from: number): number | undefined {
  if (source.charCodeAt(from) !== 45 || source.charCodeAt(from + 1) !== 32) return undefined;
  let end = from + 2;
  while (source.charCodeAt(end) === 32) end++;
  return end;
}

/** The line may end the document, or begin another. */
function isMarker(source: string, from: number, column: number): boolean {
  MARKER.lastIndex = from;
  return column === 0 && MARKER.test(source);
}

/** Nothing from here to the end of the line. */
function isBlank(source: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}
