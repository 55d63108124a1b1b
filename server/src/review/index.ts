export { buildReview, summarise } from './buildReview';
export { type FixContext, fixFor, fixForTheme, insertClauses, insertClausesAt } from './fixes';
export { groupForEditor } from './grouping';
export { isAnnexAlone, principalPart, type ReviewedFile } from './kinds';
export { reviewFile } from './reviewFile';
export * from './types';
