import { placeName } from '../../text';
import type { Language } from '../../text/types';

/** Hours in each unit of time, as `TypedValue` counts them, and the unit's name: one, many. */
const units: Record<string, { hours: number; en: [string, string]; fr: [string, string] }> = {
  hour: { hours: 1, en: ['hour', 'hours'], fr: ['heure', 'heures'] },
  day: { hours: 24, en: ['day', 'days'], fr: ['jour', 'jours'] },
  'business-day': { hours: 24, en: ['business day', 'business days'], fr: ['jour ouvrable', 'jours ouvrables'] },
  week: { hours: 168, en: ['week', 'weeks'], fr: ['semaine', 'semaines'] },
  month: { hours: 730, en: ['month', 'months'], fr: ['mois', 'mois'] },
  year: { hours: 8760, en: ['year', 'years'], fr: ['an', 'ans'] },
};

/** A number as it is written in Canada, with two decimals at most: what `toLocaleString` gives, without its wait for the host's tables. */
export function numberText(count: number, language: Language): string {
  if (!(Math.abs(count) < 1e9)) return count.toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', { maximumFractionDigits: 2 });
  const [whole, decimals] = Math.abs(count).toFixed(2).split('.');
  const [separator, point] = language === 'fr' ? ['\u00a0', ','] : [',', '.'];
  const kept = decimals!.replace(/0+$/, '');
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, separator);
  return (count < 0 ? '-' : '') + grouped + (kept && point + kept);
}

/** A fact's value as a reader would write it. */
export function valueText(language: Language, value: string | number, type?: string, unit?: string): string {
  if (type === 'place') return placeName(String(value), language);
  if (typeof value !== 'number') return value;
  // Every digit of an availability counts.
  if (type === 'percentage') return language === 'fr' ? `${String(value).replace('.', ',')}\u00a0%` : `${value}%`;
  const number = (count: number) => numberText(count, language);
  const time = type === 'duration' ? (units[unit ?? 'hour'] ?? units.hour) : undefined;
  if (!time) return unit ? `${number(value)} ${unit}` : number(value);
  const count = value / time.hours;
  const [one, many] = time[language];
  return `${number(count)} ${(language === 'fr' ? count < 2 : count === 1) ? one : many}`;
}
