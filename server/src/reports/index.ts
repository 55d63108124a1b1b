export { renderJson } from './json';
export { type PrettyOptions, renderPretty } from './pretty';
