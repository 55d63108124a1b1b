import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedBundles } from '../../scripts/sbom.mjs';
import { root } from './run';

const document = '# Services Agreement\n\nThe Vendor shall store all City data in Canada.\n';
let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'civicclause-')), 'dist');
  mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const take = (...files: string[]) => {
  for (const file of files) copyFileSync(join(root, 'server', 'dist', file), join(folder, file));
};
const run = (args: string[], input = '') =>
  spawnSync(process.execPath, [join(folder, 'cli.js'), ...args], { encoding: 'utf8', input });
const review = () => run(['check', '--stdin', '--format', 'json', '--fail-on', 'never'], document);

describe('--version', () => {
  it('needs nothing but the file that is started', () => {
    take('cli.js');
    const { version } = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
    for (const option of ['--version', '-V'])
      expect(run([option])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('shares that file with no library and no playbook', () => {
    for (const bundle of ['server/dist/cli.js', 'server/dist/server.js']) {
      const inputs = Object.keys(shippedBundles()[bundle]!.inputs);
      expect(inputs.filter((file) => !/^server\/(src\/(cli|lsp|host)\/|package\.json)/.test(file))).toEqual([]);
    }
  });
});

describe('the code that V8 made at build time', () => {
  it('is not needed', () => {
    take('cli.js', 'commandLine.js', 'playbook.bin');
    const plain = review();
    expect(plain).toMatchObject({ status: 0, stderr: '' });
    take('commandLine.js.cache');
    expect(review().stdout).toBe(plain.stdout);
  });

  it('is taken by whatever a program turns into', () => {
    take('cli.js', 'commandLine.js', 'commandLine.js.cache', 'languageServer.js', 'languageServer.js.cache', 'playbook.bin');
    take('server.js');
    const taken = (file: string, ...args: string[]) => {
      const options = { encoding: 'utf8', input: '', cwd: import.meta.dirname } as const;
      const { stderr } = spawnSync(process.execPath, ['-r', './support/keptCode.cjs', join(folder, file), ...args], options);
      return stderr.trim().split('\n');
    };
    expect(taken('cli.js', 'clauses')).toEqual(['commandLine.js taken']);
    expect(taken('cli.js', 'lsp')).toEqual(['commandLine.js taken', 'languageServer.js taken']);
    expect(taken('server.js', '--stdio')).toEqual(['languageServer.js taken']);
  });

  it('is passed over when it is of another V8, or no code at all', () => {
    take('cli.js', 'commandLine.js', 'playbook.bin');
    const plain = review();
    const code = readFileSync(join(root, 'server', 'dist', 'commandLine.js.cache'));
    code.writeUInt32LE(code.readUInt32LE(4) ^ 1, 4);
    for (const cache of [code, Buffer.from('no code'), Buffer.alloc(0)]) {
      writeFileSync(join(folder, 'commandLine.js.cache'), cache);
      expect(review()).toMatchObject({ status: 0, stdout: plain.stdout, stderr: '' });
    }
  });
});
