// Turns schemas/*.schema.json into plain validation functions at build time: no schema compiler, and so no `new Function`,
// reaches a bundle. A web worker and a page with a strict content security policy can run them. In Node each schema is a file of its
// own, read when something is first checked against it: most reviews check nothing.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { root } from './paths.mjs';
import { nameOf, schemaBundle, schemaFile, schemaFiles, schemaNames, validators } from './schemas.mjs';

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

const compiled = new Map();

/** An ES module that exports the validation functions of some schemas, of all by default, by their names. */
export function validatorsModule(names = schemaNames) {
  const texts = schemaFiles().map((file) => readFileSync(file, 'utf8'));
  const key = [...names, ...texts].join('\0');
  if (!compiled.has(key)) compiled.set(key, compile(names));
  return compiled.get(key);
}

function compile(names) {
  const ajv = createAjv({ messages: false, inlineRefs: false, code: { source: true, esm: true } });
  const wanted = Object.entries(validators).filter(([, schema]) => names.includes(nameOf(schema)));
  // The generated code asks for Ajv's helpers with `require`; bundling puts them in.
  const { outputFiles } = buildSync({
    stdin: { contents: standaloneCode(ajv, Object.fromEntries(wanted)), resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

/** An ES module of one schema: its text as data, and its validation functions. */
export function schemaModule(name) {
  const own = Object.keys(validators).filter((validator) => nameOf(validators[validator]) === name);
  return `${validatorsModule([name])}
export const validators = { ${own.join(', ')} };
export const document = ${readFileSync(schemaFile(name), 'utf8')};`;
}

/** An ES module that gives the module of a schema: from its file beside the bundle, or what a bundle without files carries. */
export function schemasModule({ fromFile }) {
  const member = (value) => (name) => `${JSON.stringify(name)}: ${value(name)}`;
  if (fromFile)
    return `const files = { ${schemaNames.map(member((name) => `() => require('${schemaBundle(name)}')`)).join(', ')} };
export default (name) => files[name]();`;
  return `${validatorsModule()}
const validators = { ${Object.keys(validators).join(', ')} };
const documents = { ${schemaNames.map(member((name) => readFileSync(schemaFile(name), 'utf8'))).join(', ')} };
export default (name) => ({ validators, document: documents[name] });`;
}
