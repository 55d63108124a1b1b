import type { MappedText, Statement } from './types';

/** Statements that say what an old one said take its place among objects, so that what was found in it still holds. */
export function keepStatements(statements: Statement[], old: readonly Statement[]): void {
  if (old.length === 0) return;
  const known = new Map<string, Statement[]>();
  for (const statement of old) {
    const key = contentOf(statement);
    const same = known.get(key);
    if (same) same.push(statement);
    else known.set(key, [statement]);
  }
  statements.forEach((statement, i) => {
    const same = known.get(contentOf(statement))?.shift();
    if (!same) return;
    // Optional fields are part of the content: both have them, or neither.
    statements[i] = Object.assign(same, statement);
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
