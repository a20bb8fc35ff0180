import type { Explanation } from '../matching/explain.ts';
import type { Factor } from '../matching/weights.ts';
import type { Listing } from '../schemas/listing.ts';
import type { ExplanationView } from '../schemas/views.ts';
import type { PlacePolicy } from './place-policy.ts';
import { isMaskedFor, mayRead, type Relation } from './view-listing.ts';

/** Where the codes of a factor's reasons begin. */
const codesOf: Partial<Record<Factor, string>> = {
  size: 'size.',
  traits: 'trait.',
  ties: 'tie.',
  preferences: 'preference.',
  budget: 'budget.',
  stage: 'stage.',
};

/** The factors of which this reader of `other` must not learn. */
function withheldFrom(other: Listing, relation: Relation, policy: PlacePolicy, on: string): Factor[] {
  return [
    ...(isMaskedFor(other, relation, policy, on) ? (['size', 'traits', 'ties', 'preferences'] as const) : []),
    ...(mayRead(relation, other.content.visibility.budget) ? [] : (['budget'] as const)),
    ...(mayRead(relation, other.content.visibility.stage) ? [] : (['stage'] as const)),
  ];
}

/** Whether a reason or gap may be told to this reader of `other`. */
export function gapFilter(
  other: Listing,
  relation: Relation,
  policy: PlacePolicy,
  on: string,
): (reason: { code: string }) => boolean {
  const prefixes = withheldFrom(other, relation, policy, on).flatMap((factor) => codesOf[factor] ?? []);
  return ({ code }) => !prefixes.some((prefix) => code.startsWith(prefix));
}

/**
 * An explanation as the reader of `other` may see it: reasons and contributions that would tell what the listing itself does not
 * (of a masked community its size, traits and ties; a budget or stage kept for later) are withheld and counted together.
 */
export function viewExplanation(
  explanation: Explanation,
  other: Listing,
  relation: Relation,
  policy: PlacePolicy,
  on: string,
): ExplanationView {
  const withheld = withheldFrom(other, relation, policy, on);
  const tells = gapFilter(other, relation, policy, on);
  const direction = ({ score, contributions }: Explanation['there']) => {
    const shown = Object.entries(contributions).filter(([factor]) => !withheld.some((hidden) => hidden === factor));
    const rest = withheld.reduce((sum, factor) => sum + contributions[factor], 0);
    return {
      score,
      contributions: { ...Object.fromEntries(shown), ...(withheld.length === 0 ? {} : { withheld: rest }) },
    };
  };
  return {
    score: explanation.score,
    there: direction(explanation.there),
    back: direction(explanation.back),
    reasons: explanation.reasons.filter(tells),
    gaps: explanation.gaps.filter(tells),
  };
}
