import type { DocumentInput } from '../documents';
import { createEngine, type Engine, type ReviewOptions } from '../engine';
import { render } from '../messages';
import type { PlaybookSource } from '../playbook';
import { jurisdictionIds } from '../policy';
import { renderJson, renderPretty } from '../reports';
import type { NotReviewed, ProcurementFileReview, Review, Summary } from '../review';
import { type Message, message } from '../text/message';
import type { Language } from '../text/types';
import { readConfiguration } from './configuration';
import { decode } from './decode';
import { collect, findInputs, type Input, type InputProblem, openProblem, readInput } from './inputs';
import { unknownJurisdiction } from './jurisdictions';
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
  locale?: Language;
  position?: (typeof positions)[number];
  jurisdiction?: string;
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
  const engine = createEngine();
  const { position, asOf, locale, jurisdiction } = options;
  if (jurisdiction !== undefined && !jurisdictionIds(engine.playbook).includes(jurisdiction))
    throw unknownJurisdiction(jurisdiction, engine.playbook, shell);
  const configuration = options.config ? await readConfiguration(options.config, engine.playbook, shell) : {};
  if (!configuration) return exitCodes.error;

  const policy = {
    ...configuration,
    ...(position && { position }),
    ...(jurisdiction && { jurisdiction }),
    ...(asOf && { asOf }),
    ...(locale && { locale }),
  };
  const reading = new Reading(engine, options, { policy, locale: shell.locale }, shell);
  if (fromStdin) await reading.addStdin();
  else await reading.addPaths(paths);

  const review = reading.review();
  if (!(await deliver(review, reading.engine.playbook, options, shell))) return exitCodes.error;
  if (reading.failed) return exitCodes.error;
  if (review.procurementFiles.length === 0) {
    await complain(shell, words.errors.nothingReviewed);
    return exitCodes.error;
  }
  return fails(review.summary, options.failOn) ? exitCodes.findings : exitCodes.nothing;
}

/** Reviews document after document, and says at once what cannot be read. */
class Reading {
  readonly engine: Engine;
  /** An input was wrong. */
  failed = false;
  readonly #files: ProcurementFileReview[] = [];
  readonly #notReviewed: NotReviewed[] = [];
  readonly #options: CheckOptions;
  readonly #reviewOptions: ReviewOptions;
  readonly #shell: Shell;

  constructor(engine: Engine, options: CheckOptions, reviewOptions: ReviewOptions, shell: Shell) {
    this.engine = engine;
    this.#options = options;
    this.#reviewOptions = reviewOptions;
    this.#shell = shell;
  }

  review(): Review {
    return this.engine.assemble(this.#files, this.#notReviewed, this.#reviewOptions);
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
    try {
      await this.#addDocument({ path, text: decoded.text }, named);
    } catch (error) {
      // One document that trips the engine must not cost the review of the others.
      await this.#report(openProblem(path, error));
    }
  }

  async #addDocument(input: DocumentInput, named: boolean) {
    const { path } = input;
    const { kind, language } = this.#options;
    const given = { ...(kind !== 'auto' && { kind }), ...(language !== 'auto' && { language }) };
    const document = (named ? this.engine.readRequested : this.engine.readDocument)({ ...input, ...given });
    if (!named && document.parts.every((part) => part.kind === 'other')) {
      this.#notReviewed.push({ path, code: 'not-recognised', message: this.#say(message('input.not-recognised', { path })) });
      return;
    }
    this.#files.push(this.engine.analyse({ name: path, documents: [document] }, this.#reviewOptions).review);
    for (const problem of document.problems) {
      // A place read in a simpler way is reviewed all the same.
      const code = problem.code === 'front-matter-option' ? 'front-matter' : problem.code;
      if (code !== 'simplified') await this.#report({ path, line: problem.line, code, message: problem.message });
    }
  }

  async #report({ path, line, code, message }: InputProblem) {
    this.failed = true;
    const text = this.#say(message);
    this.#notReviewed.push({ path, ...(line !== undefined && { line }), code, message: text });
    await complain(this.#shell, `${path}${line === undefined ? '' : `:${line}`}: ${text}`);
  }

  #say(text: Message): string {
    return render(text, this.#shell.locale);
  }
}

async function deliver(review: Review, playbook: PlaybookSource, options: CheckOptions, shell: Shell): Promise<boolean> {
  const toFile = options.output !== undefined;
  const text =
    options.format === 'json'
      ? renderJson(review)
      : renderPretty(review, playbook, {
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
