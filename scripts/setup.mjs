// What has to happen before anything else can be imported. Only built-in modules here.
import { spawnSync } from 'node:child_process';
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const windows = process.platform === 'win32';

/** Runs `npm ci` when `node_modules` is missing, unfinished or older than the lock file. */
export function installDependencies() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  // A link leads to the packages of another checkout, which `npm ci` would take away from it.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const installed = changedAt(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== undefined && installed >= changedAt(join(root, 'package-lock.json'))) return;
  note('Installing the packages of package-lock.json (npm ci) …');
  runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root);
}

/** Runs npm in a folder, its output on stderr; throws when it fails. */
export function runNpm(args, cwd) {
  // The npm that started us, if one did: there may be no other on the path.
  const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const [command, prefix] = own ? [process.execPath, [own]] : [windows ? 'npm.cmd' : 'npm', []];
  run(command, [...prefix, ...args], { cwd, env: outerEnvironment(), shell: windows && !own });
}

/** Runs a program, its output on stderr; throws when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed (exit code ${status})`);
}

/** Runs a program that says a lot when all is well: its output comes on stderr only if it fails. */
export function runQuietly(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed (exit code ${status}):\n${stdout}${stderr}`);
}

/** Says something about the set-up. stdout belongs to the main job. */
export function note(text) {
  console.error(process.stderr.isTTY ? `\u001b[2m${text}\u001b[22m` : text);
}

/** The environment without the location options that an outer npm hands down; they would redirect an inner one. */
function outerEnvironment() {
  const env = { ...process.env };
  for (const key of Object.keys(env))
    if (/^npm_config_(prefix|local_prefix|global|workspace|workspaces)$/i.test(key)) delete env[key];
  return env;
}

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
