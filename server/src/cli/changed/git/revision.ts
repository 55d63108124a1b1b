import { codeOf, GitFailure } from './failure';
import type { Commit, Store } from './store';

/** A name and what follows it: `~2` is the parent's parent, `^2` the second parent of a merge. */
const whole = /^(?<name>.*?)(?<steps>(?:[~^]\d*)*)$/s;
const step = /[~^]\d*/g;
/** No branch is longer. */
const mostSteps = 1_000_000;

/** The commit that a branch, tag, remote branch or id names, with `~` and `^` after it. */
export async function commitOf(ref: string, store: Store): Promise<string> {
  const { name = '', steps = '' } = whole.exec(ref)?.groups ?? {};
  if (!isName(name)) throw new GitFailure({ is: 'not-a-ref', ref });
  const named = await idOf(name, store);
  let commit = named === undefined ? undefined : await read(named, ref, store);
  if (!commit) throw new GitFailure({ is: 'unknown-ref', ref, known: await store.names(), shallow: await store.isShallow() });
  for (const each of steps.match(step) ?? []) commit = await stepFrom(commit, each, ref, store);
  return commit.oid;
}

async function stepFrom(from: Commit, step: string, ref: string, store: Store): Promise<Commit> {
  const count = step.length === 1 ? 1 : Number(step.slice(1));
  if (step === '^0') return from;
  const parents = step.startsWith('^') ? [count] : Array.from({ length: Math.min(count, mostSteps) }, () => 1);
  let commit = from;
  for (const parent of parents) {
    const oid = commit.parents[parent - 1];
    const next = oid === undefined ? undefined : await read(oid, ref, store);
    if (!next) throw new GitFailure({ is: 'no-such-parent', ref, shallow: await store.isShallow() });
    commit = next;
  }
  return commit;
}

/** Whether a word names a branch, a tag or a remote branch, with what may follow it. */
export async function isRef(word: string, store: Store): Promise<boolean> {
  const { name = '' } = whole.exec(word)?.groups ?? {};
  return isName(name) && (await referenceOf(name, store)) !== undefined;
}

/** As git has it of a name: it leads to no other place, and is no range. */
function isName(name: string): boolean {
  return name !== '' && !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|^[-/]|(^|\/)\.|\/\/|[/.]$|\.lock$/.test(name);
}

async function idOf(name: string, store: Store): Promise<string | undefined> {
  const id = await referenceOf(name, store);
  if (id !== undefined || !/^[0-9a-f]{4,40}$/i.test(name)) return id;
  try {
    return await store.fullId(name.toLowerCase());
  } catch (error) {
    if (codeOf(error) === 'AmbiguousError') throw new GitFailure({ is: 'ambiguous-id', ref: name });
    throw error;
  }
}

/** In git's order: what has several meanings is a tag before it is a branch. */
async function referenceOf(name: string, store: Store): Promise<string | undefined> {
  if (name === 'HEAD' || name === '@') return store.reference('HEAD');
  const folders = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];
  const full = [...(name.startsWith('refs/') ? [name] : []), ...folders.map((folder) => folder + name)];
  for (const each of [...full, `refs/remotes/${name}/HEAD`]) {
    const id = await store.reference(each);
    if (id !== undefined) return id;
  }
  return undefined;
}

async function read(oid: string, ref: string, store: Store): Promise<Commit | undefined> {
  try {
    return await store.commit(oid);
  } catch (error) {
    if (codeOf(error) === 'ObjectTypeError') throw new GitFailure({ is: 'not-a-commit', ref });
    throw error;
  }
}
