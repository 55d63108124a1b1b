import { stringify } from 'yaml';
import { ConfigurationLoader, MemoryWorkspace, matches, type Resolved } from '../configuration';
import type { Document, DocumentInput } from '../documents/types';
import { createEngine, type Engine } from '../engine';
import { render } from '../messages';
import { type Decisions, decisionsFileName, decisionsOn, decisionsOnAll, noDecisions, readDecisions } from '../policy';
import type { NotReviewed, ProcurementFileReview, Review } from '../review/types';
import { type Message, message } from '../text/message';
import type { Documents, PolicyFile, PolicyProblem, ReviewSettings } from './types';

/** Where the policy, the files it names and the documents stand, seen from the configuration. */
const folder = '/';
const policyFile = 'civicclause.yaml';

/** A policy with mistakes: nothing was reviewed, for a review under other rules than those meant is none. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  /** @param problems all of them, in the order of the policy */
  constructor(readonly problems: readonly PolicyProblem[]) {
    super(problems.map(({ file, line, message: text }) => `${file}${line ? `:${line}` : ''}: ${text}`).join('\n'));
  }
}

/**
 * Reviews documents as the command line and the editor do. Resolves with the review that `civicclause check --format json` prints. Each
 * document is reviewed by itself, those of a `Documents`, or of the policy's `procurement-files`, together.
 *
 * `policy`: what `civicclause.yaml` may say, as an object or as the text of such a file; without one, every clause is reviewed from the
 * buyer's side. Reads no files, asks no clock and keeps nothing. Rejects with a `PolicyError` when the policy is wrong, with a `TypeError`
 * for what is no document.
 */
export async function review(
  documents: readonly (DocumentInput | Documents)[],
  policy: PolicyFile | string = {},
  settings: ReviewSettings = {},
): Promise<Review> {
  const groups = documents.map(asGroup);
  const chosen = await choose(
    groups.flatMap((group) => group.documents),
    policy,
    settings,
  );
  const results = joined(groups, chosen).map((group) => reviewGroup(group, chosen, settings));
  const files = results.flatMap(({ file }) => file ?? []);
  const notReviewed = results.flatMap((result) => result.notReviewed);
  const [first] = chosen.values();
  return engineOf(first, settings).assemble(files, notReviewed, { policy: first?.policy });
}

/** What holds for each document, by its path. */
type Choices = ReadonlyMap<string, Resolved>;

interface GroupReview {
  file?: ProcurementFileReview;
  notReviewed: NotReviewed[];
}

function asGroup(given: DocumentInput | Documents, index: number): Documents {
  const group = 'documents' in Object(given) ? (given as Documents) : { name: '', documents: [given as DocumentInput] };
  const areDocuments =
    Array.isArray(group.documents) &&
    group.documents.length > 0 &&
    group.documents.every((each) => typeof each?.path === 'string' && typeof each.text === 'string');
  if (!areDocuments || typeof group.name !== 'string')
    throw new TypeError(`documents[${index}] is neither {path, text} nor {name, documents: [{path, text}, …]}`);
  return { documents: group.documents, name: group.name || group.documents[0]!.path };
}

/** Documents given one by one that the policy names together, in its order, where the first of them stands. */
function joined(groups: readonly Documents[], chosen: Choices): Documents[] {
  const files = new Map<string, Documents>();
  const found = groups.flatMap((group): Documents[] => {
    const [document] = group.documents;
    const named = chosen.get(document!.path)?.procurementFile;
    if (!named || group.documents.length > 1) return [group];
    const file = files.get(named.name);
    if (!file) files.set(named.name, { name: named.name, documents: [document!] });
    else file.documents.push(document!);
    return file ? [] : [files.get(named.name)!];
  });
  for (const { documents } of files.values()) {
    const globs = chosen.get(documents[0]!.path)!.procurementFile!.documents;
    const rank = ({ path }: DocumentInput) => globs.findIndex((glob) => matches(normalPath(path), [glob]));
    documents.sort((a, b) => rank(a) - rank(b));
  }
  return found;
}

async function choose(
  documents: readonly DocumentInput[],
  policy: PolicyFile | string,
  settings: ReviewSettings,
): Promise<Choices> {
  const { asOf, locale, files = {} } = settings;
  if (asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(asOf)) throw new TypeError(`asOf is no date such as 2026-03-31: ${asOf}`);
  const texts = { ...files, [policyFile]: typeof policy === 'string' ? policy : stringify(policy) };
  const workspace = new MemoryWorkspace(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [locationOf(path), text])),
    [folder],
  );
  const loader = new ConfigurationLoader(workspace, builtIn().playbook);
  const asked = Object.entries({ 'as-of': asOf, locale }).flatMap(([path, value]) =>
    value === undefined ? [] : { path, value, origin: { from: 'option' as const, option: path } },
  );
  const chosen = new Map<string, Resolved>();
  const named = locationOf(policyFile);
  for (const { path } of documents) chosen.set(path, await loader.resolve(locationOf(path), { asked }, named));
  const resolved = documents.length > 0 ? [...chosen.values()] : [await loader.resolve(named, { asked }, named)];
  const problems = new Map<string, PolicyProblem>();
  for (const { file, line, message: text } of resolved.flatMap((each) => each.problems)) {
    const problem = { file: file.slice(folder.length), message: render(text, locale ?? 'en') };
    const isText = typeof policy === 'string' || problem.file !== policyFile;
    problems.set(`${file}:${line}:${problem.message}`, isText ? { ...problem, line } : problem);
  }
  if (problems.size > 0) throw new PolicyError([...problems.values()]);
  return chosen;
}

function reviewGroup({ name, documents: inputs }: Documents, chosen: Choices, settings: ReviewSettings): GroupReview {
  const first = chosen.get(inputs[0]!.path);
  const engine = engineOf(first, settings);
  const policy = first?.policy;
  const documents = readAll(
    inputs.map((input) => ({ ...usualOf(chosen.get(input.path)), ...input })),
    engine,
    settings,
  );
  const locale = policy?.locale && policy.locale !== 'document' ? policy.locale : undefined;
  const say = (path: string, code: NotReviewed['code'], text: Message, line?: number): NotReviewed => {
    const language = locale ?? documents.find((each) => each.path === path)?.parts[0]?.language ?? 'en';
    return { path, ...(line !== undefined && { line }), code, message: render(text, language) };
  };
  if (areUnknown(documents))
    return { notReviewed: documents.map(({ path }) => say(path, 'not-recognised', message('input.not-recognised', { path }))) };
  const { review: file } = engine.analyse(
    { name, documents },
    { policy, decisions: decisionsFor(inputs, settings, policy?.asOf) },
  );
  const notReviewed = documents.flatMap(({ path, problems }) =>
    problems.flatMap(({ code, line, message: text }) =>
      // A place read in a simpler way is reviewed all the same.
      code === 'simplified' ? [] : say(path, code === 'front-matter-option' ? 'front-matter' : code, text, line),
    ),
  );
  return { file, notReviewed };
}

/** A document alone is read as what it most looks like; so are several of which none is recognised. */
function readAll(inputs: readonly DocumentInput[], engine: Engine, { recognisedOnly = false }: ReviewSettings): Document[] {
  if (recognisedOnly) return inputs.map(engine.readDocument);
  const documents = inputs.map(inputs.length === 1 ? engine.readRequested : engine.readDocument);
  return areUnknown(documents) ? inputs.map(engine.readRequested) : documents;
}

function areUnknown(documents: readonly Document[]): boolean {
  return documents.every(({ parts }) => parts.every(({ kind }) => kind === 'other'));
}

function usualOf({ kind, language }: Partial<Resolved> = {}): Pick<DocumentInput, 'usual'> {
  return kind || language ? { usual: { ...(kind && { kind }), ...(language && { language }) } } : {};
}

function decisionsFor(inputs: readonly DocumentInput[], { decisions }: ReviewSettings, asOf: string | null = null): Decisions {
  if (decisions === undefined) return { ...noDecisions, asOf };
  const read = readDecisions(decisions, decisionsFileName);
  return decisionsOnAll(inputs.map(({ path }) => ({ path, decisions: decisionsOn(read, normalPath(path), asOf) })));
}

let builtInEngine: Engine | undefined;

function builtIn(): Engine {
  builtInEngine ??= createEngine();
  return builtInEngine;
}

/** The engine of the playbooks last reviewed by: compiling them takes a moment. */
let ownEngine: { texts: string; engine: Engine } | undefined;

function engineOf(chosen: Resolved | undefined, { files }: ReviewSettings): Engine {
  const { source, locations } = chosen?.playbooks ?? {};
  if (!source) return builtIn();
  const texts = JSON.stringify([locations, files]);
  if (ownEngine?.texts !== texts) ownEngine = { texts, engine: createEngine(source) };
  return ownEngine.engine;
}

/** A path as the configuration sees it: from the folder that it lies in. */
function locationOf(path: string): string {
  return folder + normalPath(path);
}

function normalPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}
