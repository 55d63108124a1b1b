import { message } from '../../text/message';
import { isOfLaw, type ScheduleName, scheduleKey, scheduleNames } from '../scheduleNames';
import { problem } from './coherence';
import type { SchemaProblem } from './types';
import type { YamlNode, YamlTree } from './yamlTree';

/** Keys whose text is no wording of the document. */
const NOT_WORDING = new Set(['civicclause', 'id', 'name', 'file', 'reference']);

/** Wording that relies on a schedule which is not attached, or not listed; and schedules said to be attached without content. */
export function scheduleReferences(tree: YamlTree, root: YamlNode): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const listed = new Map<string, { attached: boolean }>();
  for (const list of ['schedules', 'annexes', 'forms'])
    for (const [index, item] of (root.entries.get(list)?.items ?? []).entries()) {
      const name = item.entries.get('name')?.value;
      if (typeof name !== 'string') continue;
      const hasContent = item.entries.has('text') || item.entries.has('file');
      const attached = item.entries.get('attached')?.value;
      listed.set(keyOf(name), { attached: list === 'forms' || (attached ?? hasContent) === true });
      if (attached === true && !hasContent)
        problems.push(
          problem(root, [list, index, 'attached'], message('schema.schedule-without-content', { name }), 'error', 'key'),
        );
    }
  const reported = new Set<string>();
  for (const node of wording(root)) {
    const written = tree.source.slice(node.range.start, node.range.end);
    for (const found of scheduleNames(written)) {
      const name = written.slice(found.start, found.end).replace(/\s+/g, ' ');
      const key = scheduleKey(found);
      const schedule = listed.get(key);
      const foreign = !schedule && isOfLaw(written.slice(found.end, found.end + 120));
      if (schedule?.attached || reported.has(key) || !isName(found) || foreign) continue;
      reported.add(key);
      const start = node.range.start + found.start;
      problems.push({
        code: 'schema',
        severity: 'warning',
        path: [],
        range: { start, end: node.range.start + found.end },
        message: message(schedule ? 'schema.schedule-not-attached' : 'schema.schedule-not-listed', { name }),
      });
    }
  }
  return problems;
}

/** “schedule a visit” is no name: both words are written as names are. */
const isName = ({ word, id }: ScheduleName) => /^\p{Lu}/u.test(word) && /^[\p{Lu}\d]/u.test(id);

function keyOf(name: string): string {
  const [found] = scheduleNames(name);
  return found ? scheduleKey(found) : name.replace(/\s+/g, ' ').trim().toLowerCase();
}

function* wording(node: YamlNode): Generator<YamlNode> {
  if (node.kind === 'scalar' && typeof node.value === 'string') yield node;
  for (const item of node.items) yield* wording(item);
  for (const [key, child] of node.entries) if (!NOT_WORDING.has(key)) yield* wording(child);
}
