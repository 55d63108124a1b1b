import readSchema from 'civicclause:schemas';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PlaybookDescription } from '../../playbook';
import type { NotReviewed, ProcurementFileReview, Review, Shard } from '../../review/types';
import { openProblem } from '../inputs';
import type { Prose } from '../prose/prose';
import { fileChunks } from './fileChunks';
import { linesOf } from './lines';

/** What one input came to, as a part of a review has it. */
export interface Piece {
  /** File it stands in. */
  part: string;
  /** Its number in the whole run, when the part is a shard. */
  input?: number;
  /** Number of the playbook that it was held against, where that is known. */
  playbook?: number;
  files: ProcurementFileReview[];
  notReviewed: NotReviewed[];
}

/** What all reviews of a run have in common. */
export type Head = Pick<Review, 'schemaVersion' | 'tool' | 'playbook' | 'asOf' | 'position' | 'jurisdiction'>;

/** The playbooks of the parts, in the order in which they come up. */
export class PlaybooksMet {
  readonly all: PlaybookDescription[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #builtIn: PlaybookDescription;
  #complete = false;

  constructor(builtIn: PlaybookDescription) {
    this.#builtIn = builtIn;
  }

  /** From then on another one comes too late. */
  complete(): void {
    this.#complete = true;
  }

  /** Numbers for those of a review; undefined when one comes too late. */
  numbersFor({ playbooks, procurementFiles }: Review): number[] | undefined {
    const own = playbooks ?? (procurementFiles.length > 0 ? [this.#builtIn] : []);
    const numbers = own.map((playbook) => this.#numberOf(playbook));
    return numbers.includes(-1) ? undefined : numbers;
  }

  #numberOf(playbook: PlaybookDescription): number {
    const key = JSON.stringify(playbook);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#complete) return -1;
    this.#numbers.set(key, this.all.length);
    return this.all.push(playbook) - 1;
  }
}

/** A part that cannot be put together with the others; the message is for the user. */
export class PartError extends Error {
  constructor(
    readonly path: string,
    readonly text: string | ReturnType<typeof openProblem>['message'],
    /** From 1. */
    readonly line?: number,
  ) {
    super(path);
  }
}

/** A review on one line is at most this long, in bytes. */
const longestLine = 256 * 1024 * 1024;

/** Reads parts of a review (JSON or NDJSON) piece by piece, and makes sure that they are parts of one run. */
export class Parts {
  head?: Head;
  /** The parts are shards, which take the order of the run; others stand in the order given. */
  shard?: Pick<Shard, 'of' | 'inputs'>;
  /** Shards that a piece was read of. */
  readonly seen = new Set<number>();
  readonly #cwd: string;
  readonly #words: Prose['merge'];
  readonly #playbooks: PlaybooksMet;

  constructor(cwd: string, words: Prose['merge'], playbooks: PlaybooksMet) {
    this.#cwd = cwd;
    this.#words = words;
    this.#playbooks = playbooks;
  }

  async *pieces(path: string): AsyncGenerator<Piece, void, undefined> {
    for await (const { review, line } of this.#reviews(path)) {
      this.#compare(path, review, line);
      const numbers = this.#playbooks.numbersFor(review);
      if (!numbers) throw new PartError(path, this.#words.latePlaybook, line);
      const { procurementFiles: files, notReviewed } = review;
      const pieceOf = (own: ProcurementFileReview[], entries: NotReviewed[]): Piece => ({
        part: path,
        playbook: own.length > 0 || numbers.length === 1 ? numbers[own[0]?.playbook ?? 0] : undefined,
        files: own.map(bare),
        notReviewed: entries.map(bare),
      });
      if (!review.shard) {
        if (files.length <= 1) yield pieceOf(files, notReviewed);
        else {
          for (const file of files) yield pieceOf([file], []);
          for (const entry of notReviewed) yield pieceOf([], [entry]);
        }
        continue;
      }
      this.seen.add(review.shard.index);
      const inputs = new Set([...files, ...notReviewed].map(({ input }) => input));
      if (inputs.has(undefined)) throw new PartError(path, this.#words.notAReview, line);
      for (const input of [...(inputs as Set<number>)].sort((a, b) => a - b)) {
        const own = files.filter((file) => file.input === input);
        const entries = notReviewed.filter((entry) => entry.input === input);
        yield { ...pieceOf(own, entries), input };
      }
    }
  }

  async *#reviews(path: string): AsyncGenerator<{ review: Review; line?: number }, void, undefined> {
    try {
      for await (const { number, bytes } of linesOf(fileChunks(resolve(this.#cwd, path)), longestLine)) {
        const review = bytes && parse(bytes);
        if (review) yield { review, line: number };
        else if (number > 1) throw new PartError(path, this.#words.notAReview, number);
        else {
          // Laid out over many lines, it is one review.
          const whole = parse(await readFile(resolve(this.#cwd, path)));
          if (!whole) throw new PartError(path, this.#words.notAReview);
          return yield { review: whole };
        }
      }
    } catch (error) {
      throw error instanceof PartError ? error : new PartError(path, openProblem(path, error).message);
    }
  }

  #compare(path: string, { schemaVersion, tool, playbook, asOf, position, jurisdiction, shard }: Review, line?: number) {
    const head: Head = { schemaVersion, tool, playbook, asOf, position, jurisdiction };
    const differs = this.head && differing(this.head, head);
    if (differs) throw new PartError(path, this.#words.otherRun(differs), line);
    const first = this.head === undefined;
    this.head ??= head;
    if (first) this.shard = shard && { of: shard.of, inputs: shard.inputs };
    else if (this.shard?.of !== shard?.of || this.shard?.inputs !== shard?.inputs)
      throw new PartError(path, this.#words.otherRun('shard'), line);
  }
}

function parse(bytes: Uint8Array): Review | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return readSchema('review').validators.review!(value) ? (value as Review) : undefined;
  } catch {
    return undefined;
  }
}

/** Documents of one run may be held against different playbooks, but not against two versions of one. */
function differing(one: Head, other: Head): string | undefined {
  const keys = Object.keys(one) as (keyof Head)[];
  const same = (key: keyof Head) =>
    JSON.stringify(one[key]) === JSON.stringify(other[key]) || (key === 'playbook' && one.playbook.id !== other.playbook.id);
  return keys.find((key) => !same(key));
}

/** Without what says where it stood in its part. */
function bare<T extends { input?: number; playbook?: number }>({ input: _, playbook: __, ...item }: T): T {
  return item as T;
}
