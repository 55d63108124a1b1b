// The language servers that are measured: how each is started, what it asks of its client, how its findings come.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/paths.mjs';

/**
 * @typedef {object} Server
 * @property {string} name as the table says it
 * @property {string[]} command what follows `node`
 * @property {'push' | 'pull'} findings
 * @property {(document: { uri: string, text: () => string }) => Record<string, (params: any) => unknown>} [answers] to its requests
 * @property {object} [settings] sent once it is initialised
 * @property {object} [initializationOptions]
 */

const require = createRequire(import.meta.url);
const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));
/** A file of a package that does not export it. */
const packageFile = (name, path) =>
  join(dirname(fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url))), path);

const serverFile = join(root, 'server', 'dist', 'server.js');

/** @type {Server} */
export const ours = { name: 'Civic Clause', command: [serverFile, '--stdio'], findings: 'push' };
/** As VS Code talks to it. @type {Server} */
export const oursPulled = { name: 'Civic Clause, asked', command: [serverFile, '--stdio'], findings: 'pull' };
/** @type {Server} */
export const raw = { name: 'raw RPC', command: [program('raw-server.mjs')], findings: 'push' };

/** @type {Server} */
export const unifiedServer = {
  name: 'unified-language-server',
  command: [program('unified-server.mjs'), '--stdio'],
  findings: 'push',
};

const yamlSettings = { validate: true, schemaStore: { enable: false }, schemas: {} };
/** It waits some 200 ms for quiet before it validates. @type {Server} */
export const yamlServer = {
  name: 'yaml-language-server',
  command: [packageFile('yaml-language-server', 'bin/yaml-language-server'), '--stdio'],
  findings: 'push',
  answers: () => ({
    'workspace/configuration': ({ items }) => items.map(({ section }) => (section === 'yaml' ? yamlSettings : {})),
  }),
  settings: { yaml: yamlSettings },
};

const linkChecks = {
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'ignore', markdownFragmentLinks: 'ignore' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'warning' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
  suggest: { paths: { enabled: true } },
  occurrencesHighlight: { enabled: false },
  preferredMdPathExtensionStyle: 'auto',
  updateLinksOnFileMove: {},
};
/** Its client parses with markdown-it, as VS Code's does. @type {Server} */
export const markdownServer = {
  name: 'VS Code Markdown server',
  command: [packageFile('vscode-markdown-languageserver', 'dist/node/workerMain.js'), '--stdio'],
  findings: 'pull',
  initializationOptions: { markdownFileExtensions: ['md'] },
  settings: { markdown: linkChecks },
  answers({ uri, text }) {
    const MarkdownIt = require('markdown-it');
    const parser = new MarkdownIt({ html: true });
    const plain = ({ type, markup, content, map, children }) => ({ type, markup, content, map, children: children?.map(plain) });
    return {
      'workspace/configuration': ({ items }) => items.map(({ section }) => (section === 'markdown' ? linkChecks : {})),
      'markdown/parse': (params) => parser.parse(params.text ?? text(), {}).map(plain),
      'markdown/fs/stat': () => ({ isDirectory: false }),
      'markdown/findMarkdownFilesInWorkspace': () => [uri],
    };
  },
};

/** `name version` of what is compared with, for the foot of the table. */
export function peerVersions() {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  return Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
}
