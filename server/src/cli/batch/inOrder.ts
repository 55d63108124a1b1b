/**
 * Works on up to `window` items at once and gives the results in the order of the items, each as soon as it and all before
 * it are done. Takes an item only when there is room for its result, so that neither side runs away from the other.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  window: number,
): AsyncGenerator<Result, void, undefined> {
  const source = eachOf(items);
  const results: Promise<Result>[] = [];
  let coming: Promise<IteratorResult<Item>> | undefined;
  let ended = false;
  try {
    while (!ended || results.length > 0) {
      if (!ended && results.length < window) coming ??= source.next();
      const result = results[0];
      const first = await Promise.race([
        ...(result ? [result.then((value) => ({ result: value }))] : []),
        ...(coming ? [coming.then((item) => ({ item }))] : []),
      ]);
      if ('result' in first) {
        results.shift();
        yield first.result;
        continue;
      }
      coming = undefined;
      if (first.item.done) ended = true;
      else results.push(work(first.item.value));
    }
  } finally {
    await source.return();
  }
}

async function* eachOf<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item, void, undefined> {
  yield* items;
}
