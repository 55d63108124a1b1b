import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const core = [
  'text',
  'documents',
  'playbook',
  'policy',
  'configuration',
  'detection',
  'drafting',
  'navigation',
  'review',
  'messages',
];
const outside = ['../reports', '../lsp', '../cli', '../engine', 'vscode', 'vscode-languageserver/node', 'vscode-uri'];

/** One import in a file of its own, and the lint rule it breaks. */
type Case = [folder: string, imported: string, rule: 'noRestrictedImports' | 'noNodejsModules' | undefined];

const cases: Case[] = [
  ...core.flatMap((layer, at): Case[] => [
    ...core.slice(0, at).map((earlier): Case => [`server/src/${layer}`, `../${earlier}`, undefined]),
    ...core.slice(at + 1).flatMap((later): Case[] => [
      [`server/src/${layer}`, `../${later}`, 'noRestrictedImports'],
      [`server/src/${layer}`, `../${later}/types`, 'noRestrictedImports'],
      [`server/src/${layer}/deeper`, `../../${later}/types`, 'noRestrictedImports'],
    ]),
    ...outside.map((module): Case => [`server/src/${layer}`, module, 'noRestrictedImports']),
    [`server/src/${layer}`, 'node:fs', 'noNodejsModules'],
    [`server/src/${layer}`, 'path', 'noNodejsModules'],
    [`server/src/${layer}`, 'yaml', undefined],
  ]),
  ['server/src/reports', '../lsp', 'noRestrictedImports'],
  ['server/src/reports', '../cli/program', 'noRestrictedImports'],
  ['server/src/reports', '../messages', undefined],
  ['server/src/lsp', '../cli', 'noRestrictedImports'],
  ['server/src/lsp', 'vscode', 'noRestrictedImports'],
  ['server/src/lsp', 'node:fs', undefined],
  ['server/src/cli', '../lsp/server', 'noRestrictedImports'],
  ['server/src/cli', '../reports', undefined],
  ['client/src', 'vscode', undefined],
  ['test/vscode/suite', 'vscode', undefined],
  ['test/unit', 'vscode', 'noRestrictedImports'],
];

/** Runs the linter, with the project's settings, over the cases as files; answers the rules each file breaks. */
function lint(): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    cases.forEach(([path, imported], at) => {
      const file = join(folder, path, `case${at}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `export { x } from '${imported}';\n`);
    });
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const { stdout, error } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '--max-diagnostics=none'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (error) throw error;
    const rules = cases.map((): string[] => []);
    for (const [, rule, at] of stdout.matchAll(/lint\/\w+\/(noRestrictedImports|noNodejsModules),file=\S*case(\d+)\.ts/g))
      rules[Number(at)]!.push(rule!);
    return rules;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the layer rule', () => {
  let broken: string[][];
  beforeAll(() => {
    broken = lint();
  });

  it.each(cases.map((entry, at) => [...entry, at] as const))('%s importing %s: %s', (_folder, _imported, rule, at) => {
    expect(broken[at]).toEqual(rule ? [rule] : []);
  });
});

describe('the core', () => {
  it.each(core)('%s has no clock, no chance, no process and no editor', (layer) => {
    const folder = join(root, 'server', 'src', layer);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(0);
    const impure = /\b(?:from|import) ?\(?'(?:node:|vscode)|\bDate\.now\b|\bnew Date\(|\bMath\.random\b|\bprocess\./;
    expect(files.filter((file) => impure.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  });
});
