import { matches, type ProcurementFileChoice, type Resolved } from '../../configuration';
import { type Document, readDocument, type Usual } from '../../documents';
import { type Decisions, decisionsOnAll, noDecisions } from '../../policy';
import type { AnalysisMemory } from '../analysis';
import type { DecisionStore } from '../decisions/store';
import type { Files } from '../files';
import { formatOf } from '../scope';
import type { Session } from '../session';
import type { EditorWorkspace } from './workspace';

/** As a review of the workspace has it. */
const mostBytes = 20 * 1024 * 1024;
/** More documents than this in one procurement file are left out; nobody reads that many together. */
const mostDocuments = 200;
/** Milliseconds of quiet after an edit before the other documents of its procurement file are shown anew. */
const quiet = 400;

/** A document of a procurement file: open, or as it was read from its file. */
interface Member {
  uri: string;
  read?: Document;
  decisions?: Decisions;
}

/** A procurement file with open documents. */
export interface OpenFile {
  name: string;
  /** What the analyses of its documents have in common. */
  memory: AnalysisMemory;
  members: readonly Member[];
}

/** The documents that a configuration wants reviewed together: those that are open as they stand, the others from their files. */
export class ProcurementFiles {
  readonly #files = new Map<string, OpenFile>();
  /** By the URI of an open document. */
  readonly #keys = new Map<string, string>();
  readonly #read = new Map<string, Promise<Document | undefined>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly session: Session,
    readonly workspace: EditorWorkspace,
    readonly files: Files,
    readonly decisions: DecisionStore,
    readonly refresh: () => void,
  ) {
    session.fileOf = (uri) => this.#files.get(this.#keys.get(uri) ?? '');
    session.documents.onDidChangeContent(({ document }) => {
      if (this.#siblings(document.uri).length > 0) this.#refreshSoon();
    });
  }

  /**
   * The documents that a document is reviewed with. What it gives takes them over, and says what holds for the first of them: all are
   * reviewed by that. `resolve` tells what holds for another document.
   */
  async find(
    uri: string,
    choice: ProcurementFileChoice | undefined,
    resolve: (uri: string) => Promise<Resolved>,
  ): Promise<() => Resolved | undefined> {
    if (!choice) {
      return () => {
        this.#keys.delete(uri);
        return undefined;
      };
    }
    const listed = await this.#urisOf(choice);
    // One that no listing shows, as it is not saved or lies in a folder that is left out, belongs to it all the same.
    const uris = listed.includes(uri) ? listed : [...listed, uri];
    const resolved = await Promise.all(uris.map(resolve));
    const members = await Promise.all(uris.map((each, index) => this.#member(each, resolved[index]!)));
    const there = members.filter((member) => member !== undefined);
    return () => {
      this.#take(uri, choice, there);
      return there[0] && resolved[uris.indexOf(there[0].uri)];
    };
  }

  #take(uri: string, choice: ProcurementFileChoice, members: Member[]): void {
    const key = `${choice.file}\n${choice.name}`;
    const before = this.#files.get(key);
    this.#keys.set(uri, key);
    if (before && sameMembers(before.members, members)) return;
    this.#files.set(key, { name: choice.name, memory: {}, members });
    const outdated = [uri, ...this.#siblings(uri)].filter((open) => this.session.invalidate(open));
    if (outdated.length > 0) this.#refreshSoon();
  }

  /** A document is no longer open: the others open in its file, which are to be followed again. */
  closed(uri: string): string[] {
    this.#read.delete(uri);
    const siblings = this.#siblings(uri);
    const key = this.#keys.get(uri);
    this.#keys.delete(uri);
    if (key !== undefined && siblings.length === 0) this.#files.delete(key);
    return siblings;
  }

  /** A file has changed, or there is one more or less: the open documents that are reviewed with it. */
  changed(uri: string, choiceOf: (open: string) => ProcurementFileChoice | undefined): string[] {
    this.#read.delete(uri);
    return [...this.#keys.keys()].filter((open) => {
      const choice = choiceOf(open);
      const path = choice && this.workspace.below(choice.folder, uri);
      return open !== uri && choice && path !== undefined && matches(path, choice.documents);
    });
  }

  #siblings(uri: string): string[] {
    const key = this.#keys.get(uri);
    return key === undefined ? [] : [...this.#keys].flatMap(([open, other]) => (other === key && open !== uri ? [open] : []));
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.session.tellOutdated();
      this.refresh();
    }, quiet);
  }

  async #urisOf({ folder, documents }: ProcurementFileChoice): Promise<string[]> {
    const found = new Set<string>();
    for (const glob of documents)
      for (const uri of await this.workspace.list(folder, [glob])) found.add(this.workspace.openAs(uri));
    return [...found].slice(0, mostDocuments);
  }

  async #member(uri: string, { kind, language }: Resolved): Promise<Member | undefined> {
    if (this.session.documents.get(uri)) return { uri };
    const read = await this.#document(uri, { ...(kind && { kind }), ...(language && { language }) });
    return read && { uri, read, decisions: (await this.decisions.load(uri)) ?? noDecisions };
  }

  #document(uri: string, usual: Usual): Promise<Document | undefined> {
    let read = this.#read.get(uri);
    if (!read) {
      read = this.#fromDisk(uri, usual);
      this.#read.set(uri, read);
    }
    return read;
  }

  async #fromDisk(uri: string, usual: Usual): Promise<Document | undefined> {
    const bytes = await this.files.read(uri, mostBytes).catch(() => undefined);
    if (!bytes || bytes.subarray(0, 8192).includes(0)) return undefined;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return text.trim() === '' ? undefined : readDocument({ path: uri, text, format: formatOf('', uri), usual });
    } catch {
      return undefined;
    }
  }
}

/** The documents of a procurement file as they now stand; `own` is that of the one asked about. */
export function documentsNow(session: Session, { members }: OpenFile, own: Document): Document[] {
  return members.flatMap(({ uri, read }) => {
    if (uri === own.path) return [own];
    const open = session.documents.get(uri);
    return open && !open.failure ? [open.live.document()] : (read ?? []);
  });
}

/** Changes whenever one of its open documents does. */
export function stampOf(session: Session, { members }: OpenFile): string {
  return members.map(({ uri }) => session.documents.get(uri)?.version ?? '').join();
}

/** What was decided on the findings of all documents of a procurement file. */
export function decisionsNow(session: Session, { members }: OpenFile): Decisions {
  return decisionsOnAll(
    members.map(({ uri, decisions }) => ({ path: uri, decisions: decisions ?? session.decisionsOn(uri) ?? noDecisions })),
  );
}

function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  const same = (one: Member, other: Member) =>
    one.uri === other.uri && one.read === other.read && JSON.stringify(one.decisions) === JSON.stringify(other.decisions);
  return a.length === b.length && a.every((member, index) => same(member, b[index]!));
}
