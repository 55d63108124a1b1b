export { buildReview, summarise } from './buildReview';
export { quotationOf } from './decisions';
export { type Deferral, deferralsOf } from './deferrals';
export { type EvidenceMark, type EvidenceStatus, evidenceMarks } from './evidenceMarks';
export {
  completeClause,
  type FixContext,
  fixById,
  fixFor,
  fixForTheme,
  insertClauses,
  insertClausesAt,
  ModelSentences,
} from './fixes';
export { type AskedBlank, blankAt, blanksToFill, type FillableBlank, fillBlanks } from './fixes/fill';
export { type ClauseWording, type WordingChoice, wordingsAt } from './fixes/wordingsAt';
export { groupForEditor } from './grouping';
export { isAnnexAlone, kindAt, principalPart, type ReviewedFile } from './kinds';
export { reviewFile } from './reviewFile';
export * from './types';
