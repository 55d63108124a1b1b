import type { CompiledPlaybook } from '../playbook';
import type { Policy } from '../policy/types';
import { ClauseReader, type ProcurementFile } from './clauseReader';
import type { ClauseReading } from './types';

export { fileKind } from './clause';
export { ClauseReader, type ProcurementFile } from './clauseReader';
export { emptyReading, failedReading } from './emptyReading';
export * from './types';

/** Reads every clause of a playbook in a procurement file, in playbook order. Deterministic; linear in the text. */
export function readClauses(file: ProcurementFile, playbook: CompiledPlaybook, policy: Policy): ClauseReading[] {
  return new ClauseReader(playbook, policy).read(file);
}
export { type ExampleRun, runExample, runExamples } from './exampleRuns';
export { type IdlePattern, idlePatterns } from './idlePatterns';
