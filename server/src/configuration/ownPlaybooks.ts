import { loadCustomPlaybook, type PlaybookSource } from '../playbook';
import { message } from '../text/message';
import type { ConfigurationProblem } from './types';
import type { Workspace } from './workspace';

/** What playbooks of one's own make of ours. */
export interface OwnPlaybooks {
  /** In the order in which they apply. */
  locations: string[];
  /** What the files say, as far as they could be read. */
  texts: string[];
  /** Undefined where one of them has an error. */
  source: PlaybookSource | undefined;
  /** Errors, each at its line of the playbook's file. */
  problems: ConfigurationProblem[];
}

/** Reads playbook files, each building on what the ones before it make of `base`. */
export async function readOwnPlaybooks(workspace: Workspace, locations: string[], base: PlaybookSource): Promise<OwnPlaybooks> {
  let built = base;
  const texts: string[] = [];
  const problems: ConfigurationProblem[] = [];
  for (const file of locations) {
    const found = await workspace.read(file);
    if (!found || 'problem' in found) {
      problems.push({ file, line: 1, message: found?.problem ?? message('input.not-found', { path: file }) });
      continue;
    }
    texts.push(found.text);
    const { playbook, problems: wrong } = loadCustomPlaybook({ path: file, text: found.text }, built);
    for (const { line, severity, message: text } of wrong)
      if (severity === 'error') problems.push({ file, line, range: lineOf(found.text, line), message: text });
    built = playbook ?? built;
  }
  return { locations, texts, source: problems.length === 0 ? built : undefined, problems };
}

function lineOf(text: string, line: number): { start: number; end: number } {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
