import { checkTree, parseYamlTree, type YamlNode, type YamlPath, type YamlTree } from '../documents/schema';
import type { PlaybookSource } from '../playbook/types';
import { type Message, message } from '../text/message';
import type { TextRange } from '../text/types';
import { choicesOf } from './choices';
import { isTame } from './globs';
import type { Choice, ConfigurationProblem, Origin, ProcurementFileChoice } from './types';

/** One configuration file, not yet joined with what it builds on. */
export interface ConfigurationFile {
  /** Location. */
  file: string;
  /** Nothing is looked for above its folder. */
  root: boolean;
  extends: Reference[];
  choices: Choice[];
  /** In the order in which they apply. */
  overrides: Override[];
  /** `folder` is that of the configuration which is found. */
  procurementFiles: Omit<ProcurementFileChoice, 'folder'>[];
  playbooks: Reference[];
  problems: ConfigurationProblem[];
}

/** What a file names, and where. */
export interface Reference {
  name: string;
  line: number;
  range: TextRange;
}

export interface Override {
  files: string[];
  choices: Choice[];
}

/** Reads the text of a configuration file. Never throws: what is wrong is among its problems, and left out. */
export function readConfigurationFile(text: string, file: string, playbook: PlaybookSource): ConfigurationFile {
  const tree = parseYamlTree(text);
  const reader = new FileReader(tree, file, playbook);
  const { root } = tree;
  for (const { code, detail, range } of tree.errors) reader.problem(range, message('schema.yaml', { problem: code, detail }));
  const wrong = tree.errors.length === 0 ? checkTree('configuration', tree) : [];
  // What is wrong with a value in a group is said of the value.
  const inner = wrong.filter(({ path }) => !wrong.some((other) => other.path.length > path.length && isBelow(other.path, path)));
  for (const { range, message: text } of inner) reader.problem(range, text, { inSchema: true });
  if (tree.errors.length > 0 || root?.kind !== 'map') return reader.nothing();
  return reader.read(root);
}

function isBelow(path: YamlPath, above: YamlPath): boolean {
  return above.length > 0 && above.every((step, index) => step === path[index]);
}

class FileReader {
  readonly problems: ConfigurationProblem[] = [];

  constructor(
    readonly tree: YamlTree,
    readonly file: string,
    readonly playbook: PlaybookSource,
  ) {}

  problem(range: TextRange, text: Message, mark: Pick<ConfigurationProblem, 'inSchema'> = {}): void {
    this.problems.push({ file: this.file, line: this.#line(range.start), range, message: text, ...mark });
  }

  nothing(): ConfigurationFile {
    const { file, problems } = this;
    return { file, root: false, extends: [], choices: [], overrides: [], procurementFiles: [], playbooks: [], problems };
  }

  read(root: YamlNode): ConfigurationFile {
    const read = {
      ...this.nothing(),
      root: root.entries.get('root')?.value === true,
      extends: this.#references(root.entries.get('extends')),
      choices: this.#choices(root, (line) => ({ from: 'file', file: this.file, line })),
      overrides: (root.entries.get('overrides')?.items ?? []).flatMap((item) => this.#override(item)),
      procurementFiles: this.#procurementFiles(root.entries.get('procurement-files')),
      playbooks: this.#references(root.entries.get('playbooks')),
    };
    read.problems = inOrder(this.problems);
    return read;
  }

  #choices(node: YamlNode, origin: (line: number) => Origin): Choice[] {
    const { choices, problems } = choicesOf(node, (offset) => origin(this.#line(offset)), this.playbook);
    for (const { range, text } of problems) this.problem(range, text);
    return choices;
  }

  #override(item: YamlNode): Override[] {
    const files = this.#globs(item.entries.get('files'));
    const choices = this.#choices(item, (line) => ({ from: 'file', file: this.file, line, files }));
    return files.length > 0 ? [{ files, choices }] : [];
  }

  #procurementFiles(list: YamlNode | undefined): ConfigurationFile['procurementFiles'] {
    const seen = new Map<string, number>();
    return (list?.items ?? []).flatMap((item) => {
      const named = item.entries.get('name');
      const name = named?.value;
      const documents = this.#globs(item.entries.get('documents'));
      if (!named || typeof name !== 'string' || documents.length === 0) return [];
      const line = this.#line(item.range.start);
      const earlier = seen.get(name);
      if (earlier !== undefined) this.problem(named.range, message('configuration.duplicate-file', { name, line: earlier }));
      seen.set(name, line);
      return [{ file: this.file, line, name, documents }];
    });
  }

  #globs(node: YamlNode | undefined): string[] {
    return this.#strings(node).flatMap(({ text, range }) => {
      if (isTame(text)) return [text];
      this.problem(range, message('configuration.glob', { glob: text.length > 60 ? `${text.slice(0, 59)}…` : text }));
      return [];
    });
  }

  #references(node: YamlNode | undefined): Reference[] {
    return this.#strings(node).map(({ text, range }) => ({ name: text, range, line: this.#line(range.start) }));
  }

  /** One text, or a list of them; the schema has said what else is wrong. */
  #strings(node: YamlNode | undefined): { text: string; range: TextRange }[] {
    const nodes = node?.kind === 'list' ? node.items : node ? [node] : [];
    return nodes.flatMap(({ value, range }) => (typeof value === 'string' && value !== '' ? [{ text: value, range }] : []));
  }

  #line(offset: number): number {
    return this.tree.position(offset).line;
  }
}

/** By place, one a place: the schema's word comes first. */
function inOrder(problems: ConfigurationProblem[]): ConfigurationProblem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ range }) => {
      const place = `${range?.start}:${range?.end}`;
      return !seen.has(place) && seen.add(place);
    })
    .sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
}
