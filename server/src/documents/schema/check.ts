import type { ValidationError } from 'civicclause:validators';
import { message } from '../../text/message';
import { Explainer } from './explain';
import { SCHEMAS, type SchemaName } from './schemas';
import type { CheckOptions, SchemaProblem } from './types';
import type { YamlTree } from './yamlTree';

/** More than a person reads; the last one says how many were left out. */
const MAX_PROBLEMS = 100;

/** Checks a YAML tree against one of our schemas. At most one problem a place, in reading order. */
export function checkTree(name: SchemaName, tree: YamlTree, options: CheckOptions = {}): SchemaProblem[] {
  const root = tree.root;
  if (!root) return [];
  const schema = SCHEMAS[name];
  if (schema.validate(root.value)) return [];
  const explainer = new Explainer(schema, root, options);
  return inReadingOrder(groupByPlace(schema.validate.errors ?? []).flatMap((group) => explainer.explain(group)));
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

/** Errors about one value, in the order in which they are to be explained. */
function groupByPlace(errors: ValidationError[]): ValidationError[][] {
  const groups = new Map<string, ValidationError[]>();
  for (const error of errors) {
    const place = error.propertyName === undefined ? error.instancePath : `${error.instancePath}\0${error.propertyName}`;
    const group = groups.get(place);
    if (group) group.push(error);
    else groups.set(place, [error]);
  }
  return [...groups.values()];
}
