import { doubleAt, intAt } from './cells.ts';
import { backOf, type Points, scoreOf, thereOf } from './points.ts';

/** A listing on a shortlist. */
export interface Listed {
  readonly score: number;
  /** Its position in the order of ids. */
  readonly position: number;
  readonly points: Points;
}

const positions = 2 ** 32;

/** The rank of a score at a position as one number: higher is better; of equal scores the lower position. */
function rankOf(score: number, position: number): number {
  return score * positions + (positions - 1 - position);
}

/** The best few of any number of listings: a heap with the worst of them on top, in two arrays. */
export interface Shortlist {
  /** Whether a listing with these points at this position would come in; of a bound: whether one may. */
  readonly takes: (points: Points, position: number) => boolean;
  /** Takes in a listing that comes in. */
  readonly add: (points: Points, position: number) => void;
  /** What is listed, best first. */
  readonly list: () => Listed[];
}

/** A shortlist for at most `limit` listings, 0 or more. */
export function makeShortlist(limit: number): Shortlist {
  const ranks = new Float64Array(limit);
  const held = new Int32Array(limit);
  let count = 0;
  // What the worst on a full list has; none while there is room.
  let barScore = limit === 0 ? Number.POSITIVE_INFINITY : 0;
  let barPosition = 0;

  function put(at: number, rank: number, points: Points): void {
    ranks[at] = rank;
    held[at] = points;
  }

  function rise(rank: number, points: Points): void {
    let at = count;
    count += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = doubleAt(ranks, parent);
      if (above <= rank) break;
      put(at, above, intAt(held, parent));
      at = parent;
    }
    put(at, rank, points);
  }

  function sink(rank: number, points: Points): void {
    let at = 0;
    for (let child = 1; child < limit; child = 2 * at + 1) {
      const lower = child + 1 < limit && doubleAt(ranks, child + 1) < doubleAt(ranks, child) ? child + 1 : child;
      if (doubleAt(ranks, lower) >= rank) break;
      put(at, doubleAt(ranks, lower), intAt(held, lower));
      at = lower;
    }
    put(at, rank, points);
  }

  return {
    takes(points, position) {
      const [there, back] = [thereOf(points), backOf(points)];
      // The harmonic mean, rounded, against the bar without dividing: 2ab ÷ (a + b) ≥ bar − ½.
      if (4 * there * back < (2 * barScore - 1) * (there + back)) return false;
      return 4 * there * back >= (2 * barScore + 1) * (there + back) || position < barPosition;
    },
    add(points, position) {
      const rank = rankOf(scoreOf(points), position);
      if (count < limit) rise(rank, points);
      else sink(rank, points);
      if (count < limit) return;
      const worst = doubleAt(ranks, 0);
      barScore = Math.floor(worst / positions);
      barPosition = positions - 1 - (worst - barScore * positions);
    },
    list: () =>
      Array.from({ length: count }, (_, at) => ({ rank: doubleAt(ranks, at), points: intAt(held, at) }))
        .sort((a, b) => b.rank - a.rank)
        .map(({ rank, points }) => {
          const score = Math.floor(rank / positions);
          return { score, position: positions - 1 - (rank - score * positions), points };
        }),
  };
}
