export { explanationAnswer } from './explanation';
export { type ClausesAnswer, clausesAnswer } from './list';
export { missingAnswer } from './missing';
export { reviewAnswer } from './review';
export type * from './types';
export { type WordingRequest, wordingAnswer } from './wording';
