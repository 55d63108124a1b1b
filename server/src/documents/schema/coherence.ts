import { type Message, message } from '../../text/message';
import { placeOf } from './place';
import type { SchemaProblem } from './types';
import type { YamlNode, YamlPath, YamlTree } from './yamlTree';

export function problem(
  root: YamlNode,
  path: YamlPath,
  text: Message,
  severity: SchemaProblem['severity'] = 'error',
  at: 'value' | 'key' = 'value',
): SchemaProblem {
  return { code: 'schema', severity, path, range: placeOf(root, path, at), message: text };
}

/** A clause listed twice would be judged on both texts at once. */
export function distinctClauses(tree: YamlTree, root: YamlNode): SchemaProblem[] {
  const seen = new Map<string, number>();
  return (root.entries.get('clauses')?.items ?? []).flatMap((item, index) => {
    const node = item.entries.get('id');
    if (typeof node?.value !== 'string') return [];
    const id = node.value;
    const line = seen.get(id);
    if (line !== undefined) return [problem(root, ['clauses', index, 'id'], message('schema.duplicate-clause', { id, line }))];
    seen.set(id, tree.position(node.range.start).line);
    return [];
  });
}

const ORDERS = [
  ['issued', 'questions-until', 'closing', 'award', 'start'],
  ['signed', 'end'],
  ['effective', 'end'],
];

/** Dates that are in no calendar, that run backwards, and two deadlines for one submission. */
export function datesInOrder(root: YamlNode): SchemaProblem[] {
  const dates = root.entries.get('dates');
  const deadline = root.entries.get('submission')?.entries.get('deadline');
  const problems: SchemaProblem[] = [];
  for (const [key, node] of dates?.entries ?? [])
    if (noSuchDay(node)) problems.push(dateProblem(root, ['dates', key], key, node));
  if (deadline && noSuchDay(deadline)) problems.push(dateProblem(root, ['submission', 'deadline'], 'deadline', deadline));
  for (const order of ORDERS) {
    let earlier: { key: string; day: string } | undefined;
    for (const later of order) {
      const day = dayOf(dates?.entries.get(later));
      if (!day) continue;
      if (earlier && day < earlier.day)
        problems.push(problem(root, ['dates', later], message('schema.dates-order', { earlier: earlier.key, later })));
      earlier = { key: later, day };
    }
  }
  const closing = dates?.entries.get('closing');
  if (dayOf(closing) && dayOf(deadline) && dayOf(closing) !== dayOf(deadline))
    problems.push(
      problem(root, ['submission', 'deadline'], message('schema.dates-differ', { one: 'deadline', other: 'closing' })),
    );
  return problems;
}

function dateProblem(root: YamlNode, path: YamlPath, key: string, node: YamlNode): SchemaProblem {
  return problem(root, path, message('schema.format', { key, format: 'date', found: String(node.value).slice(0, 60) }));
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/;

const dayOf = (node: YamlNode | undefined) => (typeof node?.value === 'string' ? ISO_DAY.exec(node.value)?.[0] : undefined);

function noSuchDay(node: YamlNode): boolean {
  const match = typeof node.value === 'string' ? ISO_DAY.exec(node.value) : null;
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month > 12 || day > last;
}

/** Weights are checked only when every criterion has one. */
export function weightsAddUp(root: YamlNode): SchemaProblem[] {
  const criteria = root.entries.get('evaluation')?.entries.get('criteria');
  const weights = (criteria?.items ?? []).map((item) => percentage(item.entries.get('weight')?.value));
  if (weights.length === 0 || weights.some((weight) => weight === undefined)) return [];
  const total = Math.round(weights.reduce<number>((sum, weight) => sum + weight!, 0) * 100) / 100;
  if (Math.abs(total - 100) < 0.05) return [];
  return [problem(root, ['evaluation', 'criteria'], message('schema.weights', { total }), 'error', 'key')];
}

function percentage(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value.replace(',', '.').replace(/\s?%$/, '')) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
