/** The engine as a library: read documents, review them, show the review. Pure; files and clocks are the caller's. */
export * from './detection/types';
export * from './documents/types';
export { createEngine, type Engine, type FileAnalysis, type ReviewOptions, version } from './engine';
export { render } from './messages';
export * from './playbook/types';
export type { Policy } from './policy';
export { type PrettyOptions, renderJson, renderPretty } from './reports';
export * from './review/types';
export { type Message, type MessageArguments, type MessageId, message } from './text/message';
export type { Language, Localised, TextRange, ValueType } from './text/types';
