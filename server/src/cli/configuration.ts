import { resolve } from 'node:path';
import {
  type Choice,
  ConfigurationLoader,
  type Given,
  type ProcurementFileChoice,
  type Resolved,
  type Workspace,
} from '../configuration';
import type { Usual } from '../documents';
import { render } from '../messages';
import type { PlaybookSource } from '../playbook';
import type { Policy } from '../policy';
import { type Message, message } from '../text';
import type { Language } from '../text/types';
import { diskWorkspace, locationOf, shownPath } from './diskWorkspace';
import type { Input } from './inputs';
import { complain, type Shell } from './shell';

/** The options of the command line that choose what a configuration chooses. */
export interface PolicyOptions {
  position?: Policy['position'];
  jurisdiction?: string;
  asOf?: string;
  locale?: Language;
  /** A configuration file to take instead of looking for any. */
  config?: string;
}

/** What holds for one document. Plain data. */
export interface Chosen extends Usual {
  policy: Partial<Policy>;
  /** Locations of playbooks of one's own, in their order. */
  playbooks?: string[];
}

/** What options choose, each with its name. */
export function choicesOfOptions({ position, jurisdiction, asOf, locale }: PolicyOptions): Choice[] {
  const chosen: [path: string, option: string, value: unknown][] = [
    ['position', '--position', position],
    ['jurisdiction', '--jurisdiction', jurisdiction],
    ['as-of', '--as-of', asOf],
    ['locale', '--locale', locale],
  ];
  return chosen
    .filter(([, , value]) => value !== undefined)
    .map(([path, option, value]) => ({ path, value, origin: { from: 'option', option } }));
}

/** The configurations of a run: found for each document, and what is wrong with them said once. */
export class Configurations {
  readonly workspace: Workspace;
  /** Locations of the files that were read, or looked for where a configuration names them. */
  readonly files = new Set<string>();
  readonly #loader: ConfigurationLoader;
  readonly #given: Given;
  readonly #option: string | undefined;
  readonly #named: string | undefined;
  readonly #shell: Shell;
  /** What is wrong, by what is said of it. */
  readonly #problems = new Map<string, { place: string; line: number }>();

  constructor(options: PolicyOptions, playbook: PlaybookSource, shell: Shell, workspace: Workspace = diskWorkspace) {
    this.workspace = workspace;
    this.#loader = new ConfigurationLoader(workspace, playbook);
    this.#given = { asked: choicesOfOptions(options) };
    this.#option = options.config;
    this.#named = options.config === undefined ? undefined : locationOf(shell.cwd, options.config);
    this.#shell = shell;
  }

  /** `path`: of the document, as given. */
  async of(path: string): Promise<Resolved> {
    if (this.#named !== undefined && !(await this.workspace.read(this.#named)))
      this.#note(this.#shown(this.#named), message('input.not-found', { path: this.#named }));
    const resolved = await this.#loader.resolve(locationOf(this.#shell.cwd, path), this.#given, this.#named);
    for (const file of resolved.files) this.files.add(file);
    for (const { file, line, range, message: text } of resolved.problems) this.#note(this.#shown(file), text, range && line);
    return resolved;
  }

  /** What holds where no document is. */
  ofFolder(): Promise<Resolved> {
    return this.of('.civicclause');
  }

  /** What documents that stand nowhere get: those of a stream have nothing but options and a named configuration. */
  async ofStream(): Promise<Resolved> {
    return this.#named === undefined ? this.#loader.resolve('', this.#given) : this.of('');
  }

  /** The documents of a procurement file, in the order in which it names them. */
  async documentsOf({ folder, documents }: ProcurementFileChoice): Promise<Input[]> {
    const found = new Set<string>();
    for (const glob of documents) for (const location of await this.workspace.list(folder, [glob])) found.add(location);
    return [...found].map((location) => {
      const file = resolve(location);
      return { path: shownPath(this.#shell.cwd, location), file, named: false };
    });
  }

  /** Says what is wrong with the configurations met so far, each with its line; false when nothing is. */
  async complain(): Promise<boolean> {
    const inOrder = [...this.#problems].sort(([, a], [, b]) =>
      a.place === b.place ? a.line - b.line : a.place < b.place ? -1 : 1,
    );
    for (const [text] of inOrder) await complain(this.#shell, text);
    return this.#problems.size > 0;
  }

  /** As the user named it, or would. */
  #shown(location: string): string {
    return location === this.#named && this.#option !== undefined ? this.#option : shownPath(this.#shell.cwd, location);
  }

  #note(place: string, text: Message, line?: number): void {
    const said = `${place}${line === undefined ? '' : `:${line}`}: ${render(text, this.#shell.locale)}`;
    this.#problems.set(said, { place, line: line ?? 0 });
  }
}

/** As `Job` carries it. */
export function chosenIn({ policy, kind, language, playbooks }: Resolved): Chosen {
  return { policy, ...(kind && { kind }), ...(language && { language }), ...(playbooks && { playbooks: playbooks.locations }) };
}
