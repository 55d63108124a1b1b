import type { Language, Token } from '../types';
import type { Found } from '.';
import { adjoin } from './adjoin';
import { numberAt } from './numbers';

interface Unit {
  name: string;
  hours: number;
}

const MINUTE: Unit = { name: 'minute', hours: 1 / 60 };
const HOUR: Unit = { name: 'hour', hours: 1 };
const DAY: Unit = { name: 'day', hours: 24 };
const WEEK: Unit = { name: 'week', hours: 168 };
const MONTH: Unit = { name: 'month', hours: 730 };
const QUARTER: Unit = { name: 'month', hours: 2190 };
const YEAR: Unit = { name: 'year', hours: 8760 };

const unitTable = (entries: [Unit, string][]): Map<string, Unit> =>
  new Map(entries.flatMap(([unit, list]) => list.split(' ').map((word): [string, Unit] => [word, unit])));

const UNITS: Record<Language, Map<string, Unit>> = {
  en: unitTable([
    [MINUTE, 'minute minutes min mins'],
    [HOUR, 'hour hours hr hrs h'],
    [DAY, 'day days'],
    [WEEK, 'week weeks wk wks'],
    [MONTH, 'month months mo mos'],
    [QUARTER, 'quarter quarters'],
    [YEAR, 'year years yr yrs'],
  ]),
  fr: unitTable([
    [MINUTE, 'minute minutes min mn'],
    [HOUR, 'heure heures h'],
    [DAY, 'jour jours j journee journees'],
    [WEEK, 'semaine semaines'],
    [MONTH, 'mois'],
    [QUARTER, 'trimestre trimestres'],
    [YEAR, 'an ans annee annees'],
  ]),
};

/** Qualifiers of the unit; those that are `true` make it one of working time. */
const QUALIFIERS: Record<Language, Map<string, boolean>> = {
  en: new Map([
    ...['business', 'working', 'banking'].map((word): [string, boolean] => [word, true]),
    ...['calendar', 'consecutive', 'full', 'clear', 'continuous', 'whole', 'additional'].map((word): [string, boolean] => [
      word,
      false,
    ]),
  ]),
  fr: new Map([
    ...['ouvrable', 'ouvrables', 'ouvre', 'ouvres', 'ouvree', 'ouvrees'].map((word): [string, boolean] => [word, true]),
    ...['civil', 'civils', 'civile', 'civiles', 'calendaire', 'calendaires', 'franc', 'francs', 'consecutif', 'consecutifs'].map(
      (word): [string, boolean] => [word, false],
    ),
  ]),
};

/** Calendar years and hours of the day are no durations: "24 heures sur 24" is a service window. */
const LARGEST_NUMBER = 100_000;

/** "thirty (30) days", "72-hour", "ten business days", "trente (30) jours ouvrables", "48 h". */
export function durationAt(tokens: Token[], i: number, language: Language, text: string): Found | undefined {
  const number = numberAt(tokens, i, language);
  if (number === undefined || number.value > LARGEST_NUMBER) return undefined;
  let end = number.endToken;
  let working = false;
  for (let step = 0; step < 2 && language === 'en'; step++) {
    const qualifier = QUALIFIERS.en.get(tokens[end]?.exact ?? '');
    if (qualifier === undefined) break;
    working ||= qualifier;
    end = afterRepetition(tokens, end + 1);
  }
  const unit = UNITS[language].get(tokens[end]?.exact ?? '');
  if (unit === undefined || !adjoin(tokens, number.endToken - 1, end, text)) return undefined;
  end++;
  for (let step = 0; step < 2 && language === 'fr'; step++) {
    const qualifier = QUALIFIERS.fr.get(tokens[end]?.exact ?? '');
    if (qualifier === undefined) break;
    working ||= qualifier;
    end++;
  }
  return { type: 'duration', canonical: hours(number.value, unit), unit: working ? workingTime(unit) : unit.name, endToken: end };
}

/** "ten business (10) days": the digits may stand after the qualifier. */
function afterRepetition(tokens: Token[], i: number): number {
  return tokens[i]?.exact === '(' && tokens[i + 1]?.kind === 'number' && tokens[i + 2]?.exact === ')' ? i + 3 : i;
}

function hours(value: number, unit: Unit): number {
  return Math.round(value * unit.hours * 10_000) / 10_000;
}

function workingTime(unit: Unit): string {
  return unit === DAY || unit === HOUR ? `business-${unit.name}` : unit.name;
}
