import { readFileSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { packageExtension } from '../../scripts/package.mjs';
import { type Bill, billOfMaterials, bundledFolders, notices, renderBill } from '../../scripts/sbom.mjs';
import { folderWith, root } from '../cli/run';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
}

const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const lock = json('package-lock.json') as { lockfileVersion: number; packages: Record<string, Locked> };

describe('what we depend on', () => {
  it.each(['package.json', 'server/package.json'])('%s asks for exact versions, which the lock file has', (file) => {
    const { dependencies = {}, devDependencies = {} } = json(file);
    const asked: [string, string][] = Object.entries({ ...dependencies, ...devDependencies });
    expect(asked.length).toBeGreaterThan(0);
    for (const [name, version] of asked) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      const locked = lock.packages[`server/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`];
      const nearest = file.startsWith('server') ? locked : lock.packages[`node_modules/${name}`];
      expect(nearest?.version, name).toBe(version);
    }
  });

  it('is locked to contents: each package by its hash, none by an address', () => {
    const others = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter(([, { integrity, inBundle }]) => !inBundle && !/^sha(512|1)-/.test(integrity ?? ''))).toEqual([]);
    expect(others.filter(([, { resolved }]) => resolved)).toEqual([]);
  });

  it('runs nothing when it is installed', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const hooks = /^(pre|post)?(install|prepare|prepublish|uninstall)|^vscode:/;
    for (const file of ['package.json', 'server/package.json'])
      expect(Object.keys(json(file).scripts ?? {}).filter((name) => hooks.test(name))).toEqual([]);
  });
});

describe('what we ship of others', () => {
  let bill: Bill;
  beforeAll(() => {
    bill = billOfMaterials();
  }, 120_000);

  it('stands in the bill of materials, package by package', async () => {
    const text = renderBill(bill);
    const shipped = JSON.parse(text) as Bill;
    // Our own package `civicclause` is the one more.
    expect(shipped.components).toHaveLength(bundledFolders().length + 1);
    const refs = new Set([shipped.metadata.component, ...shipped.components].map((component) => component['bom-ref']));
    const loose = shipped.dependencies.filter(({ ref, dependsOn }) => !refs.has(ref) || !dependsOn.every((one) => refs.has(one)));
    expect(loose).toEqual([]);
    expect(await schemaErrors(text)).toBe(null);
  }, 120_000);

  it('is under licences that let us', () => {
    const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD'];
    const licenceOf = (licenses: object[] = []) => JSON.stringify(licenses).match(/"id":"([^"]+)"/)?.[1] ?? 'none';
    const others = bill.components.filter(({ licenses }) => !allowed.includes(licenceOf(licenses)));
    expect(others.map(({ purl }) => purl)).toEqual([]);
  });

  it('is named in THIRD-PARTY-NOTICES.txt, as `npm run generate` writes it', () => {
    expect(readFileSync(join(root, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toBe(notices(bill));
  });
});

/** Null when the bill is as the CycloneDX schema wants it; checked by the library of the tool that made it. */
async function schemaErrors(bill: string): Promise<unknown> {
  const tool = createRequire(join(root, 'node_modules/@cyclonedx/cyclonedx-npm/package.json'));
  const { Spec, Validation } = tool('@cyclonedx/cyclonedx-library');
  return new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bill);
}

describe('the .vsix', () => {
  const folder = folderWith({});
  let files: Record<string, Uint8Array>;
  let archives: Buffer[];

  beforeAll(async () => {
    // The packager tells what it does.
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const touched = join(root, 'LICENSE');
    const { atime, mtime } = statSync(touched);
    const zone = process.env.TZ;
    const packaged = async (name: string) => {
      // The search for secrets, a great deal of work, is for `npm run package`.
      await packageExtension(join(folder, name), { allowPackageAllSecrets: true, allowPackageEnvFile: true });
      return readFileSync(join(folder, name));
    };
    try {
      archives = [await packaged('one.vsix')];
      utimesSync(touched, atime, new Date(2001, 1, 1));
      process.env.TZ = 'Asia/Tokyo';
      archives.push(await packaged('two.vsix'));
    } finally {
      utimesSync(touched, atime, mtime);
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
      vi.restoreAllMocks();
    }
    files = unzipSync(archives[0]!);
  }, 120_000);

  it('has a README without pictures, which nobody could show there', () => {
    const readme = strFromU8(files['extension/readme.md'] ?? files['extension/README.md']!);
    expect(readme).toMatch(/^# Civic Clause/);
    expect(readme).not.toContain('docs/pictures/');
    expect(Object.keys(files).filter((name) => name.includes('docs/pictures'))).toEqual([]);
  });

  it('has the same bytes each time, in whatever time zone, however old the files', () => {
    expect(archives).toHaveLength(2);
    expect(archives[0]!.equals(archives[1]!)).toBe(true);
  });

  it('has what runs and what is read, the notices of licences among it, and nothing else', () => {
    const names = Object.keys(files);
    for (const name of ['THIRD-PARTY-NOTICES.txt', 'LICENSE.txt', 'client/dist/extension.js', 'server/dist/server.js'])
      expect(names).toContain(`extension/${name}`);
    expect(
      names.filter((name) => /\.(map|tsx?|mjs|test\.\w+)$|(^|\/)(test|scripts|src|node_modules|out|\.\w+)\//.test(name)),
    ).toEqual([]);
    expect(names.filter((name) => name.startsWith('/') || name.includes('..') || name.includes('\\'))).toEqual([]);
  });

  it('has no address of the machine it was made on', () => {
    for (const [name, content] of Object.entries(files)) expect(strFromU8(content, true).includes(root), name).toBe(false);
  });
});
