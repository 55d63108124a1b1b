import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { DocumentStatus } from '../../../server/src/lsp/protocol';
import { activate, apply, closeAll, diagnostics, findings, keepFilesAsTheyAre, open, quickFixes, rule, until } from './support';

/** Files in memory: a file system that is no disk. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  readonly files = new Map<string, Uint8Array>();

  watch(): vscode.Disposable {
    return { dispose: () => undefined };
  }
  stat(uri: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(uri.path);
    const isFolder = uri.path === '/' || [...this.files.keys()].some((path) => path.startsWith(`${uri.path}/`));
    if (!bytes && !isFolder) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: bytes ? vscode.FileType.File : vscode.FileType.Directory, ctime: 0, mtime: 0, size: bytes?.length ?? 0 };
  }
  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }
  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }
  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.files.set(uri.path, content);
    this.#changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }
  createDirectory(): void {}
  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('many documents, and documents elsewhere', () => {
  let status: (uri: vscode.Uri) => DocumentStatus | undefined;
  before(async () => {
    status = ((await activate()).exports as { status: typeof status }).status;
    await keepFilesAsTheyAre();
  });
  afterEach(closeAll);

  it('reviews the document that is looked at, and none of fifty that are only open', async () => {
    const text = (await open('adaptive-lighting-rfp.md')).getText();
    // A change of settings, by a test before, has every open document asked about.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const hidden = await Promise.all(
      Array.from({ length: 50 }, () => vscode.workspace.openTextDocument({ content: text, language: 'markdown' })),
    );
    const shown = hidden.at(-1)!;
    await vscode.window.showTextDocument(shown);
    await findings(shown);
    const reviewed = hidden.filter(({ uri }) => status(uri) !== undefined);
    assert.deepEqual(
      reviewed.map(({ uri }) => uri.toString()),
      [shown.uri.toString()],
    );
  });

  it('leaves the cells of notebooks alone', async () => {
    const text = '# Services Agreement\n\nThe Vendor may store City Data in any country.\n';
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    const { document } = notebook.cellAt(0);
    const beside = await open('parking-services-agreement.md');
    await findings(beside);
    assert.match(document.uri.scheme, /^vscode-notebook-cell/);
    assert.deepEqual(diagnostics(document), []);
    assert.notEqual(status(document.uri)?.state, 'reviewed');
  });

  it('reviews and mends a document of a file system that is no disk, and writes its report there', async () => {
    const files = new MemoryFiles();
    const registered = vscode.workspace.registerFileSystemProvider('civic-clause-memory', files);
    try {
      const uri = vscode.Uri.from({ scheme: 'civic-clause-memory', path: '/deal.md' });
      const text = (await open('adaptive-lighting-rfp.md')).getText();
      files.files.set(uri.path, new TextEncoder().encode(text));
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const isMissing = (found: vscode.Diagnostic) => rule(found) === 'data-location/missing';
      const found = await findings(document, (all) => all.some(isMissing));
      const title = /^Insert clause: Data location/;
      const fixes = await quickFixes(document, found.find(isMissing)!.range);
      await apply(fixes.find((fix) => title.test(fix.title))!);
      await findings(document, (all) => all.length > 0 && !all.some(isMissing), 'the finding to go');
      assert.equal(await document.save(), true);
      assert.ok(files.files.get(uri.path)!.length > text.length);
      const target = uri.with({ path: '/report.html' });
      await vscode.commands.executeCommand('civicClause.saveReport', uri, target);
      assert.match(new TextDecoder().decode(files.files.get(target.path)), /^<!DOCTYPE html>/);
      await until('the status', () => status(uri)?.state === 'reviewed');
    } finally {
      await closeAll();
      registered.dispose();
    }
  });
});
