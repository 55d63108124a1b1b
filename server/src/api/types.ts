import type { DocumentInput, Kind } from '../documents/types';
import type { Severity } from '../playbook/types';
import type { Language } from '../text/types';

/** Documents that are reviewed together: a clause that one of them leaves to another counts when it stands there. */
export interface Documents {
  /** As the review names them. */
  name: string;
  documents: DocumentInput[];
}

type Choosable = Severity | 'off';

/** What an organisation chooses of its documents, with the keys and values of `civicclause.yaml` (docs/configuration.md). */
export interface PolicyFile {
  /** Presets (`ontario-municipality`) and files among `ReviewSettings.files`; later ones win. */
  extends?: string | string[];
  /** Playbooks of one's own, among `ReviewSettings.files`. */
  playbooks?: string[];
  /** Id of a jurisdiction profile, such as `ca-on`. */
  jurisdiction?: string;
  position?: 'buyer' | 'neutral';
  /** ISO 3166 codes of countries and regions (`CA`, `CA-QC`), `EU` or `EEA`. */
  'allowed-territories'?: string[];
  /** The longest time by clause and element: `{'incident-notification': {clock: '24h'}}`; a number is hours. */
  limits?: Record<string, string | number | Record<string, string | number>>;
  /** By clause or check, or by `clause/code`. */
  severities?: Record<string, Choosable | { rfp?: Choosable; agreement?: Choosable }>;
  off?: string[];
  subjects?: string[];
  languages?: Language[];
  locale?: Language | 'document';
  /** Documents that are reviewed together where they are given one by one: paths or globs, the main one first. */
  'procurement-files'?: { name: string; documents: string[] }[];
  /** Other choices for the documents whose path matches a glob. */
  overrides?: (Pick<PolicyFile, 'position' | 'allowed-territories' | 'limits' | 'severities' | 'off' | 'subjects'> & {
    files: string | string[];
    kind?: Kind;
    language?: Language;
  })[];
}

/** What is no policy, and may be left out. */
export interface ReviewSettings {
  /** ISO date the review is made for, by which decisions expire; by default none does. */
  asOf?: string;
  /** Language of messages; by default as the policy says, else that of each document. */
  locale?: Language;
  /** Text of a `civicclause.decisions.yaml`; the paths in it are those of the documents. */
  decisions?: string;
  /** Texts of the files that the policy names, by the path it names them with. */
  files?: Record<string, string>;
  /** Documents that are neither request for proposals nor agreement are not reviewed, instead of read as what they most look like. */
  recognisedOnly?: boolean;
}

/** Something that a policy gets wrong. */
export interface PolicyProblem {
  /** `civicclause.yaml` is the policy itself, the others are among `ReviewSettings.files`. */
  file: string;
  /** From 1; only for a policy or file given as text. */
  line?: number;
  message: string;
}
