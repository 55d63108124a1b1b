import type { Command } from 'commander';
import { presets } from '../../configuration';
import { createEngine } from '../../engine';
import { jurisdictionIds } from '../../policy';
import { type ExitCode, exitCodes, type Shell, write } from '../shell';
import { type ShellName, scripts } from './scripts';
import { completablesOf } from './tree';

export { type ShellName, shells } from './scripts';

/** `civicclause completion SHELL`: a script that completes commands, options and what they take. */
export async function completion(name: ShellName, program: Command, shell: Shell): Promise<ExitCode> {
  const { playbook } = createEngine();
  const clauses = playbook.clauses.map(({ id }) => id);
  const jurisdictions = jurisdictionIds(playbook);
  const known = {
    explain: clauses,
    jurisdictions,
    '--clause': clauses,
    '--jurisdiction': jurisdictions,
    '--preset': Object.keys(presets),
  };
  await write(shell.stdout, scripts[name](completablesOf(program, known)));
  return exitCodes.nothing;
}
