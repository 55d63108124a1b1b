import type { ClauseSource, DraftKind, PlaybookSource, Severity } from '../playbook/types';
import type { FindingCode } from './types';

const BELOW: Record<Severity, Severity> = { error: 'warning', warning: 'info', info: 'info' };

/** The severity a finding on a clause has before the policy speaks. */
export function usualSeverity(clause: ClauseSource, code: FindingCode, kind: DraftKind, playbook: PlaybookSource): Severity {
  const own = clause.severity[kind];
  switch (code) {
    case 'incomplete':
      return isHeadline(clause.theme, playbook) ? own : BELOW[own];
    case 'contradicted':
      return kind === 'agreement' ? 'error' : 'warning';
    case 'deferred':
      return kind === 'agreement' ? 'warning' : 'info';
    case 'blank':
      return blankSeverity(kind);
    default:
      return own;
  }
}

/** An agreement with blanks is not ready to sign; an RFP with blanks is only not ready to issue. */
export function blankSeverity(kind: DraftKind): Severity {
  return kind === 'agreement' ? 'error' : 'warning';
}

export function isHeadline(theme: string, playbook: PlaybookSource): boolean {
  return playbook.manifest.themes.some(({ id, headline }) => id === theme && headline === true);
}
