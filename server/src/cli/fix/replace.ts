import { type Input, readInput } from '../inputs';
import { openOutputs } from '../output';
import { prose } from '../prose/prose';
import type { Shell } from '../shell';
import { fixProse } from './prose';

/** Puts new bytes in the place of a file that still has the old ones; else says why it did not. */
export async function replace(input: Input, before: Uint8Array, after: Uint8Array, shell: Shell): Promise<string | undefined> {
  const now = await readInput(input, before.length);
  if (!('bytes' in now) || Buffer.compare(now.bytes, before) !== 0) return fixProse[shell.locale].changed(input.path);
  const [output] = openOutputs([input.file], shell);
  try {
    await output!.write(after);
    await output!.finish();
  } finally {
    await output!.discard();
  }
  return output!.error === undefined ? undefined : prose[shell.locale].errors.cannotWrite(input.path, output!.error);
}
