import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CivicClause } from './activate';
import type { ClausePages } from './clausePages';
import type { StatusView } from './status';

/** What a feature of the extension works with. */
export interface FeatureContext {
  extension: vscode.ExtensionContext;
  client: BaseLanguageClient;
  output: vscode.LogOutputChannel;
  status: StatusView;
  pages: ClausePages;
  /** Ends the language server and starts another. */
  restart(): Promise<void>;
  /** Adds to what the extension tells tests and other extensions. */
  expose(part: Partial<CivicClause>): void;
  /** Registers `civicClause.<id>`. A command that throws says so in a notification; none fails silently. */
  command(id: string, run: (...args: never[]) => unknown): vscode.Disposable;
}

/** A part of the extension that stands by itself: what it registers is disposed of with the extension. */
export type ClientFeature = (context: FeatureContext) => vscode.Disposable[];

/** Registers commands whose failures are told. */
export function commandsOf(output: vscode.LogOutputChannel): FeatureContext['command'] {
  return (id, run) =>
    vscode.commands.registerCommand(`civicClause.${id}`, async (...args: never[]) => {
      try {
        return await run(...args);
      } catch (error) {
        output.error(error instanceof Error ? error : String(error));
        const show = vscode.l10n.t('Show Output');
        const message = vscode.l10n.t(
          'Civic Clause could not do this: {0}',
          error instanceof Error ? error.message : String(error),
        );
        // Not awaited: the notification stays until the user answers it.
        void vscode.window.showErrorMessage(message, show).then((chosen) => chosen && output.show());
        return undefined;
      }
    });
}
