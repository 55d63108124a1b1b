import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './inputs';

/**
 * Writes a file whole or not at all: an interrupted run leaves the earlier report. A link stays a link, and what is no
 * regular file (`/dev/stdout`, a pipe) is written to directly. Gives the error's code, if any.
 */
export async function writeFileAtomically(path: string, text: string, cwd: string): Promise<string | undefined> {
  const given = resolve(cwd, path);
  try {
    const target = await realpath(given).catch(() => given);
    const existing = await stat(target).catch(() => undefined);
    if (existing && !existing.isFile()) await writeFile(target, text);
    else await replace(target, text, existing?.mode);
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
}

async function replace(target: string, text: string, mode?: number) {
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await writeFile(temporary, text, { flag: 'wx', ...(mode !== undefined && { mode }) });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
