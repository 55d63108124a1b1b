import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { schemaHover } from '../documents/schema';
import { draftKind } from '../playbook/types';
import { pageName, sourceLines } from '../reports/clausePages';
import { reportProse } from '../reports/prose/prose';
import type { ClauseReview, EditorFinding, FindingCode, Span } from '../review/types';
import type { Language } from '../text/types';
import type { Analysis } from './analysis';
import { evidenceAt } from './evidence/explained';
import { clauseLinks, decisionLink, whyLink } from './evidence/links';
import { asPlainText, escapeMarkdown } from './markdown';
import { explained } from './navigation/explained';
import { proseIn } from './prose';
import { contains } from './ranges';
import type { Session } from './session';

/** More clauses than this in one hover are named, not explained. */
const mostExplained = 2;
const colon: Record<Language, string> = { en: ':', fr: '\u00a0:' };
/** Findings that say how a clause stands, and no more. */
const saidByReason: ReadonlySet<FindingCode> = new Set(['missing', 'weak', 'contradicted', 'deferred', 'incomplete']);

/** What stands behind the findings at a place: why, what was found, what lacks, and what to ask the vendor. */
export function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const analysis = session.analysisOf(textDocument.uri);
  const document = session.documents.get(textDocument.uri);
  if (!analysis || !document) return null;
  const here = analysis.findings.filter(({ range }) => contains(range, position));
  const parts = here.map((finding) => findingText(session, analysis, finding));
  const told = new Set(here.flatMap((finding) => [finding.rule, ...finding.clauses]));
  const counting = evidenceAt(session, analysis, position, told);
  if (counting) parts.push(counting.text);
  const named = explained(session, textDocument.uri, position);
  if (named) parts.push(named.text);
  const key = session.features.options.schemaHelp ? schemaHover(analysis.document, document.offsetAt(position)) : undefined;
  if (key) parts.push(escapeMarkdown(key.text[analysis.locale]));
  if (parts.length === 0) return null;
  const markdown = parts.join('\n\n---\n\n');
  const value = session.features.markdownHover ? markdown : asPlainText(markdown);
  const kind = session.features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  const keyRange = key && { start: document.positionAt(key.range.start), end: document.positionAt(key.range.end) };
  return { contents: { kind, value }, range: here[0]?.range ?? counting?.range ?? named?.range ?? keyRange };
}

function findingText(session: Session, analysis: Analysis, finding: EditorFinding): string {
  const concerned = concernedClauses(analysis, finding);
  // The reason of the one clause says the same, in its own words.
  const said = concerned.length === 1 && saidByReason.has(finding.code);
  const parts = said ? [] : [`**${escapeMarkdown(finding.message)}**`];
  if (concerned.length > mostExplained) {
    const say = proseIn(analysis.locale);
    const titles = concerned.map(({ id }) => `- ${analysis.by.clauseTitle(id, analysis.locale)}`);
    parts.push(`${say.missingClauses()}\n\n${titles.join('\n')}`);
  } else {
    for (const clause of concerned) parts.push(clauseText(session, analysis, clause));
  }
  const accept = decisionLink(session, analysis, finding);
  const why = whyLink(session, analysis, finding);
  const links = [accept, why].filter((each) => each !== '');
  if (links.length > 0) parts.push(links.join(' · '));
  return parts.join('\n\n');
}

function concernedClauses(analysis: Analysis, finding: EditorFinding): ClauseReview[] {
  const ids = new Set(finding.clauses.length > 0 ? finding.clauses : [finding.rule]);
  return analysis.file.clauses.filter(({ id }) => ids.has(id));
}

/** About one clause: why it matters, what was found, what lacks, what to ask. Markdown in which the document's words act as nothing. */
export function clauseText(session: Session, analysis: Analysis, review: ClauseReview): string {
  const clause = analysis.by.clause(review.id);
  if (!clause) return '';
  const { locale } = analysis;
  const say = proseIn(locale);
  const parts = [
    `**${clause.title[locale]}**${colon[locale]} ${escapeMarkdown(review.reason)}`,
    `**${say.why()}.** ${clause.why[locale].trim()}`,
  ];
  if (review.evidence.length > 0) parts.push(quotes(say.reliedOn(), review.evidence, say.line));
  else if (review.near.length > 0) parts.push(quotes(say.nearest(), review.near, say.line));
  const kind = draftKind(analysis.kind);
  const elements = clause.elements.flatMap((element) => {
    const need = element.need[kind];
    if (need === 'none') return [];
    const read = review.elements.find(({ id }) => id === element.id);
    const met = read?.met ?? false;
    const value = read?.evidence.find((span) => span.value)?.value;
    const found = value ? `, ${escapeMarkdown(reportProse[locale].value(value.canonical, value.type, value.unit))}` : '';
    const recommended = need === 'recommended' ? ` (${say.recommended()})` : '';
    return `- ${met ? '✓' : '✗'} ${element.title[locale]}${recommended}${colon[locale]} ${met ? `${say.met()}${found}` : say.lacking()}`;
  });
  if (elements.length > 0) parts.push(`**${say.required()}**\n\n${elements.join('\n')}`);
  if (clause.ask) parts.push(`**${say.ask()}.** ${clause.ask[locale].trim()}`);
  parts.push(`**${say.source()}**\n\n${sourceLines(clause, analysis.by.playbook, locale).slice(0, 2).join('\n')}`);
  const pages = session.features.options.clausePages;
  const links = clauseLinks(session, analysis, clause.id);
  // The page stands among our own; nothing of the document is in its address.
  const page = pages && session.features.markdownHover ? `[${say.wholePage()}](${pages}${pageName(clause.id, locale)})` : '';
  if (links || page) parts.push(links || page);
  return parts.join('\n\n');
}

/** The document's own words, two at most. They are not trusted: nothing in them may act as markup. */
function quotes(label: string, spans: Span[], line: (line: number) => string): string {
  const items = spans.slice(0, 2).map(({ text, range, because }) => {
    const quote = text.length > 300 ? `${text.slice(0, 299)}…` : text;
    const reason = because ? `: ${escapeMarkdown(because)}` : '';
    return `> ${escapeMarkdown(quote)} (${line(range.start.line + 1)})${reason}`;
  });
  return `**${label}**\n\n${items.join('\n>\n')}`;
}
