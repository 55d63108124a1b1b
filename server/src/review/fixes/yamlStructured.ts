import { isCollection, isMap, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** The clauses of a document that follows our schemas: its list or map, or where one is to be begun. */
export interface StructuredClauses {
  collection?: YAMLMap | YAMLSeq;
  /** The key `clauses` when nothing stands under it yet. */
  bareKey?: Scalar;
}

/** Such a document has one place for clauses, `clauses`; its other keys say something else. */
export function structuredClauses(root: unknown): StructuredClauses {
  if (!isMap(root)) return {};
  const pair = (root.items as Pair<Scalar>[]).find(({ key }) => key?.value === 'clauses');
  if (!pair) return {};
  return isCollection(pair.value) ? { collection: pair.value as YAMLMap | YAMLSeq } : { bareKey: pair.key };
}
