import { message } from '../../text/message';
import type { Document } from '../types';
import { inReadingOrder, schemaProblems } from './check';
import { datesInOrder, distinctClauses, weightsAddUp } from './coherence';
import { schemaFollowed } from './followed';
import { scheduleReferences } from './scheduleReferences';
import type { SchemaProblem } from './types';
import { parseYamlTree } from './yamlTree';

/**
 * What a YAML document that follows `schemas/rfp.schema.json` or `agreement.schema.json` gets wrong, in reading order, at most
 * one problem a place. Empty for any other document. `clauses` are ids allowed besides those of the schema.
 */
export function validateStructured(document: Document, options: { clauses?: string[] } = {}): SchemaProblem[] {
  if (document.format !== 'yaml') return [];
  const schema = schemaFollowed(document.path, document.source);
  if (!schema) return [];
  const tree = parseYamlTree(document.source);
  const limit = tree.errors.find((error) => error.code === 'too-large' || error.code === 'too-deep');
  if (limit)
    return [{ code: 'schema', severity: 'warning', path: [], range: limit.range, message: message('schema.too-large', {}) }];
  // The reader reports what is not YAML; half a tree would only look as if keys were missing.
  if (!tree.root || tree.errors.some((error) => error.code !== 'duplicate-key')) return [];
  return inReadingOrder([
    ...tree.errors.map(({ range, detail }): SchemaProblem => {
      const text = message('schema.duplicate-key', { key: detail });
      return { code: 'schema', severity: 'error', path: [], range, message: text, inSchema: true };
    }),
    ...schemaProblems(schema, tree, options).map((problem): SchemaProblem => ({ ...problem, inSchema: true })),
    ...distinctClauses(tree, tree.root),
    ...datesInOrder(tree.root),
    ...weightsAddUp(tree.root),
    ...scheduleReferences(tree, tree.root),
  ]);
}
