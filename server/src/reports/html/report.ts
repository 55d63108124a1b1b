import type { PlaybookSource } from '../../playbook/types';
import type { NotReviewed, ProcurementFileReview, Review } from '../../review/types';
import { patterns, totalOf } from './chart';
import { clauseTable } from './clauseTable';
import { contextFor, type HtmlReportOptions, nameOf, type ReportContext } from './context';
import { digestOf } from './digest';
import { html, type Markup, raw } from './markup';
import { auditTrail, decisions, hashes, notReviewed, otherFindings, sources, table } from './registers';
import { styleHash, styleSheet } from './style';
import { documentLines, questions, standing, summary } from './summary';

export type { HtmlReportOptions };

/** A procurement file's part of a report, and its line in the overview. Plain data: made in one thread, put together in another. */
export interface HtmlSection {
  name: string;
  /** Identifies it on the page. */
  id: string;
  standing: string;
  body: string;
}

/** What a report is put together from besides its sections. */
export type HtmlHead = Pick<Review, 'tool' | 'playbook' | 'playbooks' | 'asOf' | 'position' | 'jurisdiction'> & {
  notReviewed: readonly NotReviewed[];
};

/**
 * The review as one HTML file that needs nothing else: for each procurement file a page for whoever decides, then its clauses with the
 * text relied on; then sources and audit trail. Nothing in it runs or is fetched. Same input, same bytes.
 */
export function htmlReport(review: Review, playbook: PlaybookSource, options: HtmlReportOptions): string {
  const sections = review.procurementFiles.map((file, index) => htmlSection(file, index + 1, playbook, options));
  return htmlPage(sections, review, playbook, options);
}

/** One procurement file's part; `number`, from 1, tells it from the others on the page. */
export function htmlSection(
  file: ProcurementFileReview,
  number: number,
  playbook: PlaybookSource,
  options: HtmlReportOptions,
): HtmlSection {
  const context = contextFor(playbook, options);
  const digest = digestOf(file, playbook);
  const id = `file-${number}`;
  const [first, ...others] = file.documents;
  // Several have the name that a configuration gives them; one has its own, without where it lies.
  const name = first && others.length === 0 ? nameOf(first.path, context) : file.name;
  const body = html`<article class="file" aria-labelledby="${id}">
<h2 id="${id}">${name}</h2>
${documentLines(digest, context)}
${totalOf(digest.counts) > 0 && summary(digest, id, context)}
${questions(digest, context)}
${clauseTable(digest, context)}
${decisions(digest, context)}
${otherFindings(digest, context)}
${hashes(digest, context)}
</article>`;
  return { name, id, standing: standing(digest, context), body: body.text };
}

/** The whole page from its sections. */
export function htmlPage(
  sections: readonly HtmlSection[],
  head: HtmlHead,
  playbook: PlaybookSource,
  options: HtmlReportOptions,
): string {
  const context = contextFor(playbook, options);
  const { prose, words, locale } = context;
  const [only, ...more] = sections;
  const subject = only && more.length === 0 ? only.name : prose.documents(sections.length);
  const policy = `default-src 'none'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${prose.title}${words.colon}${subject}</title>
<style>${raw(styleSheet)}</style>
</head>
<body>
${patterns()}
<main>
<p class="hint">${prose.print}</p>
<header>
<h1>${prose.title}</h1>
<p>${head.asOf === null ? prose.noDate : prose.date(head.asOf)} · ${head.tool.name} ${head.tool.version} · ${prose.notAdvice}</p>
</header>
${more.length > 0 && overview(sections, context)}
${sections.map(({ body }) => raw(body))}
${notReviewed(head.notReviewed, context)}
${sources(head, context)}
${auditTrail(head, context)}
</main>
</body>
</html>
`;
  return page.text;
}

/** Where there are several: how each stands, and where to find it. */
function overview(sections: readonly HtmlSection[], { prose }: ReportContext): Markup {
  const rows = sections.map(({ name, id, standing: sentence }) => [html`<a href="#${id}">${name}</a>`, sentence]);
  const { columns } = prose.coverage;
  return html`<section aria-labelledby="overview">
<h2 id="overview">${prose.overview}</h2>
${table([prose.audit.document, columns.verdict], rows)}
</section>`;
}
