import readPlaybook from 'civicclause:compiled-playbook';
import type { CompiledPlaybook } from './compiled';
import { unpackTables } from './packed';
import { playbookFrom } from './stored';

/** The built-in playbook, as it was compiled at build time. */
export function builtInPlaybook(): CompiledPlaybook {
  return playbookFrom(unpackTables(readPlaybook()));
}
