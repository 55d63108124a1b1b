/** Reads Markdown, YAML and plain text into documents: parts, sections, blocks and statements with exact source ranges. */
export type { ReadingCount } from './chapterReader';
export { type DecisionComment, decisionComments } from './decisionComments';
export { type InlineTerm, inlineTerms } from './inlineTerms';
export { LiveDocument, type LocalChange } from './live';
export { isVerbatim, sourceSpan } from './mapped';
export { type Enumerator, enumeratorOf } from './numbering';
export { lineAt, lineStartsOf, offsetAt, positionAt, rangeAt } from './positions';
export { plainText, sectionPath } from './query';
export { readDocument } from './read';
export { asRequested, readRequested } from './requested';
export { isOfLaw, type ScheduleName, scheduleKey, scheduleNames } from './scheduleNames';
export * from './types';
export { isScheduleTitle } from './vocabulary';
