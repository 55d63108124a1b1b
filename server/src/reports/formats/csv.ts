import type { ClauseReview, Finding, ProcurementFileReview } from '../../review/types';
import { inert } from '../../text/inert';
import { reportProse } from '../prose/prose';
import { type FormatContext, type ReportFormat, textFormat } from './format';
import { excerpt, flat, Speaker } from './plain';

/** Told to spreadsheets, which read the bytes as Windows’ own code page otherwise. */
const byteOrderMark = '\ufeff';
const gravity = { error: 0, warning: 1, info: 2 } as const;

/**
 * A table with a row for each clause of each procurement file, and for each other finding: for a spreadsheet's filters and pivot tables.
 * It is what a spreadsheet of the report's language opens by a double click: in UTF-8 with its mark, and parted by semicolons in French.
 */
export function csvFormat(context: FormatContext): ReportFormat<string> {
  const { locale, playbook, quotations } = context;
  const speaker = new Speaker(context);
  const words = reportProse[locale];
  const columns = speaker.words.table;
  const row = rowWriter(context);
  const themes = new Map(playbook.manifest.themes.map(({ id, title }) => [id, title[locale]]));
  const rowsOf = (file: ProcurementFileReview) => {
    const own = new Set(file.clauses.map(({ id }) => id));
    return [
      ...file.clauses.map((clause) => {
        const findings = sorted(file.findings.filter(({ rule }) => rule === clause.id));
        return rowOf(file, clause.id, findings, clause);
      }),
      ...file.findings.filter(({ rule }) => !own.has(rule)).map((finding) => rowOf(file, finding.rule, [finding])),
    ].join('');
  };
  const rowOf = (file: ProcurementFileReview, rule: string, findings: Finding[], clause?: ClauseReview) => {
    const [worst] = findings;
    const [evidence] = clause?.evidence ?? [];
    const place = worst ?? evidence;
    return row([
      place?.document ?? file.name,
      kindsOf(file, context),
      clause ? (themes.get(clause.theme) ?? clause.theme) : speaker.words.junit.other,
      speaker.title(rule),
      clause ? words.status[clause.status] : '',
      worst ? words.severity[worst.severity] : '',
      place ? place.range.start.line + 1 : '',
      worst?.code ?? '',
      findings.map((finding) => speaker.finding(finding)).join(' '),
      ...(quotations ? [evidence ? excerpt(evidence.text) : ''] : []),
    ]);
  };
  const { document, kind, theme, clause, status, severity, line, code, finding, quotation } = columns;
  const heads = [document, kind, theme, clause, status, severity, line, code, finding, ...(quotations ? [quotation] : [])];
  return textFormat(
    ({ review: { procurementFiles } }) => procurementFiles.map(rowsOf).join('') || undefined,
    ({ notReviewed }) =>
      notReviewed
        .map((entry) => row([entry.path, '', '', '', columns.notReviewed, '', entry.line ?? '', entry.code, flat(entry.message)]))
        .join(''),
    byteOrderMark + row(heads),
  );
}

/** A procurement file's row of the matrix: what stands before its clauses, and their statuses by id. */
interface MatrixRow {
  cells: (string | number)[];
  statuses: [id: string, title: string, status: string][];
}

/** A table with a row for each procurement file and a column for each clause, so that any number of them can be told as they come. */
export function matrixFormat(context: FormatContext): ReportFormat<MatrixRow> {
  const { locale, playbook } = context;
  const speaker = new Speaker(context);
  const columns = speaker.words.table;
  const words = reportProse[locale];
  const row = rowWriter(context);
  const titles = new Map(playbook.clauses.map(({ id, title }) => [id, title[locale]]));
  const line = ({ cells, statuses }: MatrixRow) => {
    const byId = new Map(statuses.map(([id, , status]) => [id, status]));
    const others = statuses.filter(([id]) => !titles.has(id)).map(([, title, status]) => `${title}${words.colon}${status}`);
    return row([...cells, ...[...titles.keys()].map((id) => byId.get(id) ?? ''), others.join('; ')]);
  };
  return {
    piece: ({ review: { procurementFiles } }) => {
      const [file] = procurementFiles;
      if (!file) return undefined;
      const count = (wanted: Finding['severity']) => file.findings.filter(({ severity }) => severity === wanted).length;
      return {
        cells: [file.name, kindsOf(file, context), count('error'), count('warning'), count('info')],
        statuses: file.clauses.map(({ id, status }) => [id, speaker.title(id), words.status[status]]),
      };
    },
    writer: ({ playbooks = [] }) => {
      // Documents may be reviewed by playbooks of their own.
      for (const { id, title } of playbooks.flatMap(({ clauses }) => clauses)) if (!titles.has(id)) titles.set(id, title[locale]);
      const heads = [columns.document, columns.kind, columns.errors, columns.warnings, columns.infos];
      const first = byteOrderMark + row([...heads, ...titles.values(), columns.otherClauses]);
      let begun = false;
      const begin = () => {
        const text = begun ? '' : first;
        begun = true;
        return text;
      };
      return {
        add: (piece) => begin() + line(piece),
        end: ({ notReviewed }) => begin() + notReviewed.map(({ path }) => row([path, columns.notReviewed])).join(''),
      };
    },
  };
}

function kindsOf({ documents }: ProcurementFileReview, { locale }: FormatContext): string {
  const { kind: names } = reportProse[locale];
  return [...new Set(documents.flatMap(({ parts }) => parts.map(({ kind }) => names[kind])))].join(', ');
}

function sorted(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** Rows as RFC 4180 has them. */
function rowWriter({ locale }: FormatContext): (cells: (string | number)[]) => string {
  const separator = locale === 'fr' ? ';' : ',';
  return (cells) => `${cells.map(cell).join(separator)}\r\n`;
}

/**
 * A spreadsheet takes for a formula what begins with one of these, on its own or after spaces, also in their full width; the apostrophe
 * before them says that it is text.
 */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = inert(value);
  const text = formula.test(plain) || /^[\t\r\n]/.test(plain) ? `'${plain}` : plain;
  // Quoted for the other separators too: read with the wrong one, no part of a cell begins a cell.
  return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
