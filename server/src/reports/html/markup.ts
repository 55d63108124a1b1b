import { inert } from '../../text/inert';

/** Text that is HTML already. Nothing but `html` and `raw` makes one. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text, which is escaped, and markup, which stays; nothing for what is absent. */
export type Content = string | number | Markup | undefined | false | readonly Content[];

/** HTML from a template: every value is escaped, in elements and in quoted attributes alike, unless it is markup. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  return new Markup(strings.reduce((text, part, index) => text + written(values[index - 1]) + part));
}

/** Our own text that is no HTML to escape: the style sheet. Never for anything from a document or a playbook. */
export function raw(text: string): Markup {
  return new Markup(text);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function written(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return shown(String(value)).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** On one line; without what reorders it, hides in it or cannot stand in HTML. No-break spaces stay. */
function shown(text: string): string {
  const folded = text.replace(/[^\S\u00a0\u202f]+|\ufeff/gu, ' ');
  return inert(folded).replace(/[\ud800-\udfff]|[\ufffe\uffff]/gu, '\ufffd');
}
