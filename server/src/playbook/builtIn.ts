import readTables from 'civicclause:compiled-playbook';
import type { CompiledPlaybook } from './compiled';
import { playbookFrom } from './stored';

/** The built-in playbook. */
export function builtInPlaybook(): CompiledPlaybook {
  return playbookFrom(readTables());
}
