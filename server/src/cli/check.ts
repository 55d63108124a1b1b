import type { Document, DocumentInput } from '../documents/types';
import { createEngine, type Engine } from '../engine';
import { render } from '../messages';
import { renderJson, renderPretty } from '../reports';
import type { NotReviewed, Review, Summary } from '../review/types';
import { message } from '../text/message';
import type { Language } from '../text/types';
import { readConfiguration } from './configuration';
import { decode } from './decode';
import { collect, findInputs, type Input, type InputProblem, readInput } from './inputs';
import { writeFileAtomically } from './output';
import { prose } from './prose/prose';
import { complain, type ExitCode, exitCodes, type Shell, write } from './shell';
import { reportWidth, wantsColour } from './terminal';
import { UsageError } from './usage';

export const formats = ['pretty', 'json'] as const;
export const kinds = ['rfp', 'agreement', 'annex', 'auto'] as const;
export const languages = ['en', 'fr'] as const;
export const positions = ['buyer', 'neutral'] as const;
export const failLevels = ['error', 'warning', 'info', 'never'] as const;

export interface CheckOptions {
  format: (typeof formats)[number];
  output?: string;
  kind: (typeof kinds)[number];
  language: Language | 'auto';
  position?: (typeof positions)[number];
  asOf?: string;
  config?: string;
  failOn: (typeof failLevels)[number];
  stdin?: boolean;
  stdinPath?: string;
  /** Bytes. */
  maxSize: number;
  verbose?: boolean;
  color?: boolean;
}

/** `civicclause check`: reviews what the paths name; every document is a procurement file of its own. */
export async function check(paths: string[], options: CheckOptions, shell: Shell): Promise<ExitCode> {
  const words = prose[shell.locale];
  const fromStdin = options.stdin || (paths.length === 1 && paths[0] === '-');
  if (options.stdin && paths.length > 0) throw new UsageError(words.usage.stdinAndPaths);
  if (!fromStdin && paths.length === 0) throw new UsageError(words.usage.nothingToCheck);
  const configuration = options.config ? await readConfiguration(options.config, shell) : {};
  if (!configuration) return exitCodes.error;

  const engine = createEngine();
  const reading = new Reading(engine, options, shell);
  if (fromStdin) await reading.addStdin();
  else await reading.addPaths(paths);

  const choices = {
    ...configuration,
    ...(options.position && { position: options.position }),
    ...(options.asOf && { asOf: options.asOf }),
  };
  const files = reading.documents.map((document) => ({ name: document.path, documents: [document] }));
  const review = engine.review(files, { policy: choices, locale: shell.locale }, reading.notReviewed);

  if (!(await deliver(review, engine, options, shell))) return exitCodes.error;
  if (reading.failed) return exitCodes.error;
  if (reading.documents.length === 0) {
    await complain(shell, words.errors.nothingReviewed);
    return exitCodes.error;
  }
  return fails(review.summary, options.failOn) ? exitCodes.findings : exitCodes.nothing;
}

/** Gathers the documents, and says at once what cannot be read. */
class Reading {
  readonly documents: Document[] = [];
  readonly notReviewed: NotReviewed[] = [];
  failed = false;
  readonly #engine: Engine;
  readonly #options: CheckOptions;
  readonly #shell: Shell;

  constructor(engine: Engine, options: CheckOptions, shell: Shell) {
    this.#engine = engine;
    this.#options = options;
    this.#shell = shell;
  }

  async addStdin() {
    const path = this.#options.stdinPath ?? 'stdin.md';
    await this.#add({ path, file: '', named: true }, await collect(path, this.#shell.stdin, this.#options.maxSize));
  }

  async addPaths(paths: string[]) {
    const { inputs, problems } = await findInputs(paths, this.#shell.cwd);
    for (const problem of problems) await this.#report(problem);
    for (const input of inputs) await this.#add(input, await readInput(input, this.#options.maxSize));
  }

  async #add({ path, named }: Input, source: { bytes: Uint8Array } | InputProblem) {
    if (!('bytes' in source)) return this.#report(source);
    const decoded = decode(path, source.bytes);
    if (!('text' in decoded)) return this.#report({ path, ...decoded });
    const document = this.#read({ path, text: decoded.text }, named);
    if (!document) {
      this.notReviewed.push({ path, code: 'not-recognised', message: this.#say(message('input.not-recognised', { path })) });
      return;
    }
    this.documents.push(document);
    for (const problem of document.problems) {
      // A place read in a simpler way is reviewed all the same.
      const code = problem.code === 'front-matter-option' ? 'front-matter' : problem.code;
      if (code !== 'simplified') await this.#report({ path, line: problem.line, code, message: problem.message });
    }
  }

  /** Undefined for a document that nobody named and that does not look like procurement. */
  #read(input: DocumentInput, named: boolean): Document | undefined {
    const { kind, language } = this.#options;
    const given = { ...(kind !== 'auto' && { kind }), ...(language !== 'auto' && { language }) };
    const document = this.#engine.readDocument({ ...input, ...given, requested: named });
    return named || document.parts.some((part) => part.kind !== 'other') ? document : undefined;
  }

  async #report({ path, line, code, message }: InputProblem) {
    this.failed = true;
    const text = this.#say(message);
    this.notReviewed.push({ path, ...(line !== undefined && { line }), code, message: text });
    await complain(this.#shell, `${path}${line === undefined ? '' : `:${line}`}: ${text}`);
  }

  #say(message: Parameters<typeof render>[0]): string {
    return render(message, this.#shell.locale);
  }
}

async function deliver(review: Review, engine: Engine, options: CheckOptions, shell: Shell): Promise<boolean> {
  const toFile = options.output !== undefined;
  const text =
    options.format === 'json'
      ? renderJson(review)
      : renderPretty(review, engine.playbook, {
          locale: shell.locale,
          width: reportWidth(shell, toFile),
          colour: wantsColour(shell, options.color, toFile),
          verbose: options.verbose ?? false,
        });
  if (options.output === undefined) {
    await write(shell.stdout, text);
    return true;
  }
  const error = await writeFileAtomically(options.output, text, shell.cwd);
  if (error) await complain(shell, prose[shell.locale].errors.cannotWrite(options.output, error));
  return error === undefined;
}

function fails(summary: Summary, failOn: CheckOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  const { errors, warnings, infos } = summary;
  return errors + (failOn === 'error' ? 0 : warnings) + (failOn === 'info' ? infos : 0) > 0;
}
