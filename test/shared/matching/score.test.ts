import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedCondition } from '../../../shared/matching/conditions.ts';
import { explain } from '../../../shared/matching/explain.ts';
import { Reason } from '../../../shared/matching/reasons.ts';
import { type MatchRecord, recordOf } from '../../../shared/matching/record.ts';
import { scorePair } from '../../../shared/matching/score.ts';
import { factors, weights } from '../../../shared/matching/weights.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { listings } from './arbitrary-listing.ts';
import { need, offer, type Parts } from './pair.ts';

const numRuns = 500;
const seed = 2026;
const pairs = fc
  .tuple(listings, listings)
  .map(([a, b]): [MatchRecord, MatchRecord] => [recordOf({ ...a, kind: 'need' }), recordOf({ ...b, kind: 'offer' })]);

describe('the score of a pair', () => {
  it('is made of weights that together are 10,000 points', () => {
    expect(factors.reduce((sum, factor) => sum + weights[factor], 0)).toBe(10_000);
  });

  it('is the sum of what the factors add, in each direction, and of what the reasons add', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const { score, there, back, reasons } = explain(a, b);

        expect(scorePair(a, b)).toEqual({ score, there: there.score, back: back.score });
        expect(factors.reduce((sum, factor) => sum + there.contributions[factor], 0)).toBe(there.score);
        expect(factors.reduce((sum, factor) => sum + back.contributions[factor], 0)).toBe(back.score);
        expect(reasons.reduce((sum, reason) => sum + reason.there, 0)).toBe(there.score);
        expect(reasons.reduce((sum, reason) => sum + reason.back, 0)).toBe(back.score);
      }),
      { seed, numRuns },
    );
  });

  it('stays between 0 and 10,000 whole points, and each contribution below its weight', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const { score, there, back } = explain(a, b);

        for (const points of [score, there.score, back.score]) {
          expect(Number.isInteger(points) && points > 0 && points <= 10_000).toBe(true);
        }
        for (const factor of factors) expect(there.contributions[factor]).toBeLessThanOrEqual(weights[factor]);
        expect(score).toBeLessThanOrEqual(Math.max(there.score, back.score));
        expect(score).toBeGreaterThanOrEqual(Math.min(there.score, back.score));
      }),
      { seed, numRuns },
    );
  });

  it('turns its directions round when the sides are swapped, and nothing else', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const one = explain(a, b);
        const other = explain(b, a);

        expect(other.score).toBe(one.score);
        expect([other.there, other.back]).toEqual([one.back, one.there]);
        const turned = (reasons: Reason[]) =>
          reasons.map((reason) => ({ ...reason, there: reason.back, back: reason.there }));
        expect(other.reasons).toEqual(turned(one.reasons));
        expect(other.gaps).toEqual(turned(one.gaps));
        expect(failedCondition(b, a)).toBe(failedCondition(a, b));
      }),
      { seed, numRuns },
    );
  });

  it('is explained in codes that the schema of reasons knows', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const { reasons, gaps } = explain(a, b);

        expect(Reason.array().safeParse([...reasons, ...gaps]).error).toBeUndefined();
      }),
      { seed, numRuns },
    );
  });

  it('is 10,000 for two that have everything in common, and rare topics', () => {
    const content = {
      topics: ['heat-substations'],
      helpTypes: ['expertise'],
      budget: 'under-10000',
      stage: 'idea',
      urgency: 'can-wait',
      preferences: [{ about: 'size', values: ['20000-50000'], required: false }],
    } satisfies Partial<Listing['content']>;
    const parts: Parts = { content, organisation: { traits: ['rural'] }, exposure: 100 };

    expect(scorePair(need(parts), offer(parts))).toEqual({ score: 10_000, there: 10_000, back: 10_000 });
  });
});
