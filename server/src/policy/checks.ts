/** Findings that are no clause's: what a configuration may name beside clauses. */
export const checkIds = [
  'contract-language',
  'decision',
  'document-language',
  'main-agreement',
  'markup',
  'schema',
  'subject',
  'unfilled-placeholder',
  'unread-text',
] as const;

/** What a finding may say of its rule; `rule/code` is the key under which a policy sets its severity. */
export const findingCodes = [
  'missing',
  'weak',
  'incomplete',
  'blank',
  'contradicted',
  'deferred',
  'limit',
  'territory',
  'language',
  'unknown-subject',
  'schema',
  'unreadable',
  'rule-failed',
  'stale',
  'expired',
  'unused',
  'invalid',
] as const;

export type FindingCode = (typeof findingCodes)[number];
