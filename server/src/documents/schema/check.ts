import type { ValidationError } from 'civicclause:schemas';
import { message } from '../../text/message';
import { Explainer } from './explain';
import { SCHEMAS, type SchemaName } from './schemas';
import type { CheckOptions, SchemaProblem } from './types';
import { parseYamlTree, type YamlError, type YamlTree } from './yamlTree';

/** More than a person reads; the last one says how many were left out. */
const MAX_PROBLEMS = 100;
/** A document with more wrong places than this follows another schema, or none. */
const MAX_EXPLAINED = 1000;

export interface CheckedYaml {
  tree: YamlTree;
  /** As JSON would hold it; undefined when a problem is there, or the text holds no value. */
  value?: unknown;
  problems: SchemaProblem[];
}

/** Reads a YAML text and checks it: what is not YAML first, and alone, for what is left would only raise false alarms. */
export function checkYaml(name: SchemaName, source: string, options: CheckOptions = {}): CheckedYaml {
  const tree = parseYamlTree(source);
  const problems = tree.errors.length > 0 ? inReadingOrder(tree.errors.map(yamlProblem)) : checkTree(name, tree, options);
  return problems.length > 0 || !tree.root ? { tree, problems } : { tree, value: tree.root.value, problems };
}

function yamlProblem({ code, range, detail }: YamlError): SchemaProblem {
  return { code: 'schema', severity: 'error', path: [], range, message: message('schema.yaml', { problem: code, detail }) };
}

/** Checks a YAML tree against one of our schemas. At most one problem a place, in reading order. */
export function checkTree(name: SchemaName, tree: YamlTree, options: CheckOptions = {}): SchemaProblem[] {
  return inReadingOrder(schemaProblems(name, tree, options));
}

/** The same, neither sorted nor bounded in number. */
export function schemaProblems(name: SchemaName, tree: YamlTree, options: CheckOptions): SchemaProblem[] {
  const root = tree.root;
  if (!root) return [];
  const schema = SCHEMAS[name]();
  if (schema.validate(root.value)) return [];
  const explainer = new Explainer(schema, root, options);
  return groupByPlace(schema.validate.errors ?? [])
    .slice(0, MAX_EXPLAINED)
    .flatMap((group) => explainer.explain(group));
}

/** Sorts problems by place, keeps one a place and bounds their number. */
export function inReadingOrder(problems: SchemaProblem[]): SchemaProblem[] {
  const seen = new Set<string>();
  const kept = problems
    .map((problem, index) => ({ problem, index }))
    .sort((a, b) => a.problem.range.start - b.problem.range.start || a.index - b.index)
    .map(({ problem }) => problem)
    .filter(({ range }) => {
      const place = `${range.start}:${range.end}`;
      return !seen.has(place) && seen.add(place);
    });
  const more = kept.length - MAX_PROBLEMS;
  if (more <= 0) return kept;
  const last = kept[MAX_PROBLEMS]!;
  return [...kept.slice(0, MAX_PROBLEMS), { ...last, message: message('schema.more', { count: more }) }];
}

/** Errors about one value, or about the name of one key, together. */
function groupByPlace(errors: ValidationError[]): ValidationError[][] {
  const groups = new Map<string, ValidationError[]>();
  for (const error of keyNamesApart(errors)) {
    const place = error.propertyName === undefined ? error.instancePath : `${error.instancePath}\0${error.propertyName}`;
    const group = groups.get(place);
    if (group) group.push(error);
    else groups.set(place, [error]);
  }
  return [...groups.values()];
}

const KEY_NAME_KEYWORDS = ['enum', 'pattern', 'anyOf', 'type', 'minLength'];

/**
 * What is wrong with a key's name is reported at the group that holds it, in the errors before one of keyword `propertyNames`,
 * which alone says whose name it is. They become one error with that name.
 */
function keyNamesApart(errors: ValidationError[]): ValidationError[] {
  const kept: ValidationError[] = [];
  for (const error of errors) {
    if (error.keyword !== 'propertyNames') {
      kept.push(error);
      continue;
    }
    for (let last = kept.at(-1); last && isAbout(error, last); last = kept.at(-1)) kept.pop();
    kept.push({ ...error, propertyName: String(error.params.propertyName) });
  }
  return kept;
}

const isAbout = (names: ValidationError, error: ValidationError) =>
  error.instancePath === names.instancePath && error.propertyName === undefined && KEY_NAME_KEYWORDS.includes(error.keyword);
