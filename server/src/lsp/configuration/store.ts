import {
  ConfigurationLoader,
  type ConfigurationProblem,
  configurationFileNames,
  type FileText,
  type Resolved,
  underFirst,
  type Workspace,
} from '../../configuration';
import type { Usual } from '../../documents';
import { type DecisionStore, isDecisionsFile } from '../decisions/store';
import type { Files } from '../files';
import { logFailure } from '../guard';
import type { Session } from '../session';
import { isSame, readSettings, type Settings } from '../settings';
import { choicesOfSettings } from './choices';
import { ProcurementFiles } from './procurementFiles';
import { EditorWorkspace } from './workspace';

/** Milliseconds of quiet after an edit of a configuration before documents are reviewed by it. */
const quiet = 150;
/** Milliseconds that a review waits for the answers of a client. */
const patience = 3000;

/**
 * What settings and configuration files make of each open document. It is looked for when a document opens, and again when something that
 * it rests on changes: no edit of a document waits for it. A configuration that is wrong is told once, and the last one that was right,
 * else none, holds until it is mended.
 */
export class ConfigurationStore {
  readonly workspace: EditorWorkspace;
  readonly procurementFiles: ProcurementFiles;
  readonly #found = new Map<string, { resolved: Resolved; settings: Settings }>();
  /** Files that were right when they were last looked at. */
  readonly #right = new Map<string, FileText>();
  #loader: ConfigurationLoader | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By URI: the latest search for what holds for a document. */
  readonly #latest = new Map<string, number>();
  #turns = 0;
  readonly #listeners: ((problems: ConfigurationProblem[]) => void)[] = [];

  constructor(
    readonly session: Session,
    files: Files,
    decisions: DecisionStore,
    readonly refresh: () => void,
  ) {
    this.workspace = new EditorWorkspace(session, files);
    this.procurementFiles = new ProcurementFiles(session, this.workspace, files, decisions, refresh);
    session.configurationOf = (uri) => this.#found.get(uri)?.resolved;
    session.settingsFor = (uri) => this.#found.get(uri)?.settings;
    session.documents.onDidOpen(({ document }) => {
      if (this.#concerns(document.uri)) this.changed(document.uri);
      this.#follow(document.uri);
    });
    session.documents.onDidChangeContent(({ document }) => {
      // The first content comes with the opening.
      if (document.version > 1 && this.#concerns(document.uri)) this.#changedSoon(document.uri);
    });
    session.documents.onDidClose(({ document }) => {
      this.#found.delete(document.uri);
      this.#latest.delete(document.uri);
      for (const uri of this.procurementFiles.closed(document.uri)) this.#follow(uri);
      if (this.#concerns(document.uri)) this.changed(document.uri);
      else this.#tell();
    });
  }

  /** A file has changed, in the editor or on disk: what rests on it is found anew. */
  changed(uri: string, deleted = false): void {
    this.workspace.changed(uri, deleted);
    const reviewedWith = this.procurementFiles.changed(uri, (open) => this.#found.get(open)?.resolved.procurementFile);
    if (this.#concerns(uri)) this.again();
    else for (const open of reviewedWith) this.#follow(open);
  }

  /** Everything is found anew: a setting has changed, or a folder of the workspace. */
  again(): void {
    clearTimeout(this.#timer);
    this.#loader?.changed();
    for (const { uri } of this.session.documents.all()) this.#follow(uri);
  }

  /** What holds for a document that is not open. */
  async load(uri: string): Promise<Resolved> {
    return this.#resolve(uri, this.session.settings);
  }

  /** Calls with all that is wrong with the configurations of open documents, whenever that may have changed. */
  onProblems(listener: (problems: ConfigurationProblem[]) => void): void {
    this.#listeners.push(listener);
  }

  #changedSoon(uri: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.changed(uri), quiet);
  }

  #concerns(uri: string): boolean {
    if (isConfigurationFile(uri)) return true;
    // Decisions on documents that are not open are read with them.
    const decides = isDecisionsFile(uri);
    return [...this.#found.values()].some(
      ({ resolved }) => resolved.files.includes(uri) || (decides && resolved.procurementFile),
    );
  }

  #follow(uri: string): void {
    const { session } = this;
    const turn = ++this.#turns;
    this.#latest.set(uri, turn);
    const found = this.#find(uri, () => this.#latest.get(uri) === turn).catch((error: unknown) =>
      logFailure(session.connection, `configuration ${uri}`, error),
    );
    session.wait(uri, Promise.race([found, new Promise<void>((resolve) => setTimeout(resolve, patience).unref?.())]));
  }

  /** `isLatest`: nothing has since set off another search, whose findings count instead. */
  async #find(uri: string, isLatest: () => boolean): Promise<void> {
    const { session } = this;
    const settings = await this.#settingsOf(uri);
    const own = await this.#resolve(uri, settings);
    const follow = await this.procurementFiles.find(uri, own.procurementFile, (member) => this.#resolve(member, settings));
    const document = session.documents.get(uri);
    if (!document || !isLatest()) return;
    const first = follow();
    const resolved = first ? underFirst(own, first) : own;
    const before = this.#found.get(uri);
    this.#found.set(uri, { resolved, settings });
    document.live.assume(isConfigurationFile(uri) ? { kind: 'other' } : usualOf(resolved));
    this.#tell();
    if (before && isSame(before.settings, settings) && sameChoices(before.resolved, resolved)) return;
    // Of a document that has just been opened, nothing was said by other choices.
    if (!session.invalidate(uri) && !before) return;
    session.tellOutdated();
    this.refresh();
  }

  async #settingsOf(uri: string): Promise<Settings> {
    const { connection, features, settings } = this.session;
    if (!features.configuration) return settings;
    return readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'civicClause' }));
  }

  async #resolve(uri: string, settings: Settings): Promise<Resolved> {
    const { playbook } = this.session.analyser;
    this.#loader ??= new ConfigurationLoader(this.workspace, playbook);
    const given = choicesOfSettings(settings, playbook);
    const resolved = await this.#loader.resolve(uri, given);
    const wrong = new Set(resolved.problems.map(({ file }) => file));
    for (const file of resolved.files.filter((each) => !wrong.has(each))) {
      const text = await this.workspace.read(file);
      if (text) this.#right.set(file, text);
    }
    if (wrong.size === 0) return resolved;
    const before = new ConfigurationLoader(withTexts(this.workspace, wrong, this.#right), playbook);
    const lastRight = await before.resolve(uri, given);
    return { ...lastRight, files: resolved.files, problems: resolved.problems };
  }

  #tell(): void {
    const problems = [...this.#found.values()].flatMap(({ resolved }) => resolved.problems);
    for (const listener of this.#listeners) listener(problems);
  }
}

export function isConfigurationFile(uri: string): boolean {
  return configurationFileNames.some((name) => uri.endsWith(`/${name}`));
}

/** What the configuration takes a document for. */
export function usualOf({ kind, language }: Resolved): Usual {
  return { ...(kind && { kind }), ...(language && { language }) };
}

/** The same files, some of them with other texts, or none. */
function withTexts(workspace: Workspace, others: ReadonlySet<string>, texts: ReadonlyMap<string, FileText>): Workspace {
  return {
    read: async (file) => (others.has(file) ? texts.get(file) : workspace.read(file)),
    isRepository: (folder) => workspace.isRepository(folder),
    boundary: (file) => workspace.boundary(file),
    list: (folder, globs) => workspace.list(folder, globs),
    at: (folder, path) => workspace.at(folder, path),
    below: (folder, location) => workspace.below(folder, location),
  };
}

function sameChoices(a: Resolved, b: Resolved): boolean {
  const content = ({ policy, kind, language, procurementFile, problems, choices }: Resolved) =>
    JSON.stringify([policy, kind, language, procurementFile, problems, [...choices.values()]]);
  return content(a) === content(b) && a.playbooks?.source === b.playbooks?.source;
}
