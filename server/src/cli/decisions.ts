import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Decisions, decisionsFileName, decisionsOn, noDecisions, readDecisions } from '../policy';
import { decode } from './decode';
import { readInput } from './inputs';

/** Far more than anyone decides by hand. */
const mostBytes = 4 * 1024 * 1024;
const names = [decisionsFileName, decisionsFileName.replace(/yaml$/, 'yml')];

interface Found {
  folder: string;
  decisions: Omit<Decisions, 'asOf'>;
}

/** Finds decisions upward from a document: the nearest file counts, and beyond a repository's root none is looked for. Each is read once. */
export class DecisionFiles {
  readonly #found = new Map<string, Promise<Found | undefined>>();

  /** What was decided on a document. `file`: its absolute path; `asOf`: ISO date to judge by. */
  async on(file: string, asOf: string): Promise<Decisions> {
    const found = await this.#in(dirname(file));
    if (!found) return { ...noDecisions, asOf };
    const document = relative(found.folder, file).split(sep).join('/');
    return decisionsOn(found.decisions, document, asOf);
  }

  #in(folder: string): Promise<Found | undefined> {
    let found = this.#found.get(folder);
    if (!found) {
      found = this.#look(folder);
      this.#found.set(folder, found);
    }
    return found;
  }

  async #look(folder: string): Promise<Found | undefined> {
    const name = names.find((each) => existsSync(join(folder, each)));
    if (name) return { folder, decisions: await read(join(folder, name)) };
    const above = dirname(folder);
    return above === folder || existsSync(join(folder, '.git')) ? undefined : this.#in(above);
  }
}

async function read(file: string): Promise<Found['decisions']> {
  const path = basename(file);
  const input = await readInput({ path, file, named: true }, mostBytes);
  const decoded = 'bytes' in input ? decode(path, input.bytes) : input;
  if ('text' in decoded) return readDecisions(decoded.text, path);
  if (decoded.code === 'empty') return noDecisions;
  return { entries: [], problems: [{ place: { path, line: decoded.line ?? 1 }, message: decoded.message }] };
}
