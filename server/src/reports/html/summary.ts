import { countsText, coverageBar, themeBar, totalOf } from './chart';
import { findingText, nameOf, quotation, type ReportContext, stateLabel } from './context';
import { type Digest, type JudgedClause, type JudgedTheme, states } from './digest';
import { html, type Markup } from './markup';

/** Risks on the first page, each with its question: as many as leave it one page. */
const mostRisks = 4;
/** Characters of a quotation there. */
const brief = 220;

/** The first page: how it stands, the verdict on each theme, what matters most, what to ask first. */
export function summary(digest: Digest, id: string, context: ReportContext): Markup {
  const { prose } = context;
  return html`<p class="standing">${standing(digest, context)}</p>
<p>${prose.standing.clauses(totalOf(digest.counts))}${context.words.colon}${countsText(digest.counts, context)}.</p>
${digest.unread && html`<p class="warning">${prose.standing.unread}</p>`}
${coverage(digest, id, context)}
${risks(digest, context)}`;
}

/** The sentence for a reader in a hurry. */
export function standing({ kind, severities }: Digest, { prose }: ReportContext): string {
  const { standing: say } = prose;
  if (severities.error > 0) return say.errors[kind](severities.error);
  if (severities.warning > 0) return say.warnings[kind](severities.warning);
  if (severities.info > 0) return say.remarks[kind](severities.info);
  return say.nothing;
}

function coverage({ counts, themes }: Digest, id: string, context: ReportContext): Markup {
  const { coverage: words } = context.prose;
  const shown = states.filter((state) => counts[state] > 0);
  return html`<section>
<h3>${words.title}</h3>
${coverageBar(counts, `${id}-bar`, context)}
<ul class="legend" aria-label="${words.legend}">${shown.map((state) => html`<li>${stateLabel(state, context)}</li>`)}</ul>
<table class="themes">
<thead><tr><th scope="col">${words.columns.theme}</th><th scope="col">${words.columns.verdict}</th><th scope="col">${words.columns.clauses}</th><th scope="col">${words.columns.counts}</th></tr></thead>
<tbody>${themes.map((theme) => themeRow(theme, context))}</tbody>
</table>
${themes.some(({ headline }) => headline) && html`<p class="note">${words.headlineMeaning}</p>`}
</section>`;
}

function themeRow(theme: JudgedTheme, context: ReportContext): Markup {
  const { prose } = context;
  const star =
    theme.headline && html` <span aria-hidden="true">★</span><span class="unseen"> (${prose.coverage.headline})</span>`;
  return html`
<tr><th scope="row">${themeTitle(theme.id, context)}${star}</th><td class="verdict">${prose.verdict[theme.verdict]}</td><td>${themeBar(theme.counts, context)}</td><td>${countsText(theme.counts, context)}</td></tr>`;
}

export function themeTitle(id: string, { playbook, locale }: ReportContext): string {
  return playbook.manifest.themes.find((theme) => theme.id === id)?.title[locale] ?? id;
}

function risks(digest: Digest, context: ReportContext): Markup {
  const { prose } = context;
  const first = digest.risks.slice(0, mostRisks);
  const more = digest.risks.length - first.length;
  const asked = first.filter(({ source }) => source?.ask);
  return html`<section>
<h3>${prose.risks.title}</h3>
${
  first.length === 0
    ? html`<p>${prose.risks.none}</p>`
    : html`<ol class="risks">${first.map((clause) => risk(clause, digest, context))}</ol>`
}
${more > 0 && html`<p class="note">${prose.risks.more(more)}</p>`}
</section>
${
  asked.length > 0 &&
  html`<section>
<h3>${prose.questions.first[digest.kind]}</h3>
<ol>${asked.map(({ source }) => html`<li>${source?.ask?.[context.locale]}</li>`)}</ol>
<p class="note">${prose.questions.more}</p>
</section>`
}`;
}

/** What is wrong in a buyer's words, why it matters, and the sentence relied on unless the finding quotes it. */
function risk({ review, source, state, findings }: JudgedClause, { file }: Digest, context: ReportContext): Markup {
  const { prose, words, locale } = context;
  const [finding] = findings;
  const [best] = state === 'missing' ? [] : review.evidence;
  const quoted = best && finding?.message.includes(best.text.slice(0, 40));
  return html`
<li><p>${stateLabel(state, context)} <span class="severity">${finding && words.severity[finding.severity]}</span> <strong>${finding && findingText(finding, file, context)}</strong></p>
${source && html`<p class="why">${prose.risks.why}${words.colon}${firstSentence(source.why[locale])}</p>`}
${best && !quoted && html`<p>${prose.risks.reliedOn}${words.colon}${quotation(best, file, context, brief)}</p>`}</li>`;
}

/** Of the playbook's own prose, which ends sentences plainly. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\p{Lu}|\s*$)/su.exec(text)?.[0] ?? text;
}

/** Every question that the text leaves open, by theme. */
export function questions(digest: Digest, context: ReportContext): Markup {
  const { prose, locale } = context;
  const open = digest.themes.flatMap((theme) => {
    const asked = theme.clauses.filter(({ source, findings }) => source?.ask && findings.length > 0);
    return asked.length > 0 ? [{ theme, asked }] : [];
  });
  return html`<section class="page">
<h3>${prose.questions.title[digest.kind]}</h3>
<p>${open.length > 0 ? prose.questions.introduction : prose.questions.none}</p>
${open.map(
  ({ theme, asked }) => html`<h4>${themeTitle(theme.id, context)}</h4>
<ol>${asked.map(({ source }) => html`<li>${source?.ask?.[locale]}</li>`)}</ol>`,
)}
</section>`;
}

/** `sensors.md: agreement (84% sure), English; Markdown`, one line a document; the name only where there are several. */
export function documentLines({ file }: Digest, context: ReportContext): Markup {
  const { words } = context;
  return html`<ul class="documents">${file.documents.map(({ path, format, parts }) => {
    const read = parts.map(({ kind, kindConfidence, language }) => {
      const sure = kindConfidence < 1 ? ` (${words.sure(Math.round(kindConfidence * 100))})` : '';
      return `${words.kind[kind]}${sure}, ${words.language[language]}`;
    });
    const name = file.documents.length > 1 && html`<strong>${nameOf(path, context)}</strong>${words.colon}`;
    return html`<li>${name}${[...read, words.format[format]].join('; ')}</li>`;
  })}${file.known && file.known.length > 0 && html`<li>${words.known(file.known.length)}</li>`}</ul>`;
}
