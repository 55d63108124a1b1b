// What others made and we ship: a CycloneDX bill of materials, and the notices their licences ask for. Both name exactly the
// packages that are in the bundles, by what the last build noted in out/bundles.json.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './paths.mjs';

const cyclonedx = join(root, 'node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js');
/** Our own package `server/`, which npm links to here. */
const workspace = 'node_modules/civicclause';

/** Bundle → what it was made from and what it asks of its host, as esbuild's metafile has it; those that are shipped. */
export function shippedBundles() {
  const outputs = JSON.parse(readFileSync(join(out, 'bundles.json'), 'utf8'));
  return Object.fromEntries(Object.entries(outputs).filter(([file]) => /^(server|client)\/dist\/.*\.js$/.test(file)));
}

/** Folders of the packages in the bundles, relative to the repository: `node_modules/yaml`. */
export function bundledFolders(bundles = shippedBundles()) {
  const inputs = Object.values(bundles).flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** The bill of materials, without the texts of licences, which the notices hold. The same installation gives the same bill. */
export function billOfMaterials() {
  const bill = everything();
  const wanted = new Set([...bundledFolders(), workspace]);
  const components = bill.components.filter((component) => wanted.has(folderOf(component)));
  const found = new Set(components.map(folderOf));
  const lost = [...wanted].filter((folder) => !found.has(folder));
  if (lost.length > 0) throw new Error(`These packages are bundled, but npm does not list them: ${lost.join(', ')}`);
  const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
  const dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  return { ...bill, components, dependencies };
}

/** The bill as it is shipped. */
export function renderBill({ components, ...bill }) {
  const brief = { ...bill, components: components.map(({ evidence, ...component }) => component) };
  return `${JSON.stringify(brief, null, 2)}\n`;
}

/** THIRD-PARTY-NOTICES.txt: every bundled package with its version, licence, address and the licence's text. */
export function notices({ components }) {
  const others = components.filter((component) => folderOf(component) !== workspace);
  // One version may be installed in two places.
  const entries = new Map(others.map((component) => [component.purl, notice(component)]));
  return `${introduction}${[...entries.keys()]
    .sort()
    .map((purl) => `\n${'='.repeat(100)}\n\n${entries.get(purl)}`)
    .join('')}`;
}

const introduction = `Civic Clause contains the following packages, under the licences given with each.
Civic Clause contient les paquets suivants, sous les licences indiquées pour chacun.
`;

function notice({ group, name, version, licenses = [], externalReferences = [], evidence }) {
  const title = `${group ? `${group}/` : ''}${name} ${version}`;
  const licence = licenses.map((one) => one.expression ?? one.license.id ?? one.license.name).join(', ');
  const address = externalReferences.find(({ type }) => type === 'vcs')?.url ?? '';
  const texts = (evidence?.licenses ?? []).map(({ license }) => Buffer.from(license.text.content, 'base64').toString('utf8'));
  if (!licence || texts.length === 0) throw new Error(`${title} names no licence, or has no text of it`);
  const body = texts.map((text) => text.replace(/\r\n/g, '\n').trim()).join('\n\n');
  return `${title}\n${licence}\n${address.replace(/^git\+/, '')}\n\n${body}\n`;
}

/** All installed packages, as `@cyclonedx/cyclonedx-npm` lists them. */
function everything() {
  const options = ['--gather-license-texts', '--output-reproducible', '--flatten-components', '--short-PURLs'];
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    // What else lies in node_modules is no matter of ours.
    [cyclonedx, ...options, '--ignore-npm-errors'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (error || status !== 0) throw new Error(`cyclonedx-npm failed (exit code ${status}): ${error ?? stderr}`);
  return JSON.parse(stdout);
}

const folderOf = ({ properties = [] }) => properties.find(({ name }) => name === 'cdx:npm:package:path')?.value;
