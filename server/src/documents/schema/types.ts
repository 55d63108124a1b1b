import type { Message } from '../../text/message';
import type { TextRange } from '../../text/types';
import type { YamlPath } from './yamlTree';

/** Something a YAML text says that its schema does not allow, or lacks. */
export interface SchemaProblem {
  code: 'schema';
  severity: 'error' | 'warning';
  /** Keys and indexes from the root to the place. */
  path: YamlPath;
  /** The value, or the key when the value is missing, a group or a list. */
  range: TextRange;
  message: Message;
  /** Every validator of the same JSON Schema reports it; absent for what only we check. */
  inSchema?: true;
}

export interface CheckOptions {
  /** How messages name a place: by its key (default), or by the whole path. */
  name?: 'key' | 'path';
  /** Clause ids allowed besides those in the schema. */
  clauses?: string[];
}
