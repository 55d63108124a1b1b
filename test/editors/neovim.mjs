// Runs the language server under Neovim, in English and in French; the last line says how many checks passed.
//     node test/editors/neovim.mjs
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/paths.mjs';

const runs = [
  {
    file: 'adaptive-lighting-rfp.md',
    locale: 'en',
    title: 'Data location',
    expect: 'may be stored',
    inserted: '[Territory]',
    term: 'City',
  },
  {
    file: 'capteurs-circulation-appel.md',
    locale: 'fr',
    title: 'Localisation',
    expect: 'les données',
    inserted: '[Territoire]',
    term: 'Ville',
  },
];
const counts = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'civic-clause-neovim-'));
try {
  for (const { file, locale, title, expect, inserted, term } of runs) {
    const copy = join(folder, file);
    copyFileSync(join(root, 'test', 'vscode', 'workspace', file), copy);
    const result = spawnSync(
      process.env.NVIM ?? 'nvim',
      ['--clean', '--headless', '-c', `luafile ${join(root, 'test', 'editors', 'neovim.lua')}`],
      {
        env: {
          ...process.env,
          FILE: copy,
          SERVER: join(root, 'server', 'dist', 'server.js'),
          LOCALE: locale,
          TITLE: title,
          EXPECT: expect,
          INSERTED: inserted,
          TERM_NAME: term,
          XDG_STATE_HOME: folder,
          XDG_CACHE_HOME: folder,
        },
        encoding: 'utf8',
        timeout: 90_000,
      },
    );
    if (result.error) throw result.error;
    const lines = result.stdout.split(/\r?\n/).filter((line) => /^(ok|FAILED) /.test(line));
    for (const line of lines) console.log(`neovim, ${locale}: ${line}`);
    counts.passed += lines.filter((line) => line.startsWith('ok ')).length;
    counts.failed += lines.filter((line) => line.startsWith('FAILED ')).length;
    if (result.status !== 0 && !lines.some((line) => line.startsWith('FAILED '))) {
      console.log(`neovim, ${locale}: FAILED to run\n${result.stderr}`);
      counts.failed++;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`civic-clause-tests ${JSON.stringify(counts)}`);
if (counts.failed > 0) process.exitCode = 1;
