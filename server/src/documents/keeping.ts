import type { MappedText, Statement } from './types';

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

/** All that a statement is matched by, and how its text lies in the source: evidence in it keeps its distances. */
function contentOf({ role, text, pieces, before, after, term, marker }: Statement): string {
  const base = pieces[0]?.start ?? 0;
  const lies = pieces.map(({ at, start, end }) => [at, start - base, end - base]);
  return JSON.stringify([role, text, lies, before.map(textOf), after.map(textOf), term, marker?.text]);
}

function textOf({ text }: MappedText): string {
  return text;
}
