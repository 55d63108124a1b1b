// Programs that come from the operating system, not from npm.
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { note, runQuietly } from './setup.mjs';

/** Debian package → whether what we want of it is there. */
const tools = {
  chromium: () => findChromium() !== undefined,
  ripgrep: () => findProgram('rg') !== undefined,
  neovim: () => findProgram('nvim') !== undefined,
  pngquant: () => findProgram('pngquant') !== undefined,
  xvfb: () => findProgram('xvfb-run') !== undefined,
  xauth: () => findProgram('xauth') !== undefined,
  'fonts-dejavu-core': () => process.platform !== 'linux' || hasFonts('/usr/share/fonts'),
  // Of the desktop VS Code; Chromium brings the other libraries it needs.
  libxkbfile1: () => hasLibrary('libxkbfile.so.1'),
  'libsecret-1-0': () => hasLibrary('libsecret-1.so.0'),
};

/**
 * Makes sure that tools are there, installing their Debian packages where we may.
 * Throws an error that names the one command to run where we may not.
 */
export function ensureTools(packages) {
  const missing = packages.filter((name) => !tools[name]());
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (isDebian() && process.getuid?.() === 0) {
    note(`Installing Debian packages: ${missing.join(' ')} …`);
    aptGet(['update', '-qq']);
    aptGet(['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  const still = missing.filter((name) => !tools[name]());
  if (still.length > 0)
    throw new Error(
      isDebian()
        ? `These programs are missing: ${still.join(', ')}. Run:  sudo sh -c 'apt-get update && ${install}'`
        : `These programs are missing: ${still.join(', ')}. Install them with your system's package manager.`,
    );
}

/** Path of a Chromium or Chrome; CHROMIUM in the environment comes first. */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return process.env.CHROMIUM || names.map(findProgram).find(Boolean) || applications.find((path) => existsSync(path));
}

/** Path of a program, looked up as a shell does. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: look in the next folder.
    }
  }
  return undefined;
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another program may be installing at this moment.
  runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args], { env });
}

function isDebian() {
  if (!existsSync('/etc/os-release') || !findProgram('apt-get')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function hasLibrary(file) {
  if (process.platform !== 'linux') return true;
  return [
    '/lib',
    '/usr/lib',
    '/lib64',
    '/usr/lib64',
    `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`,
  ].some((folder) => existsSync(join(folder, file)));
}

function hasFonts(folder) {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => /\.(ttf|otf)$/.test(file));
}
