/** Texts made to cost a reader more than their length, each of any size: shared by the growth tests, the fuzzers and the bench. */
import { contractFamilies } from './families-contract';
import { markdownFamilies } from './families-markdown';
import { type Family, repeatTo } from './families-support';
import { yamlFamilies } from './families-yaml';

export { type Family, repeatTo } from './families-support';

/** Every pathological family. */
export const families: readonly Family[] = [...markdownFamilies, ...yamlFamilies, ...contractFamilies];

const SUBJECTS = ['The Vendor', 'The City', 'Each Subcontractor', 'The Project Manager', 'The Auditor', 'Either Party'];
const DUTIES = [
  'shall keep all City Data within Canada',
  'shall deliver the monthly report to the steering committee',
  'must notify the City within 24 hours of any security incident',
  'may inspect the equipment installed on lamp posts',
  'shall not disclose personal information to any other person',
  'shall pay each undisputed invoice within 30 days of receipt',
  'is responsible for the maintenance of the roadside cabinets',
  'shall return every file in an open format at the end of the term',
];
const CIRCUMSTANCES = [
  'during the term of this Agreement',
  'at its own expense',
  'unless the City agrees otherwise in writing',
  'in accordance with Schedule B',
  'and keep a record of what was done',
  'subject to section 4.2',
  'before the end of the calendar quarter',
];

/** Ordinary contract text of about `size` characters, in Markdown: what a hostile text of that size is compared with. */
export function contractText(size: number): string {
  let text =
    '# Services Agreement\n\nThis Agreement is made between the City of Larkhaven (the “City”) and Meridian Inc. (the “Vendor”).\n';
  for (let n = 0; text.length < size; n++) {
    if (n % 12 === 0) text += `\n## ${1 + n / 12}. ${['Services', 'Data', 'Fees', 'Security', 'General'][(n / 12) % 5]}\n`;
    const sentence = (i: number) => `${SUBJECTS[i % 6]} ${DUTIES[(i * 5 + n) % 8]} ${CIRCUMSTANCES[(i * 3 + n) % 7]}`;
    if (n % 6 === 5) text += `\n- ${sentence(n)};\n- ${sentence(n + 1)}; and\n- **${sentence(n + 2)}**.\n`;
    else text += `\n${1 + Math.floor(n / 12)}.${1 + (n % 12)} ${sentence(n)}. ${sentence(n + 4)}, and ${n} copies are kept.\n`;
  }
  return text;
}

/** Ordinary YAML of about `size` characters: sections of contract text under keys. */
export function contractYaml(size: number): string {
  const paragraphs = contractText(size)
    .split('\n\n')
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  let text = 'title: Services Agreement\nsections:\n';
  for (let n = 0; text.length < size && n < paragraphs.length; n++)
    text += `  - heading: Section ${n}\n    text: |\n      ${paragraphs[n]}\n`;
  return text;
}

/** The ordinary document that a hostile one of the same format and size is compared with. */
export function ordinaryText(format: 'markdown' | 'yaml' | 'text', size: number): string {
  return format === 'yaml' ? contractYaml(size) : contractText(size);
}

/** Characters that no editor types and files bring all the same. */
export const strangeCharacters = [
  '\0',
  '\ud800',
  '\udfff',
  '\ufeff',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\u0301',
  '\u001b[31m',
  '\r',
  '\u2028',
  '\u0085',
  '\f',
] as const;

/** Every strange character many times over, between the words of a contract. */
export function strangeText(size: number): string {
  return repeatTo(size, (n) => `The Vendor${strangeCharacters[n % strangeCharacters.length]}shall keep City Data. \r\n`);
}
