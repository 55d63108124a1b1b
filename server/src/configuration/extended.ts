import { closest } from '../documents/schema';
import type { PlaybookSource } from '../playbook/types';
import { type Message, message } from '../text/message';
import { presetChoices } from './preset';
import { presets } from './presets';
import { type ConfigurationFile, type Override, type Reference, readConfigurationFile } from './readFile';
import type { Choice, ConfigurationProblem, ProcurementFileChoice } from './types';
import { configurationFileNames } from './types';
import { folderOf, foldersAbove, locate, type Workspace } from './workspace';

/** What one file says, with all that it builds on before it: a later layer wins. */
export interface Layer {
  choices: Choice[];
  overrides: Override[];
}

/** A configuration with everything it builds on. */
export interface Extended {
  file: string;
  root: boolean;
  layers: Layer[];
  procurementFiles: Omit<ProcurementFileChoice, 'folder'>[];
  playbooks: string[];
  /** Every file that was read or looked for. */
  reads: string[];
  problems: ConfigurationProblem[];
}

/** More files than anyone builds on. */
const mostFiles = 50;

/** Reads what a configuration file builds on: presets, files, packages. */
export class Extender {
  readonly #problems: ConfigurationProblem[] = [];
  readonly #layers: Layer[] = [];
  readonly #procurementFiles: Extended['procurementFiles'] = [];
  readonly #playbooks: string[] = [];
  readonly #reads: string[] = [];
  #count = 0;

  constructor(
    readonly workspace: Workspace,
    readonly playbook: PlaybookSource,
    /** Folder that no file may lie outside of. */
    readonly root: string,
  ) {}

  async extend(file: ConfigurationFile): Promise<Extended> {
    await this.#add(file, []);
    return {
      file: file.file,
      root: file.root,
      layers: this.#layers,
      procurementFiles: this.#procurementFiles,
      playbooks: [...new Set(this.#playbooks)],
      reads: [...new Set(this.#reads)],
      problems: this.#problems,
    };
  }

  /** `above`: what leads to the file, from the one that was found on. */
  async #add(file: ConfigurationFile, above: readonly { file: string; line: number }[]): Promise<void> {
    this.#reads.push(file.file);
    this.#problems.push(...file.problems);
    for (const reference of file.extends) await this.#follow(reference, file, above);
    this.#layers.push({ choices: file.choices, overrides: file.overrides });
    // The nearest first: it is asked first which procurement file a document belongs to.
    this.#procurementFiles.unshift(...file.procurementFiles);
    for (const { name, line, range } of file.playbooks) {
      const location = locate(this.workspace, folderOf(file.file), name, this.root);
      if (location !== undefined) this.#playbooks.push(location);
      else {
        const text = message('configuration.outside', { path: short(name), folder: this.#shown(this.root) });
        this.#problems.push({ file: file.file, line, range, message: text });
      }
    }
  }

  async #follow(
    reference: Reference,
    { file }: ConfigurationFile,
    above: readonly { file: string; line: number }[],
  ): Promise<void> {
    const { name, line, range } = reference;
    const refuse = (text: Message) => void this.#problems.push({ file, line, range, message: text });
    const choices = presetChoices(name, { file, line });
    if (choices) return void this.#layers.push({ choices, overrides: [] });
    const found = await this.#find(name, folderOf(file));
    if ('refused' in found) return refuse(found.refused);
    const chain = [...above, { file, line }];
    const again = chain.findIndex((each) => each.file === found.file);
    if (again >= 0) {
      const circle = [...chain.slice(again), chain[again]!];
      return refuse(message('configuration.circular', { chain: circle.map((each) => `${this.#shown(each.file)}:${each.line}`) }));
    }
    if (++this.#count > mostFiles) return refuse(message('configuration.too-many', { most: mostFiles }));
    if ('problem' in found.text) {
      this.#problems.push({ file: found.file, line: 1, message: found.text.problem });
      return;
    }
    await this.#add(readConfigurationFile(found.text.text, found.file, this.playbook), chain);
  }

  async #find(name: string, folder: string): Promise<Found | { refused: Message }> {
    const named = /^npm:(.+)$/s.exec(name)?.[1];
    if (named === undefined && isPath(name)) return this.#findFile(name, folder);
    const wanted = named ?? name;
    // As npm allows names; nothing in one leads elsewhere.
    const isName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(wanted);
    const found = isName ? await this.#findPackage(wanted, folder) : undefined;
    if (found) return found;
    if (isName && (named !== undefined || wanted.startsWith('@')))
      return { refused: message('configuration.package', { name: wanted }) };
    const known = Object.keys(presets);
    const suggestion = closest(wanted, known);
    return {
      refused: message('configuration.extends', { name: short(name), ...(suggestion && { suggestion }), presets: known }),
    };
  }

  async #findFile(path: string, folder: string): Promise<Found | { refused: Message }> {
    const location = locate(this.workspace, folder, path, this.root);
    if (location === undefined)
      return { refused: message('configuration.outside', { path: short(path), folder: this.#shown(this.root) }) };
    this.#reads.push(location);
    const text = await this.workspace.read(location);
    return text ? { file: location, text } : { refused: message('configuration.missing', { path: short(path) }) };
  }

  async #findPackage(name: string, folder: string): Promise<Found | undefined> {
    for (const above of foldersAbove(`${folder}x`, this.root)) {
      for (const file of configurationFileNames) {
        const location = this.workspace.at(above, `node_modules/${name}/${file}`);
        const text = await this.workspace.read(location);
        if (text) {
          this.#reads.push(location);
          return { file: location, text };
        }
      }
    }
    return undefined;
  }

  #shown(location: string): string {
    return this.workspace.below(this.root, location) || (this.root.split('/').at(-2) ?? this.root);
  }
}

interface Found {
  file: string;
  text: NonNullable<Awaited<ReturnType<Workspace['read']>>>;
}

function isPath(name: string): boolean {
  return /^\.{0,2}[/\\]|^\.|\.ya?ml$|^[\w+.-]+:\/|\\/.test(name);
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
