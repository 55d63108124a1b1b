// Writes snippets/*.code-snippets from the playbook; test/unit/snippets fails when they are stale.
//     node scripts/generate-snippets.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { readPlaybookSource } from './playbook-source.mjs';

const languages = ['en', 'fr'];
const formats = { markdown: markdownBody, yaml: yamlBody, plaintext: plainBody };
const kinds = {
  rfp: { en: 'for an RFP', fr: 'pour un appel de propositions' },
  agreement: { en: 'for an agreement', fr: 'pour un contrat' },
};
const prefixes = { en: 'clause-', fr: 'clause-fr-' };

/** Every snippet file by name, as text: the same playbook always gives the same bytes. */
export function snippetFiles(playbook = readPlaybookSource()) {
  const files = {};
  for (const [format, bodyOf] of Object.entries(formats)) {
    for (const language of languages) {
      const content = {};
      for (const clause of inThemeOrder(playbook)) {
        for (const [kind, suffix] of Object.entries(kinds)) {
          content[`${clause.title[language]} (${kind})`] = {
            prefix: [`${prefixes[language]}${clause.id}`, `${prefixes[language]}${clause.id}-${kind}`],
            description: `${clause.title[language]}, ${suffix[language]}`,
            body: withTabStops(bodyOf(clause, clause.title[language], clause.wording[kind][language].trim())).split('\n'),
          };
        }
      }
      files[`${format}.${language}.code-snippets`] = `${JSON.stringify(content, null, 2)}\n`;
    }
  }
  return files;
}

function inThemeOrder({ manifest, clauses }) {
  const order = manifest.themes.map(({ id }) => id);
  return [...clauses].sort((a, b) => order.indexOf(a.theme) - order.indexOf(b.theme) || (a.id < b.id ? -1 : 1));
}

function markdownBody(_clause, title, wording) {
  return `## ${title}\n\n${wording}\n`;
}

function plainBody(_clause, title, wording) {
  return `${title}\n\n${wording}\n`;
}

/** An entry of the list `clauses` of the structured RFP and agreement. */
function yamlBody({ id }, title, wording) {
  const text = wording
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  return `- id: ${id}\n  title: ${yamlString(title)}\n  text: |-\n${text}\n`;
}

function yamlString(text) {
  return /^[\p{L}\p{N}][\p{L}\p{N} ,'’()-]*$/u.test(text) ? text : JSON.stringify(text);
}

/**
 * Blanks `[Label]` become tab stops, with their brackets, so that one left alone is still found as a blank. Equal labels
 * share a stop, but not bare numbers: two `[30]` are two limits. What else a snippet would read is escaped.
 */
export function withTabStops(text) {
  const stops = new Map();
  let last = 0;
  return text
    .split(/(\[[^[\]\n]{1,120}\])/)
    .map((piece, index) => {
      if (index % 2 === 0) return escapeSnippet(piece);
      const stop = stops.get(piece) ?? ++last;
      if (!/^\[\d+\]$/.test(piece)) stops.set(piece, stop);
      return `\${${stop}:${escapeSnippet(piece)}}`;
    })
    .join('');
}

function escapeSnippet(text) {
  return text.replace(/[\\$}]/g, '\\$&');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(root, 'snippets');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(snippetFiles())) writeFileSync(join(folder, name), content);
}
