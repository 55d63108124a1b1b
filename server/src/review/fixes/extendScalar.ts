import { isScalar, parseAllDocuments, Scalar, visit } from 'yaml';
import type { Evidence } from '../../detection/types';
import type { Document } from '../../documents';
import type { TextEdit } from '../types';
import { SnippetWriter } from './snippet';

/** Adds sentences to the YAML value that holds the evidence; undefined where the value would not then be the old one and they. */
export function extendScalar({ source, path }: Document, evidence: Evidence, sentences: string[]): TextEdit | undefined {
  const scalar = scalarAt(source, evidence.start);
  if (!scalar?.range || typeof scalar.value !== 'string') return undefined;
  const old = scalar.value.trimEnd();
  const added = `${/[.!?][”"»’')\]]*$/u.test(old) ? '' : '.'} ${sentences.join(' ')}`;
  const [start, valueEnd] = scalar.range;
  const whole = source.slice(start, valueEnd);
  for (const edit of waysToAdd(scalar, whole, old, added)) {
    const changed = source.slice(0, start) + edit + source.slice(valueEnd);
    const now = scalarAt(changed, evidence.start);
    if (typeof now?.value !== 'string' || now.value.trimEnd() !== old + added) continue;
    return narrowed({ path, start, whole, edit });
  }
  return undefined;
}

/** The value written anew, in its own style first. */
function waysToAdd(scalar: Scalar, whole: string, old: string, added: string): string[] {
  const end = whole.trimEnd().length;
  const quoted = JSON.stringify(old + added);
  switch (scalar.type) {
    case Scalar.QUOTE_DOUBLE:
      return [`${whole.slice(0, end - 1)}${JSON.stringify(added).slice(1, -1)}"`];
    case Scalar.QUOTE_SINGLE:
      return [`${whole.slice(0, end - 1)}${added.replaceAll("'", "''")}'`];
    case Scalar.PLAIN:
      return [whole.slice(0, end) + added, quoted];
    default:
      return [whole.slice(0, end) + added + whole.slice(end)];
  }
}

/** Only what differs, so that an editor marks no more than that as changed. */
function narrowed({ path, start, whole, edit }: { path: string; start: number; whole: string; edit: string }): TextEdit {
  let same = 0;
  while (same < whole.length && whole[same] === edit[same]) same++;
  let after = 0;
  while (after < Math.min(whole.length, edit.length) - same && whole.at(-1 - after) === edit.at(-1 - after)) after++;
  const newText = edit.slice(same, edit.length - after);
  return {
    document: path,
    start: start + same,
    end: start + whole.length - after,
    newText,
    snippet: new SnippetWriter().write(newText),
  };
}

/** The value that stands at an offset of a YAML text that can be read. */
export function scalarAt(source: string, offset: number): Scalar | undefined {
  const streams = parseAllDocuments(source, { strict: false, uniqueKeys: false });
  if (!Array.isArray(streams) || streams.some(({ errors }) => errors.length > 0)) return undefined;
  let found: Scalar | undefined;
  for (const stream of streams) {
    visit(stream, {
      Scalar: (key, node) => {
        if (key !== 'key' && isScalar(node) && node.range && offset >= node.range[0] && offset < node.range[1]) found = node;
      },
    });
  }
  return found;
}
