import readSchema, { type SchemaFileName, type Validator } from 'civicclause:schemas';
import { lazily } from '../../text/memo';
import type { Localised } from '../../text/types';
import type { YamlPath } from './yamlTree';

/** What we read of a JSON Schema: enough for names, descriptions and scaffolds. Validation itself is generated code. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  description?: string;
  'x-description-fr'?: string;
  /** Closed list of text formats that have a plain-word explanation (`FormatName`). */
  'x-format'?: string;
  /** Names of enum values or keys. */
  'x-names'?: Record<string, Localised>;
  /** The enum lists the clauses of the playbook; another playbook may bring more. */
  'x-clause-ids'?: boolean;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema | boolean>;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

export interface Schema {
  document: JsonSchema;
  root: JsonSchema;
  validate: Validator;
}

const of = (file: SchemaFileName, validator: string, definition?: string) =>
  lazily((): Schema => {
    const { document, validators } = readSchema(file);
    const schema = document as JsonSchema;
    return { document: schema, validate: validators[validator]!, root: definition ? schema.$defs![definition]! : schema };
  });
const inPlaybook = (definition: string) => of('playbook', definition, definition);

/** The schemas by the name of their validator, read when asked for. */
export const SCHEMAS = {
  clause: inPlaybook('clause'),
  manifest: inPlaybook('manifest'),
  concepts: inPlaybook('concepts'),
  weakWording: inPlaybook('weakWording'),
  jurisdictions: inPlaybook('jurisdictions'),
  seeds: inPlaybook('seeds'),
  templates: inPlaybook('templates'),
  customPlaybook: of('custom-playbook', 'customPlaybook'),
  rfp: of('rfp', 'rfp'),
  agreement: of('agreement', 'agreement'),
  configuration: of('configuration', 'configuration'),
  decisions: of('decisions', 'decisions'),
};
export type SchemaName = keyof typeof SCHEMAS;

const MAX_NESTING = 20;

/** A schema with everything it refers to or combines, flat. */
export function flatten(document: JsonSchema, schema: JsonSchema, depth = 0): JsonSchema[] {
  if (depth > MAX_NESTING) return [];
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (schema.$ref) {
    const target = document.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target) parts.push(target);
  }
  return [schema, ...parts.flatMap((part) => flatten(document, part, depth + 1))];
}

/** Every schema that speaks about the value at a path, the most special description first. */
export function schemasAt({ document, root }: Schema, path: YamlPath): JsonSchema[] {
  let here = flatten(document, root);
  for (const step of path) {
    here = here.flatMap((schema) => child(schema, step).flatMap((next) => flatten(document, next)));
    if (here.length === 0) break;
  }
  return here;
}

function child(schema: JsonSchema, step: string | number): JsonSchema[] {
  if (typeof step === 'number') return schema.items ? [schema.items] : [];
  const named = schema.properties && Object.hasOwn(schema.properties, step) ? schema.properties[step] : undefined;
  if (named) return [named];
  if (step.startsWith('x-')) return [];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

/** Keys that may stand in the map at a path. */
export function keysAt(schema: Schema, path: YamlPath): string[] {
  const keys = new Set<string>();
  for (const part of schemasAt(schema, path)) {
    for (const key of Object.keys(part.properties ?? {})) keys.add(key);
    for (const names of part.propertyNames ? flatten(schema.document, part.propertyNames) : [])
      for (const value of names.enum ?? []) keys.add(String(value));
  }
  return [...keys];
}
