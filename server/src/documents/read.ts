import { message } from '../text/message';
import type { Language } from '../text/types';
import type { Flow } from './flow';
import { type Origin, readFrontMatter } from './frontMatter';
import { kindOf } from './kind';
import { countLanguages, dominant } from './language';
import { linesBetween, readLines } from './lines';
import { readMarkdown } from './markdown';
import { Outline } from './outline';
import { dominantEol, lineAt, lineStartsOf } from './positions';
import { StatementMaker } from './statements';
import { structure } from './structure';
import type { Block, Document, DocumentInput, DocumentOptions, Format, Part, ReadingProblem } from './types';
import { readYaml } from './yamlFlow';

/** Reads a document; never throws, whatever the text. */
export function readDocument(input: DocumentInput): Document {
  const source = input.text;
  const format = input.format ?? formatOf(input.path);
  const lineStarts = lineStartsOf(source);
  const origin: Origin = { path: input.path, source, lineStarts };
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const problems: ReadingProblem[] = [];
  let options: DocumentOptions = {};
  let flows: Flow[] = [];
  let frontMatter: Document['frontMatter'];
  let schema: Document['schema'];
  let title = '';
  if (format === 'yaml') {
    const reading = readYaml(origin, start);
    ({ flows, options, schema } = reading);
    problems.push(...reading.problems);
  } else if (format === 'markdown') {
    const front = readFrontMatter(origin, start);
    if (front) {
      frontMatter = front.range;
      options = front.options;
      title = front.title;
      problems.push(...front.problems);
      flows.push(...front.flows);
    }
    const reading = readMarkdown(source, front?.range.end ?? start, source.length);
    for (const flow of reading.flows) flows.push(flow);
    const simplified = reading.simplified[0];
    if (simplified !== undefined) {
      const line = lineAt(lineStarts, simplified) + 1;
      problems.push({
        code: 'simplified',
        range: { start: simplified, end: simplified },
        line,
        message: message('input.simplified', { path: input.path, line }),
      });
    }
  } else flows = readLines(source, linesBetween(source, start, source.length));

  const language = input.language ?? options.language ?? dominant(countLanguages(source)).language;
  const blocks: Block[] = flows.map((flow, index) => ({
    index,
    range: flow.range,
    kind: blockKind(flow, format, frontMatter?.end ?? -1),
    section: 0,
  }));
  const tree = structure(flows, format === 'text');
  const outline = new Outline(source.length);
  const maker = new StatementMaker(outline, () => language);
  let block = 0;
  maker.siblings(tree, (flow) => {
    while (block + 1 < blocks.length && blocks[block + 1]!.range.start <= flow.range.start) block++;
    return block;
  });
  const statements = maker.statements.sort((a, b) => a.range.start - b.range.start);
  statements.forEach((statement, index) => {
    statement.index = index;
  });
  for (const statement of statements) {
    const at = blocks[statement.block];
    if (at && at.section === 0) at.section = statement.section;
  }
  const titles = outline.sections
    .slice(1, 8)
    .map((section) => section.title.text)
    .join('\n');
  const parts: Part[] = [
    partOf(input, options, schema, language, `${title}\n${titles}\n${source.slice(start, start + 400)}`, source),
  ];
  return {
    path: input.path,
    format,
    source,
    lineStarts,
    eol: dominantEol(source),
    parts,
    sections: outline.sections,
    blocks,
    statements,
    options,
    problems,
    ...(frontMatter ? { frontMatter } : {}),
    ...(schema ? { schema } : {}),
  };
}

function partOf(
  input: DocumentInput,
  options: DocumentOptions,
  schema: Document['schema'],
  language: Language,
  title: string,
  source: string,
): Part {
  const reading = kindOf(title, source);
  const detected = (input.requested && reading.likeliest) || reading;
  const given = input.kind ?? options.kind ?? schema;
  return {
    index: 0,
    kind: given ?? detected.kind,
    kindConfidence: given ? 1 : detected.confidence,
    kindSource: input.kind ? 'option' : options.kind ? 'front-matter' : schema ? 'schema' : 'detected',
    language,
    languageConfidence: input.language || options.language ? 1 : dominant(countLanguages(source)).confidence,
    range: { start: 0, end: source.length },
  };
}

function formatOf(path: string): Format {
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(path)) return 'markdown';
  return /\.ya?ml$/i.test(path) ? 'yaml' : 'text';
}

function blockKind(flow: Flow, format: Format, frontMatterEnd: number): Block['kind'] {
  if (flow.range.end <= frontMatterEnd) return 'front-matter';
  if (format === 'yaml') return 'yaml';
  if (flow.type === 'aside') return flow.role === 'metadata' ? 'paragraph' : flow.role;
  return flow.type;
}
