import { canTransition, type ListingAct, listingTransitions } from '../listings/states.ts';
import type { Visibility } from '../schemas/codes.ts';
import type { Listing } from '../schemas/listing.ts';
import type { ListingView } from '../schemas/views.ts';
import { isMasked, type PlacePolicy, type Precision, precisionFor, sensitivityOf } from './place-policy.ts';
import { viewOrganisationLine, viewPlace } from './view-place.ts';

/**
 * How a reader stands to a listing: `public` anyone, `member` a verified organisation, `introduced` the other side of a match that the
 * secretariat has introduced, `accepted` the same once both have accepted, `own` its organisation, `desk` the secretariat.
 */
export type Relation = 'public' | 'member' | 'introduced' | 'accepted' | 'own' | 'desk';

const reach: Record<Relation, readonly Visibility[]> = {
  public: ['public'],
  member: ['public', 'members'],
  introduced: ['public', 'members'],
  accepted: ['public', 'members', 'after-acceptance'],
  own: ['public', 'members', 'after-acceptance'],
  desk: ['public', 'members', 'after-acceptance'],
};

/** Whether a reader may read a part whose readers the author chose. */
export function mayRead(relation: Relation, visibility: Visibility): boolean {
  return reach[relation].includes(visibility);
}

/** Whether the reader knows the community's name whatever the policy says. */
export function knowsName(relation: Relation): boolean {
  return relation !== 'public' && relation !== 'member';
}

/** The precision with which a reader sees where a listing is: the policy's, or full once the name is released. */
export function precisionOf(listing: Listing, relation: Relation, policy: PlacePolicy, on: string): Precision {
  if (knowsName(relation)) return 'hromada';
  const subject = { kind: listing.kind, topics: listing.content.topics };
  const precisions = [
    listing.organisation.place,
    ...(listing.content.place === undefined ? [] : [listing.content.place]),
  ].map((place) => precisionFor({ ...subject, place }, policy, on));
  return precisions.includes('oblast') ? 'oblast' : precisions.includes('raion') ? 'raion' : 'hromada';
}

/** Whether this reader must not learn whose listing it is. */
export function isMaskedFor(listing: Listing, relation: Relation, policy: PlacePolicy, on: string): boolean {
  return isMasked(listing.organisation.place, precisionOf(listing, relation, policy, on));
}

/** Who may read the author's words: what the author chose, narrowed for sensitive needs, and held back while the community is masked. */
export function textVisibility(listing: Listing, policy: PlacePolicy, on: string): Visibility {
  const chosen = listing.content.visibility.text;
  if (isMaskedFor(listing, 'member', policy, on)) return 'after-acceptance';
  if (sensitivityOf(listing.kind, listing.content.topics) === 'open' || listing.organisation.place.country !== 'UA')
    return chosen;
  return chosen === 'public' ? 'members' : chosen;
}

/**
 * A listing as one reader may see it: the only way by which a listing leaves the platform.
 * The words of a masked community may name it, so they are shown from the introduction on and not before.
 */
export function viewListing(
  listing: Listing,
  relation: Relation,
  policy: PlacePolicy,
  now: Date,
  acts: readonly ListingAct[] = [],
): ListingView {
  const on = now.toISOString().slice(0, 10);
  const { content } = listing;
  const precision = precisionOf(listing, relation, policy, on);
  const masked = isMasked(listing.organisation.place, precision);
  const may = (visibility: Visibility) => mayRead(relation, visibility);
  const textFor = textVisibility(listing, policy, on);
  const textShown = may(textFor) || (relation === 'introduced' && content.visibility.text !== 'after-acceptance');
  const isOwn = relation === 'own' || relation === 'desk';
  return {
    id: listing.id,
    kind: listing.kind,
    organisation: viewOrganisationLine(listing.organisationId, listing.organisation, precision),
    place: viewPlace(content.place ?? listing.organisation.place, precision),
    forms: content.forms,
    topics: content.topics,
    helpTypes: content.helpTypes,
    languages: content.languages,
    from: content.from,
    to: content.to,
    standing: content.standing,
    budget: may(content.visibility.budget) ? content.budget : undefined,
    stage: may(content.visibility.stage) ? content.stage : undefined,
    urgency: content.urgency,
    capacityLeft: listing.capacityLeft ?? undefined,
    preferences: masked ? [] : content.preferences,
    externalIds: !masked && may(content.visibility.externalIds) ? content.externalIds : [],
    texts: textShown ? content.texts : [],
    textFor,
    publishedAt: listing.publishedAt,
    expiresAt: listing.expiresAt,
    own: isOwn
      ? {
          version: listing.version,
          state: listing.state,
          organisationId: listing.organisationId,
          content,
          returned: listing.returned,
          acts: [...acts],
          createdAt: listing.createdAt,
          updatedAt: listing.updatedAt,
          submittedAt: listing.submittedAt,
          unseenSince: unseenForLong(listing, now),
        }
      : undefined,
  };
}

/** Since when nobody is shown a published listing, once that is 30 days: before, it is no news. */
function unseenForLong({ state, unseenSince }: Listing, now: Date): string | undefined {
  if (state !== 'published' || unseenSince === undefined) return undefined;
  return now.getTime() - Date.parse(unseenSince) < thirtyDays ? undefined : unseenSince;
}

const thirtyDays = 30 * 86_400_000;

/** What can be done now by somebody who writes for the listing's organisation (`own`) or reviews it (`secretariat`). */
export function possibleActs(listing: Listing, by: 'own' | 'secretariat'): ListingAct[] {
  const acts: ListingAct[] = ['submit', 'take-back', 'return', 'publish', 'pause', 'resume', 'renew', 'withdraw'];
  return acts.filter((act) => listingTransitions[act].by === by && canTransition(act, listing.state));
}
