import type { Document } from '../documents';
import { parseYamlTree, type YamlNode } from '../documents/schema';
import type { Choice } from './types';

/**
 * What a document says of itself under `civicclause:`, in front matter or as a key of YAML. `kind` and `language` take the place of what
 * its configuration says; `subject` and `off` add to it. `file`: its location.
 */
export function choicesInDocument({ format, source, frontMatter, options }: Document, file: string): Choice[] {
  const { kind, language, subject, off } = options;
  if (!kind && !language && !subject && !off) return [];
  // Past the fence, so that the offsets of its lines stay right.
  const start = frontMatter ? source.indexOf('\n', frontMatter.start) + 1 : 0;
  const end = frontMatter ? source.lastIndexOf('\n', frontMatter.end - 2) + 1 : source.length;
  if (format !== 'yaml' && !frontMatter) return [];
  const tree = parseYamlTree(source.slice(start, end));
  const group = tree.root?.entries.get('civicclause');
  const linesBefore = source.slice(0, start).split(/\r\n|\n|\r/).length - 1;
  const choice = (path: string, value: unknown, node: YamlNode | undefined): Choice => {
    const at = node?.keyRange?.start ?? node?.range.start ?? 0;
    return { path, value, origin: { from: 'front-matter', file, line: tree.position(at).line + linesBefore } };
  };
  const items = (key: string, path: string, values: readonly string[] = []) =>
    values.map((value, index) => choice(path, value, group?.entries.get(key)?.items[index] ?? group?.entries.get(key)));
  return [
    ...(kind ? [choice('kind', kind, group?.entries.get('kind'))] : []),
    ...(language ? [choice('language', language, group?.entries.get('language'))] : []),
    ...items('subject', 'subjects', subject),
    ...items('off', 'off', off),
  ];
}
