import playbook from 'civicclause:playbook';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { annotations, createAjv, validatorsModule } from '../../../scripts/compile-schemas.mjs';
import { validators } from '../../../scripts/schemas.mjs';
import type { JsonSchema } from '../../../server/src/documents/schema/schemas';
import { render } from '../../../server/src/messages';
import { type FormatName, message } from '../../../server/src/text/message';

const folder = join(import.meta.dirname, '../../../schemas');
const read = (name: string): JsonSchema => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.schema.json'))
  .sort();

/** Every schema inside a schema, with the property names that lead to it. */
function* inside(schema: unknown, path = ''): Generator<[string, JsonSchema]> {
  if (typeof schema !== 'object' || schema === null) return;
  if (!Array.isArray(schema)) yield [path, schema as JsonSchema];
  for (const [key, child] of Object.entries(schema)) if (key !== 'defaultSnippets') yield* inside(child, `${path}/${key}`);
}

describe.each(files)('schemas/%s', (file) => {
  const schema = read(file);

  it('is a valid schema', () => {
    const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
    ajv.addVocabulary(annotations);
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(ajv.compile(schema)).toBeTypeOf('function');
  });

  it('describes itself and every key in English and French', () => {
    const poor: string[] = [];
    const described: [string, JsonSchema][] = [['', schema]];
    for (const [path, { properties }] of inside(schema))
      for (const [key, child] of Object.entries(properties ?? {})) described.push([`${path}/${key}`, child]);
    for (const [path, { description, 'x-description-fr': french }] of described)
      if (!description || !french || description === french) poor.push(path);
    expect(poor).toEqual([]);
    expect(described.length).toBeGreaterThanOrEqual(3);
  });

  it('points only to what it defines', () => {
    for (const [path, { $ref }] of inside(schema))
      if (typeof $ref === 'string')
        expect([path, Object.keys(schema.$defs ?? {})]).toEqual([path, expect.arrayContaining([$ref.replace('#/$defs/', '')])]);
  });

  it('explains its text formats in both languages', () => {
    for (const [path, part] of inside(schema)) {
      if (typeof part['x-format'] !== 'string') continue;
      for (const language of ['en', 'fr'] as const) {
        const said = render(message('schema.format', { key: 'k', format: part['x-format'] as FormatName, found: '' }), language);
        expect(`${path} ${said}`).not.toContain('undefined');
      }
    }
  });
});

describe('what the schemas share', () => {
  it('is the same in RFPs and agreements', () => {
    const { options: _, ...rfp } = read('rfp.schema.json').$defs!;
    const { options: __, ...agreement } = read('agreement.schema.json').$defs!;
    expect(rfp).toEqual(agreement);
  });

  it('names every clause of the built-in playbook, in its words', () => {
    const [ids] = read('rfp.schema.json').$defs!.clauseId!.anyOf!;
    expect(ids!.enum).toHaveLength(45);
    expect(Object.keys(ids!['x-names']!)).toEqual(ids!.enum);
    for (const { id, title } of playbook.clauses) expect({ id, title: ids!['x-names']![id] }).toEqual({ id, title });
  });

  it('compiles to code that needs no compiler at run time', () => {
    const code = validatorsModule();
    expect(code.match(/new Function.*|\beval\b.*|^import.*/gm)).toBeNull();
    for (const name of Object.keys(validators)) expect(code).toMatch(new RegExp(`^var ${name} = `, 'm'));
    expect(createAjv().getSchema('rfp.schema.json')).toBeTypeOf('function');
  });
});
