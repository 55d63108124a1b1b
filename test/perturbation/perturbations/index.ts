import type { Base, ClausePerturbation, DraftPerturbation } from '../types';
import { inCapitals } from './capitals';
import { deferClause } from './defer';
import { asDefinition } from './definition';
import { deleteClause } from './delete';
import { asFootnote } from './footnote';
import { asList } from './list';
import { replaceByLookAlike } from './lookAlike';
import { negateClause } from './negate';
import { grantOpposite } from './opposite';
import { asQuote } from './quote';
import { renamedRoles } from './roles';
import { softenClause } from './soften';
import { asTable } from './table';
import { unperturbed } from './unperturbed';

/** Done clause by clause. */
export const clausePerturbations: ClausePerturbation[] = [
  deleteClause,
  negateClause,
  softenClause,
  deferClause,
  grantOpposite,
  replaceByLookAlike,
];

/** Done to a whole document at once. */
export function draftPerturbations(base: Base): DraftPerturbation[] {
  return [unperturbed, asTable, asList, asQuote, asFootnote, asDefinition, inCapitals, ...renamedRoles(base)];
}
