// The VS Code server of `.vscode-host/`, serving the web workbench on a local port.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vscodeFolder } from './install.mjs';

const serverMain = join(vscodeFolder, 'out', 'server-main.js');
/** Newer code-servers want a newer Node than the one that runs the tests may be. */
const nodeProgram = process.env.VSCODE_HOST_NODE || process.execPath;

/** Keeps the workbench still: nothing asks, moves, or tries to reach the network. */
const settings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.dialogStyle': 'custom',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** How to start the server program with these arguments: `{ command, args, env }`. */
export function serverCommand(args, extraEnvironment = {}) {
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', ...extraEnvironment };
  // Left over from a VS Code we may have been started in; they would change what the server does.
  for (const key of Object.keys(env)) if (/^(VSCODE_|ELECTRON_)/.test(key)) delete env[key];
  return { command: nodeProgram, args: [serverMain, '--accept-server-license-terms', ...args], env };
}

/**
 * Starts the server. Options, all of them optional: `userDataDir`, `extensionsDir`, `settings` (added to the quiet ones), `locale`, `trust`
 * (folders are not trusted until the user says so).
 * Resolves with `{ origin, authority, folder, process, stop() }`; `folder` holds its log.
 */
export async function startServer(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'vscode-host-'));
  const userData = options.userDataDir ?? join(folder, 'user-data');
  const extensions = options.extensionsDir ?? join(folder, 'extensions');
  mkdirSync(join(userData, 'User'), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  const settingsFile = join(userData, 'User', 'settings.json');
  if (!existsSync(settingsFile)) writeFileSync(settingsFile, JSON.stringify({ ...settings, ...options.settings }));
  const { command, args, env } = serverCommand([
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--telemetry-level', 'off', '--disable-telemetry'],
    ...(options.trust ? [] : ['--disable-workspace-trust']),
    ...['--disable-getting-started-override', '--disable-update-check'],
    // Newer versions read extensionDevelopmentPath and extensionTestsPath from the page's address only with this.
    '--enable-smoke-test-driver',
    ...['--server-data-dir', join(folder, 'server-data'), '--user-data-dir', userData, '--extensions-dir', extensions],
  ]);
  // A process group of its own: extension hosts and language servers are to end with it.
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stop = stopper(child);
  const port = await listeningPort(child, createWriteStream(join(folder, 'server.log'))).catch(async (error) => {
    await stop();
    throw error;
  });
  return { origin: `http://127.0.0.1:${port}`, authority: `127.0.0.1:${port}`, folder, process: child, stop };
}

/** Address of the workbench. `payload`: pairs as VS Code's own browser tests put them there. */
export function workbenchUrl(server, { folder, workspace, payload = [] }) {
  const query = new URLSearchParams();
  if (workspace) query.set('workspace', resolve(workspace));
  else if (folder) query.set('folder', resolve(folder));
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
  return `${server.origin}/?${query}`;
}

/** URI of a local file as the workbench names it. */
export const remoteUri = (server, path) => `vscode-remote://${server.authority}${encodeURI(resolve(path))}`;

function listeningPort(child, log) {
  return new Promise((found, failed) => {
    let said = '';
    const timer = setTimeout(() => failed(new Error(`The VS Code server did not start in 60 s:\n${said}`)), 60_000);
    const read = (chunk) => {
      log.write(chunk);
      said += chunk;
      const match = /Extension host agent listening on (\d+)/.exec(said);
      if (!match) return;
      clearTimeout(timer);
      said = '';
      found(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`The VS Code server ended with exit code ${code}:\n${said}`)));
  });
}

/** Ends a process group, now or when this process is told to end. */
function stopper(child) {
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const onSignal = (signal) => {
    kill('SIGKILL');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  return async () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    kill('SIGTERM');
    const hard = setTimeout(kill, 3000, 'SIGKILL');
    await ended;
    clearTimeout(hard);
  };
}
