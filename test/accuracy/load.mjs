// What is measured on: labelled documents and CUAD contracts where they are, else the playbook's own examples.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Labelled documents, in code-unit order: `{ name, kind, language, family, half, text, clauses }`.
 * Undefined when the folder (`CIVICCLAUSE_CORPUS`) has none.
 */
export function labelledDocuments(folder, families) {
  const labels = join(folder, 'corpus', 'labels');
  const documents = join(folder, 'corpus', 'docs');
  if (!existsSync(labels) || !existsSync(documents)) return undefined;
  const files = readdirSync(labels)
    .filter((file) => file.endsWith('.json'))
    .sort(byCodeUnit);
  return files.map((file) => {
    const { doc: name, kind, language, clauses } = json(join(labels, file));
    const text = readFileSync(join(documents, name), 'utf8');
    return { name, kind, language, ...familyOf(name, families), text, clauses };
  });
}

/** Family and half of a document, told by its file name alone. */
export function familyOf(name, { salt, families }) {
  let family = name;
  let longest = 0;
  for (const [candidate, prefixes] of Object.entries(families)) {
    for (const prefix of prefixes) {
      if (prefix.length <= longest || !name.startsWith(prefix)) continue;
      family = candidate;
      longest = prefix.length;
    }
  }
  return { family, half: digest(`${salt}:${family}`)[0] % 2 === 1 ? 'held' : 'tune' };
}

/** The playbook's examples in the same shape: each is a document with one label. */
export function exampleDocuments(playbook) {
  return playbook.clauses.flatMap((clause) =>
    clause.examples.map(({ kind, language, status, text }, index) => ({
      name: `${clause.id}#${index + 1}`,
      kind,
      language,
      text,
      clauses: { [clause.id]: { status } },
    })),
  );
}

/**
 * CUAD contracts with what lawyers found in them, in an order told by their names' hash, so that the first ones are a fair sample.
 * Takes them up to `characters` of text in all: a bound on time that is the same on every machine. Undefined when they are not there.
 */
export function cuadContracts(folder, characters) {
  const labels = join(folder, 'cuad', 'labels.jsonl');
  if (!existsSync(labels)) return undefined;
  const rows = readFileSync(labels, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const keyed = rows.map((row) => ({ ...row, key: digest(row.file).toString('hex') })).sort((a, b) => byCodeUnit(a.key, b.key));
  const contracts = [];
  let total = 0;
  for (const row of keyed) {
    const text = readFileSync(join(folder, 'cuad', 'contracts', row.file), 'utf8');
    if (total + text.length > characters) break;
    total += text.length;
    const found = Object.fromEntries(Object.entries(row.labels).map(([category, { present }]) => [category, present]));
    contracts.push({ name: row.file, text, found });
  }
  return { contracts, of: rows.length, map: json(join(folder, 'cuad', 'cuad-map.json')) };
}

const digest = (text) => createHash('sha256').update(text).digest();
