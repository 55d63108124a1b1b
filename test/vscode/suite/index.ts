import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { extensionId } from './support';
import { watchWaysOut } from './watch';

/**
 * Entry for the extension host: runs every `*.test.js` beside it. The last line says the counts, and the file named by
 * CIVIC_CLAUSE_TEST_RESULT gets them too, because a line may be lost when the window closes.
 */
export async function run(): Promise<void> {
  watchWaysOut();
  // Installed, it may be at work already: its server is to start under the watch.
  if (vscode.extensions.getExtension(extensionId)?.isActive) await vscode.commands.executeCommand('civicClause.restartServer');
  // Reporter `spec` writes through console.log, the only output that a remote extension host passes on.
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000, forbidOnly: true, forbidPending: true });
  const filter = process.env.CIVIC_CLAUSE_TEST_FILTER;
  if (filter) mocha.grep(filter);
  for (const file of readdirSync(__dirname).sort()) if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
  const result = JSON.stringify({ passed, failed });
  console.log(`civic-clause-tests ${result}`);
  if (process.env.CIVIC_CLAUSE_TEST_RESULT) writeFileSync(process.env.CIVIC_CLAUSE_TEST_RESULT, result);
  if (failed > 0 || passed === 0) throw new Error(`${failed} failed, ${passed} passed`);
}
