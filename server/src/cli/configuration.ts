import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Policy } from '../policy';
import { prose } from './prose/prose';
import { complain, type Shell } from './shell';

/** The keys of a configuration file that this command honours. */
interface Configuration {
  position?: Policy['position'];
  severities?: Policy['severities'];
  off?: string[];
  'allowed-territories'?: string[];
  limits?: Record<string, number>;
  subjects?: string[];
  locale?: Policy['locale'];
}

/** Reads a configuration file into policy choices. Undefined when it is wrong; what is wrong has then been said, with its line. */
export async function readConfiguration(path: string, shell: Shell): Promise<Partial<Policy> | undefined> {
  const { errors } = prose[shell.locale];
  let text: string;
  try {
    text = await readFile(resolve(shell.cwd, path), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    await complain(shell, errors.cannotReadConfiguration(path, code));
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const error of document.errors) {
    const problem = error.message.split('\n')[0] ?? error.message;
    await complain(shell, errors.configuration(path, lines.linePos(error.pos[0]).line, '', problem));
  }
  if (document.errors.length > 0) return undefined;
  const configuration = (document.toJS({ maxAliasCount: 100 }) ?? {}) as Configuration;
  return choices(configuration);
}

function choices(configuration: Configuration): Partial<Policy> {
  const { position, severities, off, limits, subjects, locale } = configuration;
  return { position, severities, off, limits, subjects, locale, allowedTerritories: configuration['allowed-territories'] };
}
