import type { ClauseReview, Finding, NotReviewed, ProcurementFileReview } from '../../review/types';
import { inert } from '../../text/inert';
import { reportProse } from '../prose/prose';
import { type FormatContext, type ReportFormat, textFormat } from './format';
import { relativePath } from './paths';
import { excerpt, flat, Speaker } from './plain';

const gravity = { error: 0, warning: 1, info: 2 } as const;

/**
 * JUnit's XML as test reports of pipelines read it: a suite for each procurement file, a case for each clause and for each other check
 * that found something. A case fails from the severity on from which the run does; what is less is its output.
 */
export function junitFormat(context: FormatContext): ReportFormat<string> {
  const printer = new CasePrinter(context);
  return textFormat(
    ({ review: { procurementFiles, notReviewed } }) =>
      [...procurementFiles.map((file) => printer.suite(file)), ...notReviewed.map((entry) => printer.unread(entry))].join('') ||
      undefined,
    () => '</testsuites>\n',
    '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Civic Clause">\n',
  );
}

class CasePrinter {
  readonly #context: FormatContext;
  readonly #speaker: Speaker;

  constructor(context: FormatContext) {
    this.#context = context;
    this.#speaker = new Speaker(context);
  }

  suite(file: ProcurementFileReview): string {
    const clauses = new Set(file.clauses.map(({ id }) => id));
    const others = [...new Set(file.findings.flatMap(({ rule }) => (clauses.has(rule) ? [] : [rule])))];
    const cases = [
      ...file.clauses.map((clause) => this.#case(clause.id, file, clause)),
      ...others.map((rule) => this.#case(rule, file)),
    ];
    const failures = cases.filter(({ failed }) => failed).length;
    const skipped = cases.filter((each) => each.skipped).length;
    const counts = { tests: cases.length, failures, errors: 0, skipped, time: 0 };
    return `  <testsuite${attributes({ name: file.name, ...counts })}>\n${cases.map(({ xml }) => xml).join('')}  </testsuite>\n`;
  }

  unread({ path, line, code, message }: NotReviewed): string {
    const known = code === 'not-recognised';
    const counts = { tests: 1, failures: 0, errors: known ? 0 : 1, skipped: known ? 1 : 0, time: 0 };
    const name = this.#speaker.words.junit.notReviewed;
    const text = flat(message);
    const body = known ? `<skipped${attributes({ message: text })}/>` : `<error${attributes({ message: text, type: code })}/>`;
    const place = { classname: path, name, file: relativePath(path, this.#context.root), ...(line !== undefined && { line }) };
    return `  <testsuite${attributes({ name: path, ...counts })}>
    <testcase${attributes({ ...place, time: 0 })}>${body}</testcase>
  </testsuite>
`;
  }

  #case(rule: string, file: ProcurementFileReview, clause?: ClauseReview): { xml: string; failed: boolean; skipped: boolean } {
    const findings = file.findings
      .filter((finding) => finding.rule === rule)
      .sort((a, b) => gravity[a.severity] - gravity[b.severity]);
    const failing = findings.filter((finding) => this.#fails(finding));
    const skipped = clause?.status === 'not-applicable' && failing.length === 0;
    const [first] = findings;
    const document = first?.document ?? file.documents[0]?.path ?? file.name;
    const place = {
      classname: `${file.name} · ${clause ? this.#theme(clause.theme) : this.#speaker.words.junit.other}`,
      name: this.#speaker.title(rule),
      file: relativePath(document, this.#context.root),
      ...(first && { line: first.range.start.line + 1 }),
      time: 0,
    };
    const [worst] = failing;
    const output = [
      ...findings.filter((finding) => !failing.includes(finding)).map((finding) => this.#line(finding)),
      ...(clause && this.#context.quotations
        ? clause.evidence.slice(0, 1).map(({ text, range }) => this.#quote(text, range))
        : []),
    ];
    const body = [
      ...(skipped ? [`<skipped${attributes({ message: reportProse[this.#context.locale].status['not-applicable'] })}/>`] : []),
      ...(worst
        ? [
            `<failure${attributes({ message: this.#speaker.finding(worst), type: worst.code })}>${escapeXml(
              failing.map((finding) => this.#line(finding)).join('\n'),
            )}</failure>`,
          ]
        : []),
      ...(output.length > 0 ? [`<system-out>${escapeXml(output.join('\n'))}</system-out>`] : []),
    ].map((element) => `      ${element}\n`);
    const xml =
      body.length === 0
        ? `    <testcase${attributes(place)}/>\n`
        : `    <testcase${attributes(place)}>\n${body.join('')}    </testcase>\n`;
    return { xml, failed: worst !== undefined, skipped };
  }

  #fails({ severity }: Finding): boolean {
    const { failOn } = this.#context;
    return failOn !== 'never' && gravity[severity] <= gravity[failOn];
  }

  #line(finding: Finding): string {
    const words = reportProse[this.#context.locale];
    const place = `${relativePath(finding.document, this.#context.root)}:${finding.range.start.line + 1}`;
    return `${place} ${words.severity[finding.severity]}${words.colon}${this.#speaker.finding(finding)}`;
  }

  #quote(text: string, range: Finding['range']): string {
    const { line, open, close } = reportProse[this.#context.locale];
    return `${line(range.start.line + 1)} ${open}${excerpt(text)}${close}`;
  }

  #theme(id: string): string {
    const { playbook, locale } = this.#context;
    return playbook.manifest.themes.find((theme) => theme.id === id)?.title[locale] ?? id;
  }
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 has no way to write becomes the replacement character. */
function escapeXml(text: string): string {
  return inert(text)
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!);
}
