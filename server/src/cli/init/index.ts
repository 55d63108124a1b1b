import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { presets } from '../../configuration';
import { createEngine } from '../../engine';
import { decisionsFileName, jurisdictionIds } from '../../policy';
import { asking } from '../ask';
import { unknownJurisdiction } from '../jurisdictions';
import { prose } from '../prose/prose';
import { complain, type ExitCode, exitCodes, type Shell, write } from '../shell';
import { UsageError } from '../usage';
import { writeNew } from '../writeNew';
import { type Begun, initProse } from './prose';

export const presetNames = Object.keys(presets);

export interface InitOptions {
  /** Ask nothing. */
  yes?: boolean;
  /** Presets to build on. */
  preset?: string[];
  jurisdiction?: string;
  /** Also begin a file of decisions. */
  decisions?: boolean;
}

const configurationFile = 'civicclause.yaml';
const names = [configurationFile, 'civicclause.yml'];

/** `civicclause init`: begins a configuration in the current folder, which must have none. */
export async function init(options: InitOptions, shell: Shell): Promise<ExitCode> {
  const words = initProse[shell.locale];
  const { playbook } = createEngine();
  const there = names.find((name) => existsSync(resolve(shell.cwd, name)));
  if (there !== undefined) {
    await complain(shell, prose[shell.locale].errors.isThere(there), words.see);
    return exitCodes.error;
  }
  if (options.jurisdiction !== undefined && !jurisdictionIds(playbook).includes(options.jurisdiction))
    throw unknownJurisdiction(options.jurisdiction, playbook, shell);
  const repository = existsSync(resolve(shell.cwd, '.git'));
  const begun = await asking(shell, options.yes ?? false, async (ask): Promise<Begun & { decisions: boolean }> => {
    const { preset, jurisdiction, decisions } = options;
    const asked = ask && preset === undefined && jurisdiction === undefined;
    const extended = asked ? await ask.choice(words.askPresets(presetNames), presetNames, true) : (preset ?? []);
    return {
      presets: extended,
      ...(jurisdiction !== undefined && { jurisdiction }),
      // The folder of a repository is where the search ends in any case.
      root: !repository,
      decisions: decisions ?? (ask ? await ask.yes(words.askDecisions) : false),
    };
  });
  if (!begun) {
    await complain(shell, words.cancelled);
    return exitCodes.error;
  }
  if (new Set(begun.presets).size < begun.presets.length) throw new UsageError(words.presetTwice);
  if (!(await writeNew(configurationFile, words.configuration(begun), shell))) return exitCodes.error;
  const files = [configurationFile];
  if (begun.decisions && !existsSync(resolve(shell.cwd, decisionsFileName))) {
    if (!(await writeNew(decisionsFileName, words.decisionsFile, shell))) return exitCodes.error;
    files.push(decisionsFileName);
  }
  await write(shell.stdout, `${words.done(files, repository)}\n`);
  return exitCodes.nothing;
}
