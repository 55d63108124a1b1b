// An editor with one document open in a language server, typing and taking the time.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LanguageClient } from './language-client.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds without news before a server is taken to have settled. */
const quiet = 250;

/** A document in lines, so that one edit does not copy all of it. Columns are UTF-16 code units. */
export class EditedDocument {
  #lines;
  version = 1;

  constructor(name, text, folder) {
    this.uri = pathToFileURL(join(folder, name)).href;
    this.languageId = name.endsWith('.md') ? 'markdown' : 'yaml';
    this.#lines = text.split('\n');
  }

  get lines() {
    return this.#lines;
  }

  text = () => this.#lines.join('\n');

  /** Replaces `removed` code units of a line; the change as the protocol says it, whole text or a range. */
  edit({ line, character, removed = 0, text }, incremental) {
    const old = this.#lines[line];
    this.#lines[line] = old.slice(0, character) + text + old.slice(character + removed);
    this.version++;
    const range = { start: { line, character }, end: { line, character: character + removed } };
    return incremental ? { range, text } : { text: this.text() };
  }
}

/** A server with a document open in it. */
export class EditorSession {
  #client;
  #document;
  #server;
  #incremental = true;
  #limit;
  #folder;
  /** Resolves the wait for findings of the current version. */
  #arrived;
  #lastNews = 0;
  /** Milliseconds from the start of the process to the answer to `initialize`. */
  initialised = 0;
  /** Milliseconds from `didOpen` to the first findings. */
  opened = 0;
  /** The latest findings. */
  findings = [];

  /** `limit`: seconds one answer may take; `folder`: for scratch files. */
  constructor(server, { name, text }, { limit, folder }) {
    this.#server = server;
    this.#limit = limit;
    this.#folder = mkdtempSync(join(folder, 'editor-'));
    this.#document = new EditedDocument(name, text, this.#folder);
  }

  get document() {
    return this.#document;
  }

  /** Starts the server and opens the document; resolves when its findings are there. */
  async open() {
    await this.start();
    const { uri, languageId, version } = this.#document;
    const textDocument = { uri, languageId, version, text: this.#document.text() };
    this.opened = await this.#timed(() => this.#client.notify('textDocument/didOpen', { textDocument }));
    // Some publish more than once.
    while (performance.now() - this.#lastNews < quiet) await sleep(quiet);
  }

  /** Starts the server; resolves when it is initialised and had a moment to ask what it wants to know. */
  async start() {
    const { command, answers, settings, initializationOptions, findings } = this.#server;
    const started = performance.now();
    this.#client = new LanguageClient(command, { cwd: this.#folder, answers: answers?.(this.#document) });
    this.#client.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
      if (uri !== this.#document.uri) return;
      this.#lastNews = performance.now();
      // Findings of an older version are not the answer. Some servers do not say which they are of.
      if (version !== undefined && version !== this.#document.version) return;
      this.findings = diagnostics;
      this.#arrived?.();
    });
    const rootUri = pathToFileURL(this.#folder).href;
    const capabilities = {
      textDocument: {
        synchronization: {},
        publishDiagnostics: { versionSupport: true },
        ...(findings === 'pull' && { diagnostic: { dynamicRegistration: true } }),
      },
      workspace: { configuration: answers !== undefined, workspaceFolders: true },
    };
    const initialize = this.#client.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      capabilities,
      initializationOptions,
    });
    const result = await this.#client.within(this.#limit, initialize);
    this.initialised = performance.now() - started;
    const sync = result.capabilities.textDocumentSync;
    this.#incremental = (typeof sync === 'object' ? sync?.change : sync) === 2;
    this.#client.notify('initialized', {});
    if (settings) this.#client.notify('workspace/didChangeConfiguration', { settings });
    await sleep(quiet);
  }

  /** Milliseconds from sending an edit to having the findings of the version it makes. */
  edit(change) {
    const contentChanges = [this.#document.edit(change, this.#incremental)];
    const { uri, version } = this.#document;
    return this.#timed(() => this.#client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }));
  }

  /** What the server counted since it was last asked: `{segmentsParsed, charactersRead}`; null when it does not count. */
  async counts() {
    try {
      return await this.#client.within(this.#limit, this.#client.request('civicClause/statistics', { uri: this.#document.uri }));
    } catch {
      return null;
    }
  }

  memory() {
    return this.#client.memory();
  }

  async close() {
    await this.#client?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #timed(send) {
    const pushed = new Promise((resolve) => {
      this.#arrived = resolve;
    });
    const started = performance.now();
    send();
    if (this.#server.findings === 'push') await this.#client.within(this.#limit, pushed);
    else {
      const textDocument = { uri: this.#document.uri };
      const report = await this.#client.within(this.#limit, this.#client.request('textDocument/diagnostic', { textDocument }));
      this.findings = report.items ?? this.findings;
    }
    return performance.now() - started;
  }
}
