import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createEngine } from '../engine';
import { render } from '../messages';
import { describedPlaybook, type PlaybookDescription, type PlaybookSource } from '../playbook';
import type { ReportFormat } from '../reports/formats';
import { type Review, summarise } from '../review';
import { deliver } from './batch/deliver';
import { loadFormats } from './batch/formats';
import type { Outcome } from './batch/job';
import { PartError, Parts, type Piece, PlaybooksMet } from './batch/parts';
import { Report } from './batch/report';
import { mostOnPage } from './check';
import { prose } from './prose/prose';
import { type ReportOptions, showing } from './reporting';
import { complain, type ExitCode, exitCodes, type Shell } from './shell';
import { keepDocuments, targetsOf } from './targets';
import { UsageError } from './usage';

/** `civicclause merge`: puts the parts of a review together, as one run over everything would have given it. */
export async function merge(paths: string[], options: ReportOptions, shell: Shell): Promise<ExitCode> {
  const words = prose[shell.locale].merge;
  const { playbook: builtIn, description } = createEngine();
  const playbooks = new PlaybooksMet(description);
  const parts = new Parts(shell.cwd, words, playbooks);
  const targets = targetsOf(options.output ?? [], options.format, 'json', shell);
  const given = paths.map((path) => resolve(shell.cwd, path));
  keepDocuments(targets, given, shell);
  try {
    distinct(paths, shell);
    if (await readableTwice(paths, shell)) await readThrough(inOrder(paths, new Parts(shell.cwd, words, playbooks), shell));
    const pieces = inOrder(paths, parts, shell);
    // What the parts have in common is known once a piece of them was read.
    const first = await pieces.next();
    if (first.done || !parts.head) throw new PartError(together(paths), words.nothing);
    playbooks.complete();
    const head = { ...parts.head, procurementFiles: [], notReviewed: [], summary: summarise([]) };
    const settings = { ...showing(targets, options, shell), review: { locale: shell.locale } };
    const empty = headOf(head, playbooks.all, description);
    const shown = new Shown(settings, builtIn, playbooks.all);
    const most = targets.some(({ format }) => format === 'html') ? mostOnPage : Number.POSITIVE_INFINITY;
    const outcomes = outcomesOf(first.value, pieces, empty, shown, most, shell);
    return await deliver(
      outcomes,
      new Report(empty, await shown.run()),
      { targets, failOn: options.failOn, mayBeEmpty: false },
      shell,
    );
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    const { path, line, text } = error;
    const said = typeof text === 'string' ? text : render(text, shell.locale);
    await complain(shell, `${path}${line === undefined ? '' : `:${line}`}: ${said}`);
    return exitCodes.error;
  }
}

/** The head of a run over all parts. `playbooks`: all that documents were held against. */
function headOf(head: Review, playbooks: readonly PlaybookDescription[], builtIn: PlaybookDescription): Review {
  const [only, ...others] = playbooks;
  if (!only) return head;
  const { id, version } = others.length === 0 ? only : builtIn;
  const { schemaVersion, tool, playbook: _, ...rest } = head;
  const isOwn = others.length > 0 || only.clauses.length > 0;
  return { schemaVersion, tool, playbook: { id, version }, ...(isOwn && { playbooks: [...playbooks] }), ...rest };
}

/** The formats by the playbooks that documents were held against. */
class Shown {
  readonly #settings: Parameters<typeof loadFormats>[0];
  readonly #builtIn: PlaybookSource;
  readonly #playbooks: readonly PlaybookDescription[];
  readonly #formats = new Map<number, Promise<ReportFormat[]>>();

  constructor(settings: Parameters<typeof loadFormats>[0], builtIn: PlaybookSource, playbooks: readonly PlaybookDescription[]) {
    this.#settings = settings;
    this.#builtIn = builtIn;
    this.#playbooks = playbooks;
  }

  /** For what is said of the run as a whole. */
  run(): Promise<ReportFormat[]> {
    return this.#playbooks.length === 1 ? this.by(0) : loadFormats(this.#settings, this.#builtIn);
  }

  /** Of the review of one piece. */
  headOf({ playbook: number }: Piece, head: Review): Review {
    const described = number === undefined ? undefined : this.#playbooks[number];
    if (!head.playbooks || !described) return head;
    return { ...head, playbook: { id: described.id, version: described.version }, playbooks: [described] };
  }

  by(number = 0): Promise<ReportFormat[]> {
    let formats = this.#formats.get(number);
    if (!formats) {
      const described = this.#playbooks[number];
      const playbook = described ? describedPlaybook(described, this.#builtIn) : this.#builtIn;
      formats = loadFormats(this.#settings, playbook, this.#playbooks.length > 1 ? number : undefined);
      this.#formats.set(number, formats);
    }
    return formats;
  }
}

function distinct(paths: string[], { cwd, locale }: Shell) {
  const seen = new Set<string>();
  for (const path of paths) {
    const file = resolve(cwd, path);
    if (seen.has(file)) throw new PartError(path, prose[locale].merge.givenTwice);
    seen.add(file);
  }
}

/** Files, not pipes. */
async function readableTwice(paths: string[], { cwd }: Shell): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(resolve(cwd, path)).catch(() => undefined)));
  return found.every((entry) => entry?.isFile() ?? true);
}

/** Finds what is wrong with the parts before anything is written. */
async function readThrough(pieces: AsyncIterable<Piece>) {
  for await (const _ of pieces);
}

const shownPaths = 3;

function together(paths: string[]): string {
  return [...paths.slice(0, shownPaths), ...(paths.length > shownPaths ? ['…'] : [])].join(', ');
}

/** All pieces in the order of the run: of shards, by the number of the input; of others, as given. */
async function* inOrder(paths: string[], parts: Parts, shell: Shell): AsyncGenerator<Piece, void, undefined> {
  const { merge: words } = prose[shell.locale];
  const waiting = new Map<number, { piece: Piece; rest: AsyncGenerator<Piece, void, undefined> }>();
  const wait = async (rest: AsyncGenerator<Piece, void, undefined>): Promise<Piece | undefined> => {
    const piece = (await rest.next()).value ?? undefined;
    if (piece?.input === undefined) return piece;
    if (waiting.has(piece.input)) throw new PartError(piece.part, words.inputTwice(piece.input));
    waiting.set(piece.input, { piece, rest });
    return undefined;
  };
  for (const path of paths) {
    const rest = parts.pieces(path);
    const inPlace = await wait(rest);
    if (inPlace) {
      yield inPlace;
      yield* rest;
    }
  }
  if (!parts.shard) return;
  const { inputs, of } = parts.shard;
  for (let input = 1; input <= inputs; input++) {
    const next = waiting.get(input);
    if (!next) {
      const absent = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !parts.seen.has(index));
      throw new PartError(
        together(paths),
        words.inputMissing(
          input,
          inputs,
          absent.map((index) => `${index}/${of}`),
        ),
      );
    }
    waiting.delete(input);
    yield next.piece;
    await wait(next.rest);
  }
  const [left] = waiting.values();
  if (left) throw new PartError(left.piece.part, words.inputTwice(left.piece.input ?? 0));
}

/** What each piece comes to. It holds one procurement file, or none; `most`: of those that there may be. */
async function* outcomesOf(
  first: Piece,
  rest: AsyncIterable<Piece>,
  head: Review,
  shown: Shown,
  most: number,
  shell: Shell,
): AsyncGenerator<Outcome, void, undefined> {
  let number = 1;
  yield outcomeOf(first, number, shown.headOf(first, head), await shown.by(first.playbook));
  for await (const piece of rest) {
    number++;
    if (number > most) throw new UsageError(prose[shell.locale].usage.htmlTooMany(number, most));
    yield outcomeOf(piece, number, shown.headOf(piece, head), await shown.by(piece.playbook));
  }
}

function outcomeOf({ files, notReviewed }: Piece, number: number, head: Review, formats: readonly ReportFormat[]): Outcome {
  const documents = files.reduce((count, file) => count + file.documents.length, 0);
  const summary = summarise(files);
  const review = { ...head, procurementFiles: files, notReviewed, summary };
  return { pieces: formats.map((format) => format.piece({ number, review })), documents, summary, notReviewed };
}
