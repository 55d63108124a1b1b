// Runs the suite of test/vscode/suite in the real workbench.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../../scripts/paths.mjs';

/**
 * Runs a suite on a copy of a workspace folder. Options: `extension`, the folder of the extension under development (the
 * repository); `extensionsDir`, a folder of installed extensions, which are switched off without it; `inWorker`, the suite for
 * the web worker extension host, which VS Code has in a browser. Resolves with `{ passed, failed }`.
 */
export async function runWorkbenchSuite(vscode, { extension = root, extensionsDir, inWorker = false } = {}) {
  const temporary = mkdtempSync(join(tmpdir(), 'civic-clause-'));
  const workspace = join(temporary, 'workspace');
  const resultFile = join(temporary, 'result.json');
  cpSync(join(root, 'test', 'vscode', inWorker ? 'ui/workspace' : 'workspace'), workspace, { recursive: true });
  let failure;
  try {
    await runTests({
      vscodeExecutablePath: vscode.executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(root, 'out', 'vscode', inWorker ? 'web' : 'suite', 'index.js'),
      launchArgs: [
        workspace,
        `--user-data-dir=${join(temporary, 'user')}`,
        `--extensions-dir=${extensionsDir ?? join(temporary, 'extensions')}`,
        ...(extensionsDir ? [] : ['--disable-extensions']),
        ...(inWorker ? ['--extensionDevelopmentKind=web'] : []),
      ],
      extensionTestsEnv: { CIVIC_CLAUSE_TEST_RESULT: resultFile },
    });
  } catch (error) {
    failure = error;
  }
  const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : { passed: 0, failed: 0 };
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  if (failure) console.error(String(failure));
  // A workbench that falls over, or a suite without tests, is a failure even when no test says so.
  if (result.failed === 0 && (failure || result.passed === 0)) result.failed = 1;
  return result;
}
