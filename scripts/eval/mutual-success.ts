import { makeEngine, type Suggestion } from '../../shared/matching/engine.ts';
import { plantMarket } from './planted-market.ts';

/** By which figure of a pair suggestions are ordered: both directions combined, the asker's own, the partner's. */
export const orders = ['score', 'there', 'back'] as const;
export type Order = (typeof orders)[number];

/** For each order the share of listings, 0 to 1, whose planted partner stands among their first ten. */
export interface Success extends Readonly<Record<Order, number>> {
  readonly noise: number;
}

export const noiseLevels = [0, 0.1, 0.2, 0.3, 0.4] as const;
export const seed = 2026;
const usualPairs = 400;

/** How often a listing meets its planted partner among its first ten, over all needs and offers of one market. */
export function successAt(noise: number, pairs = usualPairs): Success {
  const { records, partners } = plantMarket(pairs, noise, seed);
  const engine = makeEngine(records);
  const found = { score: 0, there: 0, back: 0 };
  for (const record of records) {
    const { items } = engine.suggest({ record, limit: pairs });
    for (const order of orders) {
      const firstTen = items.toSorted(by(order)).slice(0, 10);
      if (firstTen.some(({ listingId }) => listingId === partners.get(record.id))) found[order] += 1;
    }
  }
  const share = (count: number) => count / records.length;
  return { noise, score: share(found.score), there: share(found.there), back: share(found.back) };
}

function by(order: Order): (a: Suggestion, b: Suggestion) => number {
  return (a, b) => b[order] - a[order] || (a.listingId < b.listingId ? -1 : 1);
}
