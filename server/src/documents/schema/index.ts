export { type CheckedYaml, checkTree, checkYaml } from './check';
export {
  configurationCompletions,
  ownFile,
  type RuleName,
  type SchemaCompletion,
  type SchemaHover,
  schemaCompletions,
  schemaHover,
} from './completions';
export { type DocumentSchema, schemaFollowed } from './followed';
export { optionCompletions } from './optionCompletions';
export { placeOf } from './place';
export type { SchemaName } from './schemas';
export { validateStructured } from './structured';
export { closest } from './suggest';
export type { CheckOptions, SchemaProblem } from './types';
export { nestedTooDeep } from './yamlDepth';
export { nodeAt, parseYamlTree, pathText, type YamlError, type YamlNode, type YamlPath, type YamlTree } from './yamlTree';
