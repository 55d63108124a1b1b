import readSchema from 'civicclause:schemas';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { json } from '../reports/json';
import type { Outcome } from './batch/job';
import { errorCode } from './inputs';
import { openOutputs } from './output';
import { prose } from './prose/prose';
import { complain, type Shell } from './shell';
import { UsageError } from './usage';

/** `civicclause.baseline.json`, `schemas/baseline.schema.json`: findings that do not count, by procurement file. */
interface BaselineFile {
  schemaVersion: 1;
  findings: Record<string, string[]>;
}

export interface BaselineOptions {
  /** The file. */
  baseline?: string;
  /** Write it: what is found in this run is known from now on. */
  writeBaseline?: boolean;
  /** Take out of it what is fixed. */
  pruneBaseline?: boolean;
  /** Only some of the documents are reviewed: that none of them is in the file says nothing. */
  since?: object;
}

const documentPath = /\.(md|markdown|ya?ml|txt)$/i;

/** What a run does with a baseline: compare with it, begin it anew, or take out of it what is fixed. */
export class Baseline {
  /** What the run compares with. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly #path: string;
  readonly #mode: 'compare' | 'write' | 'prune';
  readonly #shell: Shell;
  readonly #some: boolean;
  /** What the run found in each procurement file. */
  readonly #found = new Map<string, string[]>();
  readonly #earlier: Readonly<Record<string, readonly string[]>>;

  private constructor(
    path: string,
    mode: 'compare' | 'write' | 'prune',
    earlier: BaselineFile['findings'],
    some: boolean,
    shell: Shell,
  ) {
    this.#some = some;
    this.#path = path;
    this.#mode = mode;
    this.#shell = shell;
    this.#earlier = earlier;
    this.known = mode === 'write' ? {} : earlier;
  }

  /** Undefined when the options name none. */
  static open({ baseline: path, writeBaseline, pruneBaseline, since }: BaselineOptions, shell: Shell): Baseline | undefined {
    const { baseline: words } = prose[shell.locale];
    const option = writeBaseline ? '--write-baseline' : pruneBaseline ? '--prune-baseline' : undefined;
    if (path === undefined) {
      if (option) throw new UsageError(words.optionWithoutFile(option));
      return undefined;
    }
    if (writeBaseline && pruneBaseline) throw new UsageError(words.writeAndPrune);
    const mode = writeBaseline ? 'write' : pruneBaseline ? 'prune' : 'compare';
    return new Baseline(path, mode, read(path, mode === 'write', shell), since !== undefined, shell);
  }

  /** Whether the file is written at the end of the run. */
  get writes(): boolean {
    return this.#mode !== 'compare';
  }

  /** Notes what a run finds. */
  async *watch(outcomes: AsyncIterable<Outcome>): AsyncGenerator<Outcome, void, undefined> {
    for await (const outcome of outcomes) {
      for (const { name, findings } of outcome.found ?? []) this.#found.set(name, findings);
      yield outcome;
    }
  }

  /** Writes the file where that is asked for, or says what of it is fixed; false when it cannot be written. */
  async finish(): Promise<boolean> {
    const { baseline: words } = prose[this.#shell.locale];
    if (this.#mode === 'write') {
      const kept = Object.entries(this.#earlier).filter(([name]) => !this.#found.has(name) && !this.#isGone(name));
      const written = await this.#write([...kept, ...this.#found]);
      const findings = [...this.#found.values()].reduce((count, entries) => count + entries.length, 0);
      if (written) await complain(this.#shell, words.written(this.#path, findings, this.#found.size));
      return written;
    }
    const left = Object.entries(this.#earlier).map(([name, entries]): [string, readonly string[]] => {
      if (this.#isGone(name)) return [name, []];
      const found = this.#found.get(name);
      return [name, found ? entries.filter((entry) => found.includes(entry)) : entries];
    });
    const fixed = countOf(Object.values(this.#earlier)) - countOf(left.map(([, entries]) => entries));
    if (this.#mode === 'prune') {
      const written = await this.#write(left);
      if (written) await complain(this.#shell, words.pruned(this.#path, fixed));
      return written;
    }
    if (fixed > 0) await complain(this.#shell, words.fixed(this.#path, fixed));
    if (
      !this.#some &&
      this.#found.size > 0 &&
      countOf(Object.values(this.#earlier)) > 0 &&
      !left.some(([name]) => this.#found.has(name))
    )
      await complain(this.#shell, words.otherDocuments(this.#path));
    return true;
  }

  /** A document that is no longer there; one that was not part of the run may be. */
  #isGone(name: string): boolean {
    return !this.#found.has(name) && documentPath.test(name) && !existsSync(resolve(this.#shell.cwd, name));
  }

  async #write(files: Iterable<readonly [string, readonly string[]]>): Promise<boolean> {
    const findings = [...files].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = findings.map(([name, entries]) => {
      const list = [...entries].sort().map((entry) => `      ${json(entry)}`);
      return `    ${json(name)}: [\n${list.join(',\n')}\n    ]`;
    });
    const body = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
    const [output] = openOutputs([this.#path], this.#shell);
    await output!.write(`{\n  "schemaVersion": 1,\n  "findings": ${body}\n}\n`);
    await output!.finish();
    if (output!.error === undefined) return true;
    await complain(this.#shell, prose[this.#shell.locale].errors.cannotWrite(this.#path, output!.error));
    return false;
  }
}

function countOf(lists: readonly (readonly string[])[]): number {
  return lists.reduce((count, list) => count + list.length, 0);
}

function read(path: string, mayBeAbsent: boolean, shell: Shell): BaselineFile['findings'] {
  const { baseline: words } = prose[shell.locale];
  let text: string;
  try {
    text = readFileSync(resolve(shell.cwd, path), 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' && mayBeAbsent) return {};
    throw new UsageError(
      code === 'ENOENT' ? words.notFound(path) : words.notRead(path, code),
      code === 'ENOENT' ? words.begin(path) : undefined,
    );
  }
  const value = parse(text);
  if (!readSchema('baseline').validators.baseline!(value)) throw new UsageError(words.notABaseline(path), words.begin(path));
  return (value as BaselineFile).findings;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
