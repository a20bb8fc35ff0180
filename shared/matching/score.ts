import { metWishes, needFirst, statedWishes } from './conditions.ts';
import { bitCount, hasCountry } from './masks.ts';
import type { MatchRecord } from './record.ts';
import { topicPoints } from './topic-relations.ts';
import {
  budgetValues,
  type Factor,
  factors,
  fullOverlapMonths,
  languageValues,
  sizeValues,
  stageValues,
  tieValues,
  unstated,
  urgencyValues,
  type Weights,
  weights,
} from './weights.ts';

/** The score of a pair: of each direction and, as their harmonic mean, of both; whole points from 0 to 10,000. */
export interface PairScore {
  readonly score: number;
  /** What the second listing is worth to the first. */
  readonly there: number;
  /** What the first listing is worth to the second. */
  readonly back: number;
}

/**
 * How well two listings fit. A function of the two records and of nothing else; with the sides swapped, `there` and `back`
 * are swapped and `score` is the same. Hard conditions are looked at elsewhere (`failedCondition`). Other weights than those of
 * this product are for measuring only.
 */
export function scorePair(a: MatchRecord, b: MatchRecord, by: Weights = weights): PairScore {
  const there = directionScore(a, b, by);
  const back = directionScore(b, a, by);
  return { score: harmonicMean(there, back), there, back };
}

/** The harmonic mean in whole points. A direction is never worth 0: the ties alone have at least their lowest value. */
export function harmonicMean(there: number, back: number): number {
  return Math.round((2 * there * back) / (there + back));
}

/** What one factor adds to the score of the direction from `self` to `other`, in whole points up to its weight. */
export function factorPoints(factor: Factor, self: MatchRecord, other: MatchRecord, by: Weights = weights): number {
  return factor === 'topics'
    ? topicPoints(self, other, undefined, by)
    : Math.round(by[factor] * values[factor](self, other));
}

function directionScore(self: MatchRecord, other: MatchRecord, by: Weights): number {
  let score = 0;
  for (const factor of factors) score += factorPoints(factor, self, other, by);
  return score;
}

/** Each factor's value from 0 to 1 in the direction from `self` to `other`. */
const values = {
  help: (self, other) => covered(self.helpTypes, other.helpTypes, other.helpTypes !== 0),
  languages: languageValue,
  window: windowValue,
  size: (self, other) => step(sizeValues, Math.abs(self.size - other.size)),
  budget: (self, other) => statedStep(budgetValues, self.budget, other.budget, needAhead('budget', self, other)),
  stage: (self, other) => statedStep(stageValues, self.stage, other.stage, Math.abs(self.stage - other.stage)),
  traits: (self, other) => covered(self.traits, other.traits, true),
  ties: tieValue,
  urgency: (self, other) => statedStep(urgencyValues, self.urgency, other.urgency, needAhead('urgency', self, other)),
  preferences: (self, other) => covered(statedWishes(self.wanted), metWishes(self.wanted, other), true),
  exposure: (_self, other) => other.exposure / 100,
} as const satisfies Record<Exclude<Factor, 'topics'>, (self: MatchRecord, other: MatchRecord) => number>;

/** The share of the wanted bits that are given; neutral where one side says nothing. */
function covered(wanted: number, given: number, told: boolean): number {
  return wanted === 0 || !told ? unstated : bitCount(wanted & given) / bitCount(wanted);
}

function languageValue(self: MatchRecord, other: MatchRecord): number {
  if ((self.languages & other.languages) !== 0) return languageValues.shared;
  if (self.languages === 0 || other.languages === 0) return unstated;
  return self.interpreter || other.interpreter ? languageValues.interpreter : languageValues.none;
}

/** The shared months, as a share of what the own window can use of them. */
function windowValue(self: MatchRecord, other: MatchRecord): number {
  const shared = Math.min(self.to, other.to) - Math.max(self.from, other.from) + 1;
  return Math.max(0, Math.min(1, shared / Math.min(self.to - self.from + 1, fullOverlapMonths)));
}

function tieValue(self: MatchRecord, { ties }: MatchRecord): number {
  if ((ties.low | ties.high) === 0) return tieValues.first;
  return hasCountry(ties, self.country) ? tieValues.country : tieValues.elsewhere;
}

function step(table: readonly number[], distance: number): number {
  return table[distance] ?? 0;
}

/** The value for a distance of two bands that may be unstated (0). */
function statedStep(table: readonly number[], own: number, others: number, distance: number): number {
  return own === 0 || others === 0 ? unstated : step(table, distance);
}

/** By how many steps the need goes beyond the offer. */
function needAhead(part: 'budget' | 'urgency', a: MatchRecord, b: MatchRecord): number {
  const [need, offer] = needFirst(a, b);
  return Math.max(0, need[part] - offer[part]);
}
