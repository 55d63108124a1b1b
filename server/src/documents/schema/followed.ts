export type DocumentSchema = 'rfp' | 'agreement';

/** A declaration further down than this is none. */
export const SCHEMA_HEAD = 64_000;

/**
 * The schema a YAML document follows: named by its file name (`x.rfp.yaml`), by a comment `# yaml-language-server: $schema=`,
 * or shown by `civicclause: {kind: …}` together with a key that only structured documents have.
 */
export function schemaFollowed(path: string, source: string): DocumentSchema | undefined {
  const named = /\.(rfp|agreement)\.ya?ml$/i.exec(path.slice(-40));
  if (named) return named[1]!.toLowerCase() as DocumentSchema;
  const lines = source.slice(0, SCHEMA_HEAD).split(/\r?\n/);
  for (const line of lines) {
    const declared = /^#\s*yaml-language-server:\s*\$schema=\S*?\b(rfp|agreement)\.schema\.json\b/.exec(line);
    if (declared) return declared[1] as DocumentSchema;
  }
  if (!lines.some((line) => /^(clauses|sections|parties|schedules|annexes):/.test(line))) return undefined;
  return declaredKind(lines);
}

function declaredKind(lines: string[]): DocumentSchema | undefined {
  const start = lines.findIndex((line) => line.startsWith('civicclause:'));
  if (start < 0) return undefined;
  const kind = /\bkind:\s*["']?(rfp|agreement)\b/;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index]!;
    if (index > start && /^\S/.test(line) && !line.startsWith('#') && !line.startsWith('}')) break;
    const found = kind.exec(line);
    if (found) return found[1] as DocumentSchema;
  }
  return undefined;
}
