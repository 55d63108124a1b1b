import type { ValidationError } from 'civicclause:schemas';
import { type FormatName, type Message, message, type ValueWord } from '../../text/message';
import { placeOf } from './place';
import { flatten, keysAt, type Schema, schemasAt } from './schemas';
import { closest } from './suggest';
import type { CheckOptions, SchemaProblem } from './types';
import { nodeAt, pathText, type YamlNode, type YamlPath } from './yamlTree';

/** Turns the errors of one value into problems in plain words. */
export class Explainer {
  constructor(
    private readonly schema: Schema,
    private readonly root: YamlNode,
    private readonly options: CheckOptions,
  ) {}

  explain(group: ValidationError[]): SchemaProblem[] {
    const path = pathOf(this.root, group[0]!.instancePath);
    const key = group.find((error) => error.propertyName !== undefined)?.propertyName;
    if (key !== undefined) return this.#keyName([...path, key]);
    const find = (...keywords: string[]) => group.find((error) => keywords.includes(error.keyword));
    const node = nodeAt(this.root, path);
    if (find('enum', 'const') && node.kind === 'scalar' && node.value !== null) return this.#oneOf(path);
    const types = group.filter((error) => error.keyword === 'type').flatMap((error) => [error.params.type].flat().map(String));
    if (types.length > 0) return this.#type(path, types);
    if (find('enum', 'const')) return this.#oneOf(path);
    if (find('pattern', 'minimum', 'maximum')) return this.#format(path);
    if (find('minLength', 'minItems', 'minProperties'))
      return this.#problem(path, message('schema.empty', { key: this.#name(path) }));
    const over = find('maxLength', 'maxItems', 'maxProperties');
    if (over) {
      const unit = over.keyword === 'maxLength' ? 'character' : 'entry';
      return this.#problem(path, message('schema.too-long', { key: this.#name(path), most: Number(over.params.limit), unit }));
    }
    if (find('uniqueItems')) return this.#problem(path, message('schema.repeated', { key: this.#name(path) }));
    return this.#unknownKeys(path, group);
  }

  #problem(path: YamlPath, text: Message, at: 'value' | 'key' = 'value'): SchemaProblem[] {
    return [{ code: 'schema', severity: 'error', path, range: placeOf(this.root, path, at), message: text }];
  }

  #name(path: YamlPath): string {
    if (this.options.name === 'path') return pathText(path);
    const last = path.at(-1);
    return typeof last === 'number' ? pathText(path.slice(-2)) : (last ?? '');
  }

  #unknownKeys(path: YamlPath, group: ValidationError[]): SchemaProblem[] {
    const present = nodeAt(this.root, path).entries;
    const absent = keysAt(this.schema, path).filter((key) => !present.has(key));
    const renamed = new Set<string>();
    const problems = group
      .filter((error) => error.keyword === 'additionalProperties')
      .flatMap((error) => {
        const place = [...path, String(error.params.additionalProperty)];
        const suggestion = closest(String(place.at(-1)), absent);
        if (suggestion) renamed.add(suggestion);
        const args = { key: this.#name(place), ...(suggestion ? { suggestion } : {}), allowed: absent };
        return this.#problem(place, message('schema.unknown-key', args), 'key');
      });
    // A mistyped key is one mistake, not an unknown key and a missing one.
    return [...problems, ...this.#missingKeys(path, group, renamed)];
  }

  #missingKeys(path: YamlPath, group: ValidationError[], renamed: Set<string>): SchemaProblem[] {
    const missing = group.filter((error) => error.keyword === 'required' && !renamed.has(String(error.params.missingProperty)));
    const isAlternative = (error: ValidationError) => /\/anyOf\/\d+\/required$/.test(error.schemaPath);
    const keyOf = (error: ValidationError) => String(error.params.missingProperty);
    const key = this.#name(path);
    const problems = missing
      .filter((error) => !isAlternative(error))
      .flatMap((error) => this.#problem(path, message('schema.missing-key', { key, missing: keyOf(error) }), 'key'));
    const keys = missing.filter(isAlternative).map(keyOf);
    return keys.length > 0
      ? [...problems, ...this.#problem(path, message('schema.missing-one-of', { key, keys }), 'key')]
      : problems;
  }

  #keyName(path: YamlPath): SchemaProblem[] {
    const key = String(path.at(-1));
    const names = schemasAt(this.schema, path.slice(0, -1)).flatMap((part) =>
      part.propertyNames ? flatten(this.schema.document, part.propertyNames) : [],
    );
    if (names.some((part) => part['x-clause-ids'])) return this.#clauseId(path, key, names.flatMap(enumOf), 'key');
    const format = (names.find((part) => part['x-format'])?.['x-format'] ?? 'identifier') as FormatName;
    return this.#problem(path, message('schema.format', { key: this.#name(path), format, found: short(key) }), 'key');
  }

  #clauseId(path: YamlPath, id: string, known: string[], at: 'value' | 'key' = 'value'): SchemaProblem[] {
    const own = this.options.clauses ?? [];
    if (own.includes(id)) return [];
    const suggestion = closest(id, [...known, ...own]);
    return this.#problem(path, message('schema.unknown-clause', { id: short(id), ...(suggestion ? { suggestion } : {}) }), at);
  }

  #oneOf(path: YamlPath): SchemaProblem[] {
    const parts = schemasAt(this.schema, path);
    const allowed = [...new Set(parts.flatMap(enumOf))];
    const found = nodeAt(this.root, path).value;
    if (parts.some((part) => part['x-clause-ids'])) return this.#clauseId(path, String(found), allowed);
    const suggestion = typeof found === 'string' ? closest(found, allowed) : undefined;
    const args = { key: this.#name(path), allowed, found: shown(found), ...(suggestion ? { suggestion } : {}) };
    return this.#problem(path, message('schema.one-of', args));
  }

  #format(path: YamlPath): SchemaProblem[] {
    const found = shown(nodeAt(this.root, path).value);
    return this.#problem(
      path,
      message('schema.format', { key: this.#name(path), format: this.#formatAt(path) ?? 'text', found }),
    );
  }

  #formatAt(path: YamlPath): FormatName | undefined {
    return schemasAt(this.schema, path).find((part) => part['x-format'])?.['x-format'] as FormatName | undefined;
  }

  #type(path: YamlPath, types: string[]): SchemaProblem[] {
    const node = nodeAt(this.root, path);
    const key = this.#name(path);
    if (node.value === null) return this.#problem(path, message('schema.empty', { key }));
    // `[Date]` without quotes is a list to YAML, though its author sees a blank to fill in.
    const free = !schemasAt(this.schema, path).some((part) => part.enum);
    if (free && types.includes('string') && !types.includes('array') && node.kind === 'list' && node.flow)
      return this.#problem(path, message('schema.quote', { key }));
    const format = this.#formatAt(path);
    if (format && node.kind === 'scalar')
      return this.#problem(path, message('schema.format', { key, format, found: shown(node.value) }));
    const expected = [...new Set(types.filter((type) => type !== 'null').map((type) => TYPE_WORDS[type] ?? 'text'))];
    return this.#problem(path, message('schema.type', { key, expected, found: wordFor(node) }));
  }
}

const TYPE_WORDS: Record<string, ValueWord> = {
  string: 'text',
  number: 'number',
  integer: 'whole-number',
  boolean: 'yes-no',
  array: 'list',
  object: 'group',
};

function wordFor(node: YamlNode): ValueWord {
  if (node.kind === 'list') return 'list';
  if (node.kind === 'map') return 'group';
  return TYPE_WORDS[typeof node.value] ?? 'text';
}

const enumOf = (schema: { enum?: unknown[]; const?: unknown }): string[] =>
  [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])].map(String);

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
const shown = (value: unknown) => (typeof value === 'object' ? '' : short(String(value)));

/** A JSON pointer as a path through the tree, so that list indexes are numbers. */
function pathOf(root: YamlNode, pointer: string): YamlPath {
  const path: YamlPath = [];
  let node: YamlNode | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(node?.kind === 'list' ? Number(step) : step);
    node = node?.kind === 'list' ? node.items[Number(step)] : node?.entries.get(step);
  }
  return path;
}
