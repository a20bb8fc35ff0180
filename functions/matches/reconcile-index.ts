import type { IndexComparison } from './rebuild-index.ts';

export interface ReconcileParts {
  /** Compares the index with the main table; undefined where the index cannot be read or is of another format. */
  readonly compare: () => Promise<IndexComparison | undefined>;
  /** Brings listings in the index up to date. */
  readonly indexListings: (ids: readonly string[]) => Promise<void>;
  readonly rebuildIndex: () => Promise<unknown>;
  /** Waits until changes that were under way have come through the stream. */
  readonly settle: () => Promise<void>;
}

/** What a reconciliation found. The figure to reach is 0 repaired. */
export interface Reconciliation {
  /** How many listings belong in the index. */
  readonly listings: number;
  /** How many records were wrong and are right now. */
  readonly repaired: number;
  /** Whether the whole index was built anew, because of another record format. */
  readonly rebuilt: boolean;
}

/** How many listings are brought up to date in one call. */
const atATime = 80;

const differing = ({ missing, superfluous, stale }: IndexComparison) => new Set([...missing, ...superfluous, ...stale]);

/**
 * Makes the use case that finds out whether the index is what the main table says, and puts right what is not, through the same
 * way by which every change is indexed. What differs once may be a change under way; what still differs after a while is drift.
 */
export function makeReconcileIndex({
  compare,
  indexListings,
  rebuildIndex,
  settle,
}: ReconcileParts): () => Promise<Reconciliation> {
  return async () => {
    const first = await compare();
    if (first === undefined) {
      await rebuildIndex();
      return { listings: (await compare())?.listings ?? 0, repaired: 0, rebuilt: true };
    }
    if (first.equal) return { listings: first.listings, repaired: 0, rebuilt: false };
    await settle();
    const second = await compare();
    if (second === undefined) {
      await rebuildIndex();
      return { listings: first.listings, repaired: 0, rebuilt: true };
    }
    const suspects = differing(first);
    const drifted = [...differing(second)].filter((id) => suspects.has(id));
    for (let start = 0; start < drifted.length; start += atATime)
      await indexListings(drifted.slice(start, start + atATime));
    return { listings: second.listings, repaired: drifted.length, rebuilt: false };
  };
}
