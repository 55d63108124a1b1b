// What a reader without an engine would try first, measured on the same documents:
//   phrases  the clause's title, headings and own concepts as literal phrases of two words or more, anywhere in the document
//   words    one of the key words of the clause's title anywhere in the document, as one regular expression
// Both take what they look for from the playbook, in the document's language, and say "covered" as soon as one is there.
import { join } from 'node:path';
import { build } from 'esbuild';

const LANGUAGES = ['en', 'fr'];
/** A bound against alternatives that multiply, for one pattern. */
const MAX_PHRASES = 2000;
/** Words of a title that say nothing about its clause. */
const EMPTY_WORDS = new Set(['avec', 'dans', 'from', 'leur', 'pour', 'sans', 'that', 'their', 'this', 'with']);

/** The playbook's own pattern parser, from its source: the engine does not export it. */
export async function loadParser(root) {
  const entryPoints = [join(root, 'server/src/playbook/pattern.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'esm', logLevel: 'silent' });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).parsePattern;
}

/** For a document, what each baseline says of a clause: `(text, language) => (clause) => ({ phrases, words })`. */
export function createBaselines(playbook, parsePattern) {
  const phrases = phrasesByClause(playbook, parsePattern);
  const words = keyWords(playbook);
  const lengths = [...phrases.values()].flatMap(({ en, fr }) => [...en, ...fr]).map((phrase) => phrase.split(' ').length);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 2);
  return (text, language) => {
    const runs = wordRuns(text, longest);
    return (id) => ({
      phrases: phrases.get(id)[language].some((phrase) => phrase.includes(' ') && runs.has(phrase)),
      words: words.get(id)[language].test(text),
    });
  };
}

/** Literal phrases of every clause, in the spelling of `tokenise`: `Map<clause, { en: string[], fr: string[] }>`. */
export function phrasesByClause(playbook, parsePattern) {
  const owners = conceptOwners(playbook);
  const byClause = new Map();
  for (const clause of playbook.clauses) {
    const byLanguage = {};
    for (const language of LANGUAGES) {
      const expand = expander(playbook.concepts, language);
      const patterns = (clause.headings[language] ?? []).map((pattern) =>
        typeof pattern === 'string' ? pattern : pattern.match,
      );
      const own = [...owners].filter(([, clauses]) => clauses.size === 1 && clauses.has(clause.id)).map(([id]) => `@${id}`);
      const found = [clause.title[language]];
      for (const pattern of [...patterns, ...own]) {
        const parsed = parsePattern(pattern);
        if (parsed.ok) found.push(...expand(parsed.pattern));
      }
      byLanguage[language] = [...new Set(found.map((phrase) => tokenise(phrase).join(' ')))];
    }
    byClause.set(clause.id, byLanguage);
  }
  return byClause;
}

/** Which clauses' patterns name a concept: a concept of one clause alone is that clause's vocabulary. */
function conceptOwners(playbook) {
  const owners = new Map();
  for (const { id, examples, wording, sources, ...patterns } of playbook.clauses) {
    for (const [, concept] of JSON.stringify(patterns).matchAll(/@([a-z][a-z0-9-]*)/g)) {
      if (!owners.has(concept)) owners.set(concept, new Set());
      owners.get(concept).add(id);
    }
  }
  return owners;
}

/** Literal phrases that a parsed pattern stands for; a gap is read as nothing between, a slot or a nearness stands for none. */
function expander(concepts, language) {
  const expand = (node, depth = 0) => {
    if (depth > 12) return [];
    switch (node.type) {
      case 'phrase':
        return [node.words.map(({ word }) => word).join(' ')];
      case 'concept':
        return (concepts[node.id]?.[language] ?? []).flatMap((phrase) =>
          phrase.startsWith('@')
            ? expand({ type: 'concept', id: phrase.slice(1) }, depth + 1)
            : /[<@]/.test(phrase)
              ? []
              : [phrase],
        );
      case 'either':
        return node.options.flatMap((option) => expand(option, depth + 1));
      case 'sequence':
        return node.items.reduce(
          (starts, { node: item, optional }) => {
            const ends = [...expand(item, depth + 1), ...(optional ? [''] : [])];
            return starts.flatMap((start) => ends.map((end) => `${start} ${end}`)).slice(0, MAX_PHRASES);
          },
          [''],
        );
      default:
        return [];
    }
  };
  return (node) => expand(node).slice(0, MAX_PHRASES);
}

/** One regular expression a clause and language: the words of its title that at most one other title has too. */
function keyWords({ clauses }) {
  const byClause = new Map(clauses.map(({ id }) => [id, {}]));
  for (const language of LANGUAGES) {
    const own = new Map(clauses.map(({ id, title }) => [id, new Set(tokenise(title[language]))]));
    const uses = new Map();
    for (const words of own.values()) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
    for (const [id, words] of own) {
      const key = [...words].filter((word) => word.length >= 4 && uses.get(word) <= 2 && !EMPTY_WORDS.has(word)).sort();
      byClause.get(id)[language] = key.length ? new RegExp(`(?<!\\p{L})(?:${key.join('|')})(?!\\p{L})`, 'iu') : /(?!)/;
    }
  }
  return byClause;
}

/** Words in lower case, whatever stands between them. */
export function tokenise(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every run of two to `longest` words of a text. */
function wordRuns(text, longest) {
  const words = tokenise(text);
  const runs = new Set();
  for (let at = 0; at < words.length; at++)
    for (let end = at + 2; end <= Math.min(at + longest, words.length); end++) runs.add(words.slice(at, end).join(' '));
  return runs;
}
