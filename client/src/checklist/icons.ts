import * as vscode from 'vscode';
import type { ChecklistClause, ChecklistElement, ChecklistTheme, ClauseState } from '../../../server/src/lsp/protocol';

/** A codicon, and the theme's colour it has. */
export interface Icon {
  name: string;
  color?: string;
}

const good = 'testing.iconPassed';
const severityColors = {
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  info: 'problemsInfoIcon.foreground',
};
const names: Record<ClauseState, string> = {
  present: 'pass',
  incomplete: 'color-mode',
  weak: 'warning',
  contradicted: 'arrow-swap',
  deferred: 'arrow-right',
  missing: 'error',
  accepted: 'verified',
  silent: 'circle-outline',
  'not-applicable': 'circle-slash',
};

/** The shape says the state, the colour how grave it is. */
export function clauseIcon({ state, severity }: ChecklistClause): Icon {
  if (severity) return { name: names[state], color: severityColors[severity] };
  return state === 'present' || state === 'accepted' ? { name: names[state], color: good } : { name: names[state] };
}

export function elementIcon({ met, need }: ChecklistElement): Icon {
  if (met) return { name: 'check', color: good };
  return need === 'required' ? { name: 'close', color: severityColors.warning } : { name: 'dash' };
}

/** As its gravest clause. */
export function themeIcon({ clauses, covered, total }: ChecklistTheme): Icon {
  for (const severity of ['error', 'warning', 'info'] as const)
    if (clauses.some((clause) => clause.severity === severity)) return { name: severity, color: severityColors[severity] };
  return covered === total && total > 0
    ? { name: 'pass', color: good }
    : { name: total === 0 ? 'circle-slash' : 'circle-outline' };
}

export function themeIconOf({ name, color }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}
