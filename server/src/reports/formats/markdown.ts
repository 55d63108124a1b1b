import { summarise } from '../../review/buildReview';
import type { Finding, NotReviewed, ProcurementFileReview, Review, Summary } from '../../review/types';
import { reportProse } from '../prose/prose';
import { commentTitle } from './comment';
import type { FormatContext, ReportFormat, Totals } from './format';
import { relativePath } from './paths';
import { flat, Speaker } from './plain';

/** GitHub takes comments of 65,536 characters, GitLab of a million. */
const longest = 65_536;
/** What the table of documents may take of it. */
const longestTable = 40_000;
/** What is said of the rest takes less than this. */
const reserve = 2_000;
const gravity = { error: 0, warning: 1, info: 2 } as const;
const statuses = ['present', 'weak', 'contradicted', 'deferred', 'missing', 'not-applicable'] as const;

/** What a procurement file comes to in a comment. */
interface Section {
  /** Its row in the table of all. */
  row: string;
  summary: string;
  /** Rows of its own table, folded away. */
  rows: string[];
  /** Rows that were left out, as no comment has room for them. */
  more: number;
}

/** A comment for a pull request: a table of the documents, then each one's findings, folded; never longer than a comment may be. */
export function markdownFormat(context: FormatContext): ReportFormat<Section> {
  const printer = new SectionPrinter(context);
  return {
    piece: ({ review: { procurementFiles } }) => {
      const [file] = procurementFiles;
      return file && printer.section(file);
    },
    writer: (head) => {
      const comment = new Comment(context, head);
      return {
        add: (section) => {
          comment.add(section);
          return '';
        },
        end: (totals) => comment.text(totals),
      };
    },
  };
}

class SectionPrinter {
  readonly #context: FormatContext;
  readonly #speaker: Speaker;

  constructor(context: FormatContext) {
    this.#context = context;
    this.#speaker = new Speaker(context);
  }

  section(file: ProcurementFileReview): Section {
    const { markdown: words } = this.#speaker.words;
    const name = escapeText(this.#nameOf(file));
    const { errors, warnings, infos, ...counts } = summarise([file]);
    const findings = [...file.findings].sort((a, b) => gravity[a.severity] - gravity[b.severity]);
    const accepted = file.decisions.filter(({ state }) => state === 'used');
    const all = [
      ...findings.map((finding) => this.#finding(finding, file)),
      ...accepted.map((decision) => tableRow('', '–', escapeText(this.#speaker.decision(decision)))),
    ];
    const rows = within(all, longest);
    const summary = [
      words.findings(findings.length),
      ...(accepted.length > 0 ? [words.decisions(accepted.length)] : []),
      ...(file.known && file.known.length > 0 ? [reportProse[this.#context.locale].known(file.known.length)] : []),
    ];
    return {
      row: tableRow(name, this.#statuses(counts), String(errors), String(warnings), String(infos)),
      summary: `${name} · ${summary.join(' · ')}`,
      rows,
      more: all.length - rows.length,
    };
  }

  #nameOf({ name, documents }: ProcurementFileReview): string {
    return documents.length === 1 ? relativePath(documents[0]!.path, this.#context.root) : name;
  }

  #statuses(counts: Pick<Summary, 'present' | 'weak' | 'contradicted' | 'deferred' | 'missing' | 'notApplicable'>): string {
    const words = reportProse[this.#context.locale];
    return statuses
      .flatMap((status) => {
        const count = counts[status === 'not-applicable' ? 'notApplicable' : status];
        return count > 0 ? [words.counted(status, count)] : [];
      })
      .join(', ');
  }

  #finding(finding: Finding, { documents }: ProcurementFileReview): string {
    const { severity, document, range } = finding;
    const line = String(range.start.line + 1);
    const place = documents.length > 1 ? `${escapeText(relativePath(document, this.#context.root))}:${line}` : line;
    return tableRow(place, reportProse[this.#context.locale].severity[severity], escapeText(this.#speaker.finding(finding)));
  }
}

/** Keeps what a comment has room for, and counts the rest. */
class Comment {
  readonly #context: FormatContext;
  readonly #head: Review;
  readonly #table: string[] = [];
  readonly #sections: Section[] = [];
  #tableLength = 0;
  #sectionsLength = 0;
  #moreDocuments = 0;
  #moreSections = 0;

  constructor(context: FormatContext, head: Review) {
    this.#context = context;
    this.#head = head;
  }

  add(section: Section): void {
    if (this.#tableLength + section.row.length > longestTable) this.#moreDocuments++;
    else {
      this.#tableLength += section.row.length;
      this.#table.push(section.row);
    }
    if (section.rows.length === 0) return;
    if (this.#sectionsLength > longest) {
      this.#moreSections++;
      return;
    }
    this.#sectionsLength += lengthOf(section.rows);
    this.#sections.push(section);
  }

  text({ notReviewed }: Totals): string {
    const { markdown: words } = new Speaker(this.#context).words;
    const { tool, playbook, playbooks = [playbook] } = this.#head;
    const by = playbooks.map(({ id, version }) => `${id} ${version}`).join(', ');
    const columns = [words.document, words.clauses, words.errors, words.warnings, words.infos];
    const start = [
      commentTitle(this.#context.locale),
      ...(this.#table.length > 0
        ? [`| ${columns.join(' | ')} |\n| --- | --- | ---: | ---: | ---: |\n`, ...this.#table, '\n']
        : [`${words.nothing}\n\n`]),
      ...(this.#moreDocuments > 0 ? [`${words.moreDocuments(this.#moreDocuments)}\n\n`] : []),
    ].join('');
    const unread = this.#unread(notReviewed);
    let room = longest - reserve - start.length - lengthOf(unread);
    let left = this.#moreSections;
    const lists = this.#sections.map((section) => {
      const list = this.#list(section, room);
      if (list === undefined) left++;
      room -= list?.length ?? 0;
      return list ?? '';
    });
    const end = `${left > 0 ? `${words.cut(left)}\n\n` : ''}<sub>${words.madeBy(tool.version, by)}</sub>\n`;
    return start + unread.join('') + lists.join('') + end;
  }

  /** Nothing when there is no room for a row of it. */
  #list({ summary, rows, more }: Section, room: number): string | undefined {
    const { markdown: words } = new Speaker(this.#context).words;
    const before = `<details><summary>${summary}</summary>\n\n| ${words.where} | ${words.severity} | ${words.finding} |\n| ---: | --- | --- |\n`;
    const after = '\n</details>\n\n';
    const shown = within(rows, room - before.length - after.length - 200);
    if (shown.length === 0) return undefined;
    const cut = rows.length - shown.length + more;
    return before + shown.join('') + (cut > 0 ? `\n${words.moreFindings(cut)}\n` : '') + after;
  }

  /** At most some, as they are said on standard error too. */
  #unread(notReviewed: readonly NotReviewed[]): string[] {
    if (notReviewed.length === 0) return [];
    const { notReviewed: title } = new Speaker(this.#context).words.markdown;
    const lines = notReviewed.map(({ path, line, message }) => {
      const place = `${relativePath(path, this.#context.root)}${line === undefined ? '' : `:${line}`}`;
      return `- ${escapeText(place)}${reportProse[this.#context.locale].colon}${escapeText(flat(message))}\n`;
    });
    const shown = within(lines, 8_000);
    const rest = notReviewed.length - shown.length;
    return [`**${title}**\n\n`, ...shown, ...(rest > 0 ? [`- … (${rest})\n`] : []), '\n'];
  }
}

function tableRow(...cells: string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((length, text) => length + text.length, 0);
}

/** As many of the texts, from the first on, as fit. */
function within(texts: readonly string[], room: number): string[] {
  let used = 0;
  const end = texts.findIndex((text) => {
    used += text.length;
    return used > room;
  });
  return texts.slice(0, end < 0 ? texts.length : end);
}

/**
 * Text that is nothing but text in a comment: no markup, no HTML, and no mention, reference or link, which a forge makes even of
 * escaped characters; an invisible space keeps them apart.
 */
function escapeText(text: string): string {
  return flat(text)
    .replace(/[\\`*_{}[\]()<>#!|~&]/g, '\\$&')
    .replace(/[@#](?=[\w-])/g, '$&\u200b')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}\u200b.`);
}
