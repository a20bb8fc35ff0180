import { failedCondition } from '../../shared/matching/conditions.ts';
import type { MatchRecord } from '../../shared/matching/record.ts';
import { scorePair } from '../../shared/matching/score.ts';
import { type Factor, factors, type Weights, weights } from '../../shared/matching/weights.ts';
import type { ListingKind } from '../../shared/schemas/codes.ts';
import { type Grades, type Measures, measure, type Ranking } from './measures.ts';

/** The measures that remain when each factor in turn adds nothing; the hard conditions stay. */
export function factorsOff(
  records: readonly MatchRecord[],
  asking: ListingKind,
  grades: Grades,
): readonly { readonly factor: Factor; readonly measures: Measures }[] {
  return factors.map((factor) => {
    // The weight of the ties may not be 0: their lowest value keeps every direction above 0.
    const by: Weights = { ...weights, [factor]: factor === 'ties' ? 1 : 0 };
    return { factor, measures: measure(rankBy(records, asking, by), grades) };
  });
}

/** The exact ranking by other weights, found the plain way; of equal scores the lower id first. */
export function rankBy(records: readonly MatchRecord[], asking: ListingKind, by: Weights): Ranking {
  return new Map(
    records
      .filter(({ kind }) => kind === asking)
      .map((asker) => [
        asker.id,
        records
          .filter((other) => failedCondition(asker, other) === undefined)
          .map((other) => ({ id: other.id, score: scorePair(asker, other, by).score }))
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
          .map(({ id }) => id),
      ]),
  );
}
