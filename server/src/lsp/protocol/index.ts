/**
 * What this server speaks beyond the Language Server Protocol. The client imports this folder; it holds names and
 * plain data only. Positions and edits in it are those of the protocol.
 */
export * from './answers';
export * from './clauses';
export * from './decisions';
export * from './drafting';
export * from './methods';
export * from './playbooks';
export * from './session';
