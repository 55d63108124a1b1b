export { builtInPlaybook } from './builtIn';
export { compilePlaybook, inThemeOrder, PlaybookError } from './compile';
export type {
  CompiledClause,
  CompiledElement,
  CompiledFact,
  CompiledPattern,
  CompiledPlaybook,
  PatternIndex,
  PatternKind,
  PatternSet,
  PatternUse,
} from './compiled';
export {
  type ClauseChange,
  type ClausePlace,
  type CustomLoaded,
  type CustomPlaybook,
  customPlaybookVersion,
  loadCustomPlaybook,
} from './custom';
export {
  type ClauseDescription,
  describedPlaybook,
  describePlaybook,
  type PlaybookDescription,
} from './described';
export { grown, type Hit, HitColumns } from './hits';
export { type LoadedPlaybook, loadPlaybook, type PlaybookFile, type PlaybookProblem } from './load';
export { type ParsedPattern, type PatternError, type PatternNode, parsePattern, SLOTS, type Slot } from './pattern';
export { afterList, EITHER, MATCHER, NEEDS, SEQUENCE, SLOT, TRIGGER } from './patternCode';
export { isLight } from './phrases';
export { type PhraseFinder, PhraseTrie } from './trie';
export * from './types';
