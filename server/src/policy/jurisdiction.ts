import type { ClauseSource, JurisdictionSource, PlaybookSource, Severity } from '../playbook/types';
import type { Policy } from './types';

const GRAVITY: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** Ids of the playbook's jurisdiction profiles. */
export function jurisdictionIds({ jurisdictions }: PlaybookSource): string[] {
  return (jurisdictions?.jurisdictions ?? []).map(({ id }) => id);
}

/** The profile of a jurisdiction; undefined when the playbook has none of that id. */
export function jurisdictionOf(playbook: PlaybookSource, id: string | null): JurisdictionSource | undefined {
  return id === null ? undefined : playbook.jurisdictions?.jurisdictions.find((profile) => profile.id === id);
}

/** The playbook as the policy's jurisdiction sees it: clauses its law makes graver are graver; none is made lighter. */
export function playbookFor(playbook: PlaybookSource, policy: Pick<Policy, 'jurisdiction'>): PlaybookSource {
  const severities = jurisdictionOf(playbook, policy.jurisdiction)?.severities;
  if (!severities) return playbook;
  const clauses = playbook.clauses.map((clause) => {
    const least = Object.hasOwn(severities, clause.id) ? severities[clause.id] : undefined;
    return least ? { ...clause, severity: raised(clause.severity, least) } : clause;
  });
  return { ...playbook, clauses };
}

function raised(severity: ClauseSource['severity'], least: Severity): ClauseSource['severity'] {
  const graver = (own: Severity) => (GRAVITY[own] >= GRAVITY[least] ? own : least);
  return { rfp: graver(severity.rfp), agreement: graver(severity.agreement) };
}
