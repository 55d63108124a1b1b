import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Decisions, decisionsFileName, decisionsOn, noDecisions, readDecisions } from '../policy';
import { decode } from './decode';
import { readInput } from './inputs';

/** Far more than anyone decides by hand. */
const mostBytes = 4 * 1024 * 1024;
export const decisionsFileNames = [decisionsFileName, decisionsFileName.replace(/yaml$/, 'yml')];

/** Finds decisions upward from a document: the nearest file counts, and beyond a repository's root none is looked for. Each is read once. */
export class DecisionFiles {
  /** By folder. */
  readonly #files = new Map<string, string | undefined>();
  readonly #read = new Map<string, Promise<Omit<Decisions, 'asOf'>>>();

  /** What was decided on a document. `file`: its absolute path; `asOf`: ISO date to judge by. */
  async on(file: string, asOf: string): Promise<Decisions> {
    const found = this.fileFor(file);
    if (found === undefined) return { ...noDecisions, asOf };
    const read = this.#read.get(found) ?? readFile(found);
    this.#read.set(found, read);
    const document = relative(dirname(found), file).split(sep).join('/');
    return decisionsOn(await read, document, asOf);
  }

  /** The absolute path of the file that counts for a document. */
  fileFor(file: string): string | undefined {
    return this.#in(dirname(file));
  }

  #in(folder: string): string | undefined {
    if (!this.#files.has(folder)) this.#files.set(folder, this.#look(folder));
    return this.#files.get(folder);
  }

  #look(folder: string): string | undefined {
    const name = decisionsFileNames.find((each) => existsSync(join(folder, each)));
    if (name) return join(folder, name);
    const above = dirname(folder);
    return above === folder || existsSync(join(folder, '.git')) ? undefined : this.#in(above);
  }
}

async function readFile(file: string): Promise<Omit<Decisions, 'asOf'>> {
  const path = basename(file);
  const input = await readInput({ path, file, named: true }, mostBytes);
  const decoded = 'bytes' in input ? decode(path, input.bytes) : input;
  if ('text' in decoded) return readDecisions(decoded.text, path);
  if (decoded.code === 'empty') return noDecisions;
  return { entries: [], problems: [{ place: { path, line: decoded.line ?? 1 }, message: decoded.message }] };
}
