export { explanationAnswer } from './explanation';
export { type ClausesAnswer, clausesAnswer } from './list';
export { defaultMost, missingAnswer, reviewAnswer } from './review';
export type * from './types';
export { type WordingRequest, wordingAnswer } from './wording';
