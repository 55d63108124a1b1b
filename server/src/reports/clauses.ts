import type { ClauseStatus } from '../detection/types';
import type { ClauseSource, PlaybookSource } from '../playbook/types';
import type { ClauseReview, ElementReview, Finding, ProcurementFileReview, Span } from '../review/types';
import { clip, hang, padEnd, printable, type Style, styles, widthOf } from './layout';
import type { PrettyOptions } from './pretty';
import { severityStyle } from './pretty';
import type { ReportProse } from './prose/prose';

const marks: Record<ClauseStatus, string> = {
  present: '✓',
  weak: '◐',
  contradicted: '⇄',
  deferred: '→',
  missing: '✗',
  'not-applicable': '–',
};
/** Told by the status line itself. */
const statusCodes = new Set<Finding['code']>(['missing', 'weak', 'incomplete', 'contradicted', 'deferred']);
const indent = '      ';

/** Prints the clauses of one procurement file. */
export class ClausePrinter {
  readonly #sources: Map<string, ClauseSource>;
  readonly #findings = new Map<string, Finding[]>();
  readonly #words: ReportProse;
  readonly #options: PrettyOptions;
  readonly #several: boolean;

  constructor(file: ProcurementFileReview, playbook: PlaybookSource, words: ReportProse, options: PrettyOptions) {
    this.#sources = new Map(playbook.clauses.map((clause) => [clause.id, clause]));
    for (const finding of file.findings) this.#findings.set(finding.rule, [...(this.#findings.get(finding.rule) ?? []), finding]);
    this.#words = words;
    this.#options = options;
    this.#several = file.documents.length > 1;
  }

  /** One line for a missing clause; what was relied on for the others; everything with `verbose`. */
  print(clause: ClauseReview): string[] {
    const lines = this.#headline(clause);
    const brief = clause.status === 'missing' && !this.#options.verbose;
    if (!brief) lines.push(...this.#reliedOn(clause));
    for (const finding of this.#findings.get(clause.id) ?? [])
      if (!statusCodes.has(finding.code)) lines.push(...this.#extra(finding));
    if (this.#options.verbose) lines.push(...this.#details(clause));
    return lines;
  }

  #headline({ id, status, severity }: ClauseReview): string[] {
    const { colour, locale } = this.#options;
    const style = styles(colour);
    const statusStyle: Record<ClauseStatus, Style> = {
      present: style.green,
      weak: style.yellow,
      contradicted: style.magenta,
      deferred: style.cyan,
      missing: style.red,
      'not-applicable': style.dim,
    };
    const width = Math.max(...Object.values(this.#words.status).map(widthOf));
    const word = `${marks[status]} ${padEnd(this.#words.status[status], width)}`;
    const finding = this.#findings.get(id)?.find(({ code }) => statusCodes.has(code));
    const shown = finding?.severity ?? (status === 'missing' ? severity : undefined);
    const incomplete = finding?.code === 'incomplete' ? `${this.#words.incomplete}${this.#words.colon}` : '';
    const label = shown ? `(${incomplete}${this.#words.severity[shown]})` : '';
    const title = this.#sources.get(id)?.title[locale] ?? id;
    // Colour is put in after the layout, which counts columns.
    return hang(`  ${word}  `, label ? `${title} ${label.replaceAll(' ', '\u00a0')}` : title, this.#options.width).map((line) => {
      const coloured = line.replace(word, statusStyle[status](word));
      return shown ? coloured.replace(/\([^()]*\)$/, severityStyle(shown, colour)) : coloured;
    });
  }

  /** The sentence relied on, and why it has led to this status; a reason that quotes the sentence says both. */
  #reliedOn({ status, reason, elements, evidence }: ClauseReview): string[] {
    const [best] = status === 'missing' ? [] : evidence;
    const complete = elements.every((element) => element.met || element.need !== 'required');
    const why = status === 'present' && complete && !this.#options.verbose ? '' : printable(reason);
    if (best && why.includes(printable(best.text).slice(0, 40))) {
      return hang(`${indent}${this.#place(best)}  `, why, this.#options.width);
    }
    return [...(best ? this.#quote(best) : []), ...(why ? hang(indent, why, this.#options.width) : [])];
  }

  #extra({ severity, message, range }: Finding): string[] {
    const label = `${this.#words.severity[severity]}${this.#words.colon}`;
    const text = `${printable(message)} (${this.#words.line(range.start.line + 1)})`;
    const [first = '', ...rest] = hang(indent + label, text, this.#options.width, indent.length);
    return [indent + severityStyle(severity, this.#options.colour)(label) + first.slice(indent.length + label.length), ...rest];
  }

  #details(clause: ClauseReview): string[] {
    const lines: string[] = [];
    const expected = clause.elements.filter((element) => element.need !== 'none');
    if (expected.length > 0) lines.push(`${indent}${this.#words.elements}`);
    for (const element of expected) lines.push(...this.#element(clause.id, element));
    for (const near of clause.near.slice(0, 3)) {
      lines.push(`${indent}${this.#words.near}`, ...this.#quote(near, `${indent}  `));
      lines.push(...this.#because(near, `${indent}  `));
    }
    return lines;
  }

  /** Why a sentence that came near did not count. */
  #because({ because }: Span, margin: string): string[] {
    return because ? hang(margin, printable(because), this.#options.width) : [];
  }

  #element(clause: string, { id, need, met, evidence, near = [] }: ElementReview): string[] {
    const title = this.#sources.get(clause)?.elements.find((element) => element.id === id)?.title[this.#options.locale] ?? id;
    const mark = met ? marks.present : need === 'required' ? marks.missing : marks['not-applicable'];
    const text = need === 'none' ? title : `${title} (${this.#words.need[need]})`;
    const lines = hang(`${indent}  ${mark} `, text, this.#options.width);
    const margin = `${indent}    `;
    if (evidence[0]) return [...lines, ...this.#quote(evidence[0], margin)];
    return [...lines, ...near.slice(0, 1).flatMap((span) => [...this.#quote(span, margin), ...this.#because(span, margin)])];
  }

  /** `line 12  “the sentence, cut to the width”` */
  #quote(span: Span, margin = indent): string[] {
    const { open, close } = this.#words;
    const place = this.#place(span);
    const room = Math.max(20, this.#options.width - margin.length - widthOf(place) - 2 - open.length - close.length);
    return [`${margin}${styles(this.#options.colour).dim(place)}  ${open}${clip(printable(span.text), room)}${close}`];
  }

  #place({ document, range }: Span): string {
    const file = this.#several ? `${printable(document)}, ` : '';
    return padEnd(`${file}${this.#words.line(range.start.line + 1)}`, 9);
  }
}
