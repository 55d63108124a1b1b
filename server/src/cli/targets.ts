import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { closest } from '../documents/schema';
import { endings, type FormatName, formatNames, formatOfPath, isComment } from '../reports/formats';
import type { Input } from './inputs';
import { prose } from './prose/prose';
import type { Shell } from './shell';
import { UsageError } from './usage';

/** One way in which a run is shown. */
export interface Target {
  /** As the user gave it; undefined: standard output. */
  path?: string;
  format: FormatName;
}

/**
 * What `--format` and each `--output` come to: `review.sarif` is told by its ending, `junit:report.xml` says it itself, and `-` is standard
 * output. `usual`: the format of what tells none.
 */
export function targetsOf(output: readonly string[], format: FormatName | undefined, usual: FormatName, shell: Shell): Target[] {
  const { usage } = prose[shell.locale];
  if (output.length === 0) return [{ format: format ?? usual }];
  if (format !== undefined && output.length > 1) throw new UsageError(usage.formatOfSeveral, usage.formatOfSeveralHint(format));
  const targets = output.map((given) => targetOf(given, format, usual, shell));
  const seen = new Set<string>();
  for (const { path } of targets) {
    const place = path === undefined ? '-' : placeOf(path, shell);
    if (seen.has(place)) throw new UsageError(usage.outputTwice(path ?? '-'));
    seen.add(place);
  }
  return targets;
}

/** What was found in a folder without the comments that an earlier run wrote where this one will. */
export function withoutReports(inputs: readonly Input[], targets: readonly Target[], shell: Shell): Input[] {
  const places = placesOf(targets, shell);
  return inputs.filter(({ file, named }) => named || !places.has(real(file)) || !isComment(readFileSync(file, 'utf8')));
}

/** No report may take the place of what is read. `documents`: absolute paths. */
export function keepDocuments(targets: readonly Target[], documents: readonly string[], shell: Shell): void {
  const places = placesOf(targets, shell);
  if (places.size === 0) return;
  for (const document of documents) {
    const path = places.get(real(document));
    if (path !== undefined) throw new UsageError(prose[shell.locale].usage.outputIsDocument(path));
  }
}

function targetOf(given: string, format: FormatName | undefined, usual: FormatName, shell: Shell): Target {
  const { usage } = prose[shell.locale];
  if (given === '-') return { format: format ?? usual };
  const [, prefix = '', rest = ''] = /^([a-z]{2,}):(.+)$/s.exec(given) ?? [];
  if (prefix) {
    const named = formatNames.find((name) => name === prefix);
    if (named) return rest === '-' ? { format: named } : { path: rest, format: named };
    const similar = closest(prefix, formatNames);
    throw new UsageError(usage.notOneOf('--output', prefix, formatNames), similar && usage.didYouMean([`${similar}:${rest}`]));
  }
  if (format !== undefined) return { path: given, format };
  const told = formatOfPath(given);
  if (told === 'unknown') throw new UsageError(usage.unknownEnding(given), usage.endings(Object.keys(endings)));
  return { path: given, format: told ?? usual };
}

function placesOf(targets: readonly Target[], shell: Shell): Map<string, string> {
  return new Map(targets.flatMap(({ path }) => (path === undefined ? [] : [[placeOf(path, shell), path]])));
}

function placeOf(path: string, { cwd }: Shell): string {
  return real(resolve(cwd, path));
}

/** Behind links; what is not there yet is itself. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
