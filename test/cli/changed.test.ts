import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, folderWith, reviewOf, thinAgreement } from './run';

describe('check --stdin-paths', () => {
  it('reviews what git says was changed, and nothing else', () => {
    const folder = folderWith({ 'a.md': thinAgreement, 'b.md': thinAgreement, 'gone.md': thinAgreement, 'code.ts': '' });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: folder, encoding: 'utf8' })
        .stdout;
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    for (const name of ['b.md', 'code.ts', 'été 1.md']) writeFileSync(join(folder, name), `${thinAgreement}\nMore.\n`);
    rmSync(join(folder, 'gone.md'));
    git('add', '.');
    const input = git('diff', '-z', '--relative', '--name-only', '--diff-filter=d', 'HEAD');
    const { procurementFiles, notReviewed } = reviewOf(
      civicclause(['check', '--stdin-paths', '-f', 'json'], { cwd: folder, input }),
    );
    expect(procurementFiles.map(({ name }) => name)).toEqual(['b.md', 'été 1.md']);
    expect(notReviewed).toEqual([]);
  });

  it('has nothing to say of an empty list, and says what is not there', () => {
    const folder = folderWith({});
    expect(civicclause(['check', '--stdin-paths'], { cwd: folder, input: '' })).toMatchObject({ status: 0, stderr: '' });
    const absent = civicclause(['check', '--stdin-paths'], { cwd: folder, input: 'absent.md\ncivicclause.yaml\n' });
    expect(absent.status).toBe(2);
    expect(absent.stderr).toMatch(/^civicclause: absent\.md: .*\n$/);
  });
});

describe('check --quiet and --max-warnings', () => {
  const folder = folderWith({ 'thin.md': thinAgreement });
  const counts = (...args: string[]) => reviewOf(civicclause(['check', 'thin.md', '-f', 'json', ...args], { cwd: folder }));

  it('shows errors only, and counts the warnings all the same', () => {
    const all = counts();
    const quiet = counts('--quiet');
    expect(all.summary.warnings).toBeGreaterThan(0);
    expect(quiet.summary).toMatchObject({ errors: all.summary.errors, warnings: 0, infos: 0, missing: all.summary.missing });
    const errors = all.procurementFiles[0]!.findings.filter(({ severity }) => severity === 'error');
    expect(quiet.procurementFiles[0]!.findings).toEqual(errors);
  });

  it('allows so many warnings and no more', () => {
    const { warnings } = counts().summary;
    const run = (most: number, ...args: string[]) =>
      civicclause(['check', 'thin.md', '--fail-on', 'never', '--max-warnings', String(most), ...args], { cwd: folder });
    expect(run(warnings)).toMatchObject({ status: 0, stderr: '' });
    const tooMany = run(warnings - 1, '--quiet');
    expect([tooMany.status, tooMany.stderr]).toEqual([
      1,
      `civicclause: ${warnings} warnings, and --max-warnings allows ${warnings - 1}\n`,
    ]);
    expect(civicclause(['check', 'thin.md', '--max-warnings', 'few'], { cwd: folder }).stderr).toContain(
      '--max-warnings: "few" is not a whole number such as 10',
    );
  });
});
