import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  Method,
  type NewDocumentQuestions,
  type NewDocumentQuestionsParams,
  type NewDocumentRequest,
  type NewDocumentResult,
} from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';
import { ask, enterText, pickMany, pickOne, type Step } from './steps';
import { openUntitled } from './untitled';

type Kind = NewDocumentRequest['kind'];

/** Answers of one document that the next is likely to share. */
const shared = ['buyer', 'territory', 'law', 'courts'];
/** Those that depend on the jurisdiction. */
const legal = ['law', 'courts'];
const memory = 'newDocument';

/** What is kept from one document to the next, on this machine. */
interface Remembered {
  format?: NewDocumentRequest['format'];
  jurisdiction?: string;
  answers?: Record<string, string>;
}

/** Answers so far; what is blank stays a blank in the document. */
interface Draft extends NewDocumentRequest {
  answers: Record<string, string>;
  limits: Record<string, number>;
  /** What to do with the figures: take them as proposed, ask for the main ones, or leave blanks. */
  figures: 'proposed' | 'asked' | 'blank';
}

/** Commands that start a document. With an argument (`NewDocumentRequest` in part) nothing is asked. */
export const newDocuments: ClientFeature = ({ client, command, extension }) => {
  const start = (kind: Kind) => (given?: unknown) => newDocument(client, extension.globalState, kind, given);
  return [command('newRfp', start('rfp')), command('newAgreement', start('agreement'))];
};

async function newDocument(
  client: BaseLanguageClient,
  state: vscode.Memento,
  kind: Kind,
  given: unknown,
): Promise<vscode.TextDocument | undefined> {
  const request = isRequest(given) ? { format: 'markdown' as const, language: language(), ...given, kind } : undefined;
  const asked = request ?? (await questioned(client, state, kind));
  if (!asked) return undefined;
  const result = await client.sendRequest<NewDocumentResult | null>(Method.newDocument, asked);
  if (!result) throw new Error(vscode.l10n.t('The document could not be made.'));
  if ('problem' in result) throw new Error(result.problem);
  return openUntitled(result.text, asked.format);
}

/** VS Code gives the commands of its menu New File… an argument of its own. */
function isRequest(given: unknown): given is Partial<NewDocumentRequest> {
  const keys = ['format', 'language', 'jurisdiction', 'subjects', 'answers', 'limits', 'proposals'];
  return typeof given === 'object' && given !== null && keys.some((key) => key in given);
}

const language = () => (/^fr\b/i.test(vscode.env.language) ? 'fr' : 'en');

/** Asks for everything; undefined when the user gives up. */
async function questioned(
  client: BaseLanguageClient,
  state: vscode.Memento,
  kind: Kind,
): Promise<NewDocumentRequest | undefined> {
  const remembered = state.get<Remembered>(memory, {});
  const settings = vscode.workspace.getConfiguration('civicClause');
  const draft: Draft = {
    kind,
    format: remembered.format ?? 'markdown',
    language: language(),
    jurisdiction: settings.get<string>('jurisdiction') || remembered.jurisdiction,
    subjects: settings.get<string[]>('subjects') ?? [],
    answers: {},
    limits: {},
    figures: 'proposed',
  };
  const title = kind === 'rfp' ? vscode.l10n.t('New Request for Proposals') : vscode.l10n.t('New Agreement');
  const questions = questionsOf(client);
  const done = await ask(title, async () => stepsOf(draft, await questions(draft), remembered));
  if (!done) return undefined;
  const kept = shared.flatMap((id): [string, string][] => (draft.answers[id] ? [[id, draft.answers[id]]] : []));
  await state.update(memory, { format: draft.format, jurisdiction: draft.jurisdiction, answers: Object.fromEntries(kept) });
  return requestOf(draft, await questions(draft));
}

/** The questions for a draft as it stands, asked for once for each case. */
function questionsOf(client: BaseLanguageClient): (draft: Draft) => Promise<NewDocumentQuestions> {
  const known = new Map<string, Promise<NewDocumentQuestions>>();
  return (draft) => {
    const params: NewDocumentQuestionsParams = { kind: draft.kind, language: draft.language, jurisdiction: draft.jurisdiction };
    const key = JSON.stringify(params);
    const questions = known.get(key) ?? client.sendRequest<NewDocumentQuestions>(Method.newDocumentQuestions, params);
    known.set(key, questions);
    return questions;
  };
}

function requestOf({ figures, ...draft }: Draft, { questions }: NewDocumentQuestions): NewDocumentRequest {
  const asked = new Set(questions.map(({ id }) => id));
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([id, text]) => asked.has(id) && text !== ''));
  return { ...draft, answers, limits: figures === 'asked' ? draft.limits : {}, proposals: figures !== 'blank' };
}

/** What an answer starts from: what was said before, unless that was about the law of another place. */
function startOf(id: string, draft: Draft, remembered: Remembered, proposed = ''): string {
  const holds = draft.jurisdiction === remembered.jurisdiction || !legal.includes(id);
  return draft.answers[id] ?? (holds ? remembered.answers?.[id] : undefined) ?? proposed;
}

function stepsOf(draft: Draft, questions: NewDocumentQuestions, remembered: Remembered): Step[] {
  const blank = vscode.l10n.t('Leave it empty to keep a blank.');
  return [
    pickOne(
      {
        placeholder: vscode.l10n.t('In which format?'),
        options: [
          { label: 'Markdown', description: vscode.l10n.t('text with headings, as for a word processor'), value: 'markdown' },
          { label: 'YAML', description: vscode.l10n.t('structured, each clause under its own id'), value: 'yaml' },
        ],
        chosen: (format) => format === draft.format,
      },
      (format: Draft['format']) => Object.assign(draft, { format }),
    ),
    pickOne(
      {
        placeholder: vscode.l10n.t('In which language?'),
        options: [
          { label: vscode.l10n.t('English'), value: 'en' },
          { label: vscode.l10n.t('French'), value: 'fr' },
        ],
        chosen: (value) => value === draft.language,
      },
      (value: Draft['language']) => Object.assign(draft, { language: value }),
    ),
    jurisdictionStep(draft, questions),
    pickMany(
      {
        placeholder: vscode.l10n.t('What is bought? With nothing chosen, every clause goes in.'),
        options: questions.subjects.map(({ id, title }) => ({ label: title, value: id })),
        chosen: (id) => draft.subjects?.includes(id) === true,
      },
      (subjects) => Object.assign(draft, { subjects }),
    ),
    ...questions.questions.map(({ id, title, hint, proposed }) =>
      enterText({ prompt: `${title} ${blank}`, placeholder: hint, value: startOf(id, draft, remembered, proposed) }, (text) => {
        draft.answers[id] = text;
      }),
    ),
    figuresStep(draft),
    ...(draft.figures === 'asked' ? questions.limits.map((limit) => limitStep(draft, limit)) : []),
  ];
}

function jurisdictionStep(draft: Draft, { jurisdictions }: NewDocumentQuestions): Step {
  const options = jurisdictions.map(({ id, title, contractLanguage: rule }) => ({
    label: title,
    value: id as string | undefined,
    ...(rule && rule.language !== draft.language && { detail: languageRule(rule) }),
  }));
  return pickOne(
    {
      placeholder: vscode.l10n.t('Under which law does the buyer work?'),
      options: [...options, { label: vscode.l10n.t('None of these'), value: undefined }],
      chosen: (id) => id === draft.jurisdiction,
    },
    (jurisdiction) => Object.assign(draft, { jurisdiction }),
  );
}

function languageRule(rule: { language: string; section: string }): string {
  return rule.language === 'fr'
    ? vscode.l10n.t('The law there wants contracts in French: {0}', rule.section)
    : vscode.l10n.t('The law there wants contracts in English: {0}', rule.section);
}

function figuresStep(draft: Draft): Step {
  return pickOne(
    {
      placeholder: vscode.l10n.t('Time limits, figures and standards'),
      options: [
        { label: vscode.l10n.t('Take those proposed'), value: 'proposed' },
        { label: vscode.l10n.t('Ask me for the main time limits, and take the others as proposed'), value: 'asked' },
        { label: vscode.l10n.t('Leave blanks'), value: 'blank' },
      ],
      chosen: (value) => value === draft.figures,
    },
    (figures: Draft['figures']) => Object.assign(draft, { figures }),
  );
}

function limitStep(draft: Draft, { id, title, proposed }: NewDocumentQuestions['limits'][number]): Step {
  const check = (text: string) =>
    /^[1-9]\d{0,3}$/.test(text) ? undefined : vscode.l10n.t('Enter a whole number from 1 to 9999.');
  const value = String(draft.limits[id] ?? proposed);
  return enterText({ prompt: title, placeholder: String(proposed), value, check }, (text) => {
    draft.limits[id] = Number(text);
  });
}
