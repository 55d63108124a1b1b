import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type BlankQuestion,
  type BlankValue,
  type FillBlanksParams,
  type FilledBlank,
  Method,
} from '../../server/src/lsp/protocol';
import { ask, enterText, pickOne, type Step } from './steps';

/** What is done with blanks whose label offers a value (`[90]` days). */
type Offered = 'ask' | 'accept' | 'accept-only';

/** Asks for the blanks of a document one after the other, then fills them in with one edit. False when nothing was filled in. */
export async function fillBlanks(client: BaseLanguageClient, document: vscode.TextDocument): Promise<boolean> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const { version } = document;
  const questions = await client.sendRequest<BlankQuestion[]>(Method.blanks, { uri });
  if (questions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This document has no blanks left to fill in.'));
    return false;
  }
  const editor = await vscode.window.showTextDocument(document);
  const answers = new Map<BlankQuestion, string>();
  const finished = await askAll(questions, answers, (range) => reveal(editor, range));
  const values = [...answers].map(([{ range }, value]): BlankValue => ({ position: range.start, value }));
  if (values.length === 0 || !(finished || (await wanted(values.length)))) return false;
  if (document.version !== version) throw new Error(vscode.l10n.t('The document has changed meanwhile. Please try again.'));
  const params: FillBlanksParams = { uri, values };
  const { edit, problem } = await client.sendRequest<FilledBlank>(Method.fillBlanks, params);
  if (problem) void vscode.window.showWarningMessage(problem);
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  return converted !== undefined && vscode.workspace.applyEdit(converted);
}

/** After clauses were inserted: says how many blanks they brought, and offers to go through them. Not awaited by who calls it. */
export async function offerToFill(client: BaseLanguageClient, document: vscode.TextDocument): Promise<void> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const { length } = await client.sendRequest<BlankQuestion[]>(Method.blanks, { uri });
  if (length === 0) return;
  const fill = vscode.l10n.t('Fill In the Blanks');
  const message =
    length === 1
      ? vscode.l10n.t('One blank is left to fill in before the document is issued or signed.')
      : vscode.l10n.t('{0} blanks are left to fill in before the document is issued or signed.', length);
  if ((await vscode.window.showInformationMessage(message, fill)) === fill) await fillBlanks(client, document);
}

function askAll(
  questions: BlankQuestion[],
  answers: Map<BlankQuestion, string>,
  show: (range: BlankQuestion['range']) => void,
): Promise<boolean> {
  const offering = questions.filter(({ offers }) => offers.length === 1);
  let offered: Offered = 'ask';
  const take = (choice: Offered) => {
    offered = choice;
    for (const question of offering) {
      if (choice === 'ask') answers.delete(question);
      else answers.set(question, question.offers[0]!);
    }
  };
  const first = offering.length > 0 ? [aboutOffers(offering.length, () => offered, take)] : [];
  return ask(vscode.l10n.t('Fill In the Blanks'), () => {
    const left = offered === 'ask' ? questions : questions.filter((question) => !offering.includes(question));
    return [...first, ...(offered === 'accept-only' ? [] : left.map((question) => oneBlank(question, answers, show)))];
  });
}

function aboutOffers(count: number, chosen: () => Offered, take: (choice: Offered) => void): Step {
  const options = [
    { value: 'ask' as const, label: vscode.l10n.t('Ask me about each blank') },
    {
      value: 'accept' as const,
      label: vscode.l10n.t('Accept the suggested values, and ask me about the others'),
      detail: vscode.l10n.t('{0} blanks come with a value, such as [30] days', count),
    },
    { value: 'accept-only' as const, label: vscode.l10n.t('Accept the suggested values, and leave the others for later') },
  ];
  return pickOne(
    {
      placeholder: vscode.l10n.t('How do you want to go through the blanks?'),
      options,
      chosen: (value) => value === chosen(),
    },
    take,
  );
}

function oneBlank(
  question: BlankQuestion,
  answers: Map<BlankQuestion, string>,
  show: (range: BlankQuestion['range']) => void,
): Step {
  const { label, count, range, offers, before, after } = question;
  const sentence = vscode.l10n.t('“{0}”', `…${before}[${label || '____'}]${after}…`);
  const parts = [
    sentence,
    ...(count > 1 ? [vscode.l10n.t('It stands at {0} places.', count)] : []),
    ...(offers.length > 1 ? [vscode.l10n.t('Suggested: {0}.', offers.join(', '))] : []),
    vscode.l10n.t('Leave it empty to fill it in later.'),
  ];
  return (place) => {
    show(range);
    const value = answers.get(question) ?? offers[0] ?? '';
    const step = enterText({ prompt: parts.join(' '), placeholder: label, value }, (text) => {
      if (text === '') answers.delete(question);
      else answers.set(question, text);
    });
    return step(place);
  };
}

function wanted(count: number): Thenable<boolean> {
  const fill = vscode.l10n.t('Fill In');
  return vscode.window
    .showInformationMessage(vscode.l10n.t('You have answered for {0} blanks. Fill them in?', count), fill)
    .then((chosen) => chosen === fill);
}

function reveal(editor: vscode.TextEditor, { start, end }: BlankQuestion['range']): void {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
