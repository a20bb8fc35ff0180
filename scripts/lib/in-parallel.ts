/** Runs `work` on every item, at most `most` at a time, and stops taking items when one fails or `stopped` says so. */
export async function inParallel<T>(
  items: Iterable<T> | AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  const source = toAsync(items);
  let failed = false;
  const worker = async () => {
    for (;;) {
      if (failed || stopped()) return;
      const { done, value } = await source.next();
      if (done === true) return;
      try {
        await work(value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
}

async function* toAsync<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, undefined> {
  yield* items;
}
