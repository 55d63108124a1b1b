import { message } from '../../text/message';
import { problem } from './coherence';
import type { SchemaProblem } from './types';
import type { YamlNode, YamlTree } from './yamlTree';

const REFERENCE =
  /(?<![\p{L}\d])(schedule|annex|annexe|appendix|appendice|exhibit|attachment|pièce jointe)\s{1,40}([A-Z]{1,2}|\d{1,2}|[IVX]{1,5})(?![\p{L}\d])/giu;
const NAME = new RegExp(REFERENCE.source, 'iu');
/** “Schedule 1 to the Act” is somebody else's. */
const FOREIGN =
  /^\s{1,40}(?:to|of|de|du|des|à|au)\s+(?:(?:the|la|le|les|l['’])\s*)?(?:act|regulations?|by-law|directive|loi|règlement|code)(?![\p{L}])/iu;
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
    for (const match of written.matchAll(REFERENCE)) {
      const name = match[0].replace(/\s+/g, ' ');
      const key = keyOf(name);
      const schedule = listed.get(key);
      const after = written.slice(match.index + match[0].length, match.index + match[0].length + 120);
      if (schedule?.attached || reported.has(key) || !isName(match) || (!schedule && FOREIGN.test(after))) continue;
      reported.add(key);
      const start = node.range.start + match.index;
      problems.push({
        code: 'schema',
        severity: 'warning',
        path: [],
        range: { start, end: start + match[0].length },
        message: message(schedule ? 'schema.schedule-not-attached' : 'schema.schedule-not-listed', { name }),
      });
    }
  }
  return problems;
}

/** “schedule a visit” is no name: both words are written as names are. */
const isName = (match: RegExpMatchArray) => /^\p{Lu}/u.test(match[1]!) && /^[\p{Lu}\d]/u.test(match[2]!);

function keyOf(name: string): string {
  const [, word, number] = NAME.exec(name) ?? [];
  return (word ? `${word} ${number}` : name).replace(/\s+/g, ' ').trim().toLowerCase();
}

function* wording(node: YamlNode): Generator<YamlNode> {
  if (node.kind === 'scalar' && typeof node.value === 'string') yield node;
  for (const item of node.items) yield* wording(item);
  for (const [key, child] of node.entries) if (!NOT_WORDING.has(key)) yield* wording(child);
}
