import type { CancellationToken } from 'vscode-languageserver';
import {
  type AnswerOptions,
  explanationAnswer,
  missingAnswer,
  type ReviewedFile,
  reviewAnswer,
  wordingAnswer,
} from '../reports/answers';
import type { Analysis } from './analysis';
import type { Feature } from './feature';
import { guarded } from './guard';
import { answerProblems } from './prose/answers';
import { type AnswerParams, type AnswerResult, Method } from './protocol';
import { cancelled, nextTurn, type Session } from './session';
import { nameOfUri } from './uris';

/** What an assistant in the editor asks of the documents that are open in it. */
export const answers: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.answer,
      guarded(status, 'answer', null, async (params: AnswerParams, token: CancellationToken): Promise<AnswerResult | null> => {
        await nextTurn();
        if (token.isCancellationRequested) throw cancelled();
        return answer(session, params);
      }),
    );
  },
};

function answer(session: Session, params: AnswerParams): AnswerResult {
  const { uri } = params;
  const analysis = uri === undefined ? undefined : analysed(session, uri);
  if (analysis && 'problem' in analysis) return analysis;
  const locale = analysis?.locale ?? (session.locale === 'fr' ? 'fr' : 'en');
  const options: AnswerOptions = {
    playbook: (analysis?.by ?? session.analyser).playbook,
    locale,
    nameOf: nameOfUri,
    most: params.most,
  };
  switch (params.question) {
    case 'explain':
      return named(params.clause, options) ?? explanationAnswer(params.clause, options, analysis?.file);
    case 'wording':
      return named(params.clause, options) ?? wordingAnswer(params, options, analysis && reviewedFile(session, analysis));
    case 'missing':
    case 'review':
      if (!analysis) return { problem: answerProblems[locale].notOpen() };
      return params.question === 'review'
        ? reviewAnswer(reviewedFile(session, analysis), options, params.clauses)
        : missingAnswer(reviewedFile(session, analysis), options, params.theme);
  }
}

function analysed(session: Session, uri: string): Analysis | { problem: string } {
  const document = session.documents.get(uri);
  const analysis = session.analysisOf(uri);
  const problems = answerProblems[analysis?.locale ?? (session.locale === 'fr' ? 'fr' : 'en')];
  if (analysis) return analysis.recognised ? analysis : { problem: problems.notRecognised() };
  if (!document || !session.reviewable(uri))
    return { problem: document && !session.settings.enable ? problems.off() : problems.notOpen() };
  return { problem: problems.tooLarge() };
}

function reviewedFile({ analyser }: Session, analysis: Analysis): ReviewedFile {
  return { documents: analysis.whole.documents, review: analysis.file, fix: (id) => analyser.fix(analysis, id) };
}

/** What was named is the client's, and may be missing. */
function named(clause: unknown, { locale }: AnswerOptions): { problem: string } | undefined {
  return typeof clause === 'string' && clause.trim() !== '' ? undefined : { problem: answerProblems[locale].noClause() };
}
