import type { PlaybookSource, Severity } from '../playbook/types';
import type { ClauseReview, DecisionReview, Finding, NotReviewed, ProcurementFileReview, Review, Summary } from '../review/types';
import type { Language } from '../text/types';
import { ClausePrinter } from './clauses';
import { factLines } from './facts';
import { hang, padEnd, printable, type Style, styles } from './layout';
import { nextSteps } from './nextSteps';
import { type ReportProse, reportProse } from './prose/prose';

export interface PrettyOptions {
  locale: Language;
  /** Columns. */
  width: number;
  colour: boolean;
  /** Elements, evidence and near misses of every clause. */
  verbose: boolean;
}

/** The review for a reader at a terminal: each document's clauses by theme, other findings, what to do next, totals. */
export function renderPretty(review: Review, playbook: PlaybookSource, options: PrettyOptions): string {
  const documents = review.procurementFiles.reduce((count, file) => count + file.documents.length, 0);
  return [
    ...review.procurementFiles.map((file) => renderPrettyFile(file, playbook, options)),
    renderPrettyEnd(review, documents, options),
  ].join('');
}

/** One procurement file's part of `renderPretty`. */
export function renderPrettyFile(file: ProcurementFileReview, playbook: PlaybookSource, options: PrettyOptions): string {
  return `${renderFile(file, playbook, options, reportProse[options.locale]).join('\n')}\n\n`;
}

/** What `renderPretty` ends with, after all procurement files: what was not reviewed, and totals over `documents`. */
export function renderPrettyEnd(
  { notReviewed, summary }: Readonly<Pick<Review, 'summary'>> & { notReviewed: readonly NotReviewed[] },
  documents: number,
  options: PrettyOptions,
): string {
  const words = reportProse[options.locale];
  const lines = [...renderNotReviewed(notReviewed, options, words), ...renderTotal(summary, documents, options, words)];
  return `${lines.join('\n')}\n`;
}

function renderFile(file: ProcurementFileReview, playbook: PlaybookSource, options: PrettyOptions, words: ReportProse): string[] {
  const style = styles(options.colour);
  const lines: string[] = file.documents.length > 1 ? [style.bold(printable(file.name))] : [];
  for (const document of file.documents) {
    lines.push(style.bold(printable(document.path)));
    const parts = document.parts.map(({ kind, kindConfidence, language }) => {
      const sure = kindConfidence < 1 ? ` (${words.sure(Math.round(kindConfidence * 100))})` : '';
      return `${words.kind[kind]}${sure}, ${words.language[language]}`;
    });
    lines.push(...hang('', [words.format[document.format], ...parts].join(' · '), options.width).map(style.dim));
  }
  const printer = new ClausePrinter(file, playbook, words, options);
  for (const theme of playbook.manifest.themes) {
    const clauses = file.clauses.filter((clause) => clause.theme === theme.id);
    if (clauses.length > 0)
      lines.push('', style.bold(theme.title[options.locale]), ...clauses.flatMap((clause) => printer.print(clause)));
  }
  const others = otherFindings(file);
  if (others.length > 0) lines.push('', style.bold(words.others), ...renderOthers(others, options, words));
  const accepted = file.decisions.filter(({ state }) => state === 'used');
  if (accepted.length > 0)
    lines.push('', style.bold(words.accepted), ...accepted.flatMap((one) => renderAccepted(one, options, words)));
  const facts = factLines(file, playbook, options, words);
  if (facts.length > 0) lines.push('', style.bold(words.facts), ...facts);
  const steps = nextSteps(file, playbook, options, words);
  if (steps.length > 0) lines.push('', style.bold(words.next.title), ...steps);
  return lines;
}

/** Findings of checks that are not clauses; a clause's own are printed with it. */
function otherFindings(file: ProcurementFileReview): Finding[] {
  const clauses = new Set(file.clauses.map((clause) => clause.id));
  return file.findings.filter((finding) => !clauses.has(finding.rule));
}

function renderAccepted({ rule, code, message, reason, who, until }: DecisionReview, options: PrettyOptions, words: ReportProse) {
  const by = [...(who ? [who] : []), ...(until ? [words.until(until)] : [])].join(', ');
  const text = `${message ?? `${rule}/${code}`} ${words.because(reason)}${by ? ` (${by})` : ''}`;
  return hang('  ', printable(text), options.width, 4);
}

const shownOthers = 12;

function renderOthers(findings: Finding[], options: PrettyOptions, words: ReportProse): string[] {
  const shown = options.verbose ? findings : findings.slice(0, shownOthers);
  const severityWidth = Math.max(...Object.values(words.severity).map((word) => word.length));
  const lines = shown.flatMap(({ severity, range, message }) => {
    const place = padEnd(words.line(range.start.line + 1), 11);
    const label = padEnd(words.severity[severity], severityWidth);
    const plain = `  ${place} ${label}  `;
    const [first = '', ...rest] = hang(plain, printable(message), options.width);
    const styled = `  ${styles(options.colour).dim(place)} ${severityStyle(severity, options.colour)(label)}  `;
    return [styled + first.slice(plain.length), ...rest];
  });
  return shown.length < findings.length ? [...lines, `  ${words.andMore(findings.length - shown.length)}`] : lines;
}

export function severityStyle(severity: Severity, colour: boolean): Style {
  const style = styles(colour);
  return { error: style.red, warning: style.yellow, info: style.blue }[severity];
}

function renderNotReviewed(notReviewed: readonly NotReviewed[], options: PrettyOptions, words: ReportProse): string[] {
  if (notReviewed.length === 0) return [];
  const shown = options.verbose ? notReviewed : notReviewed.slice(0, shownOthers);
  const lines = shown.flatMap(({ path, line, message }) => {
    const place = `${printable(path)}${line === undefined ? '' : `:${line}`}: `;
    return hang('  ', `${place}${printable(message)}`, options.width, 4);
  });
  if (shown.length < notReviewed.length) lines.push(`  ${words.andMore(notReviewed.length - shown.length)}`);
  return [styles(options.colour).bold(words.notReviewed), ...lines, ''];
}

const statuses = [
  'present',
  'weak',
  'contradicted',
  'deferred',
  'missing',
  'not-applicable',
] as const satisfies ClauseReview['status'][];

function renderTotal(summary: Summary, documents: number, { colour, width }: PrettyOptions, words: ReportProse): string[] {
  const style = styles(colour);
  const counts = statuses.flatMap((status) => {
    const count = summary[status === 'not-applicable' ? 'notApplicable' : status];
    return count > 0 ? [words.counted(status, count)] : [];
  });
  const { errors, warnings, infos } = summary;
  const findings = [
    ...(errors > 0 ? [words.findings.errors(errors)] : []),
    ...(warnings > 0 ? [words.findings.warnings(warnings)] : []),
    ...(infos > 0 ? [words.findings.infos(infos)] : []),
  ];
  const { known = 0 } = summary;
  const text = [
    words.documents(documents),
    ...(counts.length > 0 ? [counts.join(', ')] : []),
    findings.length > 0 ? findings.join(', ') : words.noFindings,
    ...(known > 0 ? [words.known(known)] : []),
  ].join(' · ');
  const [first = '', ...rest] = hang(`${words.total}  `, text, width);
  const title = first.slice(0, words.total.length);
  return [style.bold(title) + first.slice(title.length), ...rest];
}
