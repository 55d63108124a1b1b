import type { PlaybookDescription } from '../playbook/described';
import type { PlaybookSource } from '../playbook/types';
import type { NotReviewed, ProcurementFileReview, Review, Summary } from './types';

/** Counts clauses by status and findings by severity over all procurement files. */
export function summarise(files: ProcurementFileReview[]): Summary {
  const clauses = files.flatMap((file) => file.clauses);
  const findings = files.flatMap((file) => file.findings);
  const status = (name: string) => clauses.filter((clause) => clause.status === name).length;
  const severity = (name: string) => findings.filter((finding) => finding.severity === name).length;
  return {
    present: status('present'),
    weak: status('weak'),
    contradicted: status('contradicted'),
    deferred: status('deferred'),
    missing: status('missing'),
    notApplicable: status('not-applicable'),
    errors: severity('error'),
    warnings: severity('warning'),
    infos: severity('info'),
    ...(files.some(({ known }) => known) && { known: files.reduce((count, { known = [] }) => count + known.length, 0) }),
  };
}

/** The review JSON: one object a run. */
export function buildReview(input: {
  /** Version of the tool. */
  version: string;
  playbook: PlaybookSource;
  /** Where one is not the built-in one. */
  playbooks?: readonly PlaybookDescription[];
  /** ISO date the review is made for, if any. */
  asOf: string | null;
  position: Review['position'];
  jurisdiction: Review['jurisdiction'];
  procurementFiles: ProcurementFileReview[];
  notReviewed?: NotReviewed[];
}): Review {
  const { version, playbook, playbooks, asOf, position, jurisdiction, procurementFiles, notReviewed = [] } = input;
  return {
    schemaVersion: 1,
    tool: { name: 'civicclause', version },
    playbook: { id: playbook.manifest.id, version: playbook.manifest.version },
    ...(playbooks && { playbooks: [...playbooks] }),
    asOf,
    position,
    jurisdiction,
    procurementFiles,
    notReviewed,
    summary: summarise(procurementFiles),
  };
}
