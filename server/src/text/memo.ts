const LONGEST_KEY = 40;
const MOST_ENTRIES = 40_000;

/**
 * Remembers a pure function of one word. Bounded: long words are not kept, and a full table starts again.
 * Keys are copied, since a slice would keep the document it was cut from alive.
 */
export function memoise<T>(compute: (word: string) => T): (word: string) => T {
  let table = new Map<string, T>();
  return (word) => {
    const known = table.get(word);
    if (known !== undefined) return known;
    const value = compute(word);
    if (word.length > LONGEST_KEY) return value;
    if (table.size >= MOST_ENTRIES) table = new Map();
    table.set(` ${word}`.slice(1), value);
    return value;
  };
}

/** A table that is built when it is first asked for: most documents are in one language. */
export function lazily<T>(build: () => T): () => T {
  let built: { table: T } | undefined;
  return () => {
    built ??= { table: build() };
    return built.table;
  };
}
