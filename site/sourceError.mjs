/** What is wrong with a file of the repository, in words for whoever wrote it. */
export class SourceError extends Error {}
