/** Reads Markdown, YAML and plain text into documents: parts, sections, blocks and statements with exact source ranges. */
export type { ReadingCount } from './chapterReader';
export { LiveDocument, type LocalChange } from './live';
export { sourceSpan } from './mapped';
export { offsetAt, positionAt, rangeAt } from './positions';
export { plainText, sectionPath } from './query';
export { readDocument } from './read';
export { asRequested, readRequested } from './requested';
export * from './types';
