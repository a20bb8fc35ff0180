import { hasCountry } from './masks.ts';
import type { HardCondition, PreferenceAbout } from './reasons.ts';
import { type MatchRecord, preferenceBits, type Wanted } from './record.ts';
import { relationLevel } from './topic-relations.ts';

/**
 * The first hard condition that a pair fails, whichever way round the two are given; undefined where the pair may be
 * suggested. That a pair was declined before is not known to its records: callers exclude it.
 */
export function failedCondition(a: MatchRecord, b: MatchRecord): HardCondition | undefined {
  if (a.kind === b.kind) return 'kind.same';
  if (a.organisationId === b.organisationId) return 'organisation.same';
  if (a.capacityLeft === 0 || b.capacityLeft === 0) return 'capacity.none';
  if ((a.forms & b.forms) === 0) return 'form.none';
  if (Math.max(a.from, b.from) > Math.min(a.to, b.to)) return 'window.apart';
  const [need, offer] = needFirst(a, b);
  if ((need.wanted.required & ~metWishes(need.wanted, offer)) !== 0) return 'preference.need-requires';
  if ((offer.wanted.required & ~metWishes(offer.wanted, need)) !== 0) return 'preference.offer-requires';
  if (!a.topics.some((topic) => b.topics.some((other) => relationLevel(topic, other) > 0))) return 'topic.none';
  return undefined;
}

/** The two with the need first; two listings of one kind stay as they are. */
export function needFirst(a: MatchRecord, b: MatchRecord): readonly [need: MatchRecord, offer: MatchRecord] {
  return a.kind === 'offer' && b.kind === 'need' ? [b, a] : [a, b];
}

/** The wishes that a listing states, as a mask of `preferenceBits`. */
export function statedWishes({ countries, sizes, traits }: Wanted): number {
  return (
    ((countries.low | countries.high) === 0 ? 0 : preferenceBits.country) |
    (sizes === 0 ? 0 : preferenceBits.size) |
    (traits === 0 ? 0 : preferenceBits.trait)
  );
}

/** Those of the wishes that `other` meets, as a mask. */
export function metWishes({ countries, sizes, traits }: Wanted, other: MatchRecord): number {
  return (
    (hasCountry(countries, other.country) ? preferenceBits.country : 0) |
    (((sizes >>> other.size) & 1) === 0 ? 0 : preferenceBits.size) |
    ((traits & other.traits) === 0 ? 0 : preferenceBits.trait)
  );
}

/** The wishes of a mask by name. */
export function wishesOf(mask: number): PreferenceAbout[] {
  const all: readonly PreferenceAbout[] = ['country', 'size', 'trait'];
  return all.filter((about) => (mask & preferenceBits[about]) !== 0);
}
