// `npm test [-- SUITE…]`: sets everything up and runs every suite, or the ones named. Ends with `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runChild } from './child.mjs';
import { out, root } from './paths.mjs';
import { installDependencies } from './setup.mjs';
import { installSitePackages } from './site-packages.mjs';

const vitestSuites = ['unit', 'perturbation', 'robustness', 'safety', 'lsp', 'cli', 'report', 'ecosystem', 'site'];
const workbenchSuites = ['vscode', 'vsix', 'web', 'ui'];
const suites = ['static', ...vitestSuites, ...workbenchSuites, 'neovim'];

/** Suite → `{ passed, failed }`, in the order they ran. */
const results = new Map();
/** What failed, said again at the end: the output of all suites is long. */
const failures = [];
let workbench;

const asked = process.argv.slice(2).filter((argument) => argument !== '--only');
const unknown = asked.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`npm test: there is no suite ${unknown.join(', ')}; there are ${suites.join(', ')}`);
  process.exitCode = 2;
} else {
  await runSuites(asked.length > 0 ? asked : suites);
  report();
}

async function runSuites(names) {
  const chosen = (name) => names.includes(name);
  try {
    installDependencies();
    const { buildIfStale } = await import('./build.mjs');
    await buildIfStale();
    if (chosen('site')) installSitePackages();
  } catch (error) {
    results.set('build', { passed: 0, failed: 1 });
    return console.error(error.errors ? 'The build failed, see above.' : error);
  }
  if (chosen('static')) await record('static', staticChecks);
  if (vitestSuites.some(chosen)) await runVitest(vitestSuites.filter(chosen));
  if (chosen('neovim')) await record('neovim', neovim);
  if (workbenchSuites.some(chosen)) await runWorkbench(chosen);
}

async function runWorkbench(chosen) {
  const { codeServer, findVSCode } = await import('../test/vscode/find.mjs');
  const { runWorkbenchSuite } = await import('../test/vscode/run.mjs');
  if (chosen('vscode') || chosen('vsix')) {
    try {
      workbench = await findVSCode();
    } catch (error) {
      console.error(`\n${error.message}\n`);
      return results.set('VS Code', { passed: 0, failed: 1 });
    }
  }
  if (chosen('vscode')) await record('vscode', () => runWorkbenchSuite(workbench));
  if (chosen('vsix')) await record('vsix', async () => (await import('../test/vscode/vsix.mjs')).runVsixSuite(workbench));
  if (chosen('web')) await record('web', () => runWorkbenchSuite(codeServer(), { inWorker: true }));
  if (chosen('ui')) await record('ui', async () => (await import('../test/vscode/ui/run.mjs')).runUiTests());
}

/** Runs a suite; one that throws has failed. */
async function record(name, run) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}`);
  try {
    results.set(name, await run());
  } catch (error) {
    console.error(error.stack ?? error);
    failures.push(`${name}\n${firstLines(error.stack ?? String(error))}`);
    results.set(name, { passed: 0, failed: 1 });
  }
}

/** Formatting, lint, the layer rule and the types count as one test each. */
async function staticChecks() {
  const codes = [
    await runNode(['node_modules/@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=50', '.']),
    await runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']),
  ];
  const failed = codes.filter((code) => code !== 0).length;
  return { passed: codes.length - failed, failed };
}

/** One vitest for all of its suites, counted by folder. */
async function runVitest(names) {
  const json = join(out, 'vitest.json');
  mkdirSync(out, { recursive: true });
  rmSync(json, { force: true });
  console.log(`\n── ${names.join(', ')} ${'─'.repeat(60)}`);
  const code = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...names.map((name) => `test/${name}/`)]);
  const files = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')).testResults : [];
  for (const name of names) {
    const own = files.filter((file) => file.name.startsWith(`${join(root, 'test', name).replaceAll('\\', '/')}/`));
    const count = (status) => own.flatMap((file) => file.assertionResults).filter((test) => test.status === status).length;
    for (const file of own)
      for (const test of file.assertionResults)
        if (test.status === 'failed')
          failures.push(`${relative(root, file.name)}: ${test.fullName}\n${firstLines(test.failureMessages?.[0])}`);
    // A file that cannot be loaded has no tests to fail.
    const unloaded = own.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    const skipped = own.flatMap((file) => file.assertionResults).length - count('passed') - count('failed');
    for (const file of unloaded) failures.push(`${relative(root, file.name)}: cannot be loaded\n${firstLines(file.message)}`);
    results.set(name, { passed: count('passed'), failed: count('failed') + unloaded.length, skipped });
    if (count('passed') === 0) results.get(name).failed ||= 1;
  }
  // Errors outside of tests.
  const failed = names.some((name) => results.get(name).failed > 0);
  if (code !== 0 && !failed) results.get(names[0]).failed = 1;
}

async function neovim() {
  const { ensureTools } = await import('./debian.mjs');
  ensureTools(['neovim']);
  let output = '';
  const code = await runNode(['test/editors/neovim.mjs'], (text) => {
    output += text;
  });
  const counted = /^civic-clause-tests (\{.*\})$/m.exec(output)?.[1];
  const result = counted ? JSON.parse(counted) : { passed: code === 0 ? 1 : 0, failed: 0 };
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function runNode(args, onOutput) {
  return runChild(process.execPath, args, { cwd: root, onOutput });
}

function firstLines(text = '') {
  return text
    .split('\n')
    .slice(0, 6)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');
}

function report() {
  console.log('');
  if (failures.length > 0) console.log(`Failed:\n\n${failures.join('\n\n')}\n`);
  const total = { passed: 0, failed: 0 };
  let inWorkbench = 0;
  for (const [name, { passed, failed, skipped, size }] of results) {
    total.passed += passed;
    total.failed += failed;
    if (workbenchSuites.includes(name)) inWorkbench += passed + failed;
    const notes = [
      failed && `${failed} FAILED`,
      skipped && `${skipped} skipped`,
      size && `.vsix of ${Math.ceil(size / 1024)} KiB`,
    ];
    console.log(`${name.padEnd(8)} ${[`${passed} passed`, ...notes.filter(Boolean)].join(', ')}`);
  }
  console.log(`${inWorkbench} tests ran in the real workbench${workbench ? `: ${workbench.description}` : ''}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
}
