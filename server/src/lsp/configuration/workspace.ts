import { URI, Utils } from 'vscode-uri';
import { type FileText, folderOf, isPlain, matches, normalGlob, type Workspace } from '../../configuration';
import { message } from '../../text/message';
import type { Files } from '../files';
import type { Session } from '../session';

/** Far more than anyone writes by hand, in bytes. */
const mostBytes = 1024 * 1024;
/** More documents than this in a workspace are not looked through for a glob. */
const mostListed = 20_000;
const left = /(?:^|\/)(?:node_modules|\.git|dist)\//;

/** The files of the workspace, by URI; those that are open as they stand in the editor. What was read is kept until it changes. */
export class EditorWorkspace implements Workspace {
  readonly #texts = new Map<string, Promise<FileText | undefined>>();
  readonly #gone = new Set<string>();
  #listed: Promise<string[]> | undefined;

  constructor(
    readonly session: Session,
    readonly files: Files,
  ) {}

  read(file: string): Promise<FileText | undefined> {
    const open = this.#open(file);
    if (open !== undefined) return Promise.resolve({ text: open });
    let text = this.#texts.get(file);
    if (!text) {
      text = this.#fromDisk(file);
      this.#texts.set(file, text);
    }
    return text;
  }

  async isRepository(folder: string): Promise<boolean> {
    // A folder of its own, or in a worktree a file that names one.
    const files = await Promise.all(['.git/HEAD', '.git'].map((name) => this.read(this.at(folder, name))));
    return files.some((file) => file !== undefined);
  }

  boundary(file: string): string {
    const roots = this.session.features.folders.map((folder) => (folder.endsWith('/') ? folder : `${folder}/`));
    const around = roots.filter((root) => this.below(root, file) !== undefined);
    return around.sort((a, b) => b.length - a.length)[0] ?? folderOf(file);
  }

  async list(folder: string, globs: readonly string[]): Promise<string[]> {
    const wanted = globs.map(normalGlob);
    const found: string[] = [];
    for (const glob of wanted.filter(isPlain)) {
      const file = this.at(folder, glob);
      if (await this.read(file)) found.push(file);
    }
    const patterns = wanted.filter((glob) => !isPlain(glob));
    if (patterns.length > 0) {
      this.#listed ??= this.files.list(this.session.features.folders, mostListed);
      for (const uri of await this.#listed) {
        const path = this.below(folder, uri);
        if (path !== undefined && !left.test(path) && matches(path, patterns)) found.push(uri);
      }
    }
    const order = (uri: string) => this.below(folder, uri) ?? uri;
    return [...new Set(found)].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  at(folder: string, path: string): string {
    return Utils.joinPath(URI.parse(folder), ...path.split('/')).toString();
  }

  below(folder: string, location: string): string | undefined {
    const [from, to] = [plain(folder), plain(location)];
    return to.startsWith(from) ? to.slice(from.length) : undefined;
  }

  /**
   * A file has changed, or there is one more or less: it is read anew. One that was deleted is gone although an editor may still show it,
   * until it is changed there or there is one again.
   */
  changed(uri: string, deleted = false): void {
    if (deleted) this.#gone.add(plain(uri));
    else this.#gone.delete(plain(uri));
    for (const file of this.#texts.keys()) if (plain(file) === plain(uri)) this.#texts.delete(file);
    this.#listed = undefined;
  }

  /** The spelling under which a file is open; its own where it is not. */
  openAs(file: string): string {
    const { documents } = this.session;
    if (documents.get(file)) return file;
    return documents.all().find(({ uri }) => plain(uri) === plain(file))?.uri ?? file;
  }

  #open(file: string): string | undefined {
    return this.#gone.has(plain(file)) ? undefined : this.session.documents.get(this.openAs(file))?.getText();
  }

  async #fromDisk(file: string): Promise<FileText | undefined> {
    try {
      const bytes = await this.files.read(file, mostBytes);
      return bytes && { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      return { problem: message('input.invalid-utf8', { path: file, line: 1 }) };
    }
  }
}

/** One spelling for what editors escape in different ways. */
function plain(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
