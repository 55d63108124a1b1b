import type { Language } from '../../text/types';

/**
 * A question of an assistant. `uri`: of an open document; clauses and themes are named by id or title; `most`: the longest answer, in
 * characters.
 */
export type AnswerParams = { most?: number } & (
  | { question: 'review'; uri: string; clauses?: string[] }
  | { question: 'missing'; uri: string; theme?: string }
  | { question: 'explain'; uri?: string; clause: string }
  | { question: 'wording'; uri?: string; clause: string; kind?: 'rfp' | 'agreement'; language?: Language }
);

/** `data`: the same as plain data, one of the answers of `reports/answers/types.ts`. */
export type AnswerResult = { text: string; data: unknown } | { problem: string };
