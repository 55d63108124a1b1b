// Turns schemas/*.schema.json into plain validation functions at build time: no schema compiler, and so no `new Function`,
// reaches a bundle. A web worker and a page with a strict content security policy can run them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { root } from './paths.mjs';

/** Annotations that validation ignores: descriptions, names and scaffolds for authors. */
export const annotations = [
  'x-description-fr',
  'x-title-fr',
  'x-format',
  'x-names',
  'x-clause-ids',
  'defaultSnippets',
  'markdownDescription',
];

/** Validator name → the schema it checks, as `file` or `file#/pointer`. */
export const validators = {
  clause: 'playbook.schema.json#/$defs/clause',
  manifest: 'playbook.schema.json#/$defs/manifest',
  concepts: 'playbook.schema.json#/$defs/concepts',
  weakWording: 'playbook.schema.json#/$defs/weakWording',
  jurisdictions: 'playbook.schema.json#/$defs/jurisdictions',
  templates: 'playbook.schema.json#/$defs/templates',
  seeds: 'playbook.schema.json#/$defs/seeds',
  customPlaybook: 'custom-playbook.schema.json',
  rfp: 'rfp.schema.json',
  agreement: 'agreement.schema.json',
  configuration: 'configuration.schema.json',
  decisions: 'decisions.schema.json',
  review: 'review.schema.json',
  baseline: 'baseline.schema.json',
};

export const schemaFiles = () =>
  [...new Set(Object.values(validators).map((schema) => schema.split('#')[0]))].map((file) => join(root, 'schemas', file));

/** A strict Ajv that knows our annotations and every schema file. */
export function createAjv(options = {}) {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true, ...options });
  ajv.addVocabulary(annotations);
  for (const file of schemaFiles()) ajv.addSchema(bare(JSON.parse(readFileSync(file, 'utf8'))));
  return ajv;
}

/** A schema without its prose, which validation code would otherwise carry along. A property may be named like an annotation. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  const isProse = ([key, value]) =>
    annotations.includes(key) || (['description', 'title'].includes(key) && typeof value === 'string');
  return Object.fromEntries(
    Object.entries(schema)
      .filter((entry) => !isProse(entry))
      .map(([key, value]) => [key, bare(value)]),
  );
}

let cached = { key: '', code: '' };

/** An ES module that exports one validation function a validator. */
export function validatorsModule() {
  const key = schemaFiles()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\0');
  if (key !== cached.key) cached = { key, code: compile() };
  return cached.code;
}

function compile() {
  const ajv = createAjv({ messages: false, inlineRefs: false, code: { source: true, esm: true } });
  // The generated code asks for Ajv's helpers with `require`; bundling puts them in.
  const { outputFiles } = buildSync({
    stdin: { contents: standaloneCode(ajv, validators), resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}
