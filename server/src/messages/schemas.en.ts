import { SLOTS } from '../playbook/pattern';
import type { FormatName, MessageArguments, PatternErrorWord, ValueWord, YamlErrorWord } from '../text/message';
import type { Catalogue } from './en';
import { counted, stopped } from './prose';

/** The sentences about structured YAML and playbook files. */
export type SchemaCatalogue = {
  [K in keyof Catalogue as K extends `schema.${string}` | `playbook.${string}` ? K : never]: Catalogue[K];
};

const code = (text: string) => `\`${text}\``;
const either = (items: string[]) => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
};
const meant = (suggestion: string | undefined) => (suggestion ? `; did you mean ${code(suggestion)}?` : '');
/** The place as a reader finds it; list entries are counted from one. */
const here = (key: string) => {
  const item = /^([\w-]*)\[(\d+)\]$/.exec(key);
  if (item) return `entry ${Number(item[2]) + 1}${item[1] ? ` of ${code(item[1])}` : ''}`;
  return key ? code(key) : 'this document';
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** Lists longer than this tell nobody anything. */
const LISTED = 12;

const VALUES: Record<ValueWord, string> = {
  text: 'text',
  number: 'a number',
  'whole-number': 'a whole number',
  'yes-no': '`true` or `false`',
  list: 'a list',
  group: 'a group of keys',
};

const FORMATS: Record<FormatName, string> = {
  text: 'text of another form',
  identifier: 'lower-case words joined by hyphens, such as `data-location`',
  version: 'a version such as "1.2.0"',
  date: 'a date such as 2026-03-31',
  'date-time': 'a date such as 2026-03-31, or a date and time such as 2026-03-31 14:00',
  duration: 'a duration such as 72 h, 30 days or 3 years',
  percentage: 'a percentage such as 30 or "30 %"',
  number: 'a number within bounds, such as 30',
  territory: 'a country or region code such as CA, CA-QC or EU',
  rule: 'a clause or check id such as `data-location`, or one with a code, such as `data-location/weak`',
  path: 'a path inside this folder, written with `/`',
};

const YAML: Record<Exclude<YamlErrorWord, 'other'>, string> = {
  'duplicate-key': 'this key stands twice; keep one of them',
  tab: 'indent with spaces, not tabs',
  indent: 'the indentation does not line up with the lines above',
  unclosed: 'a quote or bracket is opened here and never closed',
  'too-large': 'the file is too large to be checked',
  'too-deep': 'the file is nested too deeply',
  alias: 'this alias names nothing',
};

const PATTERNS: Record<PatternErrorWord, string> = {
  empty: 'nothing is left to match',
  unexpected: 'this sign does not belong here',
  unclosed: 'a bracket is opened and never closed',
  'unknown-slot': `there is no such <slot>; there are ${SLOTS.map((slot) => `<${slot}>`).join(', ')}`,
  'bad-gap': 'a gap is `...` or `..N`, with words on both sides and N at most 40',
  'bad-window': 'a window is `/N`, N between 1 and 120',
  'too-deep': 'brackets are nested too deeply',
};

/** Where what is lacking may be added. */
function added(what: MessageArguments['playbook.unknown']['what']): string {
  return what === 'theme' || what === 'concept' ? `; add it under ${code(`${what}s`)}.` : '.';
}

export const schemasEn: SchemaCatalogue = {
  'schema.yaml': ({ problem, detail }) =>
    problem === 'other' ? `The YAML cannot be read: ${stopped(detail)}` : `The YAML cannot be read: ${YAML[problem]}.`,
  'schema.unknown-key': ({ key, suggestion, allowed }) => {
    if (suggestion) return `Unknown key ${code(key)}; did you mean ${code(suggestion)}?`;
    return allowed.length > 0 && allowed.length <= LISTED
      ? `Unknown key ${code(key)}; what may stand here: ${allowed.map(code).join(', ')}.`
      : `Unknown key ${code(key)}.`;
  },
  'schema.duplicate-key': ({ key }) => `${code(key)} already stands in this group; keep one of them.`,
  'schema.missing-key': ({ key, missing }) => `${capital(here(key))} needs the key ${code(missing)}.`,
  'schema.missing-one-of': ({ key, keys }) => `${capital(here(key))} needs ${either(keys.map(code))}.`,
  'schema.empty': ({ key }) => `${capital(here(key))} is empty: fill it in, or take it out.`,
  'schema.quote': ({ key }) => `${capital(here(key))} must be text: put the brackets in quotes, as in "[Date]".`,
  'schema.type': ({ key, expected, found }) =>
    `${capital(here(key))} must be ${either(expected.map((word) => VALUES[word]))}, not ${VALUES[found]}.${
      expected.includes('text') && ['number', 'whole-number', 'yes-no'].includes(found) ? ' Put it in quotes.' : ''
    }`,
  'schema.one-of': ({ key, allowed, found, suggestion }) =>
    `${capital(here(key))} must be ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}${found ? ` (found “${found}”${meant(suggestion)})` : ''}.`,
  'schema.format': ({ key, format, found }) =>
    `${capital(here(key))} must be ${FORMATS[format]}${found ? ` (found “${found}”)` : ''}.`,
  'schema.unknown-clause': ({ id, suggestion }) =>
    `There is no clause ${code(id)}${meant(suggestion) || '; put text of your own under `sections`.'}`,
  'schema.duplicate-clause': ({ id, line }) => `The clause ${code(id)} already stands on line ${line}.`,
  'schema.schedule-not-attached': ({ name }) => `${name} is relied on here, but ${code('schedules')} says it is not attached.`,
  'schema.schedule-not-listed': ({ name }) => `${name} is relied on here, but is not listed under ${code('schedules')}.`,
  'schema.schedule-without-content': ({ name }) =>
    `${name} is said to be attached: give its ${code('text')} or the ${code('file')} that holds it.`,
  'schema.weights': ({ total }) => `The weights add up to ${total}, not 100.`,
  'schema.dates-order': ({ earlier, later }) => `${code(later)} must not come before ${code(earlier)}.`,
  'schema.dates-differ': ({ one, other }) => `${code(one)} and ${code(other)} are two days for the same thing.`,
  'schema.too-long': ({ key, most, unit }) =>
    `${key} is too long: it may have ${most} ${unit === 'character' ? 'characters' : 'entries'}.`,
  'schema.repeated': ({ key }) => `${key} has the same entry twice.`,
  'schema.too-large': () =>
    'This document is too large or too deeply nested for its structure to be checked; its text is still reviewed.',
  'schema.more': ({ count }) => `And ${counted(count, 'more problem', 'more problems', 'en')} from here on.`,

  'playbook.empty-file': () => 'The file is empty.',
  'playbook.unexpected-file': () =>
    'This file is no part of a playbook; clauses stand in `clauses/`, concepts in `concepts/`, the rest in `playbook.yaml` and `weak-wording.yaml`.',
  'playbook.missing-file': ({ file }) => `A playbook needs the file ${code(file)}.`,
  'playbook.file-name': ({ id, expected }) => `The clause ${code(id)} must stand in a file named ${code(expected)}.`,
  'playbook.duplicate': ({ what, id, place }) => `The ${what} ${code(id)} is already defined in ${place}.`,
  'playbook.unknown': ({ what, id, suggestion }) => `There is no ${what} ${code(id)}${meant(suggestion) || added(what)}`,
  'playbook.pattern': ({ key, problem, pattern, column }) =>
    `${key} is not a pattern: ${PATTERNS[problem]} (character ${column} of “${pattern}”).`,
  'playbook.missing-language': ({ key, language }) => `${key} has nothing in ${language === 'fr' ? 'French' : 'English'}.`,
  'playbook.no-patterns': ({ element }) =>
    `The element ${code(element)} can never be met: give it ${code('recognise')}, ${code('in-clause')} or ${code('satisfied-by')}.`,
  'playbook.no-core': ({ clause }) =>
    `No element of ${code(clause)} is ${code('core')}: mark the one or two that it can not do without.`,
  'playbook.wording-blanks': ({ key, english, french }) =>
    `${key} has ${counted(english, 'blank', 'blanks', 'en')} in English and ${french} in French.`,
  'playbook.newer': ({ version, known }) =>
    `This playbook is written in version ${version} of the format, and this is a version that knows ${known}: install a newer Civic Clause, or write ${code(`schemaVersion: ${known}`)}.`,
  'playbook.lacks': ({ what, id, keys, suggestion, known = [] }) => {
    const changes = `${what === 'clause' ? 'The clause' : 'The element'} ${code(id)} changes none that there is`;
    const needs = keys.map(code).join(', ');
    if (suggestion) return `${changes}; did you mean ${code(suggestion)}? A new one needs ${needs}.`;
    const have = known.length > 0 ? ` The clause has ${known.map(code).join(', ')}.` : '';
    return `${changes}, so it is a new one and needs ${needs}.${have}`;
  },
  'playbook.no-example': ({ status, language }) =>
    `No example in ${language === 'fr' ? 'French' : 'English'} has the status ${code(status)}.`,
};
