// The schemas that are checked against, by the names of their files and of their validation functions.
import { join } from 'node:path';
import { root } from './paths.mjs';

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

/** `configuration` is `schemas/configuration.schema.json`. */
export const nameOf = (schema) => schema.split('.')[0];
export const schemaNames = [...new Set(Object.values(validators).map(nameOf))];
export const schemaFile = (name) => join(root, 'schemas', `${name}.schema.json`);
export const schemaFiles = () => schemaNames.map(schemaFile);

/** Where a bundle in `server/dist` finds the modules of schemas. */
export const schemaBundle = (name) => `./schemas/${name}.js`;
