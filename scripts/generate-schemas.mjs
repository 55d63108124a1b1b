// Writes schemas/custom-playbook.schema.json from schemas/playbook.schema.json: in a playbook of one's own, a clause may say only what
// it changes, and any text may be in one language. test/unit/playbook/customSchema.test.ts fails when it is stale.
//     node scripts/generate-schemas.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

export const customPlaybookFile = join(root, 'schemas', 'custom-playbook.schema.json');

/** Definitions of which only the id must be given; all else may come from the playbook built on. */
const partial = ['clause', 'element', 'fact'];
/** Definitions that a playbook of one's own has no use for. */
const unused = /^(manifest|concepts|weakWording|jurisdictions?|seeds?|seedStatement|templates?|template[A-Z].*)$/;

/** The schema as text: the same playbook schema always gives the same bytes. */
export function customPlaybookSchema(source = JSON.parse(readFileSync(join(root, 'schemas', 'playbook.schema.json'), 'utf8'))) {
  const { properties } = source.$defs.manifest;
  const definitions = Object.entries(source.$defs).filter(([name]) => !unused.test(name));
  const $defs = Object.fromEntries(definitions.map(([name, schema]) => [name, loosened(name, schema)]));
  for (const name of ['clause', 'element']) $defs[name].properties.replace = replaceKey($defs[name]);
  const schema = {
    $schema: source.$schema,
    $id: 'custom-playbook.schema.json',
    title: 'Civic Clause: a playbook of your own',
    'x-title-fr': 'Civic Clause : un cahier de clauses à vous',
    description: 'Your own clauses, and what you change in those of the playbook you build on.',
    'x-description-fr': 'Vos propres clauses, et ce que vous changez à celles du cahier sur lequel vous vous appuyez.',
    type: 'object',
    required: ['id', 'version', 'title', 'extends'],
    properties: {
      schemaVersion: {
        description: 'Version of this file format.',
        'x-description-fr': 'Version de ce format de fichier.',
        type: 'integer',
        minimum: 1,
        default: 1,
      },
      id: properties.id,
      version: properties.version,
      title: { ...properties.title, allOf: [{ $ref: '#/$defs/localised' }] },
      extends: {
        description: 'The playbook that this one builds on.',
        'x-description-fr': 'Le cahier sur lequel celui-ci s’appuie.',
        enum: ['smart-city'],
      },
      themes: {
        ...properties.themes,
        description: 'Further themes, after those there are.',
        'x-description-fr': 'D’autres thèmes, à la suite.',
      },
      sources: properties.sources,
      concepts: {
        description: 'Words that mean the same for a pattern: new @concepts, and more words for those there are.',
        'x-description-fr':
          'Des mots équivalents pour un motif : de nouveaux @concepts, et d’autres mots pour ceux qui existent.',
        type: 'object',
        maxProperties: 500,
        propertyNames: { $ref: '#/$defs/identifier' },
        additionalProperties: { $ref: '#/$defs/concept' },
      },
      clauses: {
        description: 'Clauses of your own, and by its id, any clause there is, with what you change in it.',
        'x-description-fr': 'Vos propres clauses et, sous son identifiant, toute clause existante, avec ce que vous y changez.',
        type: 'array',
        maxItems: 200,
        items: { $ref: '#/$defs/clause' },
      },
    },
    patternProperties: { '^x-': true },
    additionalProperties: false,
    $defs,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function loosened(name, schema) {
  if (name === 'localised') {
    const { required, ...rest } = schema;
    return { ...rest, minProperties: 1 };
  }
  const loose = structuredClone(schema);
  if (partial.includes(name)) loose.required = ['id'];
  if (name === 'clause') {
    delete loose.properties.wording.required;
    loose.properties.elements.maxItems = 60;
  }
  if (name === 'patterns') loose.maxItems = 500;
  if (name === 'patternText') loose.maxLength = 1000;
  if (name === 'pattern') loose.maxLength = loose.properties.match.maxLength = 1000;
  return loose;
}

/** Keys that hold patterns, examples or the like are added to, unless they are named here. */
function replaceKey({ properties }) {
  const lists = Object.entries(properties).filter(
    ([, value]) => value.type === 'array' || JSON.stringify(value).includes('localisedPatterns'),
  );
  return {
    description: 'Keys whose content takes the place of what the clause had; all others add to it.',
    'x-description-fr': 'Clés dont le contenu remplace celui de la clause ; les autres s’y ajoutent.',
    type: 'array',
    items: { enum: lists.map(([key]) => key) },
    uniqueItems: true,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(customPlaybookFile, customPlaybookSchema());
