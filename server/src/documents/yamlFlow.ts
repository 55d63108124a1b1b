import { isMap, LineCounter, parseAllDocuments } from 'yaml';
import { message } from '../text/message';
import type { Flow } from './flow';
import { type Origin, readOptions } from './frontMatter';
import { deepestIndentation } from './hostile';
import { linesBetween, readLines } from './lines';
import { lineAt } from './positions';
import { schemaFollowed } from './schema/followed';
import type { DocumentOptions, ReadingProblem } from './types';
import { withGaps } from './yamlGaps';
import { YamlReader } from './yamlReader';

/** More brackets open at once are no document's: the parser would exhaust the stack. */
export const MOST_BRACKETS = 400;
/** Mistakes that are told of one text. */
export const MOST_MISTAKES = 20;

export interface YamlReading {
  flows: Flow[];
  options: DocumentOptions;
  problems: ReadingProblem[];
  schema?: 'rfp' | 'agreement';
}

/** Reads YAML whatever its shape: keys are headings, strings are Markdown. Never throws: what cannot be followed is plain text. */
export function readYaml(origin: Origin, start: number): YamlReading {
  try {
    if (!nestsTooDeep(origin.source)) return readTree(origin, start);
  } catch {
    // The parser, or the tree it made: no text is worth the review of all others.
  }
  return asText(origin, start, [problemAt(origin, start, 'simplified', '')]);
}

function asText({ source }: Origin, start: number, problems: ReadingProblem[]): YamlReading {
  return { flows: readLines(source, linesBetween(source, start, source.length)), options: {}, problems };
}

function readTree(origin: Origin, start: number): YamlReading {
  const { source } = origin;
  const documents = parseAllDocuments(source, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const schema = schemaFollowed(origin.path, source);
  const reader = new YamlReader(source, schema !== undefined);
  const reading: YamlReading = { flows: [], options: {}, problems: [], ...(schema ? { schema } : {}) };
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const error of document.errors)
      if (reading.problems.length < MOST_MISTAKES) reading.problems.push(problemAt(origin, error.pos[0], 'yaml', error.message));
    const { contents } = document;
    if (isMap(contents)) {
      const { options, problems } = readOptions(contents.get('civicclause', true), origin, 0);
      Object.assign(reading.options, options);
      reading.problems.push(...problems);
    }
    reader.node(contents, undefined, 1);
  }
  if (!isStructured(reader.flows) && reading.problems.length > 0) return asText(origin, start, reading.problems);
  reading.flows = withGaps(source, start, reader.flows);
  if (reader.simplified) reading.problems.push(problemAt(origin, start, 'simplified', ''));
  return reading;
}

/** Whether there is more to a text than loose values: a mistake may have made them of no YAML at all. */
export function isStructured(flows: readonly Flow[]): boolean {
  return flows.some(
    (flow) => ['heading', 'list', 'aside'].includes(flow.type) || (flow.type === 'paragraph' && flow.keys !== undefined),
  );
}

export function problemAt(origin: Origin, at: number, code: 'yaml' | 'simplified', error: string): ReadingProblem {
  const line = lineAt(origin.lineStarts, at) + 1;
  const { path } = origin;
  return {
    code,
    range: { start: at, end: at },
    line,
    message: code === 'yaml' ? message('input.yaml', { path, line, error }) : message('input.simplified', { path, line }),
  };
}

/** Flow collections, or indentation, deeper than any document: the parser would exhaust the stack. */
export function nestsTooDeep(source: string): boolean {
  let brackets = 0;
  let dashes = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 91 || code === 123) brackets++;
    else if ((code === 93 || code === 125) && brackets > 0) brackets--;
    else if (code === 10) dashes = 0;
    else if ((code === 45 || code === 63 || code === 58) && source.charCodeAt(i + 1) === 32 && source.charCodeAt(i + 2) === code)
      dashes++;
    if (brackets > MOST_BRACKETS || dashes > 200) return true;
  }
  return deepestIndentation(source) > 200;
}
