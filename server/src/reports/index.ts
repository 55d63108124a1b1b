export { checklistOf } from './checklist';
export { accuracyLines, clausePage, pageFiles, pageName, sourceLines } from './clausePages';
export { answering } from './coveragePages';
export { type HtmlHead, type HtmlReportOptions, type HtmlSection, htmlPage, htmlReport, htmlSection } from './html/report';
export { jsonHead, jsonSeparator, jsonTail, renderJson, renderJsonFile, renderJsonLine } from './json';
export { type PrettyOptions, renderPretty, renderPrettyEnd, renderPrettyFile } from './pretty';
