import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, folderWith, thinAgreement } from './run';

const folder = folderWith({ 'thin.md': thinAgreement, 'other.md': thinAgreement.replaceAll('Larkhaven', 'Harrowgate') });
const check = (...args: string[]) => civicclause(['check', ...args, '--format', 'html'], { cwd: folder });

describe('check --format html', () => {
  it('writes one page, with the hash of the file as other tools compute it', () => {
    const { status, stdout, stderr } = check('thin.md', '--as-of', '2026-03-31');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    expect(stdout).toContain('As of 2026-03-31');
    expect(stdout).toContain(createHash('sha256').update(thinAgreement).digest('hex'));
  });

  it('writes it to a file, whole', () => {
    expect(check('thin.md', '--output', 'report.html').stdout).toBe('');
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(check('thin.md').stdout);
  });

  it('puts several documents on one page, the same however many threads review them', () => {
    const { stdout } = check('thin.md', 'other.md', '--jobs', '1');
    expect(stdout).toContain('<title>Clause review: 2 documents</title>');
    expect(stdout.match(/<article /g)).toHaveLength(2);
    expect(check('thin.md', 'other.md', '--jobs', '2').stdout).toBe(stdout);
  });

  it('says in it what could not be reviewed', () => {
    const { status, stdout } = check('thin.md', 'absent.md');
    expect(status).toBe(2);
    expect(stdout).toMatch(/Not reviewed<\/h2>[\s\S]*absent\.md/);
  });

  it('speaks French', () => {
    expect(check('thin.md', '--locale', 'fr').stdout).toContain('<html lang="fr">');
  });

  it('says which choices it was made with', () => {
    const lines = ['severities:', '  data-location: warning', 'allowed-territories: [CA]'];
    writeFileSync(join(folder, 'choices.yaml'), lines.join('\n'));
    const { stdout } = check('thin.md', '--config', 'choices.yaml', '--jurisdiction', 'ca-qc');
    expect(stdout).toContain('<dt>Severities changed</dt><dd>data-location = warning</dd>');
    expect(stdout).toContain('<dt>Territories allowed</dt><dd>CA</dd>');
    expect(stdout).toContain('<dt>Jurisdiction</dt><dd>Québec municipality</dd>');
  });

  it('is a page of so many documents at most, and says so before it reviews any', () => {
    const many = folderWith(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${index}.md`, thinAgreement])));
    const { status, stdout, stderr } = civicclause(['check', '.', '--format', 'html', '-o', 'r.html'], { cwd: many });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/of 500 documents at most; here are 501: review a folder at a time, or take --format ndjson/);
    expect(existsSync(join(many, 'r.html'))).toBe(false);
  });

  it('is no stream', () => {
    expect(check('--stdin-ndjson').stderr).toMatch(/--stdin-ndjson a stream: give paths, or another format/);
  });
});
