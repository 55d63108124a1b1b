import type { NotReviewed, Summary } from '../../review/types';
import { type Output, openOutputs } from '../output';
import { prose } from '../prose/prose';
import { complain, type ExitCode, exitCodes, type Shell } from '../shell';
import type { Target } from '../targets';
import type { Outcome } from './job';
import type { Report } from './report';

export const failLevels = ['error', 'warning', 'info', 'never'] as const;

export interface Delivery {
  /** Where each of the report's texts goes. */
  targets: readonly Target[];
  failOn: (typeof failLevels)[number];
  /** More warnings than this fail the run as well. */
  maxWarnings?: number;
  /** Nothing reviewed is no error: a part of a run may have no document. */
  mayBeEmpty: boolean;
}

/** Writes the reports of a run outcome by outcome as they come, says what could not be reviewed, and gives the exit code. */
export async function deliver(
  outcomes: AsyncIterable<Outcome>,
  report: Report,
  { targets, failOn, maxWarnings, mayBeEmpty }: Delivery,
  shell: Shell,
): Promise<ExitCode> {
  const outputs = new Outputs(
    openOutputs(
      targets.map(({ path }) => path),
      shell,
    ),
  );
  let wrong = false;
  try {
    for await (const outcome of outcomes) {
      for (const entry of outcome.notReviewed) {
        if (entry.code === 'not-recognised') continue;
        wrong = true;
        await complain(shell, lineFor(entry));
      }
      await outputs.write(report.add(outcome));
      // Nobody is left to read the rest.
      if (!outputs.open) break;
    }
    if (outputs.open) await outputs.write(report.end());
    await outputs.finish();
  } finally {
    await outputs.discard();
  }
  const { errors } = prose[shell.locale];
  for (const [index, error] of outputs.errors.entries()) {
    if (error === undefined) continue;
    wrong = true;
    await complain(shell, errors.cannotWrite(targets[index]?.path ?? '-', error));
  }
  if (wrong) return exitCodes.error;
  if (outputs.open && report.documents === 0 && !mayBeEmpty) {
    await complain(shell, errors.nothingReviewed);
    return exitCodes.error;
  }
  const { errors: found, warnings, infos } = report.summary;
  const total = { errors: found, warnings: warnings + report.hidden.warnings, infos: infos + report.hidden.infos };
  const tooMany = maxWarnings !== undefined && total.warnings > maxWarnings;
  if (tooMany) await complain(shell, errors.tooManyWarnings(total.warnings, maxWarnings));
  return tooMany || fails(total, failOn) ? exitCodes.findings : exitCodes.nothing;
}

/** Several outputs as one: that one of them can no longer be written to costs the others nothing. */
class Outputs {
  readonly #outputs: readonly Output[];
  readonly #closed = new Set<Output>();

  constructor(outputs: readonly Output[]) {
    this.#outputs = outputs;
  }

  /** Whether any can still be written to. */
  get open(): boolean {
    return this.#closed.size < this.#outputs.length;
  }

  get errors(): (string | undefined)[] {
    return this.#outputs.map(({ error }) => error);
  }

  /** A text for each. */
  async write(texts: readonly string[]): Promise<void> {
    for (const [index, output] of this.#outputs.entries()) {
      const text = texts[index] ?? '';
      if (text !== '' && !this.#closed.has(output) && !(await output.write(text))) this.#closed.add(output);
    }
  }

  async finish(): Promise<void> {
    for (const output of this.#outputs) await output.finish();
  }

  async discard(): Promise<void> {
    for (const output of this.#outputs) await output.discard();
  }
}

function lineFor({ path, line, message }: NotReviewed): string {
  return `${path}${line === undefined ? '' : `:${line}`}: ${message}`;
}

/** Whether findings of this gravity are there. */
export function fails(
  { errors, warnings, infos }: Pick<Summary, 'errors' | 'warnings' | 'infos'>,
  failOn: Delivery['failOn'],
): boolean {
  if (failOn === 'never') return false;
  return errors + (failOn === 'error' ? 0 : warnings) + (failOn === 'info' ? infos : 0) > 0;
}
