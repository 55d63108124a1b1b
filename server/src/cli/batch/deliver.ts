import type { NotReviewed, Summary } from '../../review/types';
import { openOutput } from '../output';
import { prose } from '../prose/prose';
import { complain, type ExitCode, exitCodes, type Shell } from '../shell';
import type { Outcome } from './job';
import type { Report } from './report';

export const failLevels = ['error', 'warning', 'info', 'never'] as const;

export interface Delivery {
  output?: string;
  failOn: (typeof failLevels)[number];
  /** Nothing reviewed is no error: a part of a run may have no document. */
  mayBeEmpty: boolean;
}

/** Writes a report outcome by outcome as they come, says what could not be reviewed, and gives the exit code. */
export async function deliver(
  outcomes: AsyncIterable<Outcome>,
  report: Report,
  { output: path, failOn, mayBeEmpty }: Delivery,
  shell: Shell,
): Promise<ExitCode> {
  const output = openOutput(path, shell);
  let wrong = false;
  let open = true;
  try {
    for await (const outcome of outcomes) {
      for (const entry of outcome.notReviewed) {
        if (entry.code === 'not-recognised') continue;
        wrong = true;
        await complain(shell, lineFor(entry));
      }
      const text = report.add(outcome);
      open = text === '' || (await output.write(text));
      // Nobody is left to read the rest.
      if (!open) break;
    }
    if (open) await output.write(report.end());
    await output.finish();
  } finally {
    await output.discard();
  }
  const { errors } = prose[shell.locale];
  if (path !== undefined && output.error !== undefined) {
    await complain(shell, errors.cannotWrite(path, output.error));
    return exitCodes.error;
  }
  if (wrong) return exitCodes.error;
  if (open && report.documents === 0 && !mayBeEmpty) {
    await complain(shell, errors.nothingReviewed);
    return exitCodes.error;
  }
  return fails(report.summary, failOn) ? exitCodes.findings : exitCodes.nothing;
}

function lineFor({ path, line, message }: NotReviewed): string {
  return `${path}${line === undefined ? '' : `:${line}`}: ${message}`;
}

function fails({ errors, warnings, infos }: Summary, failOn: Delivery['failOn']): boolean {
  if (failOn === 'never') return false;
  return errors + (failOn === 'error' ? 0 : warnings) + (failOn === 'info' ? infos : 0) > 0;
}
