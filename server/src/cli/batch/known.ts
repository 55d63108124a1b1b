import type { Finding, ProcurementFileReview } from '../../review';

/** How a baseline names a finding: what it is, and its fingerprint, which holds under edits elsewhere. */
export function entryOf({ rule, code, fingerprint }: Pick<Finding, 'rule' | 'code' | 'fingerprint'>): string {
  return `${rule}/${code} ${fingerprint}`;
}

/** Entries of all findings that a baseline may have: that a check failed is never settled. */
export function entriesOf({ findings, known = [] }: ProcurementFileReview): string[] {
  return [...findings, ...known].filter(({ code }) => code !== 'rule-failed').map(entryOf);
}

/** Sets apart the findings that a baseline has. */
export function apart(review: ProcurementFileReview, baseline: readonly string[]): ProcurementFileReview {
  const entries = new Set(baseline);
  const isKnown = (finding: Finding) => finding.code !== 'rule-failed' && entries.has(entryOf(finding));
  const { findings, decisions, ...rest } = review;
  return {
    ...rest,
    findings: findings.filter((finding) => !isKnown(finding)),
    known: findings.filter(isKnown),
    decisions,
  };
}
