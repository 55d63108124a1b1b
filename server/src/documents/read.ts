import { message } from '../text/message';
import type { Language } from '../text/types';
import { setContentsAside } from './contents';
import type { Flow } from './flow';
import { type Origin, readFrontMatter } from './frontMatter';
import { readKeyValues } from './keyValues';
import { linesBetween, readLines } from './lines';
import { readMarkdown } from './markdown';
import { Outline } from './outline';
import { languageAtOf, languageRuns, partsOf } from './parts';
import { dominantEol, lineAt, lineStartsOf } from './positions';
import { StatementMaker } from './statements';
import { structure } from './structure';
import type { Block, Document, DocumentInput, DocumentOptions, Format, Part, ReadingProblem, Section, Statement } from './types';
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
  let frontLanguage: Language | undefined;
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
      frontLanguage = front.language;
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

  const blocks: Block[] = flows.map((flow, index) => ({
    index,
    range: flow.range,
    kind: blockKind(flow, format, frontMatter?.end ?? -1),
    section: 0,
  }));
  const runs = languageRuns(source, blocks);
  const given = input.language ?? options.language ?? frontLanguage;
  const languageAt = given ? () => given : languageAtOf(runs);
  const tree = structure(readKeyValues(setContentsAside(flows)), format === 'text');
  const outline = new Outline(source.length);
  const maker = new StatementMaker(outline, languageAt);
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
  const parts = partsOf({
    input,
    options,
    schema,
    source,
    sections: outline.sections,
    runs,
    title,
    bodyStart: frontMatter?.end ?? start,
  });
  assignParts(parts, outline.sections, statements);
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

function assignParts(parts: readonly Part[], sections: readonly Section[], statements: readonly Statement[]): void {
  const partAt = (offset: number): number => parts.findLast((part) => part.range.start <= offset)?.index ?? 0;
  for (const section of sections) section.part = section.index === 0 ? 0 : partAt(section.headingRange.start);
  for (const statement of statements) statement.part = partAt(statement.range.start);
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
