import type { ConfigurationWord, Message, MessageArguments, SeverityWord } from '../text/message';
import type { Catalogue } from './en';
import { listed, quoted, timeSpan } from './prose';

/** The sentences about configuration files, and about where a value comes from. */
export type ConfigurationCatalogue = {
  [K in keyof Catalogue as K extends `configuration.${string}` | `origin.${string}` | `why.${string}` ? K : never]: Catalogue[K];
};

const code = (text: string) => `\`${text}\``;
const list = (items: readonly string[]) => listed(items, 'en');
const meant = (suggestion: string | undefined) => (suggestion ? `; did you mean ${code(suggestion)}?` : '');
/** More than this tells nobody anything. */
const some = (items: readonly string[]) =>
  items.length > 12 ? `${items.slice(0, 12).map(code).join(', ')}…` : items.map(code).join(', ');

const WHAT: Record<ConfigurationWord, string> = {
  clause: 'clause',
  rule: 'clause or check',
  code: 'kind of finding',
  element: 'element of the clause',
  jurisdiction: 'jurisdiction',
  subject: 'subject',
  territory: 'country or region',
};
const severities: Record<SeverityWord, string> = { error: 'an error', warning: 'a warning', info: 'information' };
const languageNames = { en: 'English', fr: 'French' };
const origin = ({ id, args }: Message) =>
  (configurationEn as Record<string, (args: MessageArguments[keyof MessageArguments]) => string>)[id]!(args);

export const configurationEn: ConfigurationCatalogue = {
  'configuration.unknown': ({ key, what, id, suggestion, known }) =>
    `${code(key)}: there is no ${WHAT[what]} ${code(id)}${meant(suggestion) || (known.length > 0 ? `; choose among ${some(known)}.` : '.')}`,
  'configuration.no-limit': ({ clause, element, elements }) => {
    const ask = elements.length > 0 ? `; a time limit can be set for ${some(elements)}.` : '; this clause has no time limit.';
    return element === undefined
      ? `Say for which element of ${code(clause)} the time limit holds${ask}`
      : `${code(element)} of ${code(clause)} says no time${ask}`;
  },
  'configuration.glob': ({ glob }) =>
    `The pattern ${quoted(glob, 'en')} is too long or has too many wildcards: write paths with ${code('*')}, ${code('**')}, ${code('?')} and ${code('{a,b}')}, such as ${code('contracts/**/*.md')}.`,
  'configuration.duplicate-file': ({ name, line }) =>
    `The procurement file ${quoted(name, 'en')} already stands on line ${line}.`,
  'configuration.extends': ({ name, suggestion, presets }) =>
    `There is no preset ${code(name)}${meant(suggestion) || `; there are ${some(presets)}.`} A file is written with its path, such as ${code('./team.yaml')}; a package as ${code('npm:@org/policy')}.`,
  'configuration.missing': ({ path }) => `The file ${code(path)} is not there.`,
  'configuration.outside': ({ path, folder }) =>
    `${code(path)} does not lie in ${code(folder)}: a configuration builds only on files of its own repository or workspace, on packages in ${code('node_modules')}, and on presets. Nothing is fetched.`,
  'configuration.package': ({ name }) =>
    `The package ${code(name)} with a ${code('civicclause.yaml')} is in no ${code('node_modules')} from here up: install it, such as with ${code(`npm install ${name}`)}.`,
  'configuration.circular': ({ chain }) =>
    `These configurations build on each other in a circle: ${chain.join(' → ')}. Take one of them out.`,
  'configuration.too-many': ({ most }) => `This configuration builds on more than ${most} files.`,

  'origin.default': () => 'built-in default',
  'origin.setting': ({ key }) => `setting ${key}`,
  'origin.preset': ({ preset, file, line }) => (file === undefined ? `preset ${preset}` : `preset ${preset} (${file}:${line})`),
  'origin.file': ({ file, line, files }) => (files ? `${file}:${line}, for ${files.join(', ')}` : `${file}:${line}`),
  'origin.front-matter': ({ line }) => `the document itself, line ${line}`,
  'origin.option': ({ option }) => `option ${option}`,
  'origin.jurisdiction': ({ jurisdiction }) => `jurisdiction ${jurisdiction}`,

  'why.severity': ({ severity, about, origin: from }) =>
    `It is ${severities[severity]} because ${code(about)} is set so: ${origin(from)}.`,
  'why.usual': ({ severity, about }) =>
    `It is ${severities[severity]}, as the playbook has it for ${code(about)}: nothing in your configuration says otherwise.`,
  'why.limit': ({ limit, origin: from }) => `The time limit of ${timeSpan(limit, 'en')} comes from ${origin(from)}.`,
  'why.territories': ({ allowed, origin: from }) => `The allowed territory (${list(allowed)}) comes from ${origin(from)}.`,
  'why.languages': ({ languages, origin: from }) =>
    `That documents are expected in ${list(languages.map((one) => languageNames[one]))} comes from ${origin(from)}.`,
  'why.jurisdiction': ({ jurisdiction, origin: from }) => `The jurisdiction ${code(jurisdiction)} comes from ${origin(from)}.`,
  'why.subject': ({ subject, origin: from }) =>
    `The clause applies to the subject ${code(subject)}, which comes from ${origin(from)}.`,
  'why.position': ({ position, origin: from }) =>
    `Rights and duties are read from ${position === 'buyer' ? 'the buyer’s side' : 'neither side'}: ${origin(from)}.`,
  'why.change': ({ key }) => `To change it, set ${code(key)} in civicclause.yaml.`,
};
