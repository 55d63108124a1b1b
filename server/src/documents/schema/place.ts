import type { TextRange } from '../../text/types';
import { nodeAt, type YamlNode, type YamlPath } from './yamlTree';

/**
 * Where to show a problem: the scalar itself; for a group, a list or an empty value the key it stands under. What has no
 * key (the root, a list item) is shown on its own first key.
 */
export function placeOf(root: YamlNode, path: YamlPath, at: 'value' | 'key' = 'value'): TextRange {
  const node = nodeAt(root, path);
  const empty = node.range.start >= node.range.end;
  if (at === 'value' && !empty && (node.kind === 'scalar' || node.flow)) return node.range;
  if (node.keyRange) return node.keyRange;
  const first = [...node.entries.values()][0]?.keyRange ?? node.items[0]?.range;
  return first ?? node.range;
}
