import type { Document } from '../types';
import { completionsIn, type SchemaCompletion } from './completions';
import { schemaFollowed } from './followed';
import { SCHEMAS, schemasAt } from './schemas';
import { yamlContext } from './yamlContext';

/** The key under which a document speaks to us. */
const OPTIONS = 'civicclause';
/** Front matter whose end is not yet written is no longer than this. */
const LONGEST_OPEN = 4000;
/** A line that front matter may have: a key, a list item, a comment, a continued value. */
const KEYLIKE = /^(?:\s.*|[\w-]+\s*:.*|-\s.*|#.*|[\w-]*)$/;

/**
 * What may stand at an offset of front matter, or of a YAML document that follows none of our schemas: the key `civicclause`, and what
 * the reader accepts under it. Undefined elsewhere.
 */
export function optionCompletions({ format, path, source }: Document, offset: number): SchemaCompletion[] | undefined {
  const start =
    format === 'yaml' && !schemaFollowed(path, source) ? 0 : format === 'markdown' ? frontMatterAt(source, offset) : -1;
  if (start < 0) return undefined;
  const context = yamlContext(source.slice(start), offset - start);
  if (!context) return [];
  const moved = { ...context, start: context.start + start };
  // Other people's YAML is not told of us unprompted.
  const meant = format === 'markdown' || (context.partial !== '' && OPTIONS.startsWith(context.partial));
  if (context.path.length === 0 && !meant) return [];
  if (context.path.length === 0) return completionsIn(SCHEMAS.rfp(), moved, offset).filter(({ label }) => label === OPTIONS);
  if (context.path[0] !== OPTIONS) return [];
  const kinds = context.path.length === 2 && context.path[1] === 'kind';
  // An RFP's schema knows its own kind alone.
  const parts = kinds ? schemasAt(SCHEMAS.configuration(), ['overrides', 0, 'kind']) : undefined;
  return completionsIn(SCHEMAS.rfp(), moved, offset, parts);
}

/** Where the lines of front matter begin, for an offset among them; else -1. */
function frontMatterAt(source: string, offset: number): number {
  const fence = /^\ufeff?---[ \t]*\r?\n/.exec(source.slice(0, 80));
  if (!fence || offset < fence[0].length || offset - fence[0].length > 20_000) return -1;
  const start = fence[0].length;
  const before = source.slice(start, offset);
  if (/^(?:---|\.\.\.)[ \t]*$/m.test(before)) return -1;
  const closed = /^(?:---|\.\.\.)[ \t]*$/m.test(source.slice(offset, offset + 20_000));
  const lines = before.split(/\r?\n/);
  return (closed || before.length < LONGEST_OPEN) && lines.every((line) => KEYLIKE.test(line)) ? start : -1;
}
