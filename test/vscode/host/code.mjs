#!/usr/bin/env node
// Stands in for the desktop's `code`: takes the arguments that VS Code takes for tests, runs them in the real VS Code of
// `.vscode-host/`, prints the extension host's console, and exits with the tests' exit code.
//     code [--extensionDevelopmentPath=P]… --extensionTestsPath=P [--extensionDevelopmentKind=web]
//          [--user-data-dir=D] [--extensions-dir=D] [--disable-extensions] [FOLDER | X.code-workspace]
//     code --install-extension X.vsix | --list-extensions | --uninstall-extension ID | --version
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'node:util';
import { runExtensionTests } from './extension-tests.mjs';
import { serverCommand } from './server.mjs';

const takesValue =
  /^(extensionDevelopmentPath|extensionTestsPath|extensionDevelopmentKind|user-data-dir|extensions-dir|install-extension|uninstall-extension|locale)$/;
/** What the workbench itself logs when all is well. */
const chatter =
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin|Ignoring fetching additional builtin|\[Service Worker\]|ChatSessionStore|Started initializing|Completed initializing|getaddrinfo ENOTFOUND|Settings Sync|\[perf\]|\[ChatModel|\[AgentHost|Request to .*package.nls.json|Loading development extension|Creation of workbench contribution)/;

/** The host is installed without its compiled modules: log files and the watchdog of the extension host. */
const missingNatives = /native-watchdog|spdlog\.node/;

const argv = process.argv.slice(2);
const options = {};
const paths = [];
for (let at = 0; at < argv.length; at++) {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(argv[at]);
  if (!match) paths.push(argv[at]);
  else options[match[1]] = [...(options[match[1]] ?? []), match[2] ?? (takesValue.test(match[1]) ? argv[++at] : 'true')];
}

if (options.version || options['install-extension'] || options['uninstall-extension'] || options['list-extensions']) {
  const { command, args, env } = serverCommand(argv);
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  process.stdout.write(stdout);
  // All is well: only the traces of the modules that the host goes without.
  if (status !== 0) process.stderr.write(stderr);
  process.exitCode = status ?? 1;
} else if (!options.extensionTestsPath) {
  console.error('This stand-in runs extension tests (--extensionTestsPath) and the extension commands only.');
  process.exitCode = 64;
} else {
  // The exit code is set, not `process.exit` called: stdout is a pipe, and has to drain.
  try {
    process.exitCode = await runExtensionTests(testOptions());
  } catch (error) {
    console.error(error);
    process.exitCode = 70;
  }
}

function testOptions() {
  const path = (name) => options[name] && resolve(options[name].at(-1));
  const workspace = paths.find((file) => file.endsWith('.code-workspace'));
  return {
    extensionDevelopmentPath: options.extensionDevelopmentPath ?? [],
    extensionTestsPath: options.extensionTestsPath[0],
    inWorker: options.extensionDevelopmentKind?.[0] === 'web',
    userDataDir: path('user-data-dir'),
    extensionsDir: path('extensions-dir'),
    workspace,
    folder: workspace ? undefined : paths.find((folder) => statSync(folder).isDirectory()),
    payload: options['disable-extensions'] ? [['disableExtensions', 'true']] : [],
    timeout: Number(process.env.VSCODE_HOST_TIMEOUT || 300_000),
    log,
  };
}

function log(type, args) {
  const text = format(...args);
  if (!process.env.VSCODE_HOST_VERBOSE && (chatter.test(text) || missingNatives.test(text))) return;
  const result = /^civic-clause-tests (\{.*\})$/.exec(text)?.[1];
  // Tests in a web worker cannot write their result to a file themselves.
  if (result && process.env.CIVIC_CLAUSE_TEST_RESULT) writeFileSync(process.env.CIVIC_CLAUSE_TEST_RESULT, result);
  (type === 'error' || type === 'warn' ? console.error : console.log)(...args);
}
