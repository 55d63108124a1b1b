import { type Shell, write } from './shell';
import type { Target } from './targets';

/** Fewer inputs than this are done before anyone wonders. */
const worthTelling = 20;

/**
 * Tells on a terminal how many inputs of a run are done, on standard error and on one line that whatever comes next writes over. Nothing
 * where the report itself shows on the terminal, or the number of inputs is not known.
 */
export async function* tellingProgress<T>(
  outcomes: AsyncIterable<T>,
  total: number | undefined,
  targets: readonly Target[],
  { env, stdout, stderr }: Pick<Shell, 'env' | 'stdout' | 'stderr'>,
): AsyncGenerator<T, void, undefined> {
  const shown = stdout.isTTY === true && targets.some(({ path }) => path === undefined);
  if (total === undefined || total < worthTelling || !stderr.isTTY || env.TERM === 'dumb' || shown) {
    yield* outcomes;
    return;
  }
  const step = Math.ceil(total / 100);
  let done = 0;
  try {
    for await (const outcome of outcomes) {
      yield outcome;
      done++;
      if (done % step === 0) await write(stderr, `${done}/${total}\r`);
    }
  } finally {
    await write(stderr, '\x1b[2K');
  }
}
