export { type CheckedYaml, checkTree, checkYaml } from './check';
export { type SchemaCompletion, type SchemaHover, schemaCompletions, schemaHover } from './completions';
export { placeOf } from './place';
export type { SchemaName } from './schemas';
export { type DocumentSchema, schemaFollowed, validateStructured } from './structured';
export { closest } from './suggest';
export type { CheckOptions, SchemaProblem } from './types';
export { nodeAt, parseYamlTree, pathText, type YamlError, type YamlNode, type YamlPath, type YamlTree } from './yamlTree';
