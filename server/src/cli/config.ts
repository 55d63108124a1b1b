import { isMap, isSeq, type Pair, parseDocument, type Scalar, stringify } from 'yaml';
import {
  choicesInDocument,
  type EffectiveValue,
  effectiveValues,
  type Origin,
  originMessage,
  type Resolved,
  underFirst,
} from '../configuration';
import { createEngine, type Engine } from '../engine';
import { render } from '../messages';
import { Configurations, type PolicyOptions } from './configuration';
import { decode } from './decode';
import { locationOf, shownPath } from './diskWorkspace';
import { readInput } from './inputs';
import { unknownJurisdiction } from './jurisdictions';
import { prose } from './prose/prose';
import { complain, type ExitCode, exitCodes, type Shell, write } from './shell';

export const configFormats = ['yaml', 'json'] as const;

export interface ConfigOptions extends PolicyOptions {
  explain?: boolean;
  format: (typeof configFormats)[number];
}

/** As `check` has it by default, in bytes. */
const largest = 20 * 1024 * 1024;

/** `civicclause config DOCUMENT`: what holds for a document, as a configuration file would say it; with where every value comes from. */
export async function showConfig(path: string, options: ConfigOptions, shell: Shell): Promise<ExitCode> {
  const engine = createEngine();
  const { jurisdiction } = options;
  const known = engine.playbook.jurisdictions?.jurisdictions.map(({ id }) => id) ?? [];
  if (jurisdiction !== undefined && !known.includes(jurisdiction))
    throw unknownJurisdiction(jurisdiction, engine.playbook, shell);
  const configurations = new Configurations(options, engine.playbook, shell);
  const own = await configurations.of(path);
  const together = own.procurementFile ? await configurations.documentsOf(own.procurementFile) : [];
  const resolved = together[0] ? underFirst(own, await configurations.of(together[0].file)) : own;
  if (await configurations.complain()) return exitCodes.error;
  const said = await ownChoices(path, engine, shell);
  if (!said) return exitCodes.error;
  const values = effectiveValues(resolved, said);
  const names = together.map((input) => input.path);
  const shown =
    options.format === 'json'
      ? asJson(path, resolved, values, names, shell)
      : asYaml(path, resolved, values, names, options, shell);
  await write(shell.stdout, shown);
  return exitCodes.nothing;
}

/** What the document says of itself; undefined when it cannot be read, which has then been said. */
async function ownChoices(path: string, engine: Engine, shell: Shell) {
  const file = locationOf(shell.cwd, path);
  const input = await readInput({ path, file, named: true }, largest);
  const decoded = 'bytes' in input ? decode(path, input.bytes) : input;
  if ('text' in decoded) return choicesInDocument(engine.readDocument({ path, text: decoded.text }), file);
  await complain(shell, `${path}: ${render(decoded.message, shell.locale)}`);
  return undefined;
}

function asJson(
  document: string,
  { files, playbooks, procurementFile }: Resolved,
  values: EffectiveValue[],
  together: string[],
  { cwd }: Shell,
): string {
  const name = (file: string) => shownPath(cwd, file);
  const named = (origin: Origin): object => {
    if (origin.from === 'preset' && origin.by) return { ...origin, by: { ...origin.by, file: name(origin.by.file) } };
    if (origin.from === 'file') return { ...origin, file: name(origin.file) };
    // The document is named above.
    return origin.from === 'front-matter' ? { from: origin.from, line: origin.line } : origin;
  };
  const content = {
    document,
    files: files.map(name),
    ...(playbooks && { playbooks: playbooks.locations.map(name) }),
    procurementFile: procurementFile ? { name: procurementFile.name, documents: together } : null,
    values: values.map(({ key, item, value, origin }) => ({
      key,
      ...(item !== undefined && { item }),
      value,
      origin: named(origin),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function asYaml(
  path: string,
  { files, playbooks, procurementFile }: Resolved,
  values: EffectiveValue[],
  together: string[],
  { explain }: ConfigOptions,
  shell: Shell,
): string {
  const words = prose[shell.locale].config;
  const document = parseDocument(stringify(tree(values)));
  const comments = new Map(
    values.map(({ key, item, listed, value, origin }) => [
      JSON.stringify(listed ? [key, value] : [key, item]),
      render(
        originMessage(origin, (file) => shownPath(shell.cwd, file)),
        shell.locale,
      ),
    ]),
  );
  if (explain && isMap(document.contents)) comment(document.contents.items as Pair<Scalar>[], comments);
  const names = files.map((file) => shownPath(shell.cwd, file));
  const head = [words.holds(path), names.length > 0 ? words.files(names) : words.noFiles];
  if (playbooks) head.push(words.playbooks(playbooks.locations.map((file) => shownPath(shell.cwd, file))));
  if (procurementFile) head.push(words.together(procurementFile.name, together));
  return `${head.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}\n`).join('')}${document.toString({ lineWidth: 0 })}`;
}

/** `severities: {data-location: …}` and lists, as a configuration file has them. */
function tree(values: EffectiveValue[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { key, item, listed, value } of values) {
    if (listed) root[key] = [...((root[key] as unknown[] | undefined) ?? []), value];
    else if (item === undefined) root[key] = value;
    else {
      const group = (root[key] ?? {}) as Record<string, unknown>;
      const [, rule = item, kind] = /^(.*)\.(rfp|agreement)$/.exec(item) ?? [];
      const before = group[rule];
      const both = typeof before === 'string' ? { rfp: before, agreement: before } : (before as object | undefined);
      group[rule] = kind === undefined ? value : { ...both, [kind]: value };
      root[key] = group;
    }
  }
  return root;
}

function comment(pairs: Pair<Scalar>[], comments: ReadonlyMap<string, string>): void {
  const set = (node: unknown, path: unknown[]) => {
    const text = comments.get(JSON.stringify(path));
    if (text !== undefined) (node as Scalar).comment = ` ${text}`;
  };
  for (const { key, value } of pairs) {
    const name = String(key.value);
    if (isSeq(value)) for (const item of value.items as Scalar[]) set(item, [name, item.value]);
    else if (isMap(value)) for (const pair of value.items as Pair<Scalar>[]) commentItem(name, pair, set);
    else set(value, [name, undefined]);
  }
}

function commentItem(group: string, { key, value }: Pair<Scalar>, set: (node: unknown, path: unknown[]) => void): void {
  const item = String(key.value);
  if (!isMap(value)) {
    set(value, [group, item]);
    return;
  }
  for (const pair of value.items as Pair<Scalar>[]) {
    // What is said for all kinds stands for those of which nothing else is said.
    set(pair.value, [group, item]);
    set(pair.value, [group, `${item}.${String(pair.key.value)}`]);
  }
}
