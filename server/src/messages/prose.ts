import type { TimeSpan } from '../text/message';
import type { Language } from '../text/types';

const NBSP = '\u00a0';
const NARROW = '\u202f';

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], language: Language): string {
  return joined(items, language === 'en' ? 'and' : 'et');
}

/** "a", "a or b", "a, b or c": what follows "nothing". */
export function either(items: readonly string[]): string {
  return joined(items, 'or');
}

function joined(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A number followed by the right form of a noun: French takes the singular for 0 and 1, English for 1 alone. */
export function counted(count: number, one: string, many: string, language: Language): string {
  const singular = language === 'en' ? count === 1 : Math.abs(count) < 2;
  return `${count} ${singular ? one : many}`;
}

interface Unit {
  hours: number;
  en: [string, string];
  fr: [string, string];
}

const HOUR: Unit = { hours: 1, en: ['hour', 'hours'], fr: ['heure', 'heures'] };
const UNITS: Record<string, Unit> = {
  day: { hours: 24, en: ['day', 'days'], fr: ['jour', 'jours'] },
  'business-day': { hours: 24, en: ['business day', 'business days'], fr: ['jour ouvrable', 'jours ouvrables'] },
  week: { hours: 168, en: ['week', 'weeks'], fr: ['semaine', 'semaines'] },
  month: { hours: 730, en: ['month', 'months'], fr: ['mois', 'mois'] },
  year: { hours: 8760, en: ['year', 'years'], fr: ['an', 'ans'] },
};

/** "72 hours", "10 jours ouvrables"; in hours where the unit would need a fraction. */
export function timeSpan({ hours, unit = 'hour' }: TimeSpan, language: Language): string {
  const wanted = Object.hasOwn(UNITS, unit) ? UNITS[unit]! : HOUR;
  const { hours: length, [language]: names } = hours % wanted.hours === 0 ? wanted : HOUR;
  return counted(hours / length, names[0], names[1], language);
}

/** A quotation short enough for one line of a problem list, white space folded. */
export function quoted(text: string, language: Language, most = 160): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const short = folded.length > most ? `${cut(folded, most)}…` : folded;
  return language === 'en' ? `“${short}”` : `«${NBSP}${short}${NBSP}»`;
}

/** Never cuts inside a surrogate pair, nor inside a word when a space is near. */
function cut(text: string, most: number): string {
  const space = text.lastIndexOf(' ', most);
  const at = space > most - 25 ? space : most;
  const code = text.charCodeAt(at - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? at - 1 : at).trimEnd();
}

/** A sentence with its final stop, unless it ends in one. */
export function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/**
 * Template tag for French prose written with ordinary spaces: the ones before `: ; ? ! »` and after `«` become
 * unbreakable. What is put in is left as it is, since it may quote a document.
 */
export function fr(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  let text = typeset(parts[0] ?? '');
  for (const [index, value] of values.entries()) text += `${value}${typeset(parts[index + 1] ?? '')}`;
  return text;
}

function typeset(text: string): string {
  return text
    .replace(/ (?=[:»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ (?=[;?!])/g, NARROW);
}
