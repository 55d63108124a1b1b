export {
  type CompiledClause,
  type CompiledElement,
  type CompiledFact,
  type CompiledPattern,
  type CompiledPlaybook,
  compilePlaybook,
  type Matcher,
  type PatternSet,
  PlaybookError,
} from './compile';
export { type LoadedPlaybook, loadPlaybook, type PlaybookFile, type PlaybookProblem } from './load';
export { type ParsedPattern, type PatternError, type PatternNode, parsePattern, SLOTS, type Slot } from './pattern';
export { type Hit, isLight, PhraseTrie } from './trie';
export * from './types';
