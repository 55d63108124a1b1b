declare module 'commonmark-spec' {
  /** The examples of the specification; a tab is written `→` in them. */
  export const tests: readonly { markdown: string; html: string; section: string; number: number }[];
}
