import { type Actor, can, isSecretariat } from '../../shared/access.ts';
import { notFound } from '../../shared/errors.ts';
import { snapshotOf } from '../../shared/listings/snapshot.ts';
import { canTransitionMatch, hasAcceptedBoth, isIntroduced, type MatchAct } from '../../shared/matches/states.ts';
import { explain } from '../../shared/matching/explain.ts';
import { recordOf } from '../../shared/matching/record.ts';
import { type PlacePolicy, precisionFor } from '../../shared/safety/place-policy.ts';
import { viewExplanation } from '../../shared/safety/view-explanation.ts';
import { precisionOf, type Relation, viewListing } from '../../shared/safety/view-listing.ts';
import { viewOrganisationLine } from '../../shared/safety/view-place.ts';
import { RecordEvent } from '../../shared/schemas/event.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import type { Match, SideName } from '../../shared/schemas/match.ts';
import { Organisation } from '../../shared/schemas/organisation.ts';
import type { MatchLine, MatchView, OrganisationLine } from '../../shared/schemas/views.ts';
import { listingKey, matchKey, organisationKey } from '../_adapters/keys.ts';
import { listAllRecords, readRecords } from '../_adapters/records.ts';
import { type MatchDeps, matchesOfOrganisation, otherSide, sideKnows, sidesOf } from './store.ts';

/** A side with what is stored of it. */
interface LoadedSide {
  readonly organisation: Organisation;
  readonly listing: Listing | undefined;
}
type Loaded = Readonly<Record<SideName, LoadedSide>>;

/** The organisations and listings of some matches, read in two calls however many there are. */
async function loadSides({ tables }: MatchDeps, matches: readonly Match[]): Promise<Map<string, Loaded>> {
  const sides = matches.flatMap(({ sides: { need, offer } }) => [need, offer]);
  const [organisations, listings] = await Promise.all([
    readRecords(
      tables,
      Organisation,
      sides.map(({ organisationId }) => organisationKey(organisationId)),
    ),
    readRecords(
      tables,
      Listing,
      sides.flatMap(({ listingId }) => (listingId === undefined ? [] : [listingKey(listingId)])),
    ),
  ]);
  const organisationById = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const listingById = new Map(listings.map((listing) => [listing.id, listing]));
  const load = ({ organisationId, listingId }: Match['sides']['need']): LoadedSide | undefined => {
    const organisation = organisationById.get(organisationId);
    return organisation === undefined
      ? undefined
      : { organisation, listing: listingId === undefined ? undefined : listingById.get(listingId) };
  };
  const loaded = new Map<string, Loaded>();
  for (const match of matches) {
    const [need, offer] = [load(match.sides.need), load(match.sides.offer)];
    if (need !== undefined && offer !== undefined) loaded.set(match.id, { need, offer });
  }
  return loaded;
}

/** How a reader on `mySide` (or at the desk) stands to the listing on `side`. */
function relationOnSide(match: Match, side: SideName, mySide: SideName | undefined): Relation {
  if (mySide === undefined) return 'desk';
  if (mySide === side) return 'own';
  if (hasAcceptedBoth(match.state)) return 'accepted';
  return isIntroduced(match.state) ? 'introduced' : 'member';
}

/** An organisation on a side; where it came without a listing, the other side's topics say how it is masked. */
function lineOf(side: SideName, loaded: Loaded, relation: Relation, policy: PlacePolicy, on: string): OrganisationLine {
  const { organisation, listing } = loaded[side];
  const known = relation !== 'member' && relation !== 'public';
  const topics = loaded[otherSide(side)].listing?.content.topics ?? [];
  const place = organisation.profile.place;
  const precision = known
    ? 'hromada'
    : listing === undefined
      ? precisionFor({ kind: side, topics, place }, policy, on)
      : precisionOf(listing, relation, policy, on);
  return viewOrganisationLine(organisation.id, snapshotOf(organisation), precision);
}

function waitsFor(match: Match): MatchView['waitsFor'] {
  switch (match.state) {
    case 'proposed':
      return 'secretariat';
    case 'endorsed':
      return 'declaration';
    case 'introduced':
      return 'both';
    case 'accepted-by-one':
      return match.sides.need.acceptedAt === undefined ? 'need' : 'offer';
    case 'accepted-by-both':
    case 'partnership':
    case 'dismissed':
    case 'declined':
    case 'lapsed':
      return 'nobody';
  }
}

/** What the actor can do with the match now; names of routes' last words. */
function actsOf(match: Match, actor: Actor, mySide: SideName | undefined): string[] {
  const allowed = (act: MatchAct) => canTransitionMatch(act, match.state);
  if (mySide === undefined)
    return [
      ...(allowed('endorse') || allowed('introduce') ? ['endorse'] : []),
      ...(allowed('dismiss') ? ['dismiss'] : []),
    ];
  const { organisationId, acceptedAt } = match.sides[mySide];
  const decides = can(actor, 'decide', organisationId);
  const mayAccept = decides && acceptedAt === undefined && (allowed('accept-first') || allowed('accept-second'));
  return [
    ...(mayAccept ? ['accept'] : []),
    ...(decides && allowed('decline') ? ['decline'] : []),
    ...(can(actor, 'write', organisationId) && match.proposedBy === mySide && allowed('withdraw-interest')
      ? ['withdraw']
      : []),
    ...(decides && allowed('form-partnership') ? ['partnership'] : []),
  ];
}

/** The side from which the actor looks at a match: the actor's own, or none for the desk. */
export function sideOf(match: Match, actor: Actor): SideName | undefined {
  return sidesOf(match, actor, 'see-own').find((side) => sideKnows(match, side));
}

/** A match as one of its sides or the desk sees it. Contacts are in it only once both have accepted. */
export async function viewMatch(deps: MatchDeps, match: Match, actor: Actor): Promise<MatchView> {
  const loaded = (await loadSides(deps, [match])).get(match.id);
  if (loaded === undefined) throw notFound();
  const [policy, now] = [await deps.policy(), deps.runtime.now()];
  const on = now.toISOString().slice(0, 10);
  const mySide = isSecretariat(actor) ? undefined : sideOf(match, actor);
  const contacts = hasAcceptedBoth(match.state);
  const events = await listAllRecords(deps.tables, RecordEvent, matchKey(match.id).pk, 'EVENT#', 50);

  const viewSide = (side: SideName): MatchView['sides']['need'] => {
    const relation = relationOnSide(match, side, mySide);
    const { listing, organisation } = loaded[side];
    return {
      organisation: lineOf(side, loaded, relation, policy, on),
      listing: listing === undefined ? undefined : viewListing(listing, relation, policy, now),
      accepted: match.sides[side].acceptedAt !== undefined,
      contact: contacts ? organisation.contact : undefined,
    };
  };
  const asked = mySide ?? 'need';
  const [mine, theirs] = [loaded[asked].listing, loaded[otherSide(asked)].listing];
  return {
    id: match.id,
    version: match.version,
    state: match.state,
    origin: match.origin,
    mySide,
    proposedBy: match.proposedBy,
    message: match.message,
    sides: { need: viewSide('need'), offer: viewSide('offer') },
    explanation:
      mine === undefined || theirs === undefined
        ? undefined
        : viewExplanation(
            explain(recordOf(mine), recordOf(theirs)),
            theirs,
            relationOnSide(match, otherSide(asked), mySide),
            policy,
            on,
          ),
    declined: match.declined,
    dismissed: match.dismissed,
    waitsFor: waitsFor(match),
    acts: actsOf(match, actor, mySide),
    timeline: events.map(({ act, at }) => ({ act, at })),
    createdAt: match.createdAt,
    updatedAt: match.updatedAt,
  };
}

/** Matches in a list, as `mySideOf` says from which side each is seen. */
export async function viewMatchLines(
  deps: MatchDeps,
  matches: readonly Match[],
  mySideOf: (match: Match) => SideName | undefined,
): Promise<MatchLine[]> {
  const loaded = await loadSides(deps, matches);
  const [policy, on] = [await deps.policy(), deps.runtime.now().toISOString().slice(0, 10)];
  return matches.flatMap((match) => {
    const sides = loaded.get(match.id);
    if (sides === undefined) return [];
    const mySide = mySideOf(match);
    const line = (side: SideName) => ({
      organisation: lineOf(side, sides, relationOnSide(match, side, mySide), policy, on),
      topics: (sides[side].listing ?? sides[otherSide(side)].listing)?.content.topics ?? [],
    });
    const { id, version, state, createdAt, updatedAt } = match;
    return [
      {
        id,
        version,
        state,
        mySide,
        need: line('need'),
        offer: line('offer'),
        waitsFor: waitsFor(match),
        createdAt,
        updatedAt,
      },
    ];
  });
}

/** The matches of an organisation that it may know of, newest first. */
export async function listMatchLines(deps: MatchDeps, organisationId: string, forDesk: boolean): Promise<MatchLine[]> {
  const sideOfOrganisation = (match: Match): SideName =>
    match.sides.need.organisationId === organisationId ? 'need' : 'offer';
  const matches = (await matchesOfOrganisation(deps.tables, organisationId)).filter(
    (match) => forDesk || sideKnows(match, sideOfOrganisation(match)),
  );
  return viewMatchLines(deps, matches, forDesk ? () => undefined : sideOfOrganisation);
}
