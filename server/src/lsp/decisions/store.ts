import { type Decisions, decisionsFileName, decisionsOn, noDecisions, readDecisions } from '../../policy';
import type { Files } from '../files';
import { logFailure } from '../guard';
import type { Session } from '../session';

/** Far more than anyone decides by hand. */
const mostBytes = 4 * 1024 * 1024;
/** Folders looked into upward from a document. */
const mostFolders = 40;

interface DecisionsFile {
  uri: string;
  text: string;
  decisions: Omit<Decisions, 'asOf'>;
}

/** Where decisions on a document are, or would be, written down. */
export interface DecisionsPlace {
  uri: string;
  /** Undefined when there is no such file yet. */
  text?: string;
  /** The document as that file names it. */
  document: string;
}

/**
 * Decisions found upward from each open document, up to its workspace folder: the nearest file counts, as it stands in the editor where it
 * is open. Looked for when a document opens, so that a review never waits for a file.
 */
export class DecisionStore {
  /** By folder URI, ending in `/`: the file in it. */
  readonly #folders = new Map<string, Promise<DecisionsFile | undefined>>();
  /** By document URI. */
  readonly #found = new Map<string, DecisionsFile>();
  /** Documents that were reviewed with what was found, or not found yet. */
  readonly #used = new Set<string>();
  #due = false;

  constructor(
    readonly session: Session,
    readonly files: Files,
    readonly refresh: () => void,
  ) {
    session.decisionsOn = (uri) => this.#on(uri);
    session.documents.onDidOpen(({ document }) => {
      if (isDecisionsFile(document.uri)) this.changed(document.uri);
      else void this.#follow(document.uri);
    });
    session.documents.onDidChangeContent(({ document }) => {
      // The first content comes with the opening.
      if (isDecisionsFile(document.uri)) this.changed(document.uri);
    });
    session.documents.onDidClose(({ document }) => {
      if (isDecisionsFile(document.uri)) this.changed(document.uri);
      this.#found.delete(document.uri);
      this.#used.delete(document.uri);
    });
  }

  /** A file has changed, in the editor or on disk: if it is one of decisions, what rests on it is due again. */
  changed(uri: string): void {
    if (!isDecisionsFile(uri)) return;
    this.#folders.delete(folderOf(uri));
    for (const document of this.session.documents.all()) {
      if (!isDecisionsFile(document.uri) && document.uri.startsWith(folderOf(uri))) void this.#follow(document.uri);
    }
  }

  /** What was decided on a document, looked for now. */
  async load(uri: string): Promise<Decisions | undefined> {
    const file = await this.#find(uri);
    return file && this.#of(file, uri);
  }

  /** Where to write decisions on a document; undefined where it lies in no folder. */
  async place(uri: string): Promise<DecisionsPlace | undefined> {
    if (!/^[a-z][\w+.-]*:\/\/.*\//i.test(uri)) return undefined;
    const file = await this.#find(uri);
    if (file) return { uri: file.uri, text: file.text, document: relativeTo(folderOf(file.uri), uri) };
    const folder = this.#foldersOf(uri).at(-1) ?? folderOf(uri);
    return { uri: folder + decisionsFileName, document: relativeTo(folder, uri) };
  }

  #on(uri: string): Decisions | undefined {
    this.#used.add(uri);
    const file = this.#found.get(uri);
    // Those in the document itself expire too.
    return file ? this.#of(file, uri) : { ...noDecisions, asOf: today() };
  }

  #of({ uri: path, decisions }: DecisionsFile, uri: string): Decisions {
    return decisionsOn(decisions, relativeTo(folderOf(path), uri), today());
  }

  /** Looks for the decisions on an open document, and reviews it anew where they are others than before. */
  async #follow(uri: string): Promise<void> {
    const before = this.#found.get(uri);
    const file = await this.#find(uri);
    if (!this.session.documents.get(uri) || (file?.uri === before?.uri && file?.text === before?.text)) return;
    if (file) this.#found.set(uri, file);
    else this.#found.delete(uri);
    if (this.#used.has(uri)) this.#outdate();
  }

  /** Once for all the documents that are opened at a time. */
  #outdate(): void {
    if (this.#due) return;
    this.#due = true;
    setTimeout(() => {
      this.#due = false;
      this.session.outdate();
      this.refresh();
    });
  }

  async #find(uri: string): Promise<DecisionsFile | undefined> {
    for (const folder of this.#foldersOf(uri)) {
      let file = this.#folders.get(folder);
      if (!file) {
        file = this.#read(folder);
        this.#folders.set(folder, file);
      }
      const found = await file;
      if (found) return found;
    }
    return undefined;
  }

  /** The folders from a document up to its workspace folder; its own alone where it lies in none. */
  #foldersOf(uri: string): string[] {
    const own = folderOf(uri);
    const roots = this.session.features.folders.map((root) => (root.endsWith('/') ? root : `${root}/`));
    const root = roots.filter((each) => own.startsWith(each)).sort((a, b) => b.length - a.length)[0];
    const folders = [own];
    while (root && folders.at(-1) !== root && folders.length < mostFolders) folders.push(folderOf(folders.at(-1)!.slice(0, -1)));
    return folders;
  }

  async #read(folder: string): Promise<DecisionsFile | undefined> {
    for (const name of [decisionsFileName, decisionsFileName.replace(/yaml$/, 'yml')]) {
      const uri = folder + name;
      const text = this.session.documents.get(uri)?.getText() ?? (await this.#textOf(uri));
      if (text !== undefined) return { uri, text, decisions: readDecisions(text, name) };
    }
    return undefined;
  }

  async #textOf(uri: string): Promise<string | undefined> {
    try {
      const bytes = await this.files.read(uri, mostBytes);
      return bytes && new TextDecoder('utf-8').decode(bytes);
    } catch (error) {
      logFailure(this.session.connection, `decisions ${uri}`, error);
      return undefined;
    }
  }
}

export function isDecisionsFile(uri: string): boolean {
  return /\/civicclause\.decisions\.ya?ml$/.test(uri);
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** The path below a folder, as a person writes it. */
function relativeTo(folder: string, uri: string): string {
  const path = uri.startsWith(folder) ? uri.slice(folder.length) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The server's clock is the user's: decisions expire by it. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
