import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spliced } from '../../server/src/cli/fix/bytes';
import { fixFile, fixKinds } from '../../server/src/cli/fix/fixing';
import type { Engine } from '../../server/src/engine';
import { createEngine } from '../../server/src/engine';
import { noDecisions } from '../../server/src/policy';
import { civicclause, folderWith, reviewOf, root, thinAgreement } from './run';

const examples = readdirSync(join(root, 'examples')).filter((name) => /\.(md|ya?ml|txt)$/.test(name));
const filesOf = (folder: string) => readdirSync(folder).sort();
const bytesOf = (folder: string, names: readonly string[]) => names.map((name) => readFileSync(join(folder, name)));

function examplesFolder(): string {
  const folder = folderWith({ 'thin.md': thinAgreement });
  for (const name of examples) copyFileSync(join(root, 'examples', name), join(folder, name));
  return folder;
}

describe('civicclause fix', () => {
  it('shows as a patch what it then does; nothing that could be fixed is left, and a second run changes nothing', () => {
    const [shown, folder] = [examplesFolder(), examplesFolder()];
    const dry = civicclause(['fix', '.', '--dry-run'], { cwd: shown });
    expect(dry.status).toBe(1);
    expect(dry.stdout).toMatch(/^--- a\//);
    expect(dry.stderr).toMatch(/\d documents would change: \d+ clauses inserted/);
    expect(filesOf(shown)).toEqual(filesOf(folder));
    expect(bytesOf(shown, examples)).toEqual(bytesOf(join(root, 'examples'), examples));

    const run = civicclause(['fix', '.'], { cwd: folder });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('Data location and residency (data-location)');
    expect(run.stdout).toMatch(/Left to you: \d+ places with blanks to fill in/);
    const patched = spawnSync('git', ['apply', '-'], { cwd: shown, input: dry.stdout });
    expect(String(patched.stderr)).toBe('');
    const names = filesOf(folder);
    expect(names).toEqual(filesOf(shown));
    expect(bytesOf(shown, names).map(String)).toEqual(bytesOf(folder, names).map(String));

    const fixed = bytesOf(folder, names);
    const { findings } = reviewOf(civicclause(['check', 'thin.md', '-f', 'json'], { cwd: folder })).procurementFiles[0]!;
    expect(findings.filter(({ fixes }) => fixes.length > 0)).toEqual([]);
    expect(civicclause(['fix', '.'], { cwd: folder }).stdout).toMatch(/^Nothing to fix in 5 documents\./);
    expect(bytesOf(folder, names)).toEqual(fixed);
  });

  it('fixes only what is asked for', () => {
    const folder = folderWith({ 'thin.md': thinAgreement });
    const run = civicclause(['fix', 'thin.md', '--clause', 'audit-rights', '--clause', 'data-location', '--only', 'missing'], {
      cwd: folder,
    });
    expect(run.stdout).toMatch(/^1 document changed: 2 clauses inserted\.$/m);
    const typo = civicclause(['fix', 'thin.md', '--clause', 'audit-right'], { cwd: folder });
    expect([typo.status, typo.stderr]).toEqual([
      2,
      'civicclause: there is no clause "audit-right"\nDid you mean audit-rights?\nSee: civicclause fix --help\n',
    ]);
    expect(civicclause(['fix', 'thin.md', '--only', 'weka'], { cwd: folder }).stderr).toContain('Did you mean weak?');
  });

  it('keeps encoding, line ends, links and mode', () => {
    const crlf = thinAgreement.replaceAll('\n', '\r\n');
    const folder = folderWith({
      'bom.md': `\ufeff${crlf}`,
      'wide.md': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(crlf, 'utf16le').swap16()]),
    });
    chmodSync(join(folder, 'bom.md'), 0o660);
    symlinkSync('bom.md', join(folder, 'link.md'));
    const { stdout, stderr } = civicclause(['fix', 'link.md', 'wide.md', '--clause', 'data-location'], { cwd: folder });
    expect(stderr).toBe('');
    expect(stdout).toContain('2 documents changed');
    const bom = readFileSync(join(folder, 'bom.md'), 'utf8');
    expect(bom.startsWith('\ufeff# Services')).toBe(true);
    expect(bom).toContain('Data location');
    expect(bom.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(join(folder, 'bom.md')).mode & 0o777).toBe(0o660);
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    const wide = readFileSync(join(folder, 'wide.md'));
    expect(`\ufeff${wide.subarray(2).swap16().toString('utf16le')}`).toBe(bom);
  });

  it('leaves what was accepted, as it is wanted so', () => {
    const decisions = '- document: thin.md\n  rule: data-location\n  code: missing\n  reason: Agreed by council.\n';
    const folder = folderWith({ 'thin.md': thinAgreement, 'civicclause.decisions.yaml': decisions });
    const { stdout } = civicclause(['fix', 'thin.md'], { cwd: folder });
    expect(stdout).toContain('(audit-rights)');
    expect(stdout).not.toContain('(data-location)');
    writeFileSync(join(folder, 'thin.md'), thinAgreement);
    writeFileSync(join(folder, 'civicclause.decisions.yaml'), decisions.replace('code: missing', 'code: mising'));
    const broken = civicclause(['fix', 'thin.md'], { cwd: folder });
    expect([broken.status, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toContain('civicclause: civicclause.decisions.yaml:3: ');
    expect(readFileSync(join(folder, 'thin.md'), 'utf8')).toBe(thinAgreement);
  });

  it('says what it cannot read or write, and fixes the rest; in French too', () => {
    const folder = folderWith({ 'thin.md': thinAgreement, 'data.md': '%PDF-1.7' });
    const run = civicclause(['fix', 'absent.md', 'data.md', 'thin.md', '--locale', 'fr'], { cwd: folder });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('civicclause: absent.md');
    expect(run.stderr).toContain('civicclause: data.md');
    expect(run.stdout).toMatch(/^1 document modifié : \d+ clauses insérées/m);
    expect(civicclause(['fix'], { cwd: folder })).toMatchObject({ status: 2, stdout: '' });
  });

  it.skipIf(process.getuid?.() === 0)('replaces no file that may not be written to', () => {
    const folder = folderWith({ 'thin.md': thinAgreement });
    chmodSync(join(folder, 'thin.md'), 0o444);
    const { status, stderr } = civicclause(['fix', 'thin.md'], { cwd: folder });
    expect([status, stderr]).toEqual([2, 'civicclause: thin.md: cannot be written: permission denied (EACCES)\n']);
    expect(readFileSync(join(folder, 'thin.md'), 'utf8')).toBe(thinAgreement);
    expect(filesOf(folder)).toEqual(['thin.md']);
  });
});

describe('fixes of one procurement file', () => {
  const engine = createEngine();
  const gathered = (text: string, path = 'a.md') => ({
    name: path,
    sources: [{ document: { path, text }, named: true }],
    decisions: noDecisions,
    problems: [],
  });
  const all = { kinds: fixKinds, clauses: [] };
  const policy = { position: 'buyer' as const };
  const textOf = ({ sources }: ReturnType<typeof fixFile>) => sources[0]!.document.text;

  it.each(['rfp', 'agreement'] as const)('settle at once, whatever wording of the playbook they begin with: %s', (kind) => {
    const { clauses } = engine.playbook;
    for (const language of ['en', 'fr'] as const)
      for (let from = 0; from < clauses.length; from += 7) {
        const some = clauses.slice(from, from + 7);
        // Half of each wording: weak clauses of every sort.
        const body = some.map(({ title, wording }, index) => {
          const sentences = wording[kind][language].split(/(?<=\.)\s+/);
          return `## ${index + 1}. ${title[language]}\n\n${sentences.slice(0, Math.ceil(sentences.length / 2)).join(' ')}\n`;
        });
        const text = `---\ncivicclause:\n  kind: ${kind}\n  language: ${language}\n---\n\n# Title\n\n${body.join('\n')}`;
        const first = fixFile(gathered(text), all, engine, { policy });
        const second = fixFile(gathered(textOf(first)), all, engine, { policy });
        expect(first.applied.length).toBeGreaterThan(0);
        expect([second.applied, textOf(second)]).toEqual([[], textOf(first)]);
      }
  });

  /** An engine that offers these fixes, each as long as its test says so of the text. */
  const offering = (offered: Record<string, (text: string) => boolean>): Engine => ({
    ...engine,
    analyse(file, options) {
      const analysis = engine.analyse(file, options);
      const ids = Object.keys(offered).filter((id) => offered[id]!(file.documents[0]!.source));
      const fixes = ids.map((id) => ({ id, title: '', kind: 'insert' as const }));
      const findings = analysis.review.findings.slice(0, 1).map((finding) => ({ ...finding, fixes }));
      return { ...analysis, review: { ...analysis.review, findings } };
    },
    fix: (id) => {
      const newText = `${id.split('/')[1]}. `;
      return { id, title: '', kind: 'insert', edits: [{ document: 'a.md', start: 0, end: 0, newText, snippet: newText }] };
    },
  });

  it('are left to a person where they would be offered for ever', () => {
    const fixed = fixFile(gathered(thinAgreement), all, offering({ 'complete/data-location': () => true }), { policy });
    expect(fixed).toMatchObject({ applied: [], unsettled: ['data-location'] });
    expect(textOf(fixed)).toBe(thinAgreement);
  });

  it('go in after all where they settle once others are in, so that a second run has nothing to do', () => {
    const two = offering({
      'complete/first': (text) => !text.includes('first. ') || !text.includes('second. '),
      'complete/second': (text) => !text.includes('second. '),
    });
    const fixed = fixFile(gathered(thinAgreement), all, two, { policy });
    expect(fixed).toMatchObject({ applied: [{ clause: 'second' }, { clause: 'first' }], unsettled: [] });
    expect(textOf(fixed)).toBe(`first. second. ${thinAgreement}`);
    expect(fixFile(gathered(textOf(fixed)), all, two, { policy }).applied).toEqual([]);
  });

  it('are put into the bytes that the text was decoded from, broken ones included', () => {
    const lone = Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0x62, 0x00]);
    const source = { document: { path: 'a.md', text: 'a\ufffdb' }, named: true, bytes: lone };
    const edited = spliced(source, [
      { start: 3, end: 3, newText: 'é' },
      { start: 0, end: 1, newText: '' },
    ]);
    expect(edited.document.text).toBe('\ufffdbé');
    expect([...edited.bytes!]).toEqual([0xff, 0xfe, 0x00, 0xd8, 0x62, 0x00, 0xe9, 0x00]);
    const utf8 = { document: { path: 'a.md', text: 'é€x' }, named: true, bytes: Buffer.from('é€x') };
    expect(String(spliced(utf8, [{ start: 2, end: 3, newText: 'ÿ' }]).bytes)).toBe('é€ÿ');
  });
});
