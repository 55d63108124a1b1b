import type { DraftKind } from '../../playbook/types';
import { jurisdictionOf, type SeverityChoice } from '../../policy';
import type { Finding, NotReviewed, Review } from '../../review/types';
import type { Localised } from '../../text/types';
import { clauseTitle, nameOf, placeText, type ReportContext } from './context';
import type { Digest } from './digest';
import { html, type Markup } from './markup';

type Head = Pick<Review, 'tool' | 'playbook' | 'playbooks' | 'asOf' | 'position' | 'jurisdiction'>;

/** Recorded exceptions: what, why, who, until when, and whether they still hold. */
export function decisions({ file }: Digest, context: ReportContext): Markup {
  const { decisions: words } = context.prose;
  const { columns } = words;
  const body =
    file.decisions.length === 0
      ? html`<p>${words.none}</p>`
      : table(
          [columns.rule, columns.reason, columns.who, columns.until, columns.state],
          file.decisions.map(({ rule, code, message, quote, reason, who, until, state }) => [
            html`${message ?? `${clauseTitle(rule, context)} (${code})`}${quote && !message?.includes(quote) && html` ${quotedText(quote, context)}`}`,
            reason,
            who ?? words.nobody,
            until ?? words.noEnd,
            words.state[state],
          ]),
        );
  return html`<section>
<h3>${words.title}</h3>
${body}
</section>`;
}

/** The wording that a decision was taken on. */
function quotedText(quote: string, { words }: ReportContext): string {
  return `${words.open}${quote}${words.close}`;
}

/** Blanks, and the findings of checks that are no clauses. */
export function otherFindings(digest: Digest, context: ReportContext): Markup {
  const { prose, words } = context;
  const place = (finding: Finding) => placeText(finding, digest.file, context);
  const blanks =
    digest.blanks.length === 0
      ? html`<p>${prose.blanks.none}</p>`
      : table(
          [prose.blanks.what, prose.blanks.where],
          digest.blanks.map((finding) => [finding.message, place(finding)]),
        );
  return html`<section>
<h3>${prose.blanks.title}</h3>
${blanks}
</section>
${
  digest.others.length > 0 &&
  html`<section>
<h3>${prose.others}</h3>
${table(
  [prose.severity, prose.finding, prose.blanks.where],
  digest.others.map((finding) => [words.severity[finding.severity], finding.message, place(finding)]),
)}
</section>`
}`;
}

export function notReviewed(entries: readonly NotReviewed[], context: ReportContext): Markup | false {
  if (entries.length === 0) return false;
  const { prose, words } = context;
  const rows = entries.map(({ path, line, message }) => [
    `${nameOf(path, context)}${line === undefined ? '' : `, ${words.line(line)}`}`,
    message,
  ]);
  return html`<section aria-labelledby="not-reviewed">
<h2 id="not-reviewed">${prose.notReviewed}</h2>
${table([prose.audit.document, prose.finding], rows)}
</section>`;
}

/** What the clauses cite, founding documents first, and the laws of the jurisdiction. */
export function sources(head: Head, context: ReportContext): Markup {
  const { playbook, prose, locale } = context;
  const { sources: words } = prose;
  const founding = new Set((playbook.seeds ?? []).map(({ document }) => document));
  const citing = new Map<string, string[]>();
  const { playbooks = [] } = head;
  const others = playbooks.flatMap(({ clauses }) => clauses.filter(({ id }) => !playbook.clauses.some((each) => each.id === id)));
  const titles = Object.assign({}, ...playbooks.map(({ sources: own }) => own), playbook.manifest.sources) as Record<
    string,
    Localised
  >;
  for (const { title, sources: cited } of [...playbook.clauses, ...others])
    for (const document of new Set(cited.map((source) => source.document)))
      citing.set(document, [...(citing.get(document) ?? []), title[locale]]);
  const keys = [...citing.keys()].sort((a, b) => Number(founding.has(b)) - Number(founding.has(a)) || (a < b ? -1 : 1));
  const rows = keys.map((key) => {
    const title = titles[key]?.[locale] ?? key;
    const clauses = citing.get(key) ?? [];
    return [key, founding.has(key) ? `${title} (${words.founding})` : title, String(clauses.length)];
  });
  const laws = jurisdictionOf(playbook, head.jurisdiction)?.laws ?? [];
  return html`<section class="page" aria-labelledby="sources">
<h2 id="sources">${words.title}</h2>
<p>${words.introduction}</p>
${table([words.key, words.document, words.clauses], rows)}
${
  laws.length > 0 &&
  html`<h3>${words.laws}</h3>
<ul>${laws.map(({ title, sections }) => html`<li>${title[locale]}${sections && `, ${sections}`}</li>`)}</ul>`
}
</section>`;
}

/** With what the review was made: enough to make it again, and to see that it is the same. */
export function auditTrail(head: Head, context: ReportContext): Markup {
  const { prose, options, playbook, locale } = context;
  const { audit: words } = prose;
  const { choices = {} } = options;
  const jurisdiction = jurisdictionOf(playbook, head.jurisdiction)?.title[locale] ?? head.jurisdiction ?? words.none;
  const chosen: [string, string[]][] = [
    [words.choices.subjects, choices.subjects ?? []],
    [words.choices.off, (choices.off ?? []).map((id) => clauseTitle(id, context))],
    [
      words.choices.severities,
      Object.entries(choices.severities ?? {}).flatMap(([rule, choice]) => {
        const named = (severity: SeverityChoice) => (severity === 'off' ? words.severityOff : context.words.severity[severity]);
        if (typeof choice === 'string') return [`${rule} = ${named(choice)}`];
        return Object.entries(choice).map(
          ([kind, severity]) => `${rule} = ${named(severity)} (${context.words.kind[kind as DraftKind]})`,
        );
      }),
    ],
    [words.choices.allowedTerritories, choices.allowedTerritories ?? []],
    [words.choices.limits, Object.entries(choices.limits ?? {}).map(([element, count]) => `${element} = ${words.hours(count)}`)],
  ];
  const { playbooks = [{ ...head.playbook, title: playbook.manifest.title }] } = head;
  const facts: [string, string][] = [
    [words.tool, `${head.tool.name} ${head.tool.version}`],
    [words.playbook, playbooks.map(({ id, version, title }) => `${title[locale]} (${id} ${version})`).join('; ')],
    [words.date, head.asOf ?? prose.noDate],
    [words.position, words.positions[head.position]],
    [words.jurisdiction, jurisdiction],
    ...chosen.flatMap(([name, values]): [string, string][] => (values.length > 0 ? [[name, values.join('; ')]] : [])),
  ];
  return html`<section aria-labelledby="audit">
<h2 id="audit">${words.title}</h2>
<p>${words.introduction}</p>
<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p><strong>${prose.notAdvice}</strong></p>
</section>`;
}

/** The documents of one procurement file, each with the hash that says which text was read. */
export function hashes({ file }: Digest, context: ReportContext): Markup {
  const { audit: words } = context.prose;
  const rows = file.documents.map(({ path }) => [
    nameOf(path, context),
    html`<code>${context.options.hashes?.[path] ?? words.noHash}</code>`,
  ]);
  return html`<section>
<h3>${words.hashes}</h3>
${table([words.document, words.hash], rows)}
</section>`;
}

export function table(columns: string[], rows: readonly (string | Markup)[][]): Markup {
  return html`<table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`
<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table>`;
}
