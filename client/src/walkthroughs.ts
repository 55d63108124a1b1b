import * as vscode from 'vscode';
import type { ClientFeature } from './feature';

/** Opens one of the walkthroughs of the manifest; asks which when none is named. */
export const walkthroughs: ClientFeature = ({ command, extension }) => [
  command('openWalkthrough', async (given?: unknown) => {
    const items = [
      { label: vscode.l10n.t('Procurement'), id: 'procurement' },
      { label: vscode.l10n.t('Lawyers'), id: 'lawyers' },
      { label: vscode.l10n.t('IT reviewers'), id: 'it' },
    ];
    const chosen =
      items.find(({ id }) => id === given) ??
      (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open a Walkthrough…') }));
    if (chosen)
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.extension.id}#${chosen.id}`, false);
  }),
];
