import type { MappedText, Piece, Statement } from './types';

/** Statements that may come back elsewhere, by what they say. Each is given out once. */
export class KeptStatements {
  readonly #known = new Map<string, { statements: Statement[]; next: number }>();
  readonly #isFree: (statement: Statement) => boolean;

  /** `isFree`: whether one still stands nowhere else. */
  constructor(statements: Iterable<Statement>, isFree: (statement: Statement) => boolean) {
    this.#isFree = isFree;
    for (const statement of statements) {
      const key = contentOf(statement);
      const same = this.#known.get(key);
      if (same) same.statements.push(statement);
      else this.#known.set(key, { statements: [statement], next: 0 });
    }
  }

  /** The next that says the same; undefined: none does. */
  take(key: string): Statement | undefined {
    const same = this.#known.get(key);
    while (same && same.next < same.statements.length) {
      const statement = same.statements[same.next++]!;
      if (this.#isFree(statement)) return statement;
    }
    return undefined;
  }
}

/** Statements that say what an old one said take its place among objects, so that what was found in it still holds. */
export function keepStatements(statements: Statement[], kept: readonly KeptStatements[]): void {
  if (kept.length === 0) return;
  statements.forEach((statement, i) => {
    const key = contentOf(statement);
    for (const each of kept) {
      const same = each.take(key);
      if (!same) continue;
      // Optional fields are part of the content: both have them, or neither.
      statements[i] = Object.assign(same, statement);
      return;
    }
  });
}

/**
 * The same for statements in the place of old ones, of which an edit has changed few: a statement that says what the old one in its
 * place said is told without looking for it. `isFree`: whether an old one stands nowhere else.
 */
export function keepPairs(statements: Statement[], old: readonly Statement[], isFree: (statement: Statement) => boolean): void {
  const others: number[] = [];
  const { length } = statements;
  for (let i = 0; i < length; i++) {
    const same = old[i];
    const statement = statements[i]!;
    if (same && isFree(same) && hasSameContent(same, statement)) statements[i] = Object.assign(same, statement);
    else others.push(i);
  }
  if (others.length < 2 && old.length === length) return;
  const paired = new Set(statements);
  const moved = others.map((i) => statements[i]!);
  keepStatements(moved, [
    new KeptStatements(
      old.filter((each) => !paired.has(each) && isFree(each)),
      isFree,
    ),
  ]);
  others.forEach((at, i) => {
    statements[at] = moved[i]!;
  });
}

/** All that a statement is matched by, and how its text lies in the source: evidence in it keeps its distances. */
function contentOf({ role, text, pieces, before, after, term, marker }: Statement): string {
  const base = pieces[0]?.start ?? 0;
  const lies = pieces.map(({ at, start, end }) => [at, start - base, end - base]);
  return JSON.stringify([role, text, lies, before.map(textOf), after.map(textOf), term, marker?.text]);
}

/** Whether `contentOf` is the same of both. */
function hasSameContent(a: Statement, b: Statement): boolean {
  return (
    a.text === b.text &&
    a.role === b.role &&
    a.term === b.term &&
    a.marker?.text === b.marker?.text &&
    a.pieces.length === b.pieces.length &&
    haveSameTexts(a.before, b.before) &&
    haveSameTexts(a.after, b.after) &&
    lieAlike(a.pieces, b.pieces)
  );
}

function haveSameTexts(a: readonly MappedText[], b: readonly MappedText[]): boolean {
  return a.length === b.length && a.every(({ text }, i) => text === b[i]!.text);
}

function lieAlike(a: readonly Piece[], b: readonly Piece[]): boolean {
  const by = (b[0]?.start ?? 0) - (a[0]?.start ?? 0);
  return a.every(({ at, start, end }, i) => {
    const other = b[i]!;
    return at === other.at && start + by === other.start && end + by === other.end;
  });
}

function textOf({ text }: MappedText): string {
  return text;
}
