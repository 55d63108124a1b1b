import { resolve } from 'node:path';
import type { Document, DocumentInput } from '../../documents';
import type { Engine } from '../../engine';
import { type Decisions, decisionsOnAll, noDecisions } from '../../policy';
import type { Chosen } from '../configuration';
import { DecisionFiles } from '../decisions';
import { decode } from '../decode';
import { type InputProblem, readInput } from '../inputs';
import { parseDocumentLine } from './documentLine';
import type { Job, Settings } from './job';

/** What was read of an input. */
export interface Source {
  document: DocumentInput;
  /** The user asked for this very document. */
  named: boolean;
  /** What it was decoded from; none for a line of NDJSON. */
  bytes?: Uint8Array;
}

/** The documents of a job that can be read, with what was decided on them, and what is wrong with the others. */
export interface Gathered {
  /** Of the procurement file. */
  name: string;
  sources: Source[];
  decisions: Decisions;
  problems: InputProblem[];
}

/** What of a run's settings says how inputs are read. */
export type ReadingSettings = Pick<Settings, 'kind' | 'language' | 'maxSize' | 'today'> & {
  review: Pick<Settings['review'], 'policy'>;
};

/** Reads the inputs of a run. */
export class InputReader {
  readonly #settings: ReadingSettings;
  readonly #decisions = new DecisionFiles();

  constructor(settings: ReadingSettings) {
    this.#settings = settings;
  }

  /** All that a job names. */
  async gather(job: Job): Promise<Gathered> {
    if (job.kind === 'set') return this.#gatherSet(job);
    const source = await this.#read(job);
    if (!('document' in source)) return { name: placeOf(job).path, sources: [], decisions: noDecisions, problems: [source] };
    return { name: source.document.path, sources: [source], decisions: await this.#decisionsOn(job), problems: [] };
  }

  async #gatherSet(job: Extract<Job, { kind: 'set' }>): Promise<Gathered> {
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
    return { name: job.name, sources, decisions: decisionsOnAll(decisions), problems };
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
    const { bytes } = source;
    const decoded = decode(path, bytes);
    if (!('text' in decoded)) return { path, ...decoded };
    return { document: { path, text: decoded.text, ...given }, named: job.kind === 'document' || job.input.named, bytes };
  }

  /** Those of the file found upward from the document; a line of NDJSON has only what its text says itself. */
  #decisionsOn(job: Exclude<Job, { kind: 'set' }>): Decisions | Promise<Decisions> {
    const policy = job.chosen?.policy ?? this.#settings.review.policy;
    const asOf = policy?.asOf ?? this.#settings.today;
    if (job.kind === 'file') return this.#decisions.on(job.input.file, asOf);
    return job.kind === 'document' ? this.#decisions.on(resolve(job.path), asOf) : { ...noDecisions, asOf };
  }
}

/** One that the user named is read as what it most looks like, unless others of its file say what it is about. */
export function documentsOf(sources: readonly Pick<Source, 'document' | 'named'>[], engine: Engine): Document[] {
  const documents = sources.map(({ document, named }) =>
    (named && sources.length === 1 ? engine.readRequested : engine.readDocument)(document),
  );
  if (!areUnknown(documents)) return documents;
  return sources.map(({ document, named }, index) => (named ? engine.readRequested(document) : documents[index]!));
}

/** None of them is recognised as a procurement document. */
export function areUnknown(documents: readonly Document[]): boolean {
  return documents.every(({ parts }) => parts.every((part) => part.kind === 'other'));
}

/** What of documents could not be read as it stands, or said something that is not understood. */
export function problemsIn(documents: readonly Document[]): InputProblem[] {
  return documents.flatMap(({ path, problems }) =>
    problems.flatMap(({ code, line, message: text }): InputProblem[] =>
      // A place read in a simpler way is reviewed all the same.
      code === 'simplified' ? [] : [{ path, line, code: code === 'front-matter-option' ? 'front-matter' : code, message: text }],
    ),
  );
}

/** What the configuration takes the document for. */
function usualOf({ kind, language }: Chosen = { policy: {} }): Pick<DocumentInput, 'usual'> {
  return kind || language ? { usual: { ...(kind && { kind }), ...(language && { language }) } } : {};
}

/** Where messages say that an input stands. */
export function placeOf(job: Job): { path: string; line?: number } {
  if (job.kind === 'set') return { path: job.name };
  if (job.kind === 'problem') return job.problem;
  return job.kind === 'file' ? job.input : { path: job.path, ...(job.kind === 'line' && { line: job.line }) };
}
