import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openOutputs } from './output';
import { prose } from './prose/prose';
import { complain, type Shell } from './shell';

/** Writes a file that is not there yet, whole or not at all; false when it is there or cannot be written, which has then been said. */
export async function writeNew(path: string, text: string, shell: Shell, mayReplace = false): Promise<boolean> {
  const { errors } = prose[shell.locale];
  if (!mayReplace && existsSync(resolve(shell.cwd, path))) {
    await complain(shell, errors.isThere(path));
    return false;
  }
  const [output] = openOutputs([path], shell);
  try {
    await output!.write(text);
    await output!.finish();
  } finally {
    await output!.discard();
  }
  if (output!.error === undefined) return true;
  await complain(shell, errors.cannotWrite(path, output!.error));
  return false;
}
