import readSchema from 'civicclause:schemas';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  files: ProcurementFileReview[];
  notReviewed: NotReviewed[];
}

/** What all reviews of a run have in common. */
export type Head = Pick<Review, 'schemaVersion' | 'tool' | 'playbook' | 'asOf' | 'position' | 'jurisdiction'>;

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

  constructor(cwd: string, words: Prose['merge']) {
    this.#cwd = cwd;
    this.#words = words;
  }

  async *pieces(path: string): AsyncGenerator<Piece, void, undefined> {
    for await (const { review, line } of this.#reviews(path)) {
      this.#compare(path, review, line);
      const { procurementFiles: files, notReviewed } = review;
      if (!review.shard) {
        if (files.length <= 1) yield { part: path, files, notReviewed };
        else {
          for (const file of files) yield { part: path, files: [file], notReviewed: [] };
          for (const entry of notReviewed) yield { part: path, files: [], notReviewed: [entry] };
        }
        continue;
      }
      this.seen.add(review.shard.index);
      const inputs = new Set([...files, ...notReviewed].map(({ input }) => input));
      if (inputs.has(undefined)) throw new PartError(path, this.#words.notAReview, line);
      for (const input of [...(inputs as Set<number>)].sort((a, b) => a - b))
        yield {
          part: path,
          input,
          files: files.filter((file) => file.input === input).map(withoutInput),
          notReviewed: notReviewed.filter((entry) => entry.input === input).map(withoutInput),
        };
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

function differing(one: Head, other: Head): string | undefined {
  const keys = Object.keys(one) as (keyof Head)[];
  return keys.find((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

function withoutInput<T extends { input?: number }>({ input: _, ...item }: T): Omit<T, 'input'> {
  return item;
}
