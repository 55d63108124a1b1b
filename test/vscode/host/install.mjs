// VS Code without a download from Microsoft: the npm package code-server carries the compiled VS Code server and
// web workbench. This installs it, without code-server's own native modules, into `.vscode-host/` of the repository.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTools, findProgram } from '../../../scripts/debian.mjs';
import { root } from '../../../scripts/paths.mjs';
import { note, runNpm } from '../../../scripts/setup.mjs';

/** code-server 4.N.m carries VS Code 1.N.m. This one runs on Node 20. */
const CODE_SERVER = '4.100.3';
/** The version of VS Code the tests run in, wherever it comes from. */
export const vscodeVersion = `1.${CODE_SERVER.split('.').slice(1).join('.')}`;

const folder = process.env.VSCODE_HOST_DIR || join(root, '.vscode-host');
const ready = join(folder, 'ready.json');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** The VS Code inside code-server. */
export const vscodeFolder = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/** Makes sure that VS Code, Chromium and what they need are there. Throws an error that says what to do. */
export function installHost() {
  ensureTools(['chromium', 'ripgrep', 'fonts-dejavu-core']);
  if (installedVersion() !== CODE_SERVER) installCodeServer();
}

function installCodeServer() {
  note(`Installing VS Code out of code-server ${CODE_SERVER} from npm …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "vscode-host", "private": true }\n');
  runNpm(['install', '--no-save', ...quiet, `code-server@${CODE_SERVER}`], folder);
  try {
    runNpm(['ci', '--omit=dev', '--legacy-peer-deps', ...quiet], vscodeFolder);
  } catch {
    // The published shrinkwrap is not always in step with the package.
    runNpm(['install', '--omit=dev', ...quiet], vscodeFolder);
  }
  // The next two are what postinstall scripts would do: one for code-server, one as a download from GitHub.
  symlinkSync('node_modules', join(vscodeFolder, 'node_modules.asar'));
  mkdirSync(join(vscodeFolder, 'node_modules/@vscode/ripgrep/bin'), { recursive: true });
  symlinkSync(findProgram('rg'), join(vscodeFolder, 'node_modules/@vscode/ripgrep/bin/rg'));
  writeFileSync(ready, JSON.stringify({ codeServer: CODE_SERVER }));
}

function installedVersion() {
  return existsSync(ready) ? JSON.parse(readFileSync(ready, 'utf8')).codeServer : undefined;
}
