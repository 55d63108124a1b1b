import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { fairview } from './fairview';
import { civicclause, cli, folderWith, thinAgreement } from './run';

const waiting = 'Watching for changes; Ctrl-C ends.';
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process that watches. What it says is taken piece by piece. */
class Watching {
  readonly child: ChildProcess;
  #said = '';

  constructor(cwd: string, ...args: string[]) {
    const env = { ...process.env, LANG: 'C.UTF-8', COLUMNS: '80' };
    // Both outputs in one, so that what it says stays in order.
    const own = ['-c', 'exec "$@" 2>&1', 'sh', process.execPath, cli, 'check', '--watch', ...args];
    this.child = spawn('/bin/sh', own, { cwd, env });
    started.push(this.child);
    this.child.stdout!.on('data', (data) => {
      this.#said += data;
    });
  }

  /** What it said until it waits again; fails when it ends, or the test's time does. */
  async review(end = waiting): Promise<string> {
    for (;;) {
      const at = this.#said.indexOf(end);
      if (at >= 0) {
        const said = this.#said.slice(0, at);
        this.#said = this.#said.slice(at + end.length);
        return said;
      }
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.#said}`);
      await pause(20);
    }
  }

  /** The review after this change, and what it says has changed. */
  async after(change: () => void): Promise<string> {
    change();
    return this.review();
  }
}

describe('--watch', () => {
  test('reviews again when documents are changed, replaced, added, moved into new folders and removed', async () => {
    const folder = folderWith({ 'deals/a.md': thinAgreement, 'deals/node_modules/x.md': thinAgreement });
    const watching = new Watching(folder, 'deals');
    const at = (name: string) => join(folder, 'deals', name);
    const first = await watching.review();
    expect(first).toContain('deals/a.md');
    expect(first).not.toContain('node_modules');
    expect(await watching.after(() => appendFileSync(at('a.md'), '\nMore.\n'))).toMatch(
      /\[\d\d:\d\d:\d\d\] deals\/a\.md changed: reviewing again\n/,
    );
    // As editors save: a new file takes the place of the old.
    const saved = await watching.after(() => {
      writeFileSync(at('a.tmp'), thinAgreement.replace('Larkhaven', 'Fairview'));
      renameSync(at('a.tmp'), at('a.md'));
    });
    expect(saved).toContain('] deals/a.md changed: reviewing again');
    const added = await watching.after(() => {
      mkdirSync(at('new/deep'), { recursive: true });
      writeFileSync(at('new/deep/b.md'), thinAgreement);
    });
    expect(added).toContain('] deals/new/deep/b.md added: reviewing again');
    expect(added.slice(added.indexOf('again'))).toContain('deals/new/deep/b.md');
    const removed = await watching.after(() => rmSync(at('new'), { recursive: true }));
    expect(removed).toContain('] deals/new/deep/b.md removed: reviewing again');
    expect(removed.slice(removed.indexOf('again'))).not.toContain('b.md');
    // None of these is part of the review: only the last change is told.
    const passedOver = await watching.after(() => {
      writeFileSync(at('node_modules/y.md'), thinAgreement);
      writeFileSync(at('notes.docx'), 'x');
      mkdirSync(at('.git'));
      writeFileSync(at('.git/z.md'), thinAgreement);
      appendFileSync(at('a.md'), '\nMore.\n');
    });
    expect(passedOver).toContain('] deals/a.md changed: reviewing again');
  });

  test('follows the configuration, what it builds on, playbooks, decisions and the baseline', async () => {
    const folder = folderWith({ 'deals/a.md': thinAgreement });
    civicclause(['check', 'deals', '--baseline', 'known.json', '--write-baseline'], { cwd: folder });
    const watching = new Watching(folder, 'deals/a.md', '--baseline', 'known.json', '--verbose');
    const at = (name: string) => join(folder, name);
    await watching.review();
    expect(await watching.after(() => writeFileSync(at('civicclause.yaml'), 'extends: policy/base.yaml\n'))).toContain(
      'civicclause.yaml:1:',
    );
    const extended = await watching.after(() => {
      mkdirSync(at('policy'));
      writeFileSync(at('policy/base.yaml'), 'severities: {data-location: info}\n');
    });
    expect(extended).not.toContain('civicclause.yaml:1:');
    expect(await watching.after(() => writeFileSync(at('policy/base.yaml'), 'position: sideways\n'))).toMatch(
      /policy\/base\.yaml changed: .*policy\/base\.yaml:1:/s,
    );
    await watching.after(() => {
      writeFileSync(at('own.yaml'), fairview);
      writeFileSync(at('civicclause.yaml'), 'playbooks: [own.yaml]\n');
    });
    const renamed = fairview.replace('Retention of plate data', 'Plates kept briefly');
    expect(renamed).not.toBe(fairview);
    expect(await watching.after(() => writeFileSync(at('own.yaml'), renamed))).toMatch(
      /own\.yaml changed: .*Plates kept briefly/s,
    );
    const decided = '- document: deals/a.md\n  rule: plate-data-retention\n  code: missing\n  reason: No plates.\n';
    const decisions = await watching.after(() => writeFileSync(at('civicclause.decisions.yaml'), decided));
    expect(decisions).toContain('] civicclause.decisions.yaml added: reviewing again');
    expect(await watching.after(() => unlinkSync(at('known.json')))).toMatch(
      /known\.json removed: .*known\.json: there is no such baseline/s,
    );
  });

  test('goes on when a document is in error, or all of them are gone', async () => {
    const folder = folderWith({ 'deals/a.md': thinAgreement });
    const watching = new Watching(folder, 'deals', '--locale', 'fr');
    const file = join(folder, 'deals/a.md');
    const frenchWaiting = 'En attente de changements ; Ctrl-C termine.';
    await watching.review(frenchWaiting);
    writeFileSync(file, new Uint8Array([0x23, 0xff]));
    expect(await watching.review(frenchWaiting)).toMatch(
      /deals\/a\.md modifié : nouvel examen\n.*civicclause: deals\/a\.md:1: /s,
    );
    rmSync(join(folder, 'deals'), { recursive: true });
    expect(await watching.review(frenchWaiting)).toMatch(/supprimé : nouvel examen\n.*civicclause: /s);
    mkdirSync(join(folder, 'deals'));
    writeFileSync(file, thinAgreement);
    const back = await watching.review(frenchWaiting);
    expect(back.slice(back.indexOf('examen'))).toContain('deals/a.md');
  });

  test('follows a document that is not there yet, and globs', async () => {
    const folder = folderWith({ 'civicclause.yaml': 'root: true\n' });
    const watching = new Watching(folder, 'to/come/a.md', 'deals/**/*.md');
    expect(await watching.review()).toContain('to/come/a.md');
    await watching.after(() => mkdirSync(join(folder, 'to/come'), { recursive: true }));
    const came = await watching.after(() => writeFileSync(join(folder, 'to/come/a.md'), thinAgreement));
    expect(came).toContain('] to/come/a.md added: reviewing again');
    await watching.after(() => {
      mkdirSync(join(folder, 'deals/inner'), { recursive: true });
      writeFileSync(join(folder, 'deals/inner/b.md'), thinAgreement);
    });
    expect(await watching.after(() => appendFileSync(join(folder, 'deals/inner/b.md'), '\nMore.\n'))).toContain(
      '] deals/inner/b.md changed',
    );
  });

  test('ends with Ctrl-C, or when nobody reads any more; many reviews leave nothing behind', async () => {
    const folder = folderWith({ 'a.md': thinAgreement });
    const watching = new Watching(folder, '.', '--cache');
    await watching.review();
    for (let count = 0; count < 12; count++) {
      const said = await watching.after(() => appendFileSync(join(folder, 'a.md'), `\nLine ${count}.\n`));
      // Node warns of listeners that are never taken off.
      expect(said).not.toContain('Warning');
    }
    watching.child.kill('SIGINT');
    expect(await once(watching.child, 'exit')).toEqual([null, 'SIGINT']);
    const unread = new Watching(folder, '.');
    await unread.review();
    unread.child.stdout!.destroy();
    appendFileSync(join(folder, 'a.md'), '\nMore.\n');
    expect((await once(unread.child, 'exit'))[0]).toBe(0);
  });

  test.each([
    [['a.md', '--stdin'], '--watch follows the documents that paths name'],
    [['-'], '--watch follows the documents that paths name'],
    [['a.md', '-o', 'r.html'], 'leave --output out'],
    [['a.md', '--format', 'json'], 'leave --format json out'],
    [['a.md', '--shard', '1/2'], 'leave --shard out'],
    [['a.md', '--baseline', 'b.json', '--write-baseline'], 'leave --write-baseline out'],
    [['a.md', '--baseline', 'b.json'], 'b.json: there is no such baseline'],
    [[], 'name a document, a folder or a glob'],
  ])('says what it does not go with: %j', (args, text) => {
    const { status, stdout, stderr } = civicclause(['check', '--watch', ...args], { cwd: folderWith({ 'a.md': thinAgreement }) });
    expect(stderr).toContain(text);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
