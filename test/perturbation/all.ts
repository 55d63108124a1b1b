import { createEngine } from '../../server/src/engine';
import { type Pair, pairsOf } from './judge';
import { baseIds } from './load';

/** Every pair whose clause the playbook holds, of every base document in a folder. */
export function allPairs(folder: string): Pair[] {
  const engine = createEngine();
  const inPlaybook = new Set(engine.playbook.clauses.map(({ id }) => id));
  return baseIds(folder)
    .flatMap((id) => pairsOf(folder, id, engine))
    .filter(({ clause }) => inPlaybook.has(clause));
}
