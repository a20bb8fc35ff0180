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
  const withheld: Factor[] = [];
  if (isMaskedFor(other, relation, policy, on)) withheld.push('size', 'traits', 'ties', 'preferences');
  if (!mayRead(relation, other.content.visibility.budget)) withheld.push('budget');
  if (!mayRead(relation, other.content.visibility.stage)) withheld.push('stage');
  const prefixes = withheld.flatMap((factor) => codesOf[factor] ?? []);
  const tells = ({ code }: { code: string }) => !prefixes.some((prefix) => code.startsWith(prefix));
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
