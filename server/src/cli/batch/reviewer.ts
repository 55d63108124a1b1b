import type { Engine } from '../../engine';
import { render } from '../../messages';
import type { ReportFormat, Reviewed } from '../../reports/formats';
import { type NotReviewed, type ProcurementFileReview, summarise } from '../../review';
import { message } from '../../text/message';
import type { Entry } from '../cache/entry';
import { engineOf } from '../engines';
import { errorCode, type InputProblem } from '../inputs';
import { fixEditsOf } from './fixEdits';
import { loadFormats } from './formats';
import type { Job, Outcome, Settings } from './job';
import { apart, entriesOf } from './known';
import { partOf } from './partOf';
import { areUnknown, documentsOf, type Gathered, InputReader, placeOf, problemsIn, type Source } from './reading';

/** Reads and reviews one input after another, a document or those of a procurement file, and keeps nothing of them. */
export class Reviewer {
  readonly #engine: Engine;
  readonly #settings: Settings;
  /** Of the outputs, in their order. */
  readonly #formats: Promise<ReportFormat[]>;
  readonly #hashes: boolean;
  readonly #inputs: InputReader;
  /** By their locations: those who review by playbooks of one's own. */
  readonly #others = new Map<string, Reviewer>();

  /** `engine`: for inputs whose configuration names no playbook, else of the playbooks at those locations. */
  constructor(engine: Engine, settings: Settings, locations: readonly string[] = []) {
    this.#engine = engine;
    this.#settings = settings;
    const number = numberOf(locations, settings);
    this.#formats = loadFormats(settings, engine.playbook, number >= 0 ? number : undefined);
    this.#inputs = new InputReader(settings);
    this.#hashes = settings.outputs.some(({ format }) => format === 'html');
  }

  /** From then on nothing has to be waited for to say what became of an input. */
  async ready(): Promise<void> {
    await this.#formats;
  }

  /** Never fails: what goes wrong with an input is part of its outcome. */
  async review(job: Job): Promise<Outcome> {
    try {
      const reviewer = await this.#whoReviews(job);
      return (await reviewer.#recalled(job)) ?? (await reviewer.#review(job));
    } catch (error) {
      return this.failed(job, error);
    }
  }

  async #whoReviews({ chosen }: Job): Promise<Reviewer> {
    if (!chosen?.playbooks) return this;
    const key = chosen.playbooks.join('\n');
    const other = this.#others.get(key) ?? new Reviewer(await engineOf(chosen.playbooks), this.#settings, chosen.playbooks);
    this.#others.set(key, other);
    return other;
  }

  /** What a cache has of it. */
  async #recalled(job: Job): Promise<Outcome | undefined> {
    if (!job.kept?.found) return undefined;
    const { recall } = await import('../cache/reviews');
    const entry = recall(job, this.#settings);
    return entry && this.#outcomeOf(job, entry);
  }

  async #review(job: Job): Promise<Outcome> {
    try {
      const gathered = await this.#inputs.gather(job);
      if (gathered.sources.length > 0) return await this.#reviewDocuments(job, gathered);
      return await this.#outcome(
        job,
        [],
        gathered.problems.map((problem) => this.#entry(problem)),
      );
    } catch (error) {
      // One document that trips the engine must not cost the review of the others.
      return this.failed(job, error);
    }
  }

  /** The outcome of an input that cannot be reviewed. */
  notReviewed(job: Job, problem: InputProblem): Promise<Outcome> {
    return this.#outcome(job, [], [this.#entry(problem)]);
  }

  /** The outcome of an input whose review threw, or whose worker died of it. */
  failed(job: Job, error: unknown): Promise<Outcome> {
    const cause = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'other';
    const { path, line } = placeOf(job);
    const text = message('input.failed', { path, cause, error: errorCode(error) });
    return this.notReviewed(job, { path, ...(line !== undefined && { line }), code: 'failed', message: text });
  }

  async #reviewDocuments(job: Job, { name, sources, decisions, problems: unread }: Gathered): Promise<Outcome> {
    const documents = documentsOf(sources, this.#engine);
    const entries = unread.map((problem) => this.#entry(problem));
    const hashes = await this.#hashesOf(job, sources);
    if (areUnknown(documents)) {
      const unknown = documents.map(({ path }) =>
        this.#entry({ path, code: 'not-recognised', message: message('input.not-recognised', { path }) }),
      );
      return this.#keptAndShown(job, { notReviewed: [...entries, ...unknown], hashes });
    }
    const { locale, policy } = this.#settings.review;
    const options = { locale, policy: job.chosen?.policy ?? policy, decisions };
    const analysis = this.#engine.analyse({ name, documents }, options);
    const { review } = analysis;
    const edits = this.#settings.fixes ? fixEditsOf(analysis, documents, this.#engine) : undefined;
    const fixes = edits && review.findings.map((finding) => edits.get(finding) ?? []);
    const problems = problemsIn(documents).map((problem) => this.#entry(problem));
    return this.#keptAndShown(job, { review, notReviewed: [...entries, ...problems], hashes, ...(fixes && { fixes }) });
  }

  async #keptAndShown(job: Job, entry: Entry): Promise<Outcome> {
    const unkept = job.kept && (await (await import('../cache/reviews')).keep(job, entry, this.#settings));
    const outcome = await this.#outcomeOf(job, entry);
    return unkept === undefined ? outcome : { ...outcome, unkept };
  }

  #outcomeOf(job: Job, { review, notReviewed, hashes, fixes }: Entry): Promise<Outcome> {
    if (!review) return this.#outcome(job, [], notReviewed);
    const edits = fixes && new Map(review.findings.map((finding, index) => [finding, fixes[index] ?? []]));
    const extras = { hashes: this.#hashes ? hashes : {}, ...(edits && { fixes: edits }) };
    return this.#outcome(job, [this.#compared(review)], notReviewed, extras);
  }

  /** Of each document, where a format or a cache asks for it. */
  async #hashesOf({ kept }: Job, sources: readonly Source[]): Promise<Record<string, string>> {
    if (!this.#hashes && !kept) return {};
    const hashes: [path: string, hash: string][] = [];
    for (const { document, bytes } of sources) if (bytes) hashes.push([document.path, await sha256(bytes)]);
    return Object.fromEntries(hashes);
  }

  #entry({ path, line, code, message: text }: InputProblem): NotReviewed {
    return { path, ...(line !== undefined && { line }), code, message: render(text, this.#settings.review.locale) };
  }

  #compared(review: ProcurementFileReview): ProcurementFileReview {
    const { baseline } = this.#settings;
    return baseline ? apart(review, Object.hasOwn(baseline, review.name) ? (baseline[review.name] ?? []) : []) : review;
  }

  async #outcome(
    { number, chosen }: Job,
    files: ProcurementFileReview[],
    problems: NotReviewed[],
    extras: Pick<Reviewed, 'hashes' | 'fixes'> = {},
  ): Promise<Outcome> {
    const formats = await this.#formats;
    const { shard, review: options, baseline, quiet } = this.#settings;
    const numbered = <T extends object>(item: T): T => (shard ? { input: number, ...item } : item);
    const notReviewed = problems.map(numbered);
    const shown = quiet ? files.map(onlyErrors) : files;
    // Where the run has playbooks of one's own, the built-in one is told of as well.
    const playbooks = this.#settings.playbooks && chosen && [this.#engine.description];
    const assembled = this.#engine.assemble(shown.map(numbered), notReviewed, { ...options, ...(playbooks && { playbooks }) });
    const review = partOf(assembled, shard);
    return {
      pieces: formats.map((format) => format.piece({ number, review, ...extras })),
      ...(baseline && { found: files.map((file) => ({ name: file.name, findings: entriesOf(file) })) }),
      documents: files.reduce((count, file) => count + file.documents.length, 0),
      summary: summarise(shown),
      // Errors, the only findings shown, are in neither of these.
      ...(quiet && { hidden: summarise(files) }),
      notReviewed,
    };
  }
}

/** Which of several playbooks the run has; less than 0: there are no several. */
function numberOf(locations: readonly string[], { playbooks = [] }: Settings): number {
  const key = locations.join('\n');
  return playbooks.length > 1 ? playbooks.findIndex((each) => each.join('\n') === key) : -1;
}

function onlyErrors(review: ProcurementFileReview): ProcurementFileReview {
  return { ...review, findings: review.findings.filter(({ severity }) => severity === 'error') };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}
