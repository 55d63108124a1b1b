import * as vscode from 'vscode';
import type { ClauseItem } from '../../server/src/lsp/protocol';

export interface Choice {
  clauses: string[];
  atCursor: boolean;
}

interface Item extends vscode.QuickPickItem {
  clause?: string;
}

type Status = NonNullable<ClauseItem['status']>;

const icons: Record<Status, string> = {
  present: 'pass',
  weak: 'warning',
  contradicted: 'arrow-swap',
  deferred: 'arrow-right',
  missing: 'error',
  'not-applicable': 'circle-slash',
};

/**
 * Asks for clauses to insert, by theme, each with its status and the start of its wording. A button of the picker inserts
 * at the cursor instead of where the clauses belong. Undefined when the user leaves it.
 */
export function pickClauses(clauses: ClauseItem[], atCursorOffered: boolean): Promise<Choice | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t('Insert Clause…');
  picker.placeholder = vscode.l10n.t('Choose one or several clauses; they are inserted where they belong');
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(clauses);
  const atCursor: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('selection'),
    tooltip: vscode.l10n.t('Insert at the cursor'),
  };
  picker.buttons = atCursorOffered ? [atCursor] : [];
  return new Promise((resolve) => {
    const finish = (atCursor: boolean) => {
      const chosen = picker.selectedItems.flatMap(({ clause }) => clause ?? []);
      resolve(chosen.length > 0 ? { clauses: chosen, atCursor } : undefined);
      picker.hide();
    };
    picker.onDidAccept(() => finish(false));
    picker.onDidTriggerButton(() => finish(true));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Asks for one clause to explain. */
export async function pickClause(clauses: ClauseItem[]): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(itemsOf(clauses), {
    title: vscode.l10n.t('Explain Clause…'),
    matchOnDescription: true,
  });
  return picked?.clause;
}

/** Asks for a theme that lacks clauses; the answer is the clauses it lacks. */
export async function pickTheme(clauses: ClauseItem[]): Promise<string[] | undefined> {
  const missing = byTheme(clauses.filter(({ status }) => status === 'missing'));
  if (missing.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No clause is missing from this document.'));
    return undefined;
  }
  const items = [...missing].map(([theme, lacking]) => ({
    label: theme,
    description: vscode.l10n.t('{0} missing', lacking.length),
    detail: lacking.map(({ title }) => title).join(', '),
    clauses: lacking.map(({ id }) => id),
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Insert Missing Clauses of a Theme…') });
  return picked?.clauses;
}

/** Asks what a document that was not recognised is to be reviewed as. */
export async function pickKind(): Promise<'rfp' | 'agreement' | undefined> {
  const items = [
    { label: vscode.l10n.t('Request for proposals'), kind: 'rfp' as const },
    { label: vscode.l10n.t('Agreement'), kind: 'agreement' as const },
  ];
  const picked = await vscode.window.showQuickPick(
    items.map(({ label }) => label),
    { title: vscode.l10n.t('Review this document as') },
  );
  return items.find(({ label }) => label === picked)?.kind;
}

function itemsOf(clauses: ClauseItem[]): Item[] {
  return [...byTheme(clauses)].flatMap(([theme, members]) => [
    { label: theme, kind: vscode.QuickPickItemKind.Separator },
    ...members.map((clause) => ({
      label: clause.status ? `$(${icons[clause.status]}) ${clause.title}` : clause.title,
      description: clause.status && statusText(clause.status),
      detail: startOf(clause.wording),
      clause: clause.id,
    })),
  ]);
}

function byTheme(clauses: ClauseItem[]): Map<string, ClauseItem[]> {
  const themes = new Map<string, ClauseItem[]>();
  for (const clause of clauses) themes.set(clause.themeTitle, [...(themes.get(clause.themeTitle) ?? []), clause]);
  return themes;
}

function statusText(status: Status): string {
  const texts = {
    present: vscode.l10n.t('present'),
    weak: vscode.l10n.t('weak'),
    contradicted: vscode.l10n.t('contradicted'),
    deferred: vscode.l10n.t('deferred'),
    missing: vscode.l10n.t('missing'),
    'not-applicable': vscode.l10n.t('not applicable'),
  };
  return texts[status];
}

function startOf(wording: string): string {
  const line = wording.replace(/\s+/g, ' ').trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
