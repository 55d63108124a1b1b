import { checkYaml, pathText, type SchemaName } from '../documents/schema';
import { message } from '../text/message';
import type {
  ClauseSource,
  ConceptsSource,
  JurisdictionsSource,
  PlaybookManifest,
  PlaybookSource,
  SeedStatementSource,
  TemplatesSource,
  WeakTierSource,
} from './types';
import { baseName, type CheckedPlaybook, type PlaybookProblem, validatePlaybook } from './validate';

export type { PlaybookProblem } from './validate';

export interface PlaybookFile {
  /** Path, of which the last parts say what the file holds: `playbook.yaml`, `clauses/<id>.yaml`, `concepts/<any>.yaml`, `weak-wording.yaml`, `jurisdictions.yaml`, `seeds.yaml`, `templates.yaml`. */
  path: string;
  text: string;
}

export interface LoadedPlaybook {
  /** Undefined when a problem is an error. */
  playbook?: PlaybookSource;
  /** By file in the order given, then by place. */
  problems: PlaybookProblem[];
}

/** Reads and checks the files of a playbook. Never throws; clauses and concepts come in the order of their files. */
export function loadPlaybook(files: PlaybookFile[]): LoadedPlaybook {
  const problems: PlaybookProblem[] = [];
  const playbook: CheckedPlaybook = { clauses: [], concepts: [], unread: { clauses: [], concepts: false } };
  for (const file of files) {
    const kind = kindOf(file.path);
    if (kind) readFile(file, kind, playbook, problems);
    else if (/\.ya?ml$/.test(file.path))
      problems.push({ ...wholeFile(file.path), severity: 'warning', message: message('playbook.unexpected-file', {}) });
  }
  if (!files.some((file) => kindOf(file.path) === 'manifest'))
    problems.push({
      ...wholeFile('playbook.yaml'),
      severity: 'error',
      message: message('playbook.missing-file', { file: 'playbook.yaml' }),
    });
  problems.push(...validatePlaybook(playbook));
  sort(problems, files);
  if (!playbook.manifest || problems.some((problem) => problem.severity === 'error')) return { problems };
  return {
    playbook: {
      manifest: playbook.manifest.value,
      clauses: playbook.clauses.map((file) => file.value),
      concepts: Object.assign({}, ...playbook.concepts.map((file) => file.value)),
      weakWording: playbook.weakWording?.value.tiers ?? [],
      ...(playbook.jurisdictions && { jurisdictions: playbook.jurisdictions.value }),
      ...(playbook.seeds && { seeds: playbook.seeds.value.statements }),
      ...(playbook.templates && { templates: playbook.templates.value }),
    },
    problems,
  };
}

type FileKind = Extract<SchemaName, 'manifest' | 'clause' | 'concepts' | 'weakWording' | 'jurisdictions' | 'seeds' | 'templates'>;

function kindOf(path: string): FileKind | undefined {
  const parts = path.split(/[/\\]/);
  const name = parts.at(-1)!;
  if (!/\.ya?ml$/.test(name)) return undefined;
  const folder = parts.at(-2);
  if (folder === 'clauses') return 'clause';
  if (folder === 'concepts') return 'concepts';
  const kinds = {
    playbook: 'manifest',
    concepts: 'concepts',
    'weak-wording': 'weakWording',
    jurisdictions: 'jurisdictions',
    seeds: 'seeds',
    templates: 'templates',
  } as const;
  const stem = name.replace(/\.ya?ml$/, '');
  return Object.hasOwn(kinds, stem) ? kinds[stem as keyof typeof kinds] : undefined;
}

function readFile(file: PlaybookFile, kind: FileKind, playbook: CheckedPlaybook, problems: PlaybookProblem[]): void {
  const { tree, value, problems: found } = checkYaml(kind, file.text, { name: 'path' });
  for (const { range, path, severity, message: text } of found) {
    const place = tree.position(range.start);
    problems.push({ file: file.path, ...place, keyPath: pathText(path), severity, message: text });
  }
  if (!tree.root && found.length === 0)
    problems.push({ ...wholeFile(file.path), severity: 'error', message: message('playbook.empty-file', {}) });
  if (value === undefined) {
    if (kind === 'clause') playbook.unread.clauses.push(baseName(file.path));
    if (kind === 'concepts') playbook.unread.concepts = true;
    return;
  }
  const checked = { path: file.path, tree };
  // The schema has just vouched for these types.
  if (kind === 'clause') playbook.clauses.push({ ...checked, value: value as ClauseSource });
  else if (kind === 'concepts') playbook.concepts.push({ ...checked, value: value as ConceptsSource });
  else if (kind === 'manifest') playbook.manifest = { ...checked, value: value as PlaybookManifest };
  else if (kind === 'jurisdictions') playbook.jurisdictions = { ...checked, value: value as JurisdictionsSource };
  else if (kind === 'seeds') playbook.seeds = { ...checked, value: value as { statements: SeedStatementSource[] } };
  else if (kind === 'templates') playbook.templates = { ...checked, value: value as TemplatesSource };
  else playbook.weakWording = { ...checked, value: value as { tiers: WeakTierSource[] } };
}

const wholeFile = (file: string) => ({ file, line: 1, column: 1, keyPath: '' });

function sort(problems: PlaybookProblem[], files: PlaybookFile[]): void {
  const order = new Map(files.map((file, index) => [file.path, index]));
  problems.sort((a, b) => (order.get(a.file) ?? -1) - (order.get(b.file) ?? -1) || a.line - b.line || a.column - b.column);
}
