import { builtInPlaybook, type CustomLoaded, loadCustomPlaybook, type PlaybookSource } from '../../playbook';
import { message } from '../../text';
import { diskWorkspace } from '../diskWorkspace';

/** A playbook file, read over the ones before it. */
export interface OwnPlaybook {
  /** As the user would name it. */
  path: string;
  loaded: CustomLoaded;
}

export interface LoadedPlaybooks {
  files: OwnPlaybook[];
  /** What they all make of ours; undefined where a file has an error. */
  source: PlaybookSource | undefined;
}

/** Reads playbook files in their order, each building on what is there by then. `named`: location → the path that is shown. Never throws. */
export async function loadPlaybooks(named: ReadonlyMap<string, string>): Promise<LoadedPlaybooks> {
  let source: PlaybookSource | undefined = builtInPlaybook().source;
  const files: OwnPlaybook[] = [];
  for (const [location, path] of named) {
    const loaded = await loadOne(location, path, source ?? builtInPlaybook().source);
    files.push({ path, loaded });
    source = source && loaded.playbook;
  }
  return { files, source };
}

async function loadOne(location: string, path: string, base: PlaybookSource): Promise<CustomLoaded> {
  const file = await diskWorkspace.read(location);
  if (file && 'text' in file) return loadCustomPlaybook({ path, text: file.text }, base);
  const text = file ? file.problem : message('input.not-found', { path });
  return { own: [], places: [], problems: [{ file: path, line: 1, column: 1, keyPath: '', severity: 'error', message: text }] };
}
