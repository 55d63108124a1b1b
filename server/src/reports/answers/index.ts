export { explanationAnswer } from './explanation';
export { defaultMost, missingAnswer, reviewAnswer } from './review';
export type * from './types';
export { type WordingRequest, wordingAnswer } from './wording';
