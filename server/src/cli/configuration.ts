import { resolve } from 'node:path';
import { checkTree, parseYamlTree, type YamlTree } from '../documents/schema';
import { render } from '../messages';
import type { PlaybookSource, Severity } from '../playbook';
import { isSubject, jurisdictionIds, type Policy, subjectsOf } from '../policy';
import { findValues, message, tokenise } from '../text';
import { decode } from './decode';
import { readInput } from './inputs';
import { prose } from './prose/prose';
import { complain, type Shell } from './shell';

/** The keys of a configuration file (`schemas/configuration.schema.json`) that make up a policy. */
interface Configuration {
  jurisdiction?: string;
  position?: Policy['position'];
  severities?: Record<string, Severity | 'off' | object>;
  off?: string[];
  'allowed-territories'?: string[];
  limits?: Record<string, Limit | Record<string, Limit>>;
  subjects?: string[];
  locale?: Policy['locale'];
}
type Limit = string | number;

/** Far more than anyone writes by hand. */
const mostBytes = 1024 * 1024;

const honoured = ['jurisdiction', 'position', 'severities', 'off', 'allowed-territories', 'limits', 'subjects', 'locale', 'root'];

/**
 * Reads a configuration file into policy choices. Undefined when it is wrong; what is wrong has then been said, with its line.
 * `playbook` says which jurisdictions and subjects it may name.
 */
export async function readConfiguration(
  path: string,
  playbook: PlaybookSource,
  shell: Shell,
): Promise<Partial<Policy> | undefined> {
  const say = (problem: Parameters<typeof render>[0]) => render(problem, shell.locale);
  const input = await readInput({ path, file: resolve(shell.cwd, path), named: true }, mostBytes);
  if (!('bytes' in input)) {
    await complain(shell, `${path}: ${say(input.message)}`);
    return undefined;
  }
  const decoded = decode(path, input.bytes);
  if (!('text' in decoded)) {
    await complain(shell, `${path}: ${say(decoded.message)}`);
    return undefined;
  }
  const tree = parseYamlTree(decoded.text);
  const problems = [
    ...tree.errors.map(({ code, detail, range }) => ({ range, text: say(message('schema.yaml', { problem: code, detail })) })),
    ...checkTree('configuration', tree).map((problem) => ({ range: problem.range, text: say(problem.message) })),
    ...notHonoured(tree, shell),
    ...unknownJurisdiction(tree, playbook, shell),
    ...unknownSubjects(tree, playbook, shell),
  ];
  for (const { range, text } of problems) await complain(shell, `${path}:${tree.position(range.start).line}: ${text}`);
  return problems.length > 0 ? undefined : choices((tree.root?.value ?? {}) as Configuration);
}

/** A choice that would change nothing must not look as if it had been made. */
function notHonoured(tree: YamlTree, shell: Shell) {
  const { errors } = prose[shell.locale];
  if (tree.root?.kind !== 'map') return [];
  const { entries } = tree.root;
  const keys = [...entries].filter(([key]) => !honoured.includes(key) && !key.startsWith('x-'));
  const perKind = [...(entries.get('severities')?.entries ?? [])].filter(([, { kind }]) => kind === 'map');
  return [...keys, ...perKind].map(([key, { keyRange, range }]) => ({
    range: keyRange ?? range,
    text: errors.notHonoured(key),
  }));
}

/** What is no text at all has been refused by the schema. */
function unknownJurisdiction(tree: YamlTree, playbook: PlaybookSource, shell: Shell) {
  const known = jurisdictionIds(playbook);
  const node = tree.root?.entries?.get('jurisdiction');
  if (typeof node?.value !== 'string' || known.includes(node.value)) return [];
  return [{ range: node.range, text: prose[shell.locale].usage.notOneOf('jurisdiction', node.value, known) }];
}

function unknownSubjects(tree: YamlTree, playbook: PlaybookSource, shell: Shell) {
  const { notOneOf } = prose[shell.locale].usage;
  const items = tree.root?.entries?.get('subjects')?.items ?? [];
  return items.flatMap(({ range, value }) => {
    if (typeof value !== 'string' || isSubject(value, playbook)) return [];
    return [{ range, text: notOneOf('subjects', value, subjectsOf(playbook)) }];
  });
}

function choices(configuration: Configuration): Partial<Policy> {
  const { jurisdiction, position, severities, off, subjects, locale } = configuration;
  return {
    jurisdiction,
    position,
    off,
    subjects,
    locale,
    severities: severities as Policy['severities'] | undefined,
    allowedTerritories: configuration['allowed-territories'],
    limits: configuration.limits && limitsInHours(configuration.limits),
  };
}

/** Both spellings, `clause/element: 24 h` and `clause: {element: 24 h}`, as hours by `clause/element`. */
function limitsInHours(limits: NonNullable<Configuration['limits']>): Policy['limits'] {
  return Object.fromEntries(
    Object.entries(limits).flatMap(([rule, limit]) =>
      typeof limit === 'object'
        ? Object.entries(limit).map(([element, value]) => [`${rule}/${element}`, hours(value)])
        : [[rule, hours(limit)]],
    ),
  );
}

/** The schema has made sure that a limit is a number of hours, or a number and a unit of time in English or French. */
function hours(limit: Limit): number {
  if (typeof limit === 'number') return limit;
  for (const language of ['en', 'fr'] as const) {
    const text = limit.replace(/(\d)(?=[a-z])/i, '$1 ');
    const found = findValues(text, tokenise(text, language), language).find(({ type }) => type === 'duration');
    if (found) return Number(found.canonical);
  }
  return Number.parseFloat(limit.replace(',', '.'));
}
