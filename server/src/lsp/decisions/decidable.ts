import type { Range } from 'vscode-languageserver';
import type { EditorFinding } from '../../review/types';
import type { Analysis } from '../analysis';
import type { DecidableFinding } from '../protocol';
import { touches } from '../ranges';

/** Findings on decisions themselves, and on what could not be read or judged, are mended, not accepted. */
const UNDECIDABLE = new Set(['stale', 'expired', 'unused', 'invalid', 'unreadable', 'rule-failed']);

/** Whether somebody may decide to live with a finding. */
export function isDecidable({ code }: Pick<EditorFinding, 'code'>): boolean {
  return !UNDECIDABLE.has(code);
}

/** The findings at a place that somebody may decide to live with; the missing clauses of a theme each for itself. */
export function decidableAt(analysis: Analysis, range: Range): DecidableFinding[] {
  const here = analysis.findings.filter((finding) => touches(finding.range, range) && isDecidable(finding));
  return here.flatMap((finding) => (finding.theme === undefined ? [decidable(finding)] : membersOf(finding, analysis)));
}

function membersOf(theme: EditorFinding, { file }: Analysis): DecidableFinding[] {
  const clauses = new Set(file.clauses.filter((clause) => clause.theme === theme.theme).map(({ id }) => id));
  return file.findings
    .filter(({ rule, code, severity }) => code === 'missing' && severity !== 'error' && clauses.has(rule))
    .map(decidable);
}

function decidable({ rule, code, message, range }: DecidableFinding): DecidableFinding {
  return { rule, code, message, range };
}
