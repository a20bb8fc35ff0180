import { failedCondition } from './conditions.ts';
import type { Engine } from './engine.ts';
import { explain } from './explain.ts';
import type { HardCondition, Reason } from './reasons.ts';
import type { MatchRecord } from './record.ts';

/** How many suggestions a listing has at most: the place from which on others do not see it. */
export const suggestionPlaces = 20;

/** Why one listing is, or is not, among the suggestions of another. */
export type WhyNot =
  /** Something keeps them apart whatever their score: the first such thing. */
  | { readonly kind: 'apart'; readonly condition: HardCondition }
  /** It is among the suggestions; `place` begins at 1. */
  | { readonly kind: 'shown'; readonly place: number; readonly score: number }
  /** It could be, but others fit better: how many points it lacks to the last place, and the gaps that would bring most. */
  | {
      readonly kind: 'behind';
      readonly score: number;
      readonly last: number;
      readonly lacks: number;
      readonly gaps: Reason[];
    };

/** How many gaps are named: those whose closing would bring most points in both directions together. */
const mostGaps = 3;

/** Says why `other` stands where it stands for `record`. Both directions count: the suggestion is by their harmonic mean. `exclude` as in `suggest`. */
export function whyNot(
  engine: Pick<Engine, 'suggest'>,
  record: MatchRecord,
  other: MatchRecord,
  exclude?: ReadonlySet<string>,
): WhyNot {
  const condition = failedCondition(record, other);
  if (condition !== undefined) return { kind: 'apart', condition };
  const { items } = engine.suggest({ record, limit: suggestionPlaces, ...(exclude === undefined ? {} : { exclude }) });
  const index = items.findIndex(({ listingId }) => listingId === other.id);
  const { score, gaps } = explain(record, other);
  if (index >= 0) return { kind: 'shown', place: index + 1, score };
  const last = items.at(-1)?.score ?? 0;
  const worth = ({ there, back }: Reason) => there + back;
  const largest = [...gaps].sort((a, b) => worth(b) - worth(a)).slice(0, mostGaps);
  return { kind: 'behind', score, last, lacks: Math.max(last - score, 0), gaps: largest };
}
