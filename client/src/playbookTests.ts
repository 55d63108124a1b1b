import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  Method,
  type PlaybookRun,
  type PlaybookTests,
  type PlaybookTestsParams,
  type RunPlaybookParams,
} from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';

/** Playbooks of one's own, by their names. */
const pattern = '**/*.playbook.{yaml,yml}';
/** Milliseconds of quiet after an edit before its tests are looked for again. */
const quiet = 300;

/** The examples of playbooks in VS Code's Testing view; mistakes stand at their lines. */
export const playbookTests: ClientFeature = ({ client }) => {
  const controller = vscode.tests.createTestController('civicClause.playbooks', vscode.l10n.t('Civic Clause playbooks'));
  const problems = vscode.languages.createDiagnosticCollection('civicClause.playbooks');
  const view = new PlaybookView(client, controller, problems);
  controller.resolveHandler = (item) => (item ? view.follow(item) : view.discover());
  controller.refreshHandler = () => view.discover();
  const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken) => view.run(request, token);
  controller.createRunProfile(vscode.l10n.t('Run'), vscode.TestRunProfileKind.Run, run, true);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return [
    controller,
    problems,
    watcher,
    watcher.onDidCreate((uri) => view.add(uri)),
    watcher.onDidChange((uri) => view.add(uri)),
    watcher.onDidDelete((uri) => view.remove(uri)),
    vscode.workspace.onDidOpenTextDocument((document) => view.changed(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => view.changed(document)),
    { dispose: () => view.dispose() },
  ];
};

class PlaybookView {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    readonly client: BaseLanguageClient,
    readonly controller: vscode.TestController,
    readonly problems: vscode.DiagnosticCollection,
  ) {}

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async discover(): Promise<void> {
    const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**');
    await Promise.all(found.map((uri) => this.add(uri)));
  }

  /** A playbook that is there, or has changed. */
  async add(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    let item = this.controller.items.get(key);
    if (!item) {
      item = this.controller.createTestItem(key, vscode.workspace.asRelativePath(uri), uri);
      this.controller.items.add(item);
    }
    await this.follow(item);
  }

  remove(uri: vscode.Uri): void {
    this.controller.items.delete(uri.toString());
    this.problems.delete(uri);
  }

  /** An open document: its tests follow what is typed. */
  changed({ uri, fileName }: vscode.TextDocument): void {
    if (!/\.playbook\.ya?ml$/.test(fileName) || uri.scheme === 'git') return;
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.add(uri), quiet),
    );
  }

  /** Looks at a file again: its clauses, their examples, its mistakes. */
  async follow(item: vscode.TestItem): Promise<void> {
    const uri = item.uri;
    const params = uri && (await this.#paramsOf(uri));
    if (!uri || !params) return;
    const tests = await this.client.sendRequest<PlaybookTests>(Method.playbookTests, params);
    const { asRange } = this.client.protocol2CodeConverter;
    item.description = tests.title;
    item.children.replace(
      tests.clauses.map(({ id, title, range, examples }) => {
        const clause = this.controller.createTestItem(id, title, uri);
        clause.range = asRange(range);
        clause.description = id;
        clause.children.replace(
          examples.map((example) => {
            const test = this.controller.createTestItem(`${id}/${example.index}`, example.label, uri);
            test.range = asRange(example.range);
            return test;
          }),
        );
        return clause;
      }),
    );
    this.problems.set(
      uri,
      tests.problems.map(({ range, severity, message }) => {
        const level = severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
        const diagnostic = new vscode.Diagnostic(asRange(range), message, level);
        diagnostic.source = 'Civic Clause';
        return diagnostic;
      }),
    );
  }

  async run({ include, exclude }: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const chosen = include ?? [...this.controller.items].map(([, item]) => item);
    const run = this.controller.createTestRun(new vscode.TestRunRequest(include, exclude));
    const left = new Set(exclude);
    try {
      for (const file of new Set(chosen.map(fileOf))) {
        if (token.isCancellationRequested) break;
        const own = chosen.filter((item) => fileOf(item) === file);
        await this.#runFile(file, own, left, run);
      }
    } finally {
      run.end();
    }
  }

  async #runFile(
    file: vscode.TestItem,
    chosen: readonly vscode.TestItem[],
    left: ReadonlySet<vscode.TestItem>,
    run: vscode.TestRun,
  ): Promise<void> {
    const params = file.uri && (await this.#paramsOf(file.uri));
    if (!params) return;
    if (file.children.size === 0) await this.follow(file);
    const clauses = chosen.includes(file) ? undefined : new Set(chosen.map((item) => item.id.split('/')[0]!));
    const only: RunPlaybookParams = clauses?.size === 1 ? { ...params, clause: [...clauses][0]! } : params;
    const wanted = (item: vscode.TestItem) =>
      !left.has(item) && chosen.some((one) => one === item || one === item.parent || one === file);
    for (const [, clause] of file.children) for (const [, test] of clause.children) if (wanted(test)) run.started(test);
    const runs = await this.client.sendRequest<PlaybookRun[]>(Method.runPlaybook, only);
    if (runs.length === 0) run.appendOutput(vscode.l10n.t('The playbook has mistakes: see the Problems panel.') + '\r\n');
    for (const [, clause] of file.children) {
      const own = runs.filter((one) => one.clause === clause.id);
      if (wanted(clause) || chosen.includes(clause)) this.#tellWordings(clause, own, run);
      for (const [, test] of clause.children) {
        if (!wanted(test)) continue;
        const one = own.find(({ example }) => test.id === `${clause.id}/${example}`);
        if (one) tell(test, one, run);
        else run.skipped(test);
      }
    }
  }

  /** A clause's own wordings have no line of their own: the clause fails with them. */
  #tellWordings(clause: vscode.TestItem, runs: readonly PlaybookRun[], run: vscode.TestRun): void {
    const wordings = runs.filter(({ example }) => example === undefined);
    const failed = wordings.filter(({ passed }) => !passed);
    run.started(clause);
    if (failed.length === 0) run.passed(clause);
    else
      run.failed(
        clause,
        failed.map((one) => messageOf(clause, one, `${one.wording}\n${one.message}`)),
      );
  }

  async #paramsOf(uri: vscode.Uri): Promise<PlaybookTestsParams | undefined> {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      return { uri: this.client.code2ProtocolConverter.asUri(uri), text: document.getText() };
    } catch {
      // It has gone since it was found.
      this.remove(uri);
      return undefined;
    }
  }
}

function fileOf(item: vscode.TestItem): vscode.TestItem {
  return item.parent ? fileOf(item.parent) : item;
}

function tell(test: vscode.TestItem, one: PlaybookRun, run: vscode.TestRun): void {
  run.appendOutput(`${one.message.replaceAll('\n', '\r\n')}\r\n`, undefined, test);
  if (one.passed) run.passed(test);
  else run.failed(test, messageOf(test, one, one.message));
}

function messageOf(item: vscode.TestItem, { wanted, found }: PlaybookRun, text: string): vscode.TestMessage {
  const message = wanted === found ? new vscode.TestMessage(text) : vscode.TestMessage.diff(text, wanted, found);
  if (item.uri && item.range) message.location = new vscode.Location(item.uri, item.range);
  return message;
}
