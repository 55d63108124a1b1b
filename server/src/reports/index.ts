export { accuracyLines, clausePage, pageFiles, pageName, sourceLines } from './clausePages';
export { answering } from './coveragePages';
export { renderJson } from './json';
export { type PrettyOptions, renderPretty } from './pretty';
