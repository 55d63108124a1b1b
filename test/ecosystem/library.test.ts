import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root, thinAgreement } from '../cli/run';
import { lendPackages, node, packed, program, unpack } from './packages';

const { folder, library, plugin } = packed();
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

let installed: string;
beforeAll(() => {
  installed = unpack(library, folder, 'civicclause');
});

/** Fenced code of a language in a page. */
const example = (page: string, language: string) =>
  new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(readFileSync(join(root, page), 'utf8'))?.[1] ?? '';

describe('the npm package civicclause', () => {
  it('needs no other package', () => {
    const manifest = json(join(installed, 'package.json'));
    expect(Object.keys(manifest).filter((key) => /dependencies$/i.test(key))).toEqual([]);
  });

  it('has what it names, and no source maps, caches or sources', () => {
    const { bin, exports } = json(join(installed, 'package.json'));
    const files = readdirSync(installed, { recursive: true }).map(String);
    for (const file of [bin.civicclause, exports['.'].types, exports['.'].default])
      expect(files).toContain(String(file).replace('./', ''));
    expect(files.filter((file) => /\.(map|cache)$|^src/.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt']));
  });

  const printing = `
    const documents = [{ path: 'thin.md', text: ${JSON.stringify(thinAgreement)} }];
    review(documents, { jurisdiction: 'ca-on' }).then((given) => process.stdout.write(renderJson(given)));`;

  it('gives by require and import what the command line prints', () => {
    writeFileSync(join(folder, 'thin.md'), thinAgreement);
    const required = node(
      ['--input-type=commonjs', '-'],
      folder,
      `const { review, renderJson } = require('civicclause');${printing}`,
    );
    const imported = node(['--input-type=module', '-'], folder, `import { review, renderJson } from 'civicclause';${printing}`);
    const options = ['--format', 'json', '--jurisdiction', 'ca-on', '--fail-on', 'never', '--locale', 'en'];
    const printed = node([join(installed, 'dist/cli.js'), 'check', 'thin.md', ...options], folder);
    expect(required.stderr + imported.stderr + printed.stderr).toBe('');
    expect(JSON.parse(required.stdout).summary.missing).toBeGreaterThan(20);
    expect(imported.stdout).toBe(required.stdout);
    expect(JSON.parse(required.stdout)).toEqual(JSON.parse(printed.stdout));
  });

  it('runs by npx from the file, offline, in an empty folder', () => {
    const empty = join(folder, '..', 'empty');
    mkdirSync(empty);
    const args = ['exec', '--yes', '--package', library, '--', 'civicclause', '--version'];
    const { status, stdout } = program('npm', args, empty);
    expect(status).toBe(0);
    expect(stdout.trim()).toContain(json(join(root, 'server/package.json')).version);
    expect(readdirSync(empty)).toEqual([]);
  });

  it('runs the example of the README', () => {
    mkdirSync(join(folder, 'contracts'), { recursive: true });
    writeFileSync(join(folder, 'contracts/lighting.md'), thinAgreement);
    const code = example('README.md', 'js');
    expect(code).toContain("from 'civicclause'");
    const { status, stdout, stderr } = node(['--input-type=module', '-'], folder, code);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^contracts\/lighting\.md:\d+ error: .+/m);
    expect(stdout).toMatch(/^\d+ clauses present, \d+ missing\n$/m);
  });

  it('has types that stand alone and are strict', () => {
    writeFileSync(
      join(folder, 'typed.mts'),
      `import { type Finding, PolicyError, type PolicyFile, review } from 'civicclause';
const policy: PolicyFile = { jurisdiction: 'ca-on', severities: { 'data-location': { rfp: 'off' } }, overrides: [{ files: '*.md', kind: 'rfp' }] };
const given = await review([{ path: 'a.md', text: '' }, { name: 'both', documents: [] }], policy, { asOf: '2026-03-31', locale: 'fr' });
export const findings: Finding[] = given.procurementFiles.flatMap((file) => file.findings);
export const problems = (error: unknown) => (error instanceof PolicyError ? error.problems.map(({ message }) => message) : []);
// @ts-expect-error a key that no policy has
await review([], { jurisdicton: 'ca-on' });
// @ts-expect-error a document has a text
await review([{ path: 'a.md' }]);
// @ts-expect-error no part of the package
await import('civicclause').then(({ createEngine }) => createEngine());
`,
    );
    const settings = { strict: true, noEmit: true, skipLibCheck: false, module: 'nodenext', target: 'es2022', types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, files: ['typed.mts'] }));
    expect(node([join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], folder)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe('the npm package remark-civicclause', () => {
  beforeAll(() => {
    unpack(plugin, folder, 'remark-civicclause');
    lendPackages(folder);
  });

  it('runs the example of its README', () => {
    mkdirSync(join(folder, 'contracts'), { recursive: true });
    writeFileSync(join(folder, 'contracts/lighting.md'), thinAgreement);
    writeFileSync(join(folder, 'civicclause.yaml'), 'root: true\nseverities: {data-location: info}\n');
    const { status, stdout, stderr } = node(
      ['--input-type=module', '-'],
      folder,
      example('packages/remark-civicclause/README.md', 'js'),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^contracts\/lighting\.md$/m);
    expect(stdout).toMatch(/ info +.* data-location\/missing +civicclause$/m);
  });

  it('makes remark fail on errors, and say nothing of other documents', () => {
    writeFileSync(join(folder, 'notes.md'), '# Notes\n\nBuy milk.\n');
    const remark = (file: string) =>
      node(
        [join(root, 'node_modules/remark-cli/cli.js'), '--no-config', '--no-color', '--use', 'remark-civicclause', file],
        folder,
      );
    const found = remark('contracts/lighting.md');
    expect(found.status).toBe(1);
    expect(found.stderr).toMatch(/^\d+:\d+(-\d+:\d+)? +error +/m);
    const other = remark('notes.md');
    expect(other.stderr).toBe('notes.md: no issues found\n');
    expect(other).toMatchObject({ status: 0, stdout: '# Notes\n\nBuy milk.\n' });
  });
});
