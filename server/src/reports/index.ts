export { clausePage, pageFiles, pageName, sourceLines } from './clausePages';
export { renderJson } from './json';
export { type PrettyOptions, renderPretty } from './pretty';
