import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DecidableFinding,
  type DecisionTarget,
  Method,
  type RecordDecisionParams,
  type RecordedDecision,
} from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';
import { ask, enterText, pickMany, pickOne, type Step } from './steps';

/** Who decided last, so that nobody types their name twice. */
const lastDecider = 'civicClause.decidedBy';

/** Answers that need not be asked for. */
export type DecisionAnswers = Partial<Pick<RecordDecisionParams, 'reason' | 'who' | 'until' | 'where'>>;

/** Deciding to live with a finding: asks why, who and until when, and has it written down. */
export const decisions: ClientFeature = ({ client, command, extension }) => [
  command(
    'recordDecision',
    (uri?: string | vscode.Uri, findings?: DecidableFinding[] | DecisionTarget, answers?: DecisionAnswers) =>
      recordDecision(client, extension.globalState, uri, findings, answers),
  ),
];

async function recordDecision(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  given?: string | vscode.Uri,
  offered?: DecidableFinding[] | DecisionTarget,
  answers?: DecisionAnswers,
): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const uri = typeof given === 'string' ? given : asUri(client, given ?? editor?.document.uri);
  if (!uri) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
    return false;
  }
  const findings = Array.isArray(offered) ? offered : await findingsAt(client, uri, offered ?? cursorOf(editor));
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no finding to decide on here. Put the cursor on one that is underlined.'),
    );
    return false;
  }
  const params = await questions(client, memory, uri, findings, answers);
  if (!params) return false;
  const recorded = await client.sendRequest<RecordedDecision>(Method.recordDecision, params);
  if (recorded.problem) throw new Error(recorded.problem);
  return apply(client, recorded);
}

function asUri(client: BaseLanguageClient, uri: vscode.Uri | undefined): string | undefined {
  return uri && client.code2ProtocolConverter.asUri(uri);
}

function cursorOf(editor: vscode.TextEditor | undefined): Partial<DecisionTarget> {
  return { position: editor?.selection.active };
}

/** The findings at a place, of some rules alone where they are named. */
async function findingsAt(
  client: BaseLanguageClient,
  uri: string,
  { position, rules }: Partial<DecisionTarget>,
): Promise<DecidableFinding[]> {
  if (!position) return [];
  const { line, character } = position;
  const here = await client.sendRequest<DecidableFinding[]>(Method.decidable, { uri, position: { line, character } });
  return rules ? here.filter(({ rule }) => rules.includes(rule)) : here;
}

/** Undefined when the user gives up; `given` answers are not asked for. */
async function questions(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  uri: string,
  findings: DecidableFinding[],
  given?: DecisionAnswers,
): Promise<RecordDecisionParams | undefined> {
  const document = client.protocol2CodeConverter.asUri(uri);
  const inFile = document.scheme !== 'untitled';
  const isMarkdown = vscode.workspace.textDocuments.some(
    (each) => each.languageId === 'markdown' && each.uri.toString() === document.toString(),
  );
  const answer: RecordDecisionParams = {
    uri,
    findings: findings.length === 1 ? findings : [],
    reason: '',
    who: memory.get<string>(lastDecider, ''),
    where: inFile ? 'file' : 'document',
    ...given,
  };
  if (given?.reason) return { ...answer, findings };
  const steps = (): Step[] => [
    ...(findings.length > 1 ? [whichFindings(findings, answer)] : []),
    enterText(
      {
        prompt: [
          ...(findings.length === 1 ? [findings[0]!.message] : []),
          vscode.l10n.t('Why is this acceptable? The reason is kept with the decision.'),
        ].join(' '),
        placeholder: vscode.l10n.t('The main contract settles it in section 12'),
        value: answer.reason,
        check: (text) => (text === '' ? vscode.l10n.t('A decision needs a reason.') : undefined),
      },
      (text) => {
        answer.reason = text;
      },
    ),
    enterText(
      {
        prompt: vscode.l10n.t('Who decides? May be left empty.'),
        placeholder: vscode.l10n.t('Name or office'),
        value: answer.who ?? '',
      },
      (text) => {
        answer.who = text;
      },
    ),
    enterText(
      {
        prompt: vscode.l10n.t('Until which day does the decision hold? Left empty, it holds as long as the wording stays.'),
        placeholder: '2027-12-31',
        value: answer.until ?? '',
        check: untilProblem,
      },
      (text) => {
        answer.until = text === '' ? undefined : text;
      },
    ),
    ...(inFile || isMarkdown ? [whereTo(answer, inFile, isMarkdown)] : []),
  ];
  const answered = await ask(vscode.l10n.t('Record a Decision'), steps);
  if (!answered || answer.findings.length === 0) return undefined;
  await memory.update(lastDecider, answer.who);
  return answer.where === 'file' || (await isMeant()) ? answer : undefined;
}

function whichFindings(findings: DecidableFinding[], answer: RecordDecisionParams): Step {
  return pickMany(
    {
      placeholder: vscode.l10n.t('Which findings does the decision cover?'),
      options: findings.map((finding) => ({ label: finding.message, description: finding.rule, value: finding })),
      chosen: (finding) => answer.findings.some(({ rule, code }) => rule === finding.rule && code === finding.code),
    },
    (chosen) => {
      answer.findings = chosen;
    },
  );
}

function whereTo(answer: RecordDecisionParams, inFile: boolean, isMarkdown: boolean): Step {
  const detail = vscode.l10n.t('Whoever gets the document reads the reason');
  return pickOne<RecordDecisionParams['where']>(
    {
      placeholder: vscode.l10n.t('Where is the decision kept?'),
      options: [
        ...(inFile
          ? [
              {
                label: vscode.l10n.t('In the decisions file'),
                detail: vscode.l10n.t('civicclause.decisions.yaml, which stays with you'),
                value: 'file' as const,
              },
            ]
          : []),
        {
          label: isMarkdown ? vscode.l10n.t('At the top of the document') : vscode.l10n.t('In the document itself'),
          detail,
          value: 'document' as const,
        },
        ...(isMarkdown ? [{ label: vscode.l10n.t('In a comment beside the finding'), detail, value: 'comment' as const }] : []),
      ],
      chosen: (where) => where === answer.where,
    },
    (where) => {
      answer.where = where;
    },
  );
}

/** Reasons are privileged, and documents are published. */
async function isMeant(): Promise<boolean> {
  const write = vscode.l10n.t('Write into the Document');
  const detail = vscode.l10n.t(
    'A request for proposals is published, and an agreement goes to the other side. Whoever gets it reads why you accept this.',
  );
  const question = vscode.l10n.t('Write the reason into the document?');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, write)) === write;
}

/** What is wrong with a last day, in words. */
function untilProblem(text: string): string | undefined {
  if (text === '') return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text))
    return vscode.l10n.t('Write a day of the calendar, such as {0}.', '2027-12-31');
  const today = new Date().toISOString().slice(0, 10);
  return text < today ? vscode.l10n.t('That day is past.') : undefined;
}

/** Undone like any other edit; the file is saved, so that the command line and others see it. */
async function apply(client: BaseLanguageClient, { edit, uri }: RecordedDecision): Promise<boolean> {
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!converted || !uri || !(await vscode.workspace.applyEdit(converted))) return false;
  const file = client.protocol2CodeConverter.asUri(uri);
  const document = await vscode.workspace.openTextDocument(file);
  const isDecisionsFile = /civicclause\.decisions\.ya?ml$/.test(file.path);
  if (isDecisionsFile) await document.save();
  const open = vscode.l10n.t('Open');
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  // Not awaited: the notification stays until the user answers it.
  void vscode.window
    .showInformationMessage(vscode.l10n.t('The decision is written down in {0}.', name), open)
    .then((chosen) => (chosen ? vscode.window.showTextDocument(document) : undefined));
  return true;
}
