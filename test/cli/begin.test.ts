import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../server/src/cli/program';
import type { Shell } from '../../server/src/cli/shell';
import { civicclause, folderWith, reviewOf } from './run';

const codesOf = (folder: string, path: string) => {
  const { findings } = reviewOf(civicclause(['check', path, '-f', 'json'], { cwd: folder })).procurementFiles[0]!;
  return [...new Set(findings.map(({ code }) => code))];
};

/** Runs a command as if on a terminal, with these lines typed as it asks; the end of them is the end of the input. */
async function onTerminal(args: string[], typed: string[], cwd: string) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  const shell: Shell = { cwd, env: {}, locale: 'en', stdin, stdout, stderr };
  stdin.end(typed.map((line) => `${line}\n`).join(''));
  const code = await run(args, shell, '0.0.0');
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

describe('civicclause new', () => {
  it('writes a document that lacks nothing but its blanks, and replaces none', () => {
    const folder = folderWith({});
    const made = civicclause(['new', 'agreement', '--yes', '--jurisdiction', 'ca-on', '--answer', 'buyer=City of Larkhaven'], {
      cwd: folder,
    });
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('agreement.md is written.');
    expect(readFileSync(join(folder, 'agreement.md'), 'utf8')).toContain('City of Larkhaven');
    expect(codesOf(folder, 'agreement.md')).toEqual(['blank']);
    const again = civicclause(['new', 'agreement', '--yes'], { cwd: folder });
    expect([again.status, again.stderr]).toEqual([2, 'civicclause: agreement.md: it is there already, and is left as it is\n']);
    expect(civicclause(['new', 'agreement', '--yes', '--force'], { cwd: folder }).status).toBe(0);
    expect(readFileSync(join(folder, 'agreement.md'), 'utf8')).not.toContain('City of Larkhaven');
    expect(readdirSync(folder)).toEqual(['agreement.md']);
  });

  it('writes French and YAML, and takes limits', () => {
    const folder = folderWith({});
    const run = civicclause(['new', 'rfp', 'appel.yaml', '--locale', 'fr', '--limit', 'incident-notification=36'], {
      cwd: folder,
    });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('appel.yaml est écrit.');
    expect(readFileSync(join(folder, 'appel.yaml'), 'utf8')).toContain('36 heures');
    expect(codesOf(folder, 'appel.yaml')).toEqual(['blank']);
  });

  it.each([
    [['new', 'rpf'], 'there is no "rpf"; choose one of rfp, agreement\nDid you mean rfp?'],
    [['new', 'rfp', 'a.docx'], 'a.docx: its ending tells no format'],
    [['new', 'rfp', '--answer', 'buyer'], '--answer: "buyer" should be an id and a value'],
    [['new', 'rfp', '--answer', 'byer=x'], 'byer'],
    [['new', 'rfp', '--jurisdiction', 'zz'], 'zz'],
    [['new', 'rfp', '--limit', 'incident-notification=soon'], 'incident-notification'],
  ])('%j is refused, and nothing written', (args, text) => {
    const folder = folderWith({});
    const { status, stderr } = civicclause(args, { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain(text);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('asks on a terminal, again where an answer is none, and writes nothing when the questions are broken off', async () => {
    const folder = folderWith({});
    const typed = ['ca-no', 'ca-on', 'devices', 'City of Larkhaven', 'Lamps', '', '', '', '', '', '', '', '', ''];
    const asked = await onTerminal(['new', 'rfp'], typed, folder);
    expect(asked.stderr).toContain('There is no "ca-no"; choose among ca-qc');
    expect(asked.stderr).toContain('Who is buying?');
    expect(asked.code).toBe(0);
    expect(readFileSync(join(folder, 'rfp.md'), 'utf8')).toContain('City of Larkhaven');
    const brokenOff = await onTerminal(['new', 'agreement'], ['ca-on'], folder);
    expect(brokenOff.code).toBe(2);
    expect(brokenOff.stderr).toContain('cancelled; nothing was written');
    expect(existsSync(join(folder, 'agreement.md'))).toBe(false);
  });
});

describe('civicclause init', () => {
  it('begins a configuration that holds, and touches none that is there', () => {
    const folder = folderWith({});
    mkdirSync(join(folder, '.git'));
    const begun = civicclause(['init', '--yes', '--preset', 'ontario-municipality', '--decisions'], { cwd: folder });
    expect(begun).toMatchObject({ status: 0, stderr: '' });
    expect(begun.stdout).toContain("additional_dependencies: ['civicclause@");
    expect(readdirSync(folder).sort()).toEqual(['.git', 'civicclause.decisions.yaml', 'civicclause.yaml']);
    const text = readFileSync(join(folder, 'civicclause.yaml'), 'utf8');
    civicclause(['new', 'rfp', '--yes'], { cwd: folder });
    expect(codesOf(folder, 'rfp.md')).toEqual(['blank']);
    expect(civicclause(['config', 'rfp.md'], { cwd: folder }).stdout).toContain('jurisdiction: ca-on');
    const again = civicclause(['init', '--yes'], { cwd: folder });
    expect([again.status, again.stderr.split('\n')[0]]).toEqual([
      2,
      'civicclause: civicclause.yaml: it is there already, and is left as it is',
    ]);
    expect(readFileSync(join(folder, 'civicclause.yaml'), 'utf8')).toBe(text);
  });

  it.each(['en', 'fr'])('shows keys that are right once the comments are taken away: %s', (locale) => {
    const folder = folderWith({ 'a.md': '# RFP\n\nThe City invites each Bidder to propose lamps.\n' });
    expect(civicclause(['init', '--yes', '--locale', locale], { cwd: folder }).status).toBe(0);
    const file = join(folder, 'civicclause.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('root: true');
    writeFileSync(file, text.replace(/^# (?=[a-z-]+:( |$)(?!.*[A-Z]{2,} *$))|^# (?= {2})/gm, ''));
    const shown = civicclause(['config', 'a.md'], { cwd: folder });
    expect(shown).toMatchObject({ status: 0, stderr: '' });
    for (const key of ['allowed-territories', 'limits', 'severities', 'algorithmic-accountability'])
      expect(shown.stdout).toContain(key);
  });

  it('asks on a terminal', async () => {
    const folder = folderWith({});
    const { code, stderr } = await onTerminal(['init'], ['quebec', 'quebec-municipality', 'y'], folder);
    expect(stderr).toContain('There is no "quebec"');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'civicclause.yaml'), 'utf8')).toContain('extends: quebec-municipality');
    expect(existsSync(join(folder, 'civicclause.decisions.yaml'))).toBe(true);
  });
});
