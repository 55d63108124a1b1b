/** The engine as a library: documents in, the review out. Pure; files and clocks are the caller's. */

export type { ClauseStatus } from '../detection/types';
export type { DocumentInput, Format, Kind, Position, PositionRange, Usual } from '../documents/types';
export { version } from '../engine';
export type { ClauseDescription, PlaybookDescription } from '../playbook/described';
export type { Need, Severity } from '../playbook/types';
export { renderJson } from '../reports';
export type {
  ClauseReview,
  DecisionReview,
  ElementReview,
  Finding,
  FindingCode,
  NotReviewed,
  PartReview,
  ProcurementFileReview,
  Review,
  Span,
  Summary,
} from '../review/types';
export type { Language } from '../text/types';
export { PolicyError, review } from './review';
export type { Documents, PolicyFile, PolicyProblem, ReviewSettings } from './types';
