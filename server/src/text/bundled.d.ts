/** The names of places, read at build time (`values/place-index.ts`). */
declare module 'civicclause:places' {
  export const names: string;
  export const cloudWords: string;
}
