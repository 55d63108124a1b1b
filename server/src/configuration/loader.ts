import type { PlaybookSource } from '../playbook/types';
import { type Extended, Extender } from './extended';
import { matches } from './globs';
import { type OwnPlaybooks, readOwnPlaybooks } from './ownPlaybooks';
import { type ConfigurationFile, readConfigurationFile } from './readFile';
import { choicesFor, kindOf, policyOf, settle } from './resolve';
import {
  type Choice,
  type ConfigurationProblem,
  configurationFileNames,
  type ProcurementFileChoice,
  type Resolved,
} from './types';
import { folderOf, foldersAbove, type Workspace } from './workspace';

/** What is chosen beside configuration files. */
export interface Given {
  /** Weaker than any file: the editor's settings. */
  usual?: readonly Choice[];
  /** Stronger than any file: the command line, and what only concerns how things are shown. */
  asked?: readonly Choice[];
}

/** What counts for a document. */
interface Chain {
  /** The outermost first. */
  found: Found[];
  own?: OwnPlaybooks;
}

/** A configuration file that was found above a document, or named. */
interface Found extends Extended {
  /** Folder that its globs are relative to. */
  folder: string;
}

/**
 * Configuration as the command line and the language server both find it: from a document's folder upward, to a file with `root: true`,
 * the root of the repository, or the workspace's boundary, whichever comes first. What a nearer file says wins. Each file is read once,
 * until `changed` is told of it.
 */
export class ConfigurationLoader {
  /** By folder: the configuration file in it. */
  readonly #files = new Map<string, Promise<ConfigurationFile | undefined>>();
  readonly #repositories = new Map<string, Promise<boolean>>();
  /** By folder and the boundary above it: the configurations that count in it, the outermost first. */
  readonly #chains = new Map<string, Promise<Chain>>();

  constructor(
    readonly workspace: Workspace,
    readonly playbook: PlaybookSource,
  ) {}

  /** What holds for a document. `named`: a configuration file to take instead of looking for any. */
  async resolve(document: string, given: Given = {}, named?: string): Promise<Resolved> {
    const { found: chain, own } = named === undefined ? await this.#chain(document) : await this.#named(named);
    const problems = [...chain.flatMap((found) => found.problems), ...(own?.problems ?? [])];
    const layers = chain.flatMap((found) => {
      const path = this.workspace.below(found.folder, document);
      return found.layers.flatMap((layer) => choicesFor(layer, path));
    });
    const choices = settle([...(given.usual ?? []), ...layers, ...(given.asked ?? [])]);
    const procurementFile = this.#procurementFile(document, chain);
    return {
      policy: policyOf(choices),
      choices,
      ...kindOf(choices),
      files: [...new Set([...chain.flatMap(({ reads }) => reads), ...(own?.locations ?? [])])],
      ...(own && { playbooks: own }),
      ...(procurementFile && { procurementFile }),
      problems: distinct(problems),
    };
  }

  /** A file, or a folder, is not what it was: whatever rests on it is found anew. */
  changed(): void {
    this.#files.clear();
    this.#repositories.clear();
    this.#chains.clear();
  }

  #procurementFile(document: string, chain: readonly Found[]): ProcurementFileChoice | undefined {
    for (const { folder, procurementFiles } of [...chain].reverse()) {
      const path = this.workspace.below(folder, document);
      const own = procurementFiles.find(({ documents }) => path !== undefined && matches(path, documents));
      if (own) return { ...own, folder };
    }
    return undefined;
  }

  #chain(document: string): Promise<Chain> {
    const boundary = this.workspace.boundary(document);
    const key = `${folderOf(document)}\n${boundary}`;
    let chain = this.#chains.get(key);
    if (!chain) {
      chain = this.#look(document, boundary);
      this.#chains.set(key, chain);
    }
    return chain;
  }

  async #look(document: string, boundary: string | undefined): Promise<Chain> {
    const files: ConfigurationFile[] = [];
    let root: string | undefined;
    let looking = true;
    for (const folder of foldersAbove(document, boundary)) {
      const file = looking ? await this.#fileIn(folder) : undefined;
      if (file) files.push(file);
      if (file?.root) looking = false;
      if (await this.#isRepository(folder)) {
        root = folder;
        break;
      }
    }
    const outermost = files.at(-1);
    if (!outermost) return { found: [] };
    return this.#withOwnPlaybooks(files.reverse(), root ?? boundary ?? folderOf(outermost.file));
  }

  /** Files may name the clauses of the playbooks that they, or files above them, bring: with these they are read again. */
  async #withOwnPlaybooks(files: readonly ConfigurationFile[], root: string): Promise<Chain> {
    const found = await Promise.all(files.map((file) => this.#extended(file, root, this.playbook)));
    const locations = [...new Set(found.flatMap(({ playbooks }) => playbooks))];
    if (locations.length === 0) return { found };
    const own = await readOwnPlaybooks(this.workspace, locations, this.playbook);
    const { source } = own;
    if (!source) return { found, own };
    const again = files.map(async ({ file }) => this.#extended((await this.#read(file, source))!, root, source));
    return { found: await Promise.all(again), own };
  }

  async #named(location: string): Promise<Chain> {
    const folder = folderOf(location);
    let root = this.workspace.boundary(location);
    for (const above of foldersAbove(location, root)) {
      if (await this.#isRepository(above)) {
        root = above;
        break;
      }
    }
    const read = await this.#read(location);
    return read ? this.#withOwnPlaybooks([read], root ?? folder) : { found: [] };
  }

  async #extended(file: ConfigurationFile, root: string, playbook: PlaybookSource): Promise<Found> {
    return { ...(await new Extender(this.workspace, playbook, root).extend(file)), folder: folderOf(file.file) };
  }

  #fileIn(folder: string): Promise<ConfigurationFile | undefined> {
    let file = this.#files.get(folder);
    if (!file) {
      file = this.#firstOf(configurationFileNames.map((name) => this.workspace.at(folder, name)));
      this.#files.set(folder, file);
    }
    return file;
  }

  async #firstOf(locations: string[]): Promise<ConfigurationFile | undefined> {
    for (const location of locations) {
      const file = await this.#read(location);
      if (file) return file;
    }
    return undefined;
  }

  async #read(location: string, playbook = this.playbook): Promise<ConfigurationFile | undefined> {
    const found = await this.workspace.read(location);
    if (!found) return undefined;
    if ('text' in found) return readConfigurationFile(found.text, location, playbook);
    const nothing = readConfigurationFile('', location, playbook);
    return { ...nothing, problems: [{ file: location, line: 1, message: found.problem }] };
  }

  #isRepository(folder: string): Promise<boolean> {
    let is = this.#repositories.get(folder);
    if (!is) {
      is = this.workspace.isRepository(folder);
      this.#repositories.set(folder, is);
    }
    return is;
  }
}

/** A file that two others build on is wrong once. */
function distinct(problems: ConfigurationProblem[]): ConfigurationProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ file, line, message }) => {
    const key = `${file}\n${line}\n${JSON.stringify(message)}`;
    return !seen.has(key) && seen.add(key);
  });
}
