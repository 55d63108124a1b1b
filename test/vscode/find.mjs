// Finds the VS Code that runs the workbench tests.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { ensureTools } from '../../scripts/debian.mjs';
import { out, root } from '../../scripts/paths.mjs';
import { note } from '../../scripts/setup.mjs';
import { installHost, vscodeVersion } from './host/install.mjs';

/**
 * Resolves with `{ executable, description }`: the program named by VSCODE_EXECUTABLE, else a desktop VS Code
 * downloaded from Microsoft, else the VS Code of the npm package code-server in Debian's Chromium.
 * Rejects with an error that says what to do when there is none.
 */
export async function findVSCode() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named && !existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
  if (named) return { executable: named, description: named };
  return (await downloaded()) ?? codeServer();
}

async function downloaded() {
  let executable;
  try {
    executable = await downloadAndUnzipVSCode({
      version: vscodeVersion,
      cachePath: join(root, '.vscode-test'),
      // Of silence, not of the whole download.
      timeout: 20_000,
      reporter: { report: ({ stage }) => stage === 'downloading' || note(`VS Code ${vscodeVersion}: ${stage}`), error: () => {} },
    });
  } catch (error) {
    note(`VS Code cannot be downloaded here (${error?.message ?? error}); taking code-server from npm instead.`);
    return undefined;
  }
  return { executable: withDisplay(executable), description: `desktop VS Code ${vscodeVersion}` };
}

/** VS Code in a browser: for what the desktop cannot show us, the web worker extension host and clicks. */
export function codeServer() {
  try {
    installHost();
  } catch (error) {
    throw new Error(`There is no VS Code to run the tests in.\n${error.message}`, { cause: error });
  }
  const executable = join(dirname(fileURLToPath(import.meta.url)), 'host', 'code.mjs');
  return { executable, description: `VS Code ${vscodeVersion} (code-server in Chromium)` };
}

/** Linux without a screen: the desktop application runs under xvfb. */
function withDisplay(executable) {
  if (process.platform !== 'linux') return executable;
  // Chromium for the libraries of Electron, which it shares.
  ensureTools(['chromium', 'libxkbfile1', 'libsecret-1-0']);
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return executable;
  ensureTools(['xvfb', 'xauth']);
  const wrapper = join(out, 'code-under-xvfb.sh');
  mkdirSync(out, { recursive: true });
  writeFileSync(wrapper, `#!/bin/sh\nexec xvfb-run -a '${executable.replaceAll("'", `'\\''`)}' "$@"\n`);
  chmodSync(wrapper, 0o755);
  return wrapper;
}
