import { needFirst } from './conditions.ts';
import { findings } from './findings.ts';
import type { Reason } from './reasons.ts';
import type { MatchRecord } from './record.ts';
import { factorPoints, scorePair } from './score.ts';
import { type Factor, factors } from './weights.ts';

/** One direction: its score and what each factor adds to it, in whole points; the contributions add up to the score. */
export interface Direction {
  readonly score: number;
  readonly contributions: Readonly<Record<Factor, number>>;
}

/** Why two listings fit and what is missing. The reasons add up to the score of each direction as well. */
export interface Explanation {
  readonly score: number;
  /** What the second listing is worth to the first. */
  readonly there: Direction;
  /** What the first listing is worth to the second. */
  readonly back: Direction;
  readonly reasons: Reason[];
  readonly gaps: Reason[];
}

/** Explains the score of a need and an offer, given in either order, whether or not the hard conditions hold. */
export function explain(a: MatchRecord, b: MatchRecord): Explanation {
  const { score, there, back } = scorePair(a, b);
  const [need, offer] = needFirst(a, b);
  const reasons: Reason[] = [];
  const gaps: Reason[] = [];
  for (const factor of factors) {
    const worth = { need: factorPoints(factor, need, offer), offer: factorPoints(factor, offer, need) };
    for (const { told, points, gap } of findings[factor](need, offer, worth)) {
      if (points.need === 0 && points.offer === 0) continue;
      const [toA, toB] = a === need ? [points.need, points.offer] : [points.offer, points.need];
      (gap ? gaps : reasons).push({ ...told, there: toA, back: toB });
    }
  }
  return {
    score,
    there: { score: there, contributions: contributions(a, b) },
    back: { score: back, contributions: contributions(b, a) },
    reasons,
    gaps,
  };
}

function contributions(self: MatchRecord, other: MatchRecord): Record<Factor, number> {
  const points = (factor: Factor) => factorPoints(factor, self, other);
  return {
    topics: points('topics'),
    help: points('help'),
    languages: points('languages'),
    window: points('window'),
    size: points('size'),
    budget: points('budget'),
    stage: points('stage'),
    traits: points('traits'),
    ties: points('ties'),
    urgency: points('urgency'),
    preferences: points('preferences'),
    exposure: points('exposure'),
  };
}
