// The packaged extension, installed without a network, passes the same suite as the one under development.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageExtension, vsixFile } from '../../scripts/package.mjs';
import { runWorkbenchSuite } from './run.mjs';

/** Resolves with `{ passed, failed, size }`; `size` of the .vsix in bytes. */
export async function runVsixSuite(vscode) {
  const size = await packageExtension();
  const temporary = mkdtempSync(join(tmpdir(), 'civic-clause-vsix-'));
  try {
    const extensionsDir = join(temporary, 'extensions');
    install(vscode, extensionsDir, join(temporary, 'user'));
    return { ...(await runWorkbenchSuite(vscode, { extension: emptyExtension(temporary), extensionsDir })), size };
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

function install(vscode, extensionsDir, userDataDir) {
  mkdirSync(extensionsDir);
  // The desktop application has its command line beside it; elsewhere the program is its own.
  const beside = join(dirname(vscode.executable), 'bin', 'code');
  const args = ['--install-extension', vsixFile, '--extensions-dir', extensionsDir, '--user-data-dir', userDataDir];
  const { status, error } = spawnSync(existsSync(beside) ? beside : vscode.executable, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const installed = readdirSync(extensionsDir).some((name) => name.startsWith('civic-clause.civic-clause-'));
  if (error || status !== 0 || !installed)
    throw new Error(`The .vsix could not be installed (exit code ${status}) ${error ?? ''}`);
}

/** VS Code runs tests only beside an extension under development: one that does nothing. */
function emptyExtension(parent) {
  const folder = join(parent, 'tests-only');
  mkdirSync(folder);
  const manifest = { name: 'tests-only', publisher: 'civic-clause', version: '0.0.1', engines: { vscode: '^1.95.0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
