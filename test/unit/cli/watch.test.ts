import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../../server/src/cli/check';
import { exitCodes, type Shell } from '../../../server/src/cli/shell';
import { watch } from '../../../server/src/cli/watch';
import { concernsTree, placesOf } from '../../../server/src/cli/watch/places';
import { folderWith } from '../../cli/run';

const options: CheckOptions = { kind: 'auto', language: 'auto', jobs: 1, maxSize: 1000, failOn: 'error' };

function shellIn(cwd: string, isTTY: boolean, term = 'xterm') {
  const stdout = Object.assign(new PassThrough(), { isTTY });
  const said = { text: '' };
  const stderr = new PassThrough();
  for (const stream of [stdout, stderr])
    stream.on('data', (data) => {
      said.text += data;
    });
  const shell: Shell = { cwd, env: { TERM: term }, locale: 'en', stdin: new PassThrough(), stdout, stderr };
  const until = async (text: string) => {
    while (!said.text.includes(text)) await pause(10);
    const found = said.text;
    said.text = '';
    return found;
  };
  return { shell, stdout, until };
}

const cleared = '\x1b[2J\x1b[H';
const waiting = 'Watching for changes';

describe('a watch', () => {
  it('clears a terminal before each new review, and nothing else', async () => {
    for (const [isTTY, term, clears] of [
      [true, 'xterm', true],
      [true, 'dumb', false],
      [false, 'xterm', false],
    ] as const) {
      const folder = folderWith({ 'a.md': 'a' });
      const { shell, stdout, until } = shellIn(folder, isTTY, term);
      const ended = watch(['.'], options, shell, async () => exitCodes.nothing);
      expect(await until(waiting)).not.toContain(cleared);
      appendFileSync(join(folder, 'a.md'), 'b');
      expect((await until(waiting)).includes(cleared)).toBe(clears);
      stdout.destroy();
      appendFileSync(join(folder, 'a.md'), 'c');
      expect(await ended).toBe(0);
    }
  });

  it('goes on after a failure of ours, and shows no name that drives the terminal', async () => {
    const folder = folderWith({ 'a.md': 'a' });
    const { shell, stdout, until } = shellIn(folder, true);
    let count = 0;
    const ended = watch(['.'], options, shell, async () => {
      count++;
      if (count === 2) throw new TypeError('secret text');
      return exitCodes.nothing;
    });
    await until(waiting);
    writeFileSync(join(folder, 'b\x1b[31m\n[00:00:00] c.md'), 'b');
    const said = await until(waiting);
    expect(said).toContain('unexpected failure, please report it: TypeError');
    expect(said).not.toContain('secret text');
    expect(said.replaceAll(cleared, '')).not.toContain('\x1b');
    expect(said).toMatch(/ c\.md added: reviewing again/);
    appendFileSync(join(folder, 'a.md'), 'c');
    await until(waiting);
    expect(count).toBe(3);
    stdout.destroy();
    appendFileSync(join(folder, 'a.md'), 'd');
    expect(await ended).toBe(0);
  });

  it('counts a change that happens while it reviews, of a file that the review was the first to name', async () => {
    const folder = folderWith({ 'deal/a.md': 'a', 'policy/base.yaml': 'b' });
    const { shell, stdout, until } = shellIn(folder, false);
    let count = 0;
    const ended = watch(['deal'], options, shell, async (seen) => {
      count++;
      seen({ documents: [join(folder, 'deal/a.md')], configurations: [join(folder, 'policy/base.yaml')] });
      // Files tell of times in steps of a few milliseconds.
      await pause(50);
      if (count === 1) appendFileSync(join(folder, 'policy/base.yaml'), 'c');
      return exitCodes.nothing;
    });
    expect(await until('policy/base.yaml changed: reviewing again')).toContain(waiting);
    await until(waiting);
    stdout.destroy();
    appendFileSync(join(folder, 'deal/a.md'), 'd');
    expect(await ended).toBe(0);
  });
});

describe('what is followed', () => {
  const folder = folderWith({ '.git/HEAD': '', 'deals/a.md': 'a', 'other.md': 'b' });
  const at = (path: string) => join(folder, path);

  it('are documents below folders and globs, named files, and what may be decided or configured above them', () => {
    const { trees, named } = placesOf(['deals', 'other.md', 'late/b.md', 'globbed/*.rst'], [], folder);
    expect([...trees].sort()).toEqual([at('deals'), at('globbed')]);
    const own = ['civicclause.decisions.yaml', 'civicclause.decisions.yml', 'civicclause.yaml', 'civicclause.yml'];
    // Nothing above the root of the repository.
    expect([...named.keys()].sort()).toEqual([folder]);
    expect([...named.get(folder)!].sort()).toEqual([...own, 'deals', 'globbed', 'late', 'other.md'].sort());
    mkdirSync(at('late'));
    expect([...placesOf(['late/b.md'], [], folder).named.get(at('late'))!].sort()).toEqual(['b.md', ...own].sort());
  });

  it('is in a folder what a review of the folder would look at', () => {
    const places = placesOf(['deals', 'globbed/*.rst'], [], folder);
    const files = [
      'deals/x/b.yaml',
      'deals/civicclause.yaml',
      'globbed/c.rst',
      'deals/.x/a.md',
      'deals/dist/a.md',
      'deals/a.docx',
    ];
    expect(files.filter((file) => concernsTree(places, at(file), true))).toEqual(files.slice(0, 3));
    expect(concernsTree(places, at('dealsx/a.md'), true)).toBe(false);
  });
});
