import type { NotReviewed, Review } from '../../../review/types';
import { json } from '../../json';
import { formatProse } from '../../prose/formats';
import type { FormatContext, ReportFormat, Totals } from '../format';
import { flat } from '../plain';
import { driverFor } from './driver';
import { ResultWriter, rootId } from './results';

/** Identifies the format; nothing is fetched from there. */
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, one run. Results are written as they come, one a line; what was not reviewed stands at the end. */
export function sarifFormat(context: FormatContext): ReportFormat<string> {
  const writer = new ResultWriter(context);
  return {
    piece: ({ review: { procurementFiles }, fixes }) =>
      procurementFiles.flatMap((file) => writer.of(file, fixes).map((result) => json(result))).join(',\n') || undefined,
    writer: (head) => {
      let begun = false;
      const begin = (next: string) => {
        const text = begun ? next : start(head, context);
        begun = true;
        return text;
      };
      return { add: (text) => begin(',\n') + text, end: (totals) => begin('') + end(totals, writer) };
    },
  };
}

function start(head: Review, context: FormatContext): string {
  const { tool, playbook, asOf, position, jurisdiction } = head;
  const { rules, taxonomies, extensions } = driverFor(head, context);
  const { locale } = context;
  const words = formatProse[locale].sarif;
  const run = {
    tool: {
      driver: {
        name: 'Civic Clause',
        version: tool.version,
        semanticVersion: tool.version,
        shortDescription: { text: words.tool },
        language: locale,
        supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })),
        rules,
      },
      ...(extensions.length > 0 && { extensions }),
    },
    language: locale,
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [rootId]: { description: { text: words.root } } },
    taxonomies,
    properties: { playbook: `${playbook.id} ${playbook.version}`, asOf, position, jurisdiction },
  };
  const members = Object.entries(run).map(([key, value]) => `${json(key)}: ${json(value)}`);
  return `{\n"$schema": ${json(schema)},\n"version": "2.1.0",\n"runs": [{\n${members.join(',\n')},\n"results": [\n`;
}

function end({ notReviewed }: Totals, writer: ResultWriter): string {
  const invocation = {
    executionSuccessful: notReviewed.every(({ code }) => code === 'not-recognised'),
    toolExecutionNotifications: notReviewed.map((entry) => notification(entry, writer)),
  };
  return `\n],\n"invocations": [${json(invocation)}]\n}]\n}\n`;
}

function notification({ path, line, code, message }: NotReviewed, writer: ResultWriter) {
  const at = line === undefined ? undefined : { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: 0 } };
  return {
    descriptor: { id: code },
    level: code === 'not-recognised' ? 'note' : 'error',
    message: { text: flat(message) },
    locations: [writer.location(path, at)],
  };
}
