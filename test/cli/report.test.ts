import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, folderWith, thinAgreement } from './run';

const folder = folderWith({ 'contracts/thin.md': thinAgreement });
const run = (...args: string[]) => civicclause(args, { cwd: folder });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('civicclause report', () => {
  it.each([
    ['en', 'civicclause-report.html', 'Report written to civicclause-report.html\n'],
    ['fr', 'rapport-civicclause.html', 'Rapport écrit dans rapport-civicclause.html\n'],
  ])('writes the page of check, says where, and takes nothing found for a failure (%s)', (locale, file, said) => {
    expect(run('report', 'contracts', '--locale', locale)).toEqual({ status: 0, stdout: said, stderr: '' });
    expect(run('check', 'contracts', '--locale', locale, '-o', 'checked.html').status).toBe(1);
    expect(read(file)).toBe(read('checked.html'));
  });

  it('goes where it is told, in several forms at once; what tells none is a page', () => {
    const { status, stdout } = run('report', 'contracts', '-o', 'page', '-o', 'table.csv', '-o', 'markdown:note.txt');
    expect([status, stdout]).toEqual([0, 'Report written to page, table.csv, note.txt\n']);
    expect(read('page')).toMatch(/^<!DOCTYPE html>/);
    expect(read('table.csv')).toContain('Data location');
    expect(run('report', 'contracts', '-o', '-').stdout).toMatch(/^<!DOCTYPE html>/);
  });

  it('is made of saved reviews too, not of both', () => {
    expect(run('check', 'contracts', '-o', 'review.json').status).toBe(1);
    expect(run('report', 'review.json', '-o', 'saved.html')).toMatchObject({ status: 0, stderr: '' });
    expect(read('saved.html')).toContain('thin.md');
    const both = run('report', 'review.json', 'contracts', '-o', 'both.html');
    expect(both.status).toBe(2);
    expect(both.stderr).toContain('not of both');
    expect(existsSync(join(folder, 'both.html'))).toBe(false);
  });

  it('fails on what cannot be read', () => {
    const { status, stdout, stderr } = run('report', 'absent.md', 'contracts', '-o', 'part.html');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('absent.md: there is no such file');
    expect(read('part.html')).toContain('thin.md');
  });
});
