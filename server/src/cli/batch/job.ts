import type { Format, Kind } from '../../documents/types';
import type { ReviewOptions } from '../../engine';
import type { PrettyOptions } from '../../reports';
import type { FormatContext, FormatName } from '../../reports/formats';
import type { NotReviewed, Shard, Summary } from '../../review/types';
import type { Language } from '../../text/types';
import type { Chosen } from '../configuration';
import type { Input, InputProblem } from '../inputs';

/** One input of a run, as handed to whoever reviews it, in this process or in a worker. Plain data. */
export type Job = {
  /** Its number in the whole run, from 1. */
  number: number;
  /** What its configuration says; absent: what the whole run does. */
  chosen?: Chosen;
  /** With a cache: where its review is kept. */
  kept?: Kept;
} & (
  | { kind: 'file'; input: Input }
  /** The documents of a procurement file, which are reviewed together. */
  | { kind: 'set'; name: string; members: Member[] }
  /** Standard input as one document. */
  | { kind: 'document'; path: string; bytes: Uint8Array }
  /** A line of NDJSON; `path` and `line` (from 1) say where it stands. */
  | { kind: 'line'; path: string; line: number; bytes: Uint8Array }
  /** What is known not to be reviewable already. */
  | { kind: 'problem'; problem: InputProblem }
);

/** Where a cache has, or would have, the review of a job. */
export interface Kept {
  /** Its place in the cache: of the same documents, there is one review. */
  slot: string;
  /** What all files read come to. */
  state: string;
  /** Stands for all that a review rests on. */
  key: string;
  /** The same, for a review that rests on the day too. */
  dated: string;
  /** A review is there under one of the keys. */
  found: boolean;
}

/** A document of a procurement file. */
export interface Member {
  input: Input;
  chosen: Chosen;
}

/** What a run does with every input. Plain data. */
export interface Settings {
  /** How the run is shown, once for each output. */
  outputs: { format: FormatName; pretty: PrettyOptions }[];
  /** What the formats show beside findings. */
  show: Pick<FormatContext, 'root' | 'failOn' | 'quotations' | 'reasons'>;
  /** The edits of fixes are computed, for the formats that have them. */
  fixes?: boolean;
  /** Findings that are known already, by procurement file, as `baseline.ts` writes them. */
  baseline?: Readonly<Record<string, readonly string[]>>;
  review: ReviewOptions & { locale: Language };
  /** ISO date by which decisions expire, where the policy names none. */
  today: string;
  kind?: Kind;
  language?: Language;
  /** Largest document, in bytes. */
  maxSize: number;
  /** Only errors are shown. */
  quiet?: boolean;
  /** Where the run has playbooks of one's own: the locations of those that each input is reviewed by, none for the built-in one. */
  playbooks?: readonly (readonly string[])[];
  /** The run reviews only a part of its inputs. */
  shard?: Shard;
  /** Folder in which reviews are kept, absolute. */
  cache?: string;
}

/** What became of one input. */
export interface Outcome {
  /** What each output has of it, made by its format; undefined when nothing. */
  pieces: unknown[];
  /** All its findings, those of the baseline included, by procurement file, where a baseline was given. */
  found?: { name: string; findings: string[] }[];
  /** Documents reviewed. */
  documents: number;
  /** Over what is shown of what was reviewed. */
  summary: Summary;
  /** Findings that are not shown. */
  hidden?: Pick<Summary, 'warnings' | 'infos'>;
  notReviewed: NotReviewed[];
  /** Code of the error because of which the cache does not have it. */
  unkept?: string;
}

/** A document on a line of NDJSON. */
export interface DocumentLine {
  path: string;
  text: string;
  kind?: Kind;
  language?: Language;
  format?: Format;
}
