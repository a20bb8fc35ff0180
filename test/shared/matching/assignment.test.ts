import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type PossiblePair } from '../../../shared/matching/assignment.ts';

const pair = (needId: string, offerId: string, score: number): PossiblePair => ({ needId, offerId, score });
const total = (pairs: readonly PossiblePair[]) => pairs.reduce((sum, { score }) => sum + score, 0);
const count = (pairs: readonly PossiblePair[], of: (pair: PossiblePair) => string) =>
  pairs.reduce((counts, one) => counts.set(of(one), (counts.get(of(one)) ?? 0) + 1), new Map<string, number>());
const names = (pairs: readonly PossiblePair[]) => pairs.map(({ needId, offerId }) => `${needId}-${offerId}`);

/** The greatest total that any choice of pairs reaches, by trying all. */
function bestTotal(pairs: readonly PossiblePair[], perNeed: number, capacityOf: (id: string) => number): number {
  const used = new Map<string, number>();
  const left = (id: string, most: number) => most - (used.get(id) ?? 0) > 0;
  const take = (id: string, by: number) => used.set(id, (used.get(id) ?? 0) + by);
  const from = (index: number): number => {
    const one = pairs[index];
    if (one === undefined) return 0;
    const without = from(index + 1);
    const [need, offer] = [`need ${one.needId}`, `offer ${one.offerId}`];
    if (!left(need, perNeed) || !left(offer, capacityOf(one.offerId))) return without;
    take(need, 1);
    take(offer, 1);
    const withIt = one.score + from(index + 1);
    take(need, -1);
    take(offer, -1);
    return Math.max(without, withIt);
  };
  return from(0);
}

const market = fc.record({
  pairs: fc.uniqueArray(
    fc.record({
      needId: fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5'),
      offerId: fc.constantFrom('o1', 'o2', 'o3', 'o4'),
      score: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -1, max: 10_000 })),
    }),
    { selector: ({ needId, offerId }) => `${needId} ${offerId}`, maxLength: 15 },
  ),
  perNeed: fc.integer({ min: 1, max: 3 }),
  capacities: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 3 }))),
});

describe('the assignment of a round', () => {
  it('gives a need its second best offer where another need has no other', () => {
    const pairs = [pair('a', 'x', 90), pair('a', 'y', 80), pair('b', 'x', 85)];

    expect(names(assign({ pairs, perNeed: 1, capacityOf: () => 1 }))).toEqual(['b-x', 'a-y']);
  });

  it('lets a need go without where its offer does more good elsewhere', () => {
    const pairs = [pair('a', 'x', 50), pair('b', 'x', 90)];

    expect(names(assign({ pairs, perNeed: 2, capacityOf: () => 1 }))).toEqual(['b-x']);
  });

  it('gives a need up to three offers, and none of an offer that is full', () => {
    const pairs = ['v', 'w', 'x', 'y', 'z'].map((offer, index) => pair('a', offer, 10 + index));

    expect(names(assign({ pairs, perNeed: 3, capacityOf: (id) => (id === 'z' ? 0 : 1) }))).toEqual([
      'a-y',
      'a-x',
      'a-w',
    ]);
  });

  it('is empty where nothing fits', () => {
    expect(assign({ pairs: [pair('a', 'x', 0)], perNeed: 1, capacityOf: () => 1 })).toEqual([]);
    expect(assign({ pairs: [], perNeed: 1, capacityOf: () => 1 })).toEqual([]);
  });

  it('reaches the greatest total score that any choice reaches, within what needs and offers can take', () => {
    fc.assert(
      fc.property(market, ({ pairs, perNeed, capacities }) => {
        const capacityOf = (id: string) => capacities[Number(id[1]) - 1] ?? 0;

        const chosen = assign({ pairs, perNeed, capacityOf });

        expect(total(chosen)).toBe(bestTotal(pairs, perNeed, capacityOf));
        for (const [, offers] of count(chosen, ({ needId }) => needId)) expect(offers).toBeLessThanOrEqual(perNeed);
        for (const [id, needs] of count(chosen, ({ offerId }) => offerId))
          expect(needs).toBeLessThanOrEqual(capacityOf(id));
        expect(new Set(names(chosen)).size).toBe(chosen.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same in whatever order the pairs come, in a market where all want the same', () => {
    const score = (need: number, offer: number) => 1 + ((need * 7_919 + offer * 104_729) % 997);
    const pairs = Array.from({ length: 900 }, (_, index) => {
      const [need, offer] = [Math.floor(index / 30), index % 30];
      return pair(`n${need}`, `o${offer}`, score(need, offer));
    });
    const of = (list: readonly PossiblePair[]) => assign({ pairs: list, perNeed: 2, capacityOf: () => 1 });

    expect(of(pairs)).toHaveLength(30);
    expect(of(pairs.toReversed())).toEqual(of(pairs));
    expect(of(pairs.toSorted((a, b) => a.score - b.score))).toEqual(of(pairs));
  });
});
