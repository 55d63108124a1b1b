import { resolve } from 'node:path';
import type { Document, DocumentInput } from '../../documents';
import type { Engine } from '../../engine';
import { render } from '../../messages';
import { type Decisions, decisionsOnAll, noDecisions } from '../../policy';
import type { ReportFormat, Reviewed } from '../../reports/formats';
import { type NotReviewed, type ProcurementFileReview, summarise } from '../../review';
import { message } from '../../text/message';
import type { Chosen } from '../configuration';
import { DecisionFiles } from '../decisions';
import { decode } from '../decode';
import { engineOf } from '../engines';
import { errorCode, type InputProblem, readInput } from '../inputs';
import { parseDocumentLine } from './documentLine';
import { fixEditsOf } from './fixEdits';
import { loadFormats } from './formats';
import type { Job, Outcome, Settings } from './job';
import { apart, entriesOf } from './known';
import { partOf } from './partOf';

/** Reads and reviews one input after another, a document or those of a procurement file, and keeps nothing of them. */
export class Reviewer {
  readonly #engine: Engine;
  readonly #settings: Settings;
  /** Of the outputs, in their order. */
  #formats?: Promise<ReportFormat[]>;
  readonly #hashes: boolean;
  readonly #decisions = new DecisionFiles();
  /** By their locations: those who review by playbooks of one's own. */
  readonly #others = new Map<string, Reviewer>();

  /** `engine`: for inputs whose configuration names no playbook. */
  constructor(engine: Engine, settings: Settings) {
    this.#engine = engine;
    this.#settings = settings;
    this.#hashes = settings.outputs.some(({ format }) => format === 'html');
  }

  /** Never fails: what goes wrong with an input is part of its outcome. */
  async review(job: Job): Promise<Outcome> {
    try {
      return await (await this.#whoReviews(job)).#review(job);
    } catch (error) {
      return this.failed(job, error);
    }
  }

  async #whoReviews({ chosen }: Job): Promise<Reviewer> {
    if (!chosen?.playbooks) return this;
    const key = chosen.playbooks.join('\n');
    const other = this.#others.get(key) ?? new Reviewer(await engineOf(chosen.playbooks), this.#settings);
    this.#others.set(key, other);
    return other;
  }

  async #review(job: Job): Promise<Outcome> {
    try {
      if (job.kind === 'set') return await this.#reviewSet(job);
      const source = await this.#read(job);
      return await ('document' in source
        ? this.#reviewDocuments(job, source.document.path, [source], await this.#decisionsOn(job))
        : this.notReviewed(job, source));
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

  /** Reviews the documents of a procurement file that can be read, together. */
  async #reviewSet(job: Extract<Job, { kind: 'set' }>): Promise<Outcome> {
    const { number, chosen } = job;
    const sources: Source[] = [];
    const problems: InputProblem[] = [];
    const decisions: { path: string; decisions: Decisions }[] = [];
    for (const member of job.members) {
      const own = { number, kind: 'file' as const, input: member.input, chosen: member.chosen };
      const source = await this.#read(own);
      if (!('document' in source)) {
        problems.push(source);
        continue;
      }
      sources.push(source);
      decisions.push({ path: source.document.path, decisions: await this.#decisionsOn({ ...own, ...(chosen && { chosen }) }) });
    }
    if (sources.length === 0)
      return this.#outcome(
        job,
        [],
        problems.map((problem) => this.#entry(problem)),
      );
    return this.#reviewDocuments(job, job.name, sources, decisionsOnAll(decisions), problems);
  }

  async #read(job: Exclude<Job, { kind: 'set' }>): Promise<Source | InputProblem> {
    if (job.kind === 'problem') return job.problem;
    const { kind, language, maxSize } = this.#settings;
    const given = { ...(kind && { kind }), ...(language && { language }), ...usualOf(job.chosen) };
    if (job.kind === 'line') {
      const parsed = parseDocumentLine(job, maxSize);
      return 'text' in parsed ? { document: { ...given, ...parsed }, named: true } : parsed;
    }
    const { path } = placeOf(job);
    const source = job.kind === 'file' ? await readInput(job.input, maxSize) : job;
    if (!('bytes' in source)) return source;
    const decoded = decode(path, source.bytes);
    if (!('text' in decoded)) return { path, ...decoded };
    const named = job.kind === 'document' || job.input.named;
    const hash = this.#hashes ? await sha256(source.bytes) : undefined;
    return { document: { path, text: decoded.text, ...given }, named, hash };
  }

  /** Those of the file found upward from the document; a line of NDJSON has only what its text says itself. */
  #decisionsOn(job: Exclude<Job, { kind: 'set' }>): Decisions | Promise<Decisions> {
    const policy = job.chosen?.policy ?? this.#settings.review.policy;
    const asOf = policy?.asOf ?? this.#settings.today;
    if (job.kind === 'file') return this.#decisions.on(job.input.file, asOf);
    return job.kind === 'document' ? this.#decisions.on(resolve(job.path), asOf) : { ...noDecisions, asOf };
  }

  #reviewDocuments(
    job: Job,
    name: string,
    sources: Source[],
    decisions: Decisions,
    unread: InputProblem[] = [],
  ): Promise<Outcome> {
    const documents = this.#documentsOf(sources);
    const entries = unread.map((problem) => this.#entry(problem));
    if (documents.every(({ parts }) => parts.every((part) => part.kind === 'other'))) {
      const unknown = documents.map(({ path }) =>
        this.#entry({ path, code: 'not-recognised', message: message('input.not-recognised', { path }) }),
      );
      return this.#outcome(job, [], [...entries, ...unknown]);
    }
    const { locale, policy } = this.#settings.review;
    const options = { locale, policy: job.chosen?.policy ?? policy, decisions };
    const analysis = this.#engine.analyse({ name, documents }, options);
    const fixes = this.#settings.fixes ? fixEditsOf(analysis, documents, this.#engine) : undefined;
    const problems = documents.flatMap(({ path, problems: own }) =>
      own.flatMap(({ code, line, message: text }): NotReviewed[] =>
        // A place read in a simpler way is reviewed all the same.
        code === 'simplified'
          ? []
          : [this.#entry({ path, line, code: code === 'front-matter-option' ? 'front-matter' : code, message: text })],
      ),
    );
    const hashes = sources.flatMap(({ document, hash }) => (hash === undefined ? [] : [[document.path, hash]]));
    const extras = { hashes: Object.fromEntries(hashes), ...(fixes && { fixes }) };
    return this.#outcome(job, [this.#compared(analysis.review)], [...entries, ...problems], extras);
  }

  /** One that the user named is read as what it most looks like, unless others of its file say what it is about. */
  #documentsOf(sources: Source[]): Document[] {
    const documents = sources.map(({ document, named }) =>
      (named && sources.length === 1 ? this.#engine.readRequested : this.#engine.readDocument)(document),
    );
    const unknown = documents.every(({ parts }) => parts.every((part) => part.kind === 'other'));
    if (!unknown) return documents;
    return sources.map(({ document, named }, index) => (named ? this.#engine.readRequested(document) : documents[index]!));
  }

  #entry({ path, line, code, message: text }: InputProblem): NotReviewed {
    return { path, ...(line !== undefined && { line }), code, message: render(text, this.#settings.review.locale) };
  }

  #compared(review: ProcurementFileReview): ProcurementFileReview {
    const { baseline } = this.#settings;
    return baseline ? apart(review, Object.hasOwn(baseline, review.name) ? (baseline[review.name] ?? []) : []) : review;
  }

  async #outcome(
    { number }: Job,
    files: ProcurementFileReview[],
    problems: NotReviewed[],
    extras: Pick<Reviewed, 'hashes' | 'fixes'> = {},
  ): Promise<Outcome> {
    this.#formats ??= loadFormats(this.#settings, this.#engine.playbook);
    const formats = await this.#formats;
    const { shard, review: options, baseline } = this.#settings;
    const numbered = <T extends object>(item: T): T => (shard ? { input: number, ...item } : item);
    const notReviewed = problems.map(numbered);
    const review = partOf(this.#engine.assemble(files.map(numbered), notReviewed, options), shard);
    return {
      pieces: formats.map((format) => format.piece({ number, review, ...extras })),
      ...(baseline && { found: files.map((file) => ({ name: file.name, findings: entriesOf(file) })) }),
      documents: files.reduce((count, file) => count + file.documents.length, 0),
      summary: summarise(files),
      notReviewed,
    };
  }
}

/** What was read of an input. */
interface Source {
  document: DocumentInput;
  /** The user asked for this very document. */
  named: boolean;
  /** SHA-256 of its bytes, where the report says it. */
  hash?: string;
}

/** What the configuration takes the document for. */
function usualOf({ kind, language }: Chosen = { policy: {} }): Pick<DocumentInput, 'usual'> {
  return kind || language ? { usual: { ...(kind && { kind }), ...(language && { language }) } } : {};
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

function placeOf(job: Job): { path: string; line?: number } {
  if (job.kind === 'set') return { path: job.name };
  if (job.kind === 'problem') return job.problem;
  return job.kind === 'file' ? job.input : { path: job.path, ...(job.kind === 'line' && { line: job.line }) };
}
