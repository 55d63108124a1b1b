import type { Format, Kind } from '../../documents/types';
import type { ReviewOptions } from '../../engine';
import type { HtmlSection, PrettyOptions } from '../../reports';
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

/** A document of a procurement file. */
export interface Member {
  input: Input;
  chosen: Chosen;
}

/** What a run does with every input. Plain data. */
export interface Settings {
  format: 'pretty' | 'json' | 'ndjson' | 'html';
  review: ReviewOptions & { locale: Language };
  /** ISO date by which decisions expire, where the policy names none. */
  today: string;
  kind?: Kind;
  language?: Language;
  /** Largest document, in bytes. */
  maxSize: number;
  pretty: PrettyOptions;
  /** The run reviews only a part of its inputs. */
  shard?: Shard;
}

/** What became of one input. */
export interface Outcome {
  /** Its review in the run's format; empty when nothing of it is to be written yet. */
  text: string;
  /** In HTML, its parts of the page, which is put together at the end. */
  sections?: HtmlSection[];
  /** Documents reviewed. */
  documents: number;
  /** Over what was reviewed. */
  summary: Summary;
  notReviewed: NotReviewed[];
}

/** A document on a line of NDJSON. */
export interface DocumentLine {
  path: string;
  text: string;
  kind?: Kind;
  language?: Language;
  format?: Format;
}
