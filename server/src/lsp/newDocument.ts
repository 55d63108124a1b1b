import { newDocument, newDocumentQuestions } from '../drafting';
import { render } from '../messages';
import { resolvePolicy } from '../policy';
import type { Feature } from './feature';
import { guarded } from './guard';
import { Method, type NewDocumentQuestions, type NewDocumentRequest, type NewDocumentResult } from './protocol';
import type { Session } from './session';

/** Answers `civicClause/newDocument` and the questions before it. */
export const newDocuments: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.newDocumentQuestions,
      guarded(status, 'questions for a new document', nothing, (params: unknown) => questionsFor(session, params)),
    );
    connection.onRequest(
      Method.newDocument,
      guarded<unknown, unknown[], NewDocumentResult | null>(status, 'new document', null, (params) => made(session, params)),
    );
  },
};

const nothing: NewDocumentQuestions = { jurisdictions: [], subjects: [], questions: [], limits: [] };

function questionsFor(session: Session, params: unknown): NewDocumentQuestions {
  const { kind, language, jurisdiction } = requestOf(params);
  const drafted = { kind: kind === 'agreement' ? kind : 'rfp', language: language === 'fr' ? language : 'en' } as const;
  return newDocumentQuestions(
    { ...drafted, jurisdiction, locale: localeOf(session) },
    session.analyser.playbook,
    resolvePolicy(),
  );
}

function made(session: Session, params: unknown): NewDocumentResult {
  const result = newDocument(requestOf(params), session.analyser.playbook, resolvePolicy());
  return 'text' in result ? result : { problem: render(result.problem, localeOf(session)) };
}

function localeOf({ locale }: Session) {
  return locale === 'fr' ? 'fr' : 'en';
}

/** A request of any shape: lists are lists and maps maps, the rest is for the engine to judge. */
function requestOf(params: unknown): NewDocumentRequest {
  const { subjects, answers, limits, ...rest } = asMap(params);
  return {
    ...rest,
    subjects: Array.isArray(subjects) ? subjects : [],
    answers: asMap(answers),
    limits: asMap(limits),
  } as unknown as NewDocumentRequest;
}

function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
