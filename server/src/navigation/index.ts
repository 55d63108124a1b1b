/** Finding one's way in a contract: its numbered provisions, its defined terms, and what refers to what. */
export { attachmentNamed } from './attachments';
export type { Definition } from './definitions';
export { type Fold, foldsOf } from './folds';
export { Navigation } from './navigation';
export { type OutlineEntry, outlineOf } from './outline';
export type { Provision } from './provisions';
export type { Reference } from './references';
export { type NameProblem, nameProblem, type Renaming, renamingOf } from './renaming';
export { rangeOfSpot } from './spots';
export type { Term, TermUse } from './terms';
