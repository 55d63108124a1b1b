import type { Validator } from 'civicclause:validators';
import * as validators from 'civicclause:validators';
import agreement from '../../../../schemas/agreement.schema.json';
import configuration from '../../../../schemas/configuration.schema.json';
import customPlaybook from '../../../../schemas/custom-playbook.schema.json';
import decisions from '../../../../schemas/decisions.schema.json';
import playbook from '../../../../schemas/playbook.schema.json';
import rfp from '../../../../schemas/rfp.schema.json';
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

const of = (document: unknown, validate: Validator, definition?: string): Schema => {
  const schema = document as JsonSchema;
  return { document: schema, validate, root: definition ? schema.$defs![definition]! : schema };
};

/** The schemas by the name of their validator. */
export const SCHEMAS = {
  clause: of(playbook, validators.clause, 'clause'),
  manifest: of(playbook, validators.manifest, 'manifest'),
  concepts: of(playbook, validators.concepts, 'concepts'),
  weakWording: of(playbook, validators.weakWording, 'weakWording'),
  jurisdictions: of(playbook, validators.jurisdictions, 'jurisdictions'),
  seeds: of(playbook, validators.seeds, 'seeds'),
  templates: of(playbook, validators.templates, 'templates'),
  customPlaybook: of(customPlaybook, validators.customPlaybook),
  rfp: of(rfp, validators.rfp),
  agreement: of(agreement, validators.agreement),
  configuration: of(configuration, validators.configuration),
  decisions: of(decisions, validators.decisions),
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
