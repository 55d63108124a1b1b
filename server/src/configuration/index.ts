/** What an organisation chooses in `civicclause.yaml`: found, joined and settled for each document, with where every value comes from. */
export { hours } from './choices';
export { type EffectiveValue, effectiveValues } from './effective';
export { choicesInDocument } from './frontMatter';
export { isPlain, matches, normalGlob } from './globs';
export { ConfigurationLoader, type Given } from './loader';
export { MemoryWorkspace } from './memoryWorkspace';
export { type Preset, presets } from './presets';
export { underFirst } from './resolve';
export * from './types';
export { type ConfiguredFinding, originMessage, placeOf, type Why, type WhyInput, whyHere } from './why';
export { type FileText, folderOf, type Workspace } from './workspace';
