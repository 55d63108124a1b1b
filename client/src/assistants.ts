import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type AnswerParams, type AnswerResult, Method } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';
import { documentNamed, nameOf, reviewedDocument } from './namedDocument';
import type { StatusView } from './status';

/** What an assistant gives a tool; the editor has checked it against the manifest's schema. */
interface ToolInput {
  document?: string;
  clause?: string;
  clauses?: string[];
  theme?: string;
  kind?: 'rfp' | 'agreement';
  language?: 'en' | 'fr';
}

/** A question without its document. */
type Question = AnswerParams extends infer Params ? (Params extends AnswerParams ? Omit<Params, 'uri' | 'most'> : never) : never;

interface Tool {
  question(input: ToolInput): Question;
  /** `always`: it is nothing without a document; `if-any`: the one in use is taken, if it is reviewed; `if-named`: none by itself. */
  needsDocument: 'always' | 'if-any' | 'if-named';
  /** While it runs. */
  progress(input: ToolInput): string;
}

/** Tools by name, as `contributes.languageModelTools` has them. */
const tools: Record<string, Tool> = {
  civicClause_reviewDocument: {
    question: ({ clauses }) => ({ question: 'review', ...(clauses && { clauses }) }),
    needsDocument: 'always',
    progress: () => vscode.l10n.t('Reviewing the clauses'),
  },
  civicClause_listMissingClauses: {
    question: ({ theme }) => ({ question: 'missing', ...(theme && { theme }) }),
    needsDocument: 'always',
    progress: () => vscode.l10n.t('Looking for missing clauses'),
  },
  civicClause_explainClause: {
    question: ({ clause = '' }) => ({ question: 'explain', clause }),
    needsDocument: 'if-named',
    progress: ({ clause }) => vscode.l10n.t('Explaining the clause {0}', idOnly(clause)),
  },
  civicClause_proposeWording: {
    question: ({ clause = '', kind, language }) => ({
      question: 'wording',
      clause,
      ...(kind && { kind }),
      ...(language && { language }),
    }),
    needsDocument: 'if-any',
    progress: ({ clause }) => vscode.l10n.t('Proposing wording for the clause {0}', idOnly(clause)),
  },
};

/** What an assistant writes may be a document's: only what looks like an id is shown. */
const idOnly = (clause = '') => (/^[\w-]{1,60}$/.test(clause) ? clause : '…');

/** A token of English or French is some three characters or more. */
const charactersPerToken = 3;
const fewestCharacters = 2_000;

/** Tools with which an assistant that the user has chosen gets the review's own answers. */
export const assistants: ClientFeature = ({ client, status, expose }) => {
  expose({ askedAbout: async (name, input) => tools[name] && askedAbout(tools[name], input, status) });
  // Not every editor that runs extensions of VS Code has assistants.
  if (typeof vscode.lm?.registerTool !== 'function') return [];
  return Object.entries(tools).map(([name, tool]) => vscode.lm.registerTool(name, asTool(tool, client, status)));
};

function asTool(tool: Tool, client: BaseLanguageClient, status: StatusView): vscode.LanguageModelTool<ToolInput> {
  /** The document that the user was last asked about. */
  let shown: string | undefined;
  return {
    async prepareInvocation({ input }) {
      const target = await askedAbout(tool, input, status);
      shown = target?.toString();
      return { invocationMessage: tool.progress(input), ...(target && { confirmationMessages: question(target) }) };
    },
    async invoke({ input, tokenizationOptions }, token) {
      if (permission() === 'off')
        throw new Error(vscode.l10n.t('Assistants may not use Civic Clause here (setting {0}).', 'civicClause.assistants'));
      const target = await targetOf(tool, input, status);
      // Another one may have come into use since.
      if (target && permission() === 'ask' && target.toString() !== shown)
        throw new Error(vscode.l10n.t('The user was not asked about “{0}”. Ask again.', nameOf(target)));
      const budget = tokenizationOptions?.tokenBudget;
      const params: AnswerParams = {
        ...tool.question(input),
        ...(target && { uri: client.code2ProtocolConverter.asUri(target) }),
        ...(budget && { most: Math.max(fewestCharacters, Math.min(24_000, budget * charactersPerToken)) }),
      } as AnswerParams;
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      const answer = await client.sendRequest<AnswerResult | null>(Method.answer, params, token);
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      if (!answer) throw new Error(vscode.l10n.t('Civic Clause could not answer; its output says more.'));
      if ('problem' in answer) throw new Error(answer.problem);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.text)]);
    },
  };
}

/** Undefined where the answer tells of no document. Rejects when one is needed or named, and there is none. */
async function targetOf(tool: Tool, { document }: ToolInput, status: StatusView): Promise<vscode.Uri | undefined> {
  if (document) return documentNamed(document);
  if (tool.needsDocument === 'if-named') return undefined;
  return reviewedDocument(status, tool.needsDocument === 'always');
}

/** The document that the user is asked about before it is told of. Where none is found, the tool says so by itself. */
async function askedAbout(tool: Tool, input: ToolInput, status: StatusView): Promise<vscode.Uri | undefined> {
  return permission() === 'ask' ? targetOf(tool, input, status).catch(() => undefined) : undefined;
}

function question(target: vscode.Uri): vscode.LanguageModelToolConfirmationMessages {
  const words = vscode.l10n.t(
    'The answer quotes “{0}”. Civic Clause sends nothing, but the assistant may send what it reads to the service behind it.',
    nameOf(target),
  );
  // Nothing in the name of a file acts as Markdown.
  return { title: vscode.l10n.t('Let the assistant read a review?'), message: new vscode.MarkdownString().appendText(words) };
}

/** The user's own choice: a workspace cannot make it. */
function permission(): 'ask' | 'allow' | 'off' {
  return vscode.workspace.getConfiguration('civicClause').get<'ask' | 'allow' | 'off'>('assistants', 'ask');
}
