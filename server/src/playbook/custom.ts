import { checkYaml, closest, pathText, placeOf, type YamlPath, type YamlTree } from '../documents/schema';
import { message } from '../text/message';
import type { Localised, TextRange } from '../text/types';
import type { LoadedPlaybook, PlaybookFile } from './load';
import { inBoth, mergeClause, mergeConcepts } from './merge';
import type {
  ClauseSource,
  ConceptsSource,
  DraftKind,
  ElementSource,
  PlaybookManifest,
  PlaybookSource,
  ThemeSource,
} from './types';
import { type CheckedFile, type PlaybookProblem, problemAt, validatePlaybook } from './validate';

/** Version of the file format that this engine reads. */
export const customPlaybookVersion = 1;

/** Any part of a clause; of lists and maps, those named in `replace` take the place of what the clause had. */
export type ClauseChange = Partial<Omit<ClauseSource, 'id' | 'elements' | 'wording'>> & {
  id: string;
  replace?: string[];
  elements?: ElementChange[];
  wording?: Partial<Record<DraftKind, Partial<Localised>>>;
};
export type ElementChange = Partial<ElementSource> & { id: string; replace?: string[] };

/** One file: `schemas/custom-playbook.schema.json`. */
export interface CustomPlaybook extends Omit<PlaybookManifest, 'themes'> {
  schemaVersion?: number;
  extends: string;
  themes?: ThemeSource[];
  concepts?: ConceptsSource;
  clauses?: ClauseChange[];
}

/** A playbook of one's own: what it makes of the one it builds on. */
export interface CustomLoaded extends LoadedPlaybook {
  /** Ids of the clauses that the file adds or changes, in its order. */
  own: string[];
  /** Where the file's clauses and examples stand. */
  places: ClausePlace[];
  /** The file, where it could be read. */
  custom?: CustomPlaybook;
}

/** Offsets are UTF-16 code units of the file's text; lines count from 1. */
export interface ClausePlace extends TextRange {
  clause: string;
  line: number;
  /** `index`: among the examples of the clause as it is then. */
  examples: (TextRange & { index: number; line: number })[];
}

/** What a clause cannot be without. */
const CLAUSE_KEYS = ['theme', 'title', 'why', 'audience', 'severity', 'headings', 'recognise', 'elements', 'wording'] as const;
const ELEMENT_KEYS = ['title', 'need'] as const;

/**
 * Reads a playbook of one's own over another one. Never throws; each problem names its line. Nothing in such a file is run: patterns are
 * data in a language whose matching is bounded, and so are the numbers of clauses, elements and patterns (by the schema).
 */
export function loadCustomPlaybook(file: PlaybookFile, base: PlaybookSource): CustomLoaded {
  const newer = newerVersion(file);
  if (newer) return { problems: [newer], own: [], places: [] };
  const { tree, value, problems: found } = checkYaml('customPlaybook', file.text, { name: 'path' });
  const problems = found.map(({ range, path, severity, message: text }): PlaybookProblem => {
    const place = tree.position(range.start);
    return { file: file.path, ...place, keyPath: pathText(path), severity, message: text };
  });
  if (!tree.root && problems.length === 0)
    problems.push({
      file: file.path,
      line: 1,
      column: 1,
      keyPath: '',
      severity: 'error',
      message: message('playbook.empty-file', {}),
    });
  if (value === undefined) return { problems, own: [], places: [] };
  const custom = value as CustomPlaybook;
  const own = (custom.clauses ?? []).map(({ id }) => id);
  const lacking = incomplete(file, tree, custom, base);
  problems.push(...[...lacking.values()].flat(), ...checked(file, tree, custom, base, new Set(lacking.keys())));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const places = placesIn(tree, custom, base);
  if (problems.some(({ severity }) => severity === 'error')) return { problems, own, places, custom };
  return { playbook: built(custom, base), problems, own, places, custom };
}

function placesIn(tree: YamlTree, { clauses = [] }: CustomPlaybook, base: PlaybookSource): ClausePlace[] {
  const { root } = tree;
  if (!root) return [];
  const at = (path: YamlPath) => {
    const range = placeOf(root, path, 'value');
    return { ...range, line: tree.position(range.start).line };
  };
  return clauses.map(({ id, examples = [], replace = [] }, index) => {
    const before = replace.includes('examples') ? [] : (base.clauses.find((clause) => clause.id === id)?.examples ?? []);
    return {
      clause: id,
      ...at(['clauses', index, 'id']),
      examples: examples.map((_, i) => ({ index: before.length + i, ...at(['clauses', index, 'examples', i]) })),
    };
  });
}

/** What a later version may say cannot be judged by this one's rules. */
function newerVersion({ path, text }: PlaybookFile): PlaybookProblem | undefined {
  const { tree } = checkYaml('customPlaybook', text);
  const node = tree.root?.entries?.get('schemaVersion');
  if (typeof node?.value !== 'number' || node.value <= customPlaybookVersion) return undefined;
  const args = { version: node.value, known: customPlaybookVersion };
  const place = tree.position(node.range.start);
  return { file: path, ...place, keyPath: 'schemaVersion', severity: 'error', message: message('playbook.newer', args) };
}

/** A clause or element that changes none is one of its own, and needs all of it. By index of the clause. */
function incomplete(
  { path }: PlaybookFile,
  tree: YamlTree,
  { clauses = [] }: CustomPlaybook,
  base: PlaybookSource,
): Map<number, PlaybookProblem[]> {
  const known = new Map(base.clauses.map((clause) => [clause.id, clause]));
  const found = new Map<number, PlaybookProblem[]>();
  for (const [index, clause] of clauses.entries()) {
    const changed = known.get(clause.id);
    const at = { path, tree, at: ['clauses', index] };
    const elements = changed?.elements.map(({ id }) => id) ?? [];
    const problem = (what: 'clause' | 'element', id: string, inside: (string | number)[], keys: string[]) => {
      if (keys.length === 0) return [];
      const suggestion = closest(id, what === 'clause' ? known.keys() : elements);
      const meant = { ...(suggestion && { suggestion }), ...(what === 'element' && { known: elements }) };
      return [problemAt(at, [...inside, 'id'], message('playbook.lacks', { what, id, keys, ...meant }))];
    };
    const problems = problem('clause', clause.id, [], changed ? [] : lackingOf(clause));
    for (const [i, element] of (clause.elements ?? []).entries()) {
      const isNew = !elements.includes(element.id);
      const keys = isNew ? ELEMENT_KEYS.filter((key) => element[key] === undefined) : [];
      problems.push(...problem('element', element.id, ['elements', i], keys));
    }
    if (problems.length > 0) found.set(index, problems);
  }
  return found;
}

function lackingOf(clause: ClauseChange): string[] {
  const { wording } = clause;
  const kinds = (['rfp', 'agreement'] as const).filter((kind) => wording && !wording[kind]);
  return [...CLAUSE_KEYS.filter((key) => clause[key] === undefined), ...kinds.map((kind) => `wording.${kind}`)];
}

/** `without`: clauses of which something is lacking; what follows from that is no second mistake. */
function checked(
  { path }: PlaybookFile,
  tree: YamlTree,
  custom: CustomPlaybook,
  base: PlaybookSource,
  without: ReadonlySet<number>,
): PlaybookProblem[] {
  const file = <T>(value: T, at: (string | number)[] = []): CheckedFile<T> => ({ path, tree, value, at });
  const { themes = [], clauses = [], concepts } = custom;
  return validatePlaybook({
    base,
    manifest: file({ ...custom, themes }),
    clauses: clauses.flatMap((clause, index) => (without.has(index) ? [] : [file(clause as ClauseSource, ['clauses', index])])),
    concepts: concepts ? [file(concepts, ['concepts'])] : [],
    unread: { clauses: [...without].map((index) => clauses[index]!.id), concepts: false },
  });
}

function built(
  { id, version, title, themes = [], sources, concepts, clauses = [] }: CustomPlaybook,
  base: PlaybookSource,
): PlaybookSource {
  const changes = new Map(clauses.map((clause) => [clause.id, clause]));
  const known = new Set(base.clauses.map((clause) => clause.id));
  const manifest = {
    id,
    version,
    title: inBoth(title),
    themes: mergeThemes(base.manifest.themes, themes),
    sources: { ...base.manifest.sources, ...sources },
  };
  const { accuracy, ...rest } = base;
  return {
    ...rest,
    manifest,
    clauses: [
      ...base.clauses.map((clause) => (changes.has(clause.id) ? mergeClause(clause, changes.get(clause.id)!) : clause)),
      ...clauses.filter((clause) => !known.has(clause.id)).map((clause) => mergeClause(undefined, clause)),
    ],
    concepts: mergeConcepts(base.concepts, concepts),
    // What was measured holds for the clauses that are as they were.
    ...(accuracy && {
      accuracy: {
        ...accuracy,
        clauses: Object.fromEntries(Object.entries(accuracy.clauses).filter(([clause]) => !changes.has(clause))),
      },
    }),
  };
}

function mergeThemes(before: readonly ThemeSource[], own: readonly ThemeSource[]): ThemeSource[] {
  const ids = new Set(before.map(({ id }) => id));
  return [...before, ...own.filter(({ id }) => !ids.has(id)).map((theme) => ({ ...theme, title: inBoth(theme.title) }))];
}
