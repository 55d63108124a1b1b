/** What an organisation chooses in `civicclause.yaml`: found, joined and settled for each document, with where every value comes from. */
export { hours } from './choices';
export { isPlain, matches, normalGlob } from './globs';
export { ConfigurationLoader, type Given } from './loader';
export { MemoryWorkspace } from './memoryWorkspace';
export { type Preset, presets } from './presets';
export * from './types';
export { type FileText, folderOf, type Workspace } from './workspace';
