import type { ClauseSource, DraftKind } from '../playbook/types';
import type { Language } from '../text/types';
import { proseIn } from './prose';

/** What a clause must say and why, as a Markdown page. All of it comes from the playbook, which is trusted. */
export function clausePage(clause: ClauseSource, language: Language): string {
  const say = proseIn(language);
  const lines = [`# ${clause.title[language]}`, '', `**${say.why()}**`, '', clause.why[language].trim(), ''];
  lines.push(`**${say.required()}**`, '');
  for (const element of clause.elements) {
    const needs = (['rfp', 'agreement'] as const).flatMap((kind) => needText(element.need[kind], kind, language));
    if (needs.length > 0) lines.push(`- ${element.title[language]} (${needs.join(', ')})`);
  }
  lines.push('');
  if (clause.ask) lines.push(`**${say.ask()}**`, '', clause.ask[language].trim(), '');
  for (const kind of ['rfp', 'agreement'] as const) {
    lines.push(`**${say.wordingFor(kind)}**`, '', quoteBlock(clause.wording[kind][language]), '');
  }
  lines.push(`**${say.source()}**`, '', ...sourceLines(clause));
  const standards = Object.entries(clause.standards ?? {});
  if (standards.length > 0) {
    lines.push('', `**${say.standards()}**`, '', ...standards.map(([name, passages]) => `- ${name}: ${passages.join(', ')}`));
  }
  return `${lines.join('\n')}\n`;
}

/** One list item per source: document, passage and quotation. */
export function sourceLines(clause: ClauseSource): string[] {
  return clause.sources.map(({ document, passage, quotation }) => {
    const quote = quotation ? `: “${quotation.replace(/\s+/g, ' ').trim()}”` : '';
    return `- ${document}, ${passage}${quote}`;
  });
}

function needText(need: 'required' | 'recommended' | 'none', kind: DraftKind, language: Language): string[] {
  return need === 'none' ? [] : [proseIn(language).need(need, kind)];
}

function quoteBlock(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
