import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentStatus, Method } from '../../server/src/lsp/protocol';

/**
 * The language status item: how the active document stands. It never shows an all-clear for a document that was not
 * reviewed: that state has a text of its own and offers the review.
 */
export class StatusView implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<vscode.Uri | undefined>();
  /** The document whose state is told anew; undefined for a failure that concerns none in particular. */
  readonly onDidChange = this.#changes.event;
  readonly #states = new Map<string, DocumentStatus>();
  readonly #item: vscode.LanguageStatusItem;
  readonly #subscriptions: vscode.Disposable[];
  #failure: string | undefined;

  constructor(client: BaseLanguageClient, languages: string[]) {
    this.#item = vscode.languages.createLanguageStatusItem(
      'civicClause.status',
      languages.map((language) => ({ language })),
    );
    this.#item.name = 'Civic Clause';
    this.#subscriptions = [
      this.#item,
      this.#changes,
      client.onNotification(Method.status, (status: DocumentStatus) => {
        const uri = client.protocol2CodeConverter.asUri(status.uri);
        this.#states.set(keyOf(uri), status);
        this.#failure = undefined;
        this.#show();
        this.#changes.fire(uri);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.workspace.onDidCloseTextDocument((document) => this.#states.delete(keyOf(document.uri))),
    ];
    this.#show();
  }

  get text(): string {
    return this.#item.text;
  }

  /** Why nothing at all is reviewed; undefined while the server is heard of. */
  get failure(): string | undefined {
    return this.#failure;
  }

  of(uri: vscode.Uri): DocumentStatus | undefined {
    return this.#states.get(keyOf(uri));
  }

  /** A failure that concerns no document in particular. */
  fail(reason: string): void {
    this.#failure = reason;
    this.#showFailure(reason);
    this.#changes.fire(undefined);
  }

  #showFailure(reason: string): void {
    this.#item.severity = vscode.LanguageStatusSeverity.Error;
    this.#item.text = vscode.l10n.t('Civic Clause: failed');
    this.#item.detail = reason;
    this.#item.command = { title: vscode.l10n.t('Show Output'), command: 'civicClause.showOutput' };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const status = uri && this.of(uri);
    const item = this.#item;
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.detail = undefined;
    item.command = undefined;
    if (!status) {
      item.text = vscode.l10n.t('Civic Clause: not reviewed yet');
      return;
    }
    this.#showState(status);
    if (status.configuration) this.#showConfiguration(status.configuration);
  }

  /** Whatever it holds, the review is not by the rules that were meant. */
  #showConfiguration({ uri, line, message }: NonNullable<DocumentStatus['configuration']>): void {
    const item = this.#item;
    item.severity = vscode.LanguageStatusSeverity.Warning;
    item.detail = vscode.l10n.t('The configuration is wrong, so an earlier one holds, or none: {0}', message);
    const selection = new vscode.Range(line - 1, 0, line - 1, 0);
    item.command = {
      title: vscode.l10n.t('Open the Configuration'),
      command: 'vscode.open',
      arguments: [vscode.Uri.parse(uri), { selection }],
    };
  }

  #showState(status: DocumentStatus): void {
    const item = this.#item;
    switch (status.state) {
      case 'reviewed':
        item.text = vscode.l10n.t('Civic Clause: {0}', countsText(status));
        item.detail = `${kindText(status)} · ${languageText(status)}`;
        item.command = { title: vscode.l10n.t('Insert Clause…'), command: 'civicClause.insertClause' };
        return;
      case 'not-recognised':
        item.text = vscode.l10n.t('Civic Clause: not recognised as a procurement document');
        item.command = { title: vscode.l10n.t('Review Anyway'), command: 'civicClause.reviewDocument' };
        return;
      case 'too-large':
        item.text = vscode.l10n.t('Civic Clause: too large to review while typing');
        item.command = { title: vscode.l10n.t('Review Now'), command: 'civicClause.reviewDocument' };
        return;
      case 'off':
        item.text = vscode.l10n.t('Civic Clause: off');
        item.command = {
          title: vscode.l10n.t('Open Settings'),
          command: 'workbench.action.openSettings',
          arguments: ['civicClause'],
        };
        return;
      case 'failed':
        this.#showFailure(status.error ?? '');
    }
  }
}

/** "6 missing, 2 weak", most serious first; what is nought is left out. */
export function countsText({ counts }: Pick<DocumentStatus, 'counts'>): string {
  const texts = [
    counts.contradicted > 0 && vscode.l10n.t('{0} contradicted', counts.contradicted),
    counts.missing > 0 && vscode.l10n.t('{0} missing', counts.missing),
    counts.weak > 0 && vscode.l10n.t('{0} weak', counts.weak),
    counts.deferred > 0 && vscode.l10n.t('{0} deferred', counts.deferred),
    vscode.l10n.t('{0} present', counts.present),
  ];
  return texts.filter((text) => text !== false).join(', ');
}

function kindText({ kind, kindConfidence }: DocumentStatus): string {
  const names = {
    rfp: vscode.l10n.t('Request for proposals'),
    agreement: vscode.l10n.t('Agreement'),
    annex: vscode.l10n.t('Annex'),
    other: vscode.l10n.t('Other document'),
  };
  if (kindConfidence >= 0.8) return names[kind];
  return vscode.l10n.t('{0} ({1}% sure)', names[kind], Math.round(kindConfidence * 100));
}

function languageText({ language }: DocumentStatus): string {
  return language === 'fr' ? vscode.l10n.t('French') : vscode.l10n.t('English');
}

function keyOf(uri: vscode.Uri): string {
  return uri.toString();
}
