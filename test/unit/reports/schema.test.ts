import { describe, expect, it } from 'vitest';
import schema from '../../../schemas/review.schema.json';
import type { Review } from '../../../server/src/review';
import { schemaErrors } from '../../cli/schema';

interface Node {
  description?: string;
  'x-description-fr'?: string;
  properties?: Record<string, Node>;
  items?: Node;
  $defs?: Record<string, Node>;
  type?: unknown;
  additionalProperties?: unknown;
}

function objects(node: Node, path: string): { path: string; node: Node }[] {
  const children = [
    ...Object.entries(node.properties ?? {}).map(([key, child]) => ({ path: `${path}.${key}`, node: child })),
    ...Object.entries(node.$defs ?? {}).map(([key, child]) => ({ path: key, node: child })),
    ...(node.items ? [{ path: `${path}[]`, node: node.items }] : []),
  ];
  return [{ path, node }, ...children.flatMap((child) => objects(child.node, child.path))];
}

describe('the schema of the review JSON', () => {
  const all = objects(schema as Node, 'review');

  it('describes every key in both languages', () => {
    const keys = all.flatMap(({ path, node }) =>
      Object.entries(node.properties ?? {}).map(([key, value]) => ({ path: `${path}.${key}`, value })),
    );
    expect(keys.length).toBeGreaterThan(60);
    expect(keys.filter(({ value }) => !value.description || !value['x-description-fr']).map(({ path }) => path)).toEqual([]);
  });

  it('lets no unknown key pass', () => {
    // The keys of a map are data; what stands under them has a schema.
    const maps = ['playbook.sources', 'describedClause.standards'];
    const open = all.filter(({ node }) => node.type === 'object' && node.additionalProperties !== false);
    expect(open.map(({ path }) => path)).toEqual(maps);
    for (const { node } of open) expect(node.additionalProperties).toBeTypeOf('object');
  });

  const empty: Review = {
    schemaVersion: 1,
    tool: { name: 'civicclause', version: '1.0.0' },
    playbook: { id: 'p', version: '1' },
    asOf: null,
    position: 'buyer',
    jurisdiction: null,
    procurementFiles: [],
    notReviewed: [],
    summary: {
      present: 0,
      weak: 0,
      contradicted: 0,
      deferred: 0,
      missing: 0,
      notApplicable: 0,
      errors: 0,
      warnings: 0,
      infos: 0,
    },
  };

  it('accepts a review of nothing', () => {
    expect(schemaErrors(empty)).toEqual([]);
  });

  it.each([
    ['an unknown key', { ...empty, extra: 1 }],
    ['a missing key', { ...empty, summary: undefined }],
    ['an unknown code', { ...empty, notReviewed: [{ path: 'a', code: 'odd', message: 'm' }] }],
    ['a line 0', { ...empty, notReviewed: [{ path: 'a', code: 'yaml', line: 0, message: 'm' }] }],
    ['a date that is none', { ...empty, asOf: 'today' }],
  ])('refuses %s', (_, review) => {
    expect(schemaErrors(JSON.parse(JSON.stringify(review)) as Review)).not.toEqual([]);
  });
});
