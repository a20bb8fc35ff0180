import { describe, expect, it } from 'vitest';
import type { IndexComparison } from '../../../functions/matches/rebuild-index.ts';
import { makeReconcileIndex } from '../../../functions/matches/reconcile-index.ts';

const equal: IndexComparison = { equal: true, listings: 200, missing: [], superfluous: [], stale: [] };
const differing = (parts: Partial<IndexComparison>): IndexComparison => ({ ...equal, equal: false, ...parts });

/** A reconciliation that sees these comparisons one after another. */
function reconciling(...comparisons: (IndexComparison | undefined)[]) {
  const indexed: string[][] = [];
  let rebuilt = 0;
  const reconcile = makeReconcileIndex({
    compare: async () => comparisons.shift(),
    indexListings: async (ids) => {
      indexed.push([...ids]);
    },
    rebuildIndex: async () => {
      rebuilt += 1;
    },
    settle: async () => {},
  });
  return { reconcile, indexed, rebuilds: () => rebuilt };
}

describe('reconciling the index at night', () => {
  it('reports 0 repairs and writes nothing where the index is right', async () => {
    const { reconcile, indexed } = reconciling(equal);

    expect(await reconcile()).toEqual({ listings: 200, repaired: 0, rebuilt: false });
    expect(indexed).toEqual([]);
  });

  it('takes a difference that passes for a change under way', async () => {
    const { reconcile, indexed } = reconciling(differing({ stale: ['A'] }), equal);

    expect(await reconcile()).toEqual({ listings: 200, repaired: 0, rebuilt: false });
    expect(indexed).toEqual([]);
  });

  it('repairs what is missing, superfluous or stale for longer, and nothing that is new', async () => {
    const before = differing({ missing: ['A'], superfluous: ['B'], stale: ['C', 'D'] });
    const after = differing({ missing: ['A', 'E'], superfluous: ['B'], stale: ['C'] });
    const { reconcile, indexed } = reconciling(before, after);

    expect(await reconcile()).toEqual({ listings: 200, repaired: 3, rebuilt: false });
    expect(indexed).toEqual([['A', 'B', 'C']]);
  });

  it('repairs many in several commits', async () => {
    const many = Array.from({ length: 170 }, (_, number) => `L${number}`);
    const { reconcile, indexed } = reconciling(differing({ missing: many }), differing({ missing: many }));

    expect((await reconcile()).repaired).toBe(170);
    expect(indexed.map(({ length }) => length)).toEqual([80, 80, 10]);
  });

  it('builds an index of another format anew', async () => {
    const { reconcile, rebuilds } = reconciling(undefined, equal);

    expect(await reconcile()).toEqual({ listings: 200, repaired: 0, rebuilt: true });
    expect(rebuilds()).toBe(1);
  });

  it('builds it anew where it became unreadable between two looks', async () => {
    const { reconcile, rebuilds } = reconciling(differing({ stale: ['A'] }), undefined);

    expect((await reconcile()).rebuilt).toBe(true);
    expect(rebuilds()).toBe(1);
  });
});
