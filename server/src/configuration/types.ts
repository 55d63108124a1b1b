import type { Kind } from '../documents/types';
import type { Policy } from '../policy';
import type { Message } from '../text/message';
import type { Language, TextRange } from '../text/types';
import type { OwnPlaybooks } from './ownPlaybooks';

/** Name of a configuration file. */
export const configurationFileName = 'civicclause.yaml';
export const configurationFileNames = [configurationFileName, 'civicclause.yml'];

/** Where a value comes from. */
export type Origin =
  | { from: 'default' }
  /** A key of the editor's settings, such as `civicClause.jurisdiction`. */
  | { from: 'setting'; key: string }
  /** `by`: the line that names the preset. */
  | { from: 'preset'; preset: string; by?: Place }
  /** `files`: the globs of the override that it stands in. */
  | ({ from: 'file'; files?: string[] } & Place)
  | ({ from: 'front-matter' } & Place)
  /** Of the command line, such as `--jurisdiction`. */
  | { from: 'option'; option: string };

/** A line of a file. */
export interface Place {
  /** Location. */
  file: string;
  /** From 1. */
  line: number;
}

/** One value at one key: `jurisdiction`, `severities.data-location/missing`, `limits.incident-notification/notify-within`. */
export interface Choice {
  path: string;
  /** Plain data. Of a limit, hours. */
  value: unknown;
  /** As somebody wrote it, where that differs. */
  written?: string;
  origin: Origin;
}

/** Something that a configuration file gets wrong. */
export interface ConfigurationProblem extends Place {
  /** Where the place is in that file's text; absent where the file could not be read. */
  range?: TextRange;
  message: Message;
  /** Every validator of our JSON Schema reports it as well. */
  inSchema?: true;
}

/** Documents that a configuration wants reviewed together. */
export interface ProcurementFileChoice extends Place {
  name: string;
  /** Globs or paths. */
  documents: string[];
  /** Folder that they are relative to. */
  folder: string;
}

/** What a configuration makes of one document. */
export interface Resolved {
  /** What is chosen; all else keeps its default. */
  policy: Partial<Policy>;
  /** Every value that counts, by its path. */
  choices: ReadonlyMap<string, Choice>;
  /** What the document is, where it does not say so itself. */
  kind?: Kind;
  language?: Language;
  /** The configuration files that had a say, the nearest last. */
  files: string[];
  /** Playbooks of one's own; absent where there are none. */
  playbooks?: OwnPlaybooks;
  /** The first that names the document. */
  procurementFile?: ProcurementFileChoice;
  problems: ConfigurationProblem[];
}
