/** Runs `task` for every item, at most `most` at once, in order of the items; resolves when all have ended. `task` must not throw. */
export async function sideBySide<T>(
  items: readonly T[],
  most: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
