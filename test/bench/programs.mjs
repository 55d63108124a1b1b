// The batch programs that are measured: what follows `node`, for a folder of Markdown files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/paths.mjs';

const bench = fileURLToPath(new URL('.', import.meta.url));
const own = (name) => join(bench, 'programs', name);
const packaged = (path) => join(bench, 'node_modules', path);
const serverPackage = join(root, 'server');

/** The command line, as its package names it. */
export const commandLine = join(
  serverPackage,
  JSON.parse(readFileSync(join(serverPackage, 'package.json'), 'utf8')).bin.civicclause,
);

/**
 * `codes`: exit codes of a program that did its work, findings or not.
 * @typedef {{ name: string, args: (folder: string, output: string) => string[], cwd?: (folder: string) => string, codes: number[] }} Program
 */

/** Writes its review to `output`, so that what it did can be checked. @type {Program} */
export const ours = {
  name: 'Civic Clause',
  args: (folder, output) => [commandLine, 'check', folder, '--format', 'json', '--output', output, '--fail-on', 'never'],
  codes: [0],
};
/** @type {Program} */
export const markdownlint = {
  name: 'markdownlint-cli2',
  args: () => [packaged('markdownlint-cli2/markdownlint-cli2-bin.mjs'), '**/*.md'],
  cwd: (folder) => folder,
  codes: [0, 1],
};
/** @type {Program} */
export const remarkLint = {
  name: 'remark-lint',
  args: (folder) => [
    packaged('remark-cli/cli.js'),
    folder,
    '--no-config',
    '--no-stdout',
    ...['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended', 'remark-preset-lint-consistent'].flatMap(
      (plugin) => ['--use', plugin],
    ),
  ],
  cwd: () => bench,
  codes: [0, 1],
};
/** @type {Program} */
export const textlint = {
  name: 'textlint + write-good',
  args: (folder) => [packaged('textlint/bin/textlint.js'), '--no-textlintrc', '--rule', 'write-good', join(folder, '*.md')],
  cwd: () => bench,
  codes: [0, 1],
};
/** @type {Program} */
export const bareRemark = { name: 'bare remark', args: (folder) => [own('remark-files.mjs'), folder], codes: [0] };
/** @type {Program} */
export const readOnly = { name: 'read + decode', args: (folder) => [own('read-files.mjs'), folder], codes: [0] };
