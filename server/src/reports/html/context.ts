import type { PlaybookSource } from '../../playbook/types';
import type { Policy } from '../../policy';
import type { Finding, ProcurementFileReview, Span } from '../../review/types';
import type { Language } from '../../text/types';
import { type HtmlProse, htmlProse } from '../prose/html';
import { type PageProse, pageProse } from '../prose/pages';
import { type ReportProse, reportProse } from '../prose/prose';
import type { ClauseState } from './digest';
import { html, type Markup } from './markup';

export interface HtmlReportOptions {
  /** Language of the report; the review's own prose should be in it. */
  locale: Language;
  /** SHA-256 of each document in hexadecimal, by its path in the review. */
  hashes?: Readonly<Record<string, string>>;
  /** What a document is called in the report, by its path in the review; by default the path. */
  nameOf?: (path: string) => string;
  /** The choices the review was made with, for the audit trail. */
  choices?: Partial<Policy>;
}

/** What every part of the report writes with. */
export interface ReportContext {
  locale: Language;
  playbook: PlaybookSource;
  options: HtmlReportOptions;
  prose: HtmlProse;
  words: ReportProse;
  pages: PageProse;
}

export function contextFor(playbook: PlaybookSource, options: HtmlReportOptions): ReportContext {
  const { locale } = options;
  return { locale, playbook, options, prose: htmlProse[locale], words: reportProse[locale], pages: pageProse[locale] };
}

export function nameOf(path: string, { options }: ReportContext): string {
  return options.nameOf?.(path) ?? path;
}

export function clauseTitle(id: string, { playbook, locale }: ReportContext): string {
  return playbook.clauses.find((clause) => clause.id === id)?.title[locale] ?? id;
}

/** The pattern of a state beside its name: told apart without colour. */
export function stateLabel(state: ClauseState, { prose }: ReportContext): Markup {
  return html`<span class="state">${swatch(state)} ${prose.state[state]}</span>`;
}

export function swatch(state: ClauseState): Markup {
  return html`<svg class="swatch" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><rect x="0.5" y="0.5" width="11" height="11" class="edge" fill="url(#p-${state})" /></svg>`;
}

/** `line 12`, after the document's name where there are several. */
export function placeText(
  { document, range }: Pick<Span, 'document' | 'range'>,
  file: ProcurementFileReview,
  context: ReportContext,
) {
  const line = context.words.line(range.start.line + 1);
  return file.documents.length > 1 ? `${nameOf(document, context)}, ${line}` : line;
}

/** A finding's message, and where its wording stands; a clause that is missing stands nowhere. */
export function findingText(finding: Finding, file: ProcurementFileReview, context: ReportContext): Markup {
  const place = finding.code !== 'missing' && html` <span class="place">(${placeText(finding, file, context)})</span>`;
  return html`${finding.message}${place}`;
}

/** Characters of a quotation that are shown, where nothing else is said. */
const most = 500;

/** A sentence of a document, marked with its language, and where it stands. */
export function quotation(span: Span, file: ProcurementFileReview, context: ReportContext, longest = most): Markup {
  const { open, close } = context.words;
  const text = span.text.length > longest ? `${cut(span.text, longest)}…` : span.text;
  const language = languageOf(span, file);
  const lang = language !== undefined && language !== context.locale && html` lang="${language}"`;
  return html`<span class="quote"${lang}>${open}${text}${close}</span> <span class="place">(${placeText(span, file, context)})</span>`;
}

/** Not between the halves of a character. */
function cut(text: string, longest: number): string {
  return text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
}

function languageOf({ document, range }: Span, file: ProcurementFileReview): Language | undefined {
  const parts = file.documents.find(({ path }) => path === document)?.parts ?? [];
  return (parts.filter((part) => part.range.start.line <= range.start.line).at(-1) ?? parts[0])?.language;
}
