import { matches } from './globs';
import type { FileText, Workspace } from './workspace';

/** Files in memory, by location; a folder with `.git` in it is a repository. */
export class MemoryWorkspace implements Workspace {
  /** What was read, in order. */
  readonly reads: string[] = [];

  constructor(
    readonly files: Readonly<Record<string, string>>,
    /** Folders above which nothing is read. */
    readonly folders: readonly string[] = [],
  ) {}

  async read(file: string): Promise<FileText | undefined> {
    this.reads.push(file);
    const text = Object.hasOwn(this.files, file) ? this.files[file] : undefined;
    return text === undefined ? undefined : { text };
  }

  async isRepository(folder: string): Promise<boolean> {
    return Object.keys(this.files).some((file) => file.startsWith(`${folder}.git`));
  }

  boundary(file: string): string | undefined {
    return this.folders.filter((folder) => file.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
  }

  async list(folder: string, globs: readonly string[]): Promise<string[]> {
    const below = Object.keys(this.files).filter((file) => file.startsWith(folder) && matches(file.slice(folder.length), globs));
    return below.sort();
  }

  at(folder: string, path: string): string {
    return folder + path;
  }

  below(folder: string, location: string): string | undefined {
    return location.startsWith(folder) ? location.slice(folder.length) : undefined;
  }
}
