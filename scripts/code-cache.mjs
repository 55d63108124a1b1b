// Keeps the code that V8 makes of a bundle beside it (`NAME.js.cache`), so that a process need not make it again. The bundle does
// in a process of its own what users first do with it; V8 then has made what that takes, and it is written down.
//     node scripts/code-cache.mjs PROGRAM BUNDLE [ARGUMENT…]       (what that process runs)
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';
import { out, root } from './paths.mjs';
import { readPlaybookSource } from './playbook-source.mjs';

/** Bundles that `server/src/host/runBundle.ts` runs, and the programs that start them. */
const commandLine = { program: 'server/dist/cli.js', bundle: 'server/dist/commandLine.js' };
const languageServer = { program: 'server/dist/server.js', bundle: 'server/dist/languageServer.js' };
export const cachedBundles = [commandLine.bundle, languageServer.bundle];
export const cacheOf = (bundle) => `${bundle}.cache`;

/** A bundle must never meet the code of another: V8 compares no more than the lengths of their texts. */
export function removeCodeCaches() {
  for (const bundle of cachedBundles) rmSync(join(root, cacheOf(bundle)), { force: true });
}

export async function writeCodeCaches() {
  const documents = sampleDocuments();
  const paths = documents.map(({ path }) => path);
  await Promise.all([
    run(commandLine, ['check', '--fail-on', 'never', ...paths]),
    run(languageServer, ['--stdio'], editingSession(documents)),
  ]);
}

/** One agreement in each language, made of the playbook's own wording, with what else agreements are made of. */
function sampleDocuments() {
  const folder = join(out, 'warm-up');
  mkdirSync(folder, { recursive: true });
  const { clauses } = readPlaybookSource();
  return ['en', 'fr'].map((language) => {
    const { title, jurisdiction, opening, wordings } = {
      en: {
        title: 'Services Agreement',
        jurisdiction: 'Ontario',
        opening: 'This Agreement is made between the City of Northfield (the “City”) and Acme Ltd (the “Vendor”).',
        wordings: [
          '“City Data” means all data that the Vendor processes.',
          'Within 30 days, the Vendor shall, subject to Section 2.1, use reasonable efforts to reply; it may not sell City Data.',
        ],
      },
      fr: {
        title: 'Contrat de services',
        jurisdiction: 'Québec',
        opening: 'Le présent contrat est conclu entre la Ville de Northfield (la « Ville ») et Acme ltée (le « Fournisseur »).',
        wordings: [
          '« Données de la Ville » désigne toutes les données que traite le Fournisseur.',
          'Dans les 30 jours, le Fournisseur doit, sous réserve de la section 2.1, répondre ; il ne peut vendre les données.',
        ],
      },
    }[language];
    const sections = clauses
      .filter((_, index) => index % 5 === 0)
      .map(
        (clause, index) =>
          `## ${index + 1}. ${clause.title[language]}\n\n### ${index + 1}.1 Details\n\n` +
          `${clause.wording.agreement[language]}\n\n- *a*\n- b\n  1. c\n\n**${index + 1}.2** ${wordings.join(' ')}\n\n(a) d;\n(b) e.\n`,
      );
    const frontMatter = `---\ntitle: ${title}\nversion: 1.0\nlang: ${language}\njurisdiction: ${jurisdiction}\n---\n`;
    const table = '\n| a | b |\n| - | - |\n| 1 | 2 |\n';
    const text = `${frontMatter}\n# ${title}\n\n${opening}\n\n${sections.join('\n')}${table}`;
    const path = join(folder, `agreement.${language}.md`);
    writeFileSync(path, text);
    return { path, uri: pathToFileURL(path).href, text };
  });
}

/** What an editor sends: `work`, then `end` when the last request of the work is answered. */
function editingSession(documents) {
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
  const of = ({ uri }) => ({ textDocument: { uri, version: 2 }, position: range.start, range, context: { diagnostics: [] } });
  const messages = [
    { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
    ...documents.map(({ uri, text }) => ({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
    })),
    ...documents.flatMap((document, index) => [
      { method: 'textDocument/didChange', params: { ...of(document), contentChanges: [{ range, text: 'x' }] } },
      { id: 10 + index, method: 'textDocument/hover', params: of(document) },
      { id: 20 + index, method: 'textDocument/codeAction', params: of(document) },
    ]),
  ];
  const last = { id: 30, method: 'textDocument/hover', params: of(documents[0]) };
  return { work: [...messages, last], answer: '"id":30', end: [{ id: 31, method: 'shutdown' }, { method: 'exit' }] };
}

function framed(messages) {
  const frame = (body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  return messages.map((message) => frame(JSON.stringify({ jsonrpc: '2.0', ...message }))).join('');
}

/** Milliseconds: a bundle that hangs must not hang the build. */
const patience = 120_000;

/** Rejects when the bundle cannot do its work. */
function run({ program, bundle }, args, session) {
  return new Promise((resolve, reject) => {
    const recording = [fileURLToPath(import.meta.url), join(root, program), join(root, bundle), ...args];
    const child = spawn(process.execPath, recording, { timeout: patience });
    const said = { stdout: '', stderr: '' };
    child.stderr.on('data', (data) => {
      said.stderr += data;
    });
    child.stdout.on('data', (data) => {
      said.stdout += data;
      if (!session || !said.stdout.includes(session.answer)) return;
      child.stdin.write(framed(session.end));
      said.stdout = '';
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`build: ${bundle} does not run. ${said.stderr}`))));
    if (session) child.stdin.write(framed(session.work));
    else child.stdin.end();
  });
}

/** Runs a program, and writes down the code of the bundle that it starts, when the process ends. */
function record(program, bundle) {
  class Recorded extends vm.Script {
    constructor(text, options) {
      super(text, options);
      if (options.filename !== bundle) return;
      // V8 takes code only under the flags it was made under: those that are set when a bundle is loaded, not what it sets later.
      v8.setFlagsFromString = () => undefined;
      process.on('exit', () => writeFileSync(cacheOf(bundle), this.createCachedData()));
    }
  }
  vm.Script = Recorded;
  process.argv.splice(1, 3, program);
  createRequire(program)(program);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) record(...process.argv.slice(2, 4));
