import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../server/src/text';
import type { Base, Section } from './types';

/** Look-alikes by clause id. */
export type LookAlikes = Record<string, Section>;

/** Ids of the base documents in a folder that holds `bases/`. */
export function baseIds(folder: string): string[] {
  return readdirSync(join(folder, 'bases'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

export function loadBase(folder: string, id: string): Base {
  return { ...parse(readFileSync(join(folder, 'bases', `${id}.yaml`), 'utf8')), id };
}

/** Sentences that use a clause's words for something else, from the labelling guide's list of what is no evidence. */
export function loadLookAlikes(folder: string, language: Language): LookAlikes {
  const sections = parse(readFileSync(join(folder, `look-alikes.${language}.yaml`), 'utf8')) as (Section & { id: string })[];
  return Object.fromEntries(sections.map((section) => [section.id, section]));
}
