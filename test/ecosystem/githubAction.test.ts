import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gitIn } from '../cli/gitFolder';
import { root, thinAgreement } from '../cli/run';
import { packed, program } from './packages';

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: { id: string; shell: string; run: string; env: Record<string, string> }[] };
}

const { folder, library } = packed();
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
const [step] = action.runs.steps;
const { version } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));

let number = 0;
/** Runs the step as a runner does: its script, its environment made from the inputs, and the files that GitHub reads. */
function run(inputs: Record<string, string>, files: Record<string, string>, prepare: (workspace: string) => void = () => {}) {
  const base = join(folder, String(++number));
  const at = (name: string) => join(base, name);
  for (const name of ['workspace', 'temp']) mkdirSync(at(name), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(`workspace/${path}`)), { recursive: true });
    writeFileSync(at(`workspace/${path}`), content);
  }
  prepare(at('workspace'));
  const given = (name: string) => inputs[name] ?? (name === 'package' ? library : action.inputs[name]!.default);
  const env = Object.fromEntries(
    Object.entries(step!.env).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, input) => given(input)),
    ]),
  );
  const github = {
    GITHUB_WORKSPACE: at('workspace'),
    GITHUB_ACTION_PATH: root,
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary.md'),
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: at('temp'),
  };
  const done = program('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step!.run], at('workspace'), {
    ...github,
    ...env,
  });
  const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
  return { ...done, outputs: read('output'), summary: read('summary.md'), sarif: read('workspace/civicclause.sarif'), at };
}

describe('the GitHub Action', () => {
  it('hands every input to its script as data, and names outputs that the script writes', () => {
    expect(step!.run).not.toContain('${{');
    const used = Object.values(step!.env).map((value) => /inputs\.([\w-]+)/.exec(value)?.[1]);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    const { outputs } = run({}, { 'thin.md': thinAgreement });
    const written = outputs
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(written.sort()).toEqual(Object.keys(action.outputs).sort());
  });

  it('asks for the version it belongs to', () => {
    expect(action.inputs.package!.default).toBe(`civicclause@${version}`);
    for (const page of ['docs/ci.md', 'docs/ci.fr.md']) {
      const named = readFileSync(join(root, page), 'utf8').match(/civicclause@[\d.]+\d|civic-clause@v[\d.]+\d/g);
      expect(new Set(named)).toEqual(new Set([`civicclause@${version}`, `civic-clause@v${version}`]));
    }
  });

  it('fails on errors with annotations, SARIF and a summary', () => {
    const { status, stdout, outputs, summary, sarif } = run({}, { 'contracts/thin.md': thinAgreement });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=contracts\/thin\.md,line=\d+/m);
    expect(outputs).toBe('exit-code=1\nsarif=civicclause.sarif\n');
    expect(summary).toContain('| contracts/thin.md |');
    const [results] = JSON.parse(sarif).runs.map((each: { results: unknown[] }) => each.results);
    expect(results.length).toBeGreaterThan(20);
  });

  it('reviews the paths given, one a line, and passes below fail-on', () => {
    const files = { 'a b/one.md': thinAgreement, 'two.md': thinAgreement, 'left-out.md': thinAgreement };
    const { status, stdout, summary } = run({ paths: 'a b/one.md\r\ntwo.md\n', 'fail-on': 'never', locale: 'fr' }, files);
    expect(status).toBe(0);
    expect(summary).toContain('| a b/one.md |');
    expect(summary).toContain('| two.md |');
    expect(stdout + summary).not.toContain('left-out.md');
    expect(summary).toContain('Examen des clauses');
  });

  it('reviews only what changed, since a branch', () => {
    const prepare = (workspace: string) => {
      gitIn(workspace, 'init', '--quiet', '--initial-branch=main');
      gitIn(workspace, 'add', 'old.md');
      gitIn(workspace, 'commit', '--quiet', '-m', 'first');
    };
    const files = { 'old.md': thinAgreement, 'new.md': thinAgreement };
    const { status, stdout, summary } = run({ changed: 'main', locale: 'fr' }, files, prepare);
    expect(status).toBe(1);
    expect(summary).toContain('| new.md |');
    expect(stdout + summary).not.toContain('old.md');
    const hostile = run({ changed: '$(touch ran) --help' }, files, prepare);
    expect([hostile.status, existsSync(hostile.at('workspace/ran'))]).toEqual([2, false]);
  });

  it('takes inputs for data: options and commands among them are names of files', () => {
    const hostile = '--help\n$(touch ran)\n`touch ran`; touch ran';
    const { status, outputs, at } = run({ paths: hostile }, { 'thin.md': thinAgreement });
    expect(status).toBe(2);
    expect(outputs).toContain('exit-code=2');
    expect(existsSync(at('workspace/ran'))).toBe(false);
  });

  it('installs neither from a file of the repository nor by its .npmrc, and says what it could not install', () => {
    const asked = action.inputs.package!.default;
    const files = { [asked]: 'a stranger', '.npmrc': 'registry=http://127.0.0.1:9/\n', 'thin.md': thinAgreement };
    const { status, stdout, stderr, outputs } = run({ package: asked }, files);
    expect(status).toBe(2);
    expect(stdout).toContain(`::error title=Civic Clause::npm could not install ${asked}`);
    expect(outputs).toBe('exit-code=2\n');
    // Without a network it stops where the registry would be asked, which its message names.
    expect(stderr).toContain('ENOTCACHED');
    expect(stderr).not.toContain('127.0.0.1');
  });
});
