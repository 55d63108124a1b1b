import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';

/** A server that dies more often than this within the time (milliseconds) would only die again. */
const mostRestarts = 4;
const within = 3 * 60 * 1000;

/** What recovering needs of the extension. */
interface Workbench {
  showOutput(): void;
  /** Starts the server at the user's wish. */
  startAgain(): void;
  /** The server is down for good: no document may look reviewed. */
  gaveUp(reason: string): void;
}

/**
 * Starts the language server again when it dies; the client hands it the open documents as they stand, unsaved changes
 * included. The user is told the first time only. A server that keeps dying is left until the user starts it.
 */
export class Recovery implements ErrorHandler {
  #deaths: number[] = [];
  #told = false;

  constructor(readonly workbench: Workbench) {}

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((death) => now - death < within), now];
    if (this.#deaths.length > mostRestarts) return this.#giveUp();
    const message = vscode.l10n.t(
      'The language server of Civic Clause stopped and was started again. Your documents are as you left them.',
    );
    if (!this.#told) void this.#tell(vscode.window.showWarningMessage, message, vscode.l10n.t('Show Output'));
    this.#told = true;
    return { action: CloseAction.Restart, message, handled: true };
  }

  #giveUp(): CloseHandlerResult {
    this.#deaths = [];
    const message = vscode.l10n.t('The language server of Civic Clause keeps stopping, so it was not started again.');
    this.workbench.gaveUp(message);
    void this.#tell(vscode.window.showErrorMessage, message, vscode.l10n.t('Show Output'), vscode.l10n.t('Start Again'));
    return { action: CloseAction.DoNotRestart, message, handled: true };
  }

  async #tell(show: (message: string, ...items: string[]) => Thenable<string | undefined>, message: string, ...items: string[]) {
    const chosen = await show(message, ...items);
    if (chosen !== undefined && chosen === items[0]) this.workbench.showOutput();
    if (chosen !== undefined && chosen === items[1]) this.workbench.startAgain();
  }
}
