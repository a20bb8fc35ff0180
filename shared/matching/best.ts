/** Keeps the best few of any number of items: a heap with the worst of them on top. */
export interface Best<T> {
  /** Takes an item in if it is among the best so far. */
  readonly offer: (item: T) => void;
  /** The items that were kept, best first. */
  readonly list: () => T[];
}

/**
 * Keeps the `limit` (at least 0) items that come first in the order of `before`. The order must be total: then the result
 * does not depend on the order in which the items were offered.
 */
export function keepBest<T>(limit: number, before: (a: T, b: T) => boolean): Best<T> {
  const heap: T[] = [];

  function offer(item: T): void {
    const [worst] = heap;
    if (heap.length < limit) rise(item);
    else if (worst !== undefined && before(item, worst)) sink(item);
  }

  function rise(item: T): void {
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || before(item, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = item;
  }

  function sink(item: T): void {
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      if (left === undefined) break;
      const goRight = right !== undefined && before(left, right);
      const below = goRight ? right : left;
      if (before(below, item)) break;
      heap[at] = below;
      at = 2 * at + (goRight ? 2 : 1);
    }
    heap[at] = item;
  }

  return { offer, list: () => heap.toSorted((a, b) => (before(a, b) ? -1 : 1)) };
}
