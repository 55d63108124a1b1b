import type { ElementReview } from '../../review/types';
import { findingText, quotation, type ReportContext, stateLabel } from './context';
import type { Digest, JudgedClause, JudgedTheme } from './digest';
import { html, type Markup } from './markup';
import { themeTitle } from './summary';

/** Sentences quoted for one clause. */
const mostQuotations = 3;
const mostFacts = 12;

/** Every clause by theme: how it stands, its elements, what the text says, and what the clause rests on. */
export function clauseTable(digest: Digest, context: ReportContext): Markup {
  return html`<section class="page">
<h3>${context.prose.clauses.title}</h3>
${digest.themes.map((theme) => themeTable(theme, digest, context))}
</section>`;
}

function themeTable({ id, clauses }: JudgedTheme, digest: Digest, context: ReportContext): Markup {
  const { columns } = context.prose.clauses;
  return html`<h4>${themeTitle(id, context)}</h4>
<table class="clauses">
<thead><tr><th scope="col">${columns.clause}</th><th scope="col">${columns.text}</th></tr></thead>
<tbody>${clauses.map((clause) => clauseRow(clause, digest, context))}</tbody>
</table>
`;
}

function clauseRow(clause: JudgedClause, digest: Digest, context: ReportContext): Markup {
  const { review, source, state, findings } = clause;
  const { words, locale } = context;
  const [finding] = findings;
  const severity = finding && html`<p class="severity">${words.severity[finding.severity]}</p>`;
  const title = source?.title[locale] ?? review.id;
  return html`
<tr><th scope="row"><p>${title}</p><p>${stateLabel(state, context)}</p>${severity}</th><td>${said(clause, digest, context)}${elements(clause, context)}${restsOn(clause, context)}</td></tr>`;
}

function elements({ review, source }: JudgedClause, context: ReportContext): Markup | false {
  const { clauses: words } = context.prose;
  const expected = review.elements.filter(({ need }) => need !== 'none');
  if (expected.length === 0 || review.status === 'not-applicable') return false;
  const required = expected.filter(({ need }) => need === 'required');
  const item = ({ id, need, core, met }: ElementReview) => {
    const title = source?.elements.find((element) => element.id === id)?.title[context.locale] ?? id;
    const note = core ? words.core : need === 'recommended' ? words.recommended : undefined;
    return html`<li><span aria-hidden="true">${met ? '✓' : '✗'}</span><span class="unseen">${met ? words.met : words.lacking}${context.words.colon}</span>\u00a0${title}${note && ` (${note})`}</li>`;
  };
  return html`<p class="count">${words.elements(required.filter(({ met }) => met).length, required.length)}</p><ul class="elements">${expected.map(item)}</ul>`;
}

/** Findings, or why there is none; then the sentences relied on, or the nearest; then the values stated. */
function said({ review, source, state, findings }: JudgedClause, { file }: Digest, context: ReportContext): Markup {
  const { prose, words, locale } = context;
  const told = findings.length > 0 ? findings.map(({ message }) => message).join(' ') : review.reason;
  const quoted = (state === 'missing' ? [] : review.evidence)
    .filter(({ text }) => !told.includes(text.slice(0, 40)))
    .slice(0, mostQuotations);
  const near = review.evidence.length === 0 ? review.near.slice(0, 1) : [];
  const stated = review.facts.slice(0, mostFacts).flatMap(({ id, value, unit, evidence: [first] }) => {
    const fact = source?.facts?.find((candidate) => candidate.id === id);
    if (!first || fact?.type === 'statement') return [];
    return [
      html`<li>${fact?.title[locale] ?? id}${words.colon}${words.value(value, fact?.type, unit)} <span class="place">(${words.line(first.range.start.line + 1)})</span></li>`,
    ];
  });
  return html`${findings.length > 0 ? findings.map((finding) => html`<p>${findingText(finding, file, context)}</p>`) : html`<p>${review.reason}</p>`}${quoted.map((span) => html`<p>${quotation(span, file, context)}</p>`)}${near.map(
    (span) =>
      html`<p>${prose.clauses.nearest}${words.colon}${quotation(span, file, context)}${span.because && ` ${span.because}`}</p>`,
  )}${stated.length > 0 && html`<p>${prose.clauses.facts}${words.colon}</p><ul>${stated}</ul>`}`;
}

/** Sources by their short names, and standards. */
function restsOn({ source }: JudgedClause, { prose, pages, words }: ReportContext): Markup | false {
  if (!source) return false;
  const cited = source.sources.map(({ document, passage }) => `${document}, ${passage}`);
  const named = Object.entries(source.standards ?? {});
  const texts = named.map(([name, passages]) => `${pages.standardNames[name] ?? name} ${passages.join(', ')}`);
  const line = (title: string, items: string[]) =>
    items.length > 0 && html`<p class="rests">${title}${words.colon}${items.join('; ')}</p>`;
  return html`${line(prose.clauses.sources, cited)}${line(prose.clauses.standards, texts)}`;
}
