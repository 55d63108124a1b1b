import type { DecisionComment, WrittenDecision } from '../documents';
import { checkTree, parseYamlTree } from '../documents/schema';
import { type Message, message } from '../text/message';

/** Name of the file that holds decisions, beside the configuration. */
export const decisionsFileName = 'civicclause.decisions.yaml';

/** A finding that somebody decided to live with. */
export interface Decision {
  /** The document, relative to the folder of the decisions file; '' for the one it is written in. */
  document: string;
  /** Clause id, or the check's id. */
  rule: string;
  code: string;
  reason: string;
  who?: string;
  /** ISO date, the last day on which it holds. */
  until?: string;
  /** The wording it was taken on. Without one it holds whatever the wording. */
  quote?: string;
  place: DecisionPlace;
}

/** Where a decision is written. */
export interface DecisionPlace {
  /** File name; '' for the document itself. */
  path: string;
  /** 1-based. */
  line: number;
}

/** A decision that does not count, and why. */
export interface DecisionProblem {
  /** As in `Decision`; undefined when it cannot be told, or the whole file is meant. */
  document?: string;
  place: DecisionPlace;
  message: Message;
}

export interface Decisions {
  entries: readonly Decision[];
  problems: readonly DecisionProblem[];
  /** ISO date for which they are judged; null: no decision has expired. */
  asOf: string | null;
}

/** Stands for the document in what is read as if it stood in the file. */
const OWN = 'this-document';

export const noDecisions: Decisions = { entries: [], problems: [], asOf: null };

/** Reads a decisions file; an entry with a mistake is a problem, and the others count. `path` names the file in messages. Never throws. */
export function readDecisions(text: string, path: string): Omit<Decisions, 'asOf'> {
  const tree = parseYamlTree(text);
  const placeOf = (offset: number): DecisionPlace => ({ path, line: tree.position(offset).line });
  if (tree.errors.length > 0) {
    const problems = tree.errors.map(({ code, detail, range }) => ({
      place: placeOf(range.start),
      message: message('schema.yaml', { problem: code, detail }),
    }));
    return { entries: [], problems: problems.slice(0, 1) };
  }
  const { root } = tree;
  // A file of comments alone is one in which nothing has been decided yet.
  if (!root || root.value === null) return { entries: [], problems: [] };
  const wrong = new Set<unknown>();
  const problems = checkTree('decisions', tree).map((problem): DecisionProblem => {
    const [index] = problem.path;
    wrong.add(index);
    const document = typeof index === 'number' ? root.items[index]?.entries.get('document')?.value : undefined;
    return {
      ...(typeof document === 'string' && { document: normalised(document) }),
      place: placeOf(problem.range.start),
      message: problem.message,
    };
  });
  if (wrong.has(undefined)) return { entries: [], problems };
  const entries = root.items.flatMap(({ value, range }, index) => {
    if (wrong.has(index)) return [];
    const decision = decisionFrom(value, placeOf(range.start));
    if (decision) return [{ ...decision, document: normalised(decision.document) }];
    problems.push({ place: placeOf(range.start), message: message('schema.empty', { key: 'reason' }) });
    return [];
  });
  return { entries, problems };
}

/**
 * Reads a decision written as a comment of the document: the keys of an entry of the decisions file, without `document`. `body`: what the
 * comment holds, `line`: of its first character, 1-based. Never throws.
 */
export function readDecisionComment({ body, line, problem: unread }: DecisionComment): Decision | DecisionProblem {
  if (unread) return { place: { path: '', line }, message: message(`decision.${unread}`, {}) };
  const [first = '', ...lines] = body.split(/\r\n|\r|\n/);
  const margins = lines.filter((each) => each.trim() !== '').map((each) => /^ */.exec(each)![0].length);
  const margin = Math.min(...margins);
  const keys = [first.trim(), ...lines.map((each) => each.slice(margin).trimEnd())];
  // As an entry of the file, so that the same is asked of it.
  return readOwn(
    keys.map((key) => (key === '' ? '' : `  ${key}`)),
    line,
    (index) => line + index,
  );
}

/** Reads a decision written among the keys of the document: what the file asks of an entry is asked of it too. Never throws. */
export function readWrittenDecision({ line, keys }: WrittenDecision): Decision | DecisionProblem {
  const own = keys.filter(({ key }) => key !== 'document');
  const lines = own.map(({ key, value }) => `  ${JSON.stringify(key)}: ${value === null ? '{}' : JSON.stringify(value)}`);
  return readOwn(lines, line, (index) => own[index]?.line ?? line);
}

/** Reads the keys of a decision on the document it stands in, one a line, as if they stood in an entry of the file. `lineOf`: where each stands. */
function readOwn(keys: readonly string[], line: number, lineOf: (index: number) => number): Decision | DecisionProblem {
  const { entries, problems } = readDecisions(`- document: ${JSON.stringify(OWN)}\n${keys.join('\n')}`, '');
  const [problem] = problems;
  if (problem) {
    const index = problem.place.line - 2;
    return { place: { path: '', line: index < 0 ? line : lineOf(index) }, message: problem.message };
  }
  const [decision] = entries;
  if (decision?.document !== OWN) return { place: { path: '', line }, message: message('schema.empty', { key: 'reason' }) };
  return { ...decision, document: '', place: { path: '', line } };
}

/** A decision from its keys; undefined when it lacks what it must say. */
function decisionFrom(value: unknown, place: DecisionPlace): Decision | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const keys = value as Record<string, unknown>;
  const text = (key: string): string => (typeof keys[key] === 'string' ? keys[key].trim() : '');
  const [rule, code, reason] = [text('rule'), text('code'), text('reason')];
  if (!rule || !code || !reason) return undefined;
  const [who, until, quote] = [text('who'), text('until'), text('quote')];
  return {
    document: text('document'),
    rule,
    code,
    reason,
    ...(who && { who }),
    ...(until && { until }),
    ...(quote && { quote }),
    place,
  };
}

/** What a decisions file says of one document, given as that file would name it. */
export function decisionsOn({ entries, problems }: Omit<Decisions, 'asOf'>, document: string, asOf: string | null): Decisions {
  const named = normalised(document);
  return {
    entries: entries.filter((decision) => decision.document === named),
    problems: problems.filter((problem) => problem.document === undefined || problem.document === named),
    asOf,
  };
}

/** What decisions files say of the documents of one procurement file, each under its path in the review. */
export function decisionsOnAll(documents: readonly { path: string; decisions: Decisions }[]): Decisions {
  const problems = documents.flatMap(({ decisions }) => decisions.problems);
  const seen = new Set<string>();
  return {
    entries: documents.flatMap(({ path, decisions }) => decisions.entries.map((entry) => ({ ...entry, document: path }))),
    // What is wrong with a whole file is wrong once.
    problems: problems.filter((problem) => {
      const key = JSON.stringify([problem.place, problem.message]);
      return !seen.has(key) && seen.add(key);
    }),
    asOf: documents[0]?.decisions.asOf ?? null,
  };
}

/** `./a//b.md` is `a/b.md`. */
function normalised(path: string): string {
  return path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}
