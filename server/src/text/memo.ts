/** A table that is built when it is first asked for: most documents are in one language. */
export function lazily<T>(build: () => T): () => T {
  let built: { table: T } | undefined;
  return () => {
    built ??= { table: build() };
    return built.table;
  };
}
