import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'where the user stands '));
  writeFileSync(join(folder, 'my rfp.md'), '# Request for Proposals\n\nProposals must be submitted by 1 March 2027.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As npm runs it: in the package's folder, with the user's folder in the environment. */
function start(args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'C', npm_lifecycle_event: 'start', INIT_CWD: folder, ...env },
    encoding: 'utf8',
  });
}

describe('npm start', () => {
  it('reviews the examples and says how to go on', () => {
    const { status, stdout } = start([]);
    expect(status).toBe(0);
    expect(stdout).toContain('examples/');
    expect(stdout).toContain('npm start -- check my-rfp.md');
    expect(stdout).toContain('--install-extension');
  });

  it('says it in French', () => {
    const { status, stdout } = start([], { LC_ALL: 'fr_CA.UTF-8' });
    expect(status).toBe(0);
    expect(stdout).toContain('Vos documents');
  });

  it('takes paths from where the user stands, and leaves standard output to the JSON', () => {
    const { status, stdout } = start(['check', 'my rfp.md', '--format', 'json', '--fail-on', 'never']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).procurementFiles[0].name).toBe('my rfp.md');
  });

  it('keeps the exit code', () => {
    expect(start(['check', 'my rfp.md', '--fail-on', 'info']).status).toBe(1);
    expect(start(['check', 'nowhere.md']).status).toBe(2);
  });
});
