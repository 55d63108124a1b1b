import * as vscode from 'vscode';
import type { ChecklistClause, ClauseState, Quotation } from '../../../server/src/lsp/protocol';

/** How a clause stands, in a word or two. */
export function stateText(state: ClauseState): string {
  const texts: Record<ClauseState, string> = {
    present: vscode.l10n.t('present'),
    incomplete: vscode.l10n.t('incomplete'),
    weak: vscode.l10n.t('weak'),
    contradicted: vscode.l10n.t('contradicted'),
    deferred: vscode.l10n.t('deferred'),
    missing: vscode.l10n.t('missing'),
    accepted: vscode.l10n.t('accepted by a decision'),
    silent: vscode.l10n.t('not dealt with'),
    'not-applicable': vscode.l10n.t('not applicable'),
  };
  return texts[state];
}

export function severityText(severity: NonNullable<ChecklistClause['severity']>): string {
  const texts = {
    error: vscode.l10n.t('errors'),
    warning: vscode.l10n.t('warnings'),
    info: vscode.l10n.t('hints'),
  };
  return texts[severity];
}

export function audienceText(audience: ChecklistClause['audience'][number]): string {
  const texts = {
    procurement: vscode.l10n.t('Procurement'),
    lawyer: vscode.l10n.t('Lawyers'),
    it: vscode.l10n.t('IT reviewers'),
  };
  return texts[audience];
}

/** `“The Vendor shall…”` */
export function quoted({ text, cut }: Quotation): string {
  return vscode.l10n.t('“{0}”', cut ? `${text}…` : text);
}

export function lineText({ range }: Pick<Quotation, 'range'>): string {
  return vscode.l10n.t('line {0}', range.start.line + 1);
}
