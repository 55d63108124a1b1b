/** Text as it stands in HTML, in attributes too. */
export const escapeHtml = (text) =>
  String(text).replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]);

/** Markup from a template: what is put in is escaped, but for markup itself, lists of it, and nothing (`false`, `undefined`). */
export function html(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(markupOf)));
}

/** Text that is HTML already. */
export const raw = (text) => new Markup(text);

class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

function markupOf(value) {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(markupOf).join('\n');
  return value instanceof Markup ? value.text : escapeHtml(value);
}

/** Puts values into a sentence: `{count} clauses`. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, name) => String(values[name]));
