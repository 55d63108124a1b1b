/** What `require('civicclause')` gives. */
export * from './api';
/** For this repository's own programs (bench, accuracy): not declared in the package's types, and no promise to anybody. */
export { createEngine } from './engine';
