import type { DraftKind, Severity } from '../playbook/types';
import type { Language } from '../text/types';

export type SeverityChoice = Severity | 'off';

/** Resolved values only: finding and merging configuration files is the shells' work. */
export interface Policy {
  /** `buyer`: rights and duties are read from the buyer's side. `neutral`: either party's clause counts. */
  position: 'buyer' | 'neutral';
  /** Id of the playbook's jurisdiction profile that applies, such as `ca-qc`; null: none. */
  jurisdiction: string | null;
  /** ISO date the review is made for; null when no rule needs one. The engine has no clock. */
  asOf: string | null;
  /** Clause ids switched off. */
  off: string[];
  /** Severity per rule id (clause id or check id), or per `clause/code`; it may differ by the kind of the part. */
  severities: Record<string, SeverityChoice | Partial<Record<DraftKind, SeverityChoice>>>;
  /** ISO 3166 codes (or `EU`, `EEA`) in which data may lie; empty: not limited. */
  allowedTerritories: string[];
  /** Upper limits in hours, by `clause/element`. */
  limits: Record<string, number>;
  /** Subjects the user says are in scope (`cameras`, `cloud`, …). */
  subjects: string[];
  /** Languages that documents are expected in; empty: any. */
  languages: Language[];
  /** Language of prose in findings; `document` follows the part. */
  locale: Language | 'document';
}
