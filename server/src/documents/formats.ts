import { message } from '../text/message';
import type { Language } from '../text/types';
import type { Flow } from './flow';
import { type Origin, readFrontMatter } from './frontMatter';
import { linesBetween, readLines } from './lines';
import { lineAt } from './positions';
import type { Block, Document, DocumentOptions, Format, ReadingProblem } from './types';
import { readYaml } from './yamlFlow';

/** What stands before the text proper, or beside it: options, a title, what could not be read. */
export interface Head {
  options: DocumentOptions;
  problems: ReadingProblem[];
  /** Flows of the front matter, or of the whole document where it is no Markdown. */
  flows: Flow[];
  /** Where Markdown begins. */
  bodyStart: number;
  frontMatter?: Document['frontMatter'];
  schema?: Document['schema'];
  title: string;
  language?: Language;
}

export function formatOf(path: string): Format {
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(path)) return 'markdown';
  return /\.ya?ml$/i.test(path) ? 'yaml' : 'text';
}

/** Reads the front matter of Markdown, and the whole of everything else. */
export function readHead(format: Format, origin: Origin): Head {
  const { source } = origin;
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head: Head = { options: {}, problems: [], flows: [], bodyStart: start, title: '' };
  if (format === 'yaml') {
    const { flows, options, schema, problems } = readYaml(origin, start);
    return { ...head, flows, options, problems, ...(schema ? { schema } : {}) };
  }
  if (format === 'text') return { ...head, flows: readLines(source, linesBetween(source, start, source.length)) };
  const front = readFrontMatter(origin, start);
  if (!front) return head;
  const { range, options, title, language, problems, flows } = front;
  return {
    ...head,
    frontMatter: range,
    bodyStart: range.end,
    options,
    title,
    problems,
    flows,
    ...(language ? { language } : {}),
  };
}

export function blockKind(flow: Flow, format: Format, frontMatterEnd: number): Block['kind'] {
  if (flow.range.end <= frontMatterEnd) return 'front-matter';
  if (format === 'yaml') return 'yaml';
  if (flow.type === 'aside') return flow.role === 'metadata' ? 'paragraph' : flow.role;
  return flow.type;
}

/** The markup from an offset on was read as plain text. */
export function simplifiedAt(path: string, offset: number, lineStarts: readonly number[]): ReadingProblem {
  const line = lineAt(lineStarts, offset) + 1;
  return {
    code: 'simplified',
    range: { start: offset, end: offset },
    line,
    message: message('input.simplified', { path, line }),
  };
}
