import type { Localised, TextRange } from '../../text/types';
import type { Document } from '../types';
import { schemaFollowed } from './followed';
import { flatten, type JsonSchema, SCHEMAS, type Schema, schemasAt } from './schemas';
import { type YamlContext, yamlContext } from './yamlContext';
import { parseYamlTree, type YamlNode, type YamlPath } from './yamlTree';

export interface SchemaCompletion {
  label: string;
  /** Further lines are indented relative to the line of the cursor (LSP `adjustIndentation`). */
  insertText: string;
  detail: Localised;
  kind: 'key' | 'value';
  /** What is replaced: the word typed so far. */
  range: TextRange;
}

export interface SchemaHover {
  range: TextRange;
  text: Localised;
}

/** Keys and values that may stand at an offset of a YAML document that follows a schema. Works on unfinished text. */
export function schemaCompletions(document: Document, offset: number): SchemaCompletion[] {
  const schema = schemaOf(document);
  const context = schema && yamlContext(document.source, offset);
  if (!context) return [];
  return completionsIn(schema, context, offset);
}

/** Names that a configuration may give beside those in its schema, each with what it stands for. */
export interface RuleName {
  id: string;
  title: Localised;
  /** It is a clause: it may have time limits. */
  clause: boolean;
}

/** The same for a configuration file, with the clauses and checks that it may name. */
export function configurationCompletions(document: Document, offset: number, rules: readonly RuleName[]): SchemaCompletion[] {
  const context = yamlContext(document.source, offset);
  if (!context) return [];
  const { path, siblings, at } = context;
  const group = path.findLast((step) => typeof step === 'string');
  const range = { start: context.start, end: offset };
  if (group === 'off' && typeof path.at(-1) === 'number')
    return rules.map(({ id, title }) => ({ label: id, insertText: id, detail: title, kind: 'value', range }));
  if (at === 'line' && (path.at(-1) === 'severities' || path.at(-1) === 'limits'))
    return rules
      .filter(({ id, clause }) => (clause || group === 'severities') && !siblings.has(id))
      .map(({ id, title }) => ({ label: id, insertText: `${id}: `, detail: title, kind: 'key', range }));
  return completionsIn(SCHEMAS.configuration(), context, offset);
}

/** Keys and values that the schema has for a place; `parts`: what it says of the value there. */
export function completionsIn(
  schema: Schema,
  context: YamlContext,
  offset: number,
  parts = schemasAt(schema, context.path),
): SchemaCompletion[] {
  const { at, siblings } = context;
  const range = { start: context.start, end: offset };
  const values = valuesOf(parts).map(
    ([label, detail]): SchemaCompletion => ({ label, insertText: label, detail, kind: 'value', range }),
  );
  if (at === 'value') return values;
  const column = context.column - context.indent;
  const keys = keysOf(schema, parts)
    .filter(([key]) => !siblings.has(key))
    .map(([key, parts]): SchemaCompletion => {
      const insertText = `${key}:${context.flow ? ' ' : opening(schema.document, parts, column + 2)}`;
      return { label: key, insertText, detail: descriptionOf(parts), kind: 'key', range };
    });
  return [...keys, ...values];
}

/** What the key or value at an offset means. */
export function schemaHover(document: Document, offset: number): SchemaHover | undefined {
  const schema = schemaOf(document);
  const root = schema && parseYamlTree(document.source).root;
  if (!root) return undefined;
  const found = find(root, offset);
  if (!found) return undefined;
  const parts = schemasAt(schema, found.path);
  const key = found.path.at(-1);
  const parentNames = namesOf(schemasAt(schema, found.path.slice(0, -1)).flatMap((part) => keyNames(schema, part)));
  const lines = [
    found.on === 'key' && typeof key === 'string' ? parentNames.get(key) : namesOf(parts).get(String(found.node.value)),
    descriptionOf(parts),
  ].filter((text): text is Localised => text !== undefined && text.en !== '');
  if (lines.length === 0) return undefined;
  const text = { en: lines.map((line) => line.en).join('\n\n'), fr: lines.map((line) => line.fr).join('\n\n') };
  return { range: found.range, text };
}

function schemaOf(document: Document): Schema | undefined {
  if (document.format !== 'yaml') return undefined;
  const name = ownFile(document.path) ?? schemaFollowed(document.path, document.source);
  return name && SCHEMAS[name]();
}

/** The schema of a file that is ours by its name. */
export function ownFile(path: string): 'configuration' | 'decisions' | undefined {
  const [, kind] = /(?:^|\/)civicclause(\.decisions)?\.ya?ml$/.exec(path) ?? [];
  if (kind !== undefined) return 'decisions';
  return /(?:^|\/)civicclause\.ya?ml$/.test(path) ? 'configuration' : undefined;
}

function descriptionOf(parts: JsonSchema[]): Localised {
  const described = parts.find((part) => part.description !== undefined);
  return { en: described?.description ?? '', fr: described?.['x-description-fr'] ?? '' };
}

const namesOf = (parts: JsonSchema[]) => new Map(parts.flatMap((part) => Object.entries(part['x-names'] ?? {})));
const keyNames = (schema: Schema, part: JsonSchema) => (part.propertyNames ? flatten(schema.document, part.propertyNames) : []);

function valuesOf(parts: JsonSchema[]): [string, Localised][] {
  const names = namesOf(parts);
  const values = parts.flatMap((part) => [...(part.enum ?? []), ...(part.type === 'boolean' ? [true, false] : [])]);
  // Examples of a list are examples of its items, offered there.
  const examples = parts.flatMap((part) => part.examples ?? []);
  const labels = [...new Set([...values, ...examples].map(String))];
  return labels.map((label) => [label, names.get(label) ?? descriptionOf(parts)]);
}

function keysOf(schema: Schema, parts: JsonSchema[]): [string, JsonSchema[]][] {
  const keys = new Map<string, JsonSchema[]>();
  for (const part of parts) {
    for (const [key, child] of Object.entries(part.properties ?? {})) keys.set(key, flatten(schema.document, child));
    for (const names of keyNames(schema, part))
      for (const key of names.enum ?? []) {
        const name = names['x-names']?.[String(key)];
        const body = typeof part.additionalProperties === 'object' ? flatten(schema.document, part.additionalProperties) : [];
        const described = name ? [{ description: name.en, 'x-description-fr': name.fr }] : [];
        keys.set(String(key), [...described, ...body]);
      }
  }
  return [...keys];
}

/** What follows the colon of a key: a space, the first line of a group, or the first dash of a list. */
function opening(document: JsonSchema, parts: JsonSchema[], indent: number): string {
  const types = new Set(parts.flatMap((part) => [part.type ?? []].flat()));
  const inner = `\n${' '.repeat(indent)}`;
  if (types.has('string') || types.size === 0) return ' ';
  if (!types.has('array')) return types.has('object') ? inner : ' ';
  const item = parts.flatMap((part) => (part.items ? flatten(document, part.items) : []));
  const first = item.flatMap((part) => part.required ?? [])[0];
  return `${inner}- ${first ? `${first}: ` : ''}`;
}

interface Found {
  path: YamlPath;
  node: YamlNode;
  range: TextRange;
  on: 'key' | 'value';
}

/** The innermost key or scalar at an offset. */
function find(root: YamlNode, offset: number): Found | undefined {
  const within = (range: TextRange) => range.start <= offset && offset <= range.end;
  const path: YamlPath = [];
  let node = root;
  for (;;) {
    let next: [string | number, YamlNode] | undefined;
    for (const [key, child] of node.entries) {
      if (child.keyRange && within(child.keyRange))
        return { path: [...path, key], node: child, range: child.keyRange, on: 'key' };
      if (within(child.range)) next = [key, child];
    }
    for (const [index, item] of node.items.entries()) if (within(item.range)) next = [index, item];
    if (!next) break;
    path.push(next[0]);
    node = next[1];
  }
  return node.kind === 'scalar' && path.length > 0 ? { path, node, range: node.range, on: 'value' } : undefined;
}
