import type { Actor } from '../../shared/access.ts';
import { DomainError } from '../../shared/errors.ts';
import { nextMatchState } from '../../shared/matches/states.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import type { DeclineReason, DismissReason, Match, MatchState, SideName } from '../../shared/schemas/match.ts';
import { Organisation } from '../../shared/schemas/organisation.ts';
import type { MatchView } from '../../shared/schemas/views.ts';
import { listingKey, organisationKey } from '../_adapters/keys.ts';
import { readRecords } from '../_adapters/records.ts';
import { insist, transact, type Write } from '../_adapters/transact.ts';
import { actorReference, changeListing, loadListing } from '../listings/store.ts';
import { oweNotice } from '../notices/outbox.ts';
import { changeMatch, type MatchDeps, matchFor, otherSide, sidesOf } from './store.ts';
import { viewMatch } from './view-match.ts';

interface ActRequest<Body extends { version: number } = { version: number }> {
  readonly actor: Actor;
  readonly params: { readonly id: string };
  readonly body: Body;
}
type Act<Body extends { version: number } = { version: number }> = (
  request: ActRequest<Body>,
) => Promise<{ body: MatchView }>;

/** One change of a match: what it becomes, by which steps, and what else is written with it. */
interface Change {
  readonly after: Match;
  readonly steps: readonly { act: string; from: MatchState; to: MatchState }[];
  readonly reasons?: readonly string[];
  readonly also?: readonly Write[];
}

/**
 * The frame of every act: read afresh, compare the version, change, write all or nothing. `decide` gives undefined where nothing is left
 * to do. Where somebody else wrote first (this match, or the offer whose place it takes) it is asked again of what stands then.
 */
function makeAct<Body extends { version: number }>(
  deps: MatchDeps,
  decide: (before: Match, request: ActRequest<Body>, at: string) => Promise<Change | undefined>,
): Act<Body> {
  const { tables, runtime } = deps;
  return async (request) =>
    insist(async () => {
      const { actor, params, body } = request;
      const before = await matchFor(tables, actor, params.id);
      const change = await decide(before, request, runtime.now().toISOString());
      if (change === undefined) return { body: await viewMatch(deps, before, actor) };
      if (before.version !== body.version)
        throw new DomainError('version.stale', { current: { version: before.version } });
      const { after, steps, reasons = [], also = [] } = change;
      await transact(tables, [...changeMatch(tables, before, after, steps, actorReference(actor), reasons), ...also]);
      return { body: await viewMatch(deps, after, actor) };
    });
}

const next = (match: Match, state: MatchState, at: string): Match => ({
  ...match,
  version: match.version + 1,
  state,
  updatedAt: at,
});

function noticeTo(
  { tables, runtime }: MatchDeps,
  match: Match,
  sides: readonly SideName[],
  kind: 'match-introduced' | 'match-dismissed' | 'match-declined' | 'introduction',
): Write[] {
  return sides.map((side) =>
    oweNotice(tables, runtime, { kind, organisationId: match.sides[side].organisationId, matchId: match.id }),
  );
}

/** The side that the actor decides for; the one that has not accepted yet where both are the actor's. Throws `not-allowed` where there is none. */
function decidingSide(match: Match, actor: Actor, action: 'decide' | 'write'): SideName {
  const sides = sidesOf(match, actor, action);
  const side = sides.find((name) => match.sides[name].acceptedAt === undefined) ?? sides[0];
  if (side === undefined) throw new DomainError('not-allowed');
  return side;
}

/**
 * Endorses a pair. Both sides are introduced at once if both are active, have a contact and have signed the declaration; otherwise the
 * pair waits, endorsed, and endorsing again introduces it.
 */
export function makeEndorse(deps: MatchDeps): Act {
  return makeAct(deps, async (before, { body }, at) => {
    if (before.version === body.version + 1 && (before.state === 'endorsed' || before.state === 'introduced'))
      return undefined;
    const endorsed: MatchState = before.state === 'endorsed' ? 'endorsed' : nextMatchState('endorse', before.state);
    const steps = before.state === 'endorsed' ? [] : [{ act: 'endorse', from: before.state, to: endorsed }];
    await requireOpenListings(deps, before);
    const organisations = await readRecords(
      deps.tables,
      Organisation,
      [before.sides.need, before.sides.offer].map(({ organisationId }) => organisationKey(organisationId)),
    );
    const ready =
      organisations.length === 2 &&
      organisations.every(
        ({ state, contact, declarationSignedAt }) =>
          state === 'active' && contact !== undefined && declarationSignedAt !== undefined,
      );
    if (!ready) {
      if (steps.length === 0) throw new DomainError('organisation.declaration-missing');
      return { after: next(before, endorsed, at), steps };
    }
    const introduced = nextMatchState('introduce', endorsed);
    const after: Match = { ...next(before, introduced, at), introducedAt: at };
    return {
      after,
      steps: [...steps, { act: 'introduce', from: endorsed, to: introduced }],
      also: noticeTo(deps, after, ['need', 'offer'], 'match-introduced'),
    };
  });
}

async function requireOpenListings({ tables }: MatchDeps, match: Match): Promise<void> {
  for (const { listingId } of [match.sides.need, match.sides.offer]) {
    if (listingId === undefined) continue;
    const listing = await loadListing(tables, listingId);
    if (listing?.state !== 'published' && listing?.state !== 'paused') throw new DomainError('listing.not-open');
  }
}

/** Takes a pair no further; who showed interest is told why. */
export function makeDismiss(deps: MatchDeps): Act<{ version: number; reason: DismissReason; note: string }> {
  return makeAct(deps, async (before, { body: { version, reason, note } }, at) => {
    if (before.version === version + 1 && before.state === 'dismissed') return undefined;
    const after: Match = { ...next(before, nextMatchState('dismiss', before.state), at), dismissed: { reason, note } };
    const told = before.proposedBy === undefined ? [] : [before.proposedBy];
    return {
      after,
      steps: [{ act: 'dismiss', from: before.state, to: after.state }],
      reasons: [reason],
      also: noticeTo(deps, after, told, 'match-dismissed'),
    };
  });
}

/** The listings of a pair. Throws `listing.not-open` where one was taken down for good; one that has expired meanwhile does not stand in the way. */
async function standingListings({ tables }: MatchDeps, { sides }: Match): Promise<Listing[]> {
  const ids = [sides.need.listingId, sides.offer.listingId].flatMap((id) => id ?? []);
  const listings = await readRecords(tables, Listing, ids.map(listingKey));
  if (listings.length < ids.length || listings.some(({ state }) => state === 'withdrawn'))
    throw new DomainError('listing.not-open');
  return listings;
}

/**
 * Accepts for one side. The second acceptance takes one place of the offer's capacity in the same transaction and owes both sides the
 * introduction with the other's contact.
 */
export function makeAccept(deps: MatchDeps): Act {
  return makeAct(deps, async (before, { actor }, at) => {
    const side = decidingSide(before, actor, 'decide');
    if (before.sides[side].acceptedAt !== undefined && before.state !== 'declined') return undefined;
    const second = before.sides[otherSide(side)].acceptedAt !== undefined;
    const act = second ? 'accept-second' : 'accept-first';
    const state = nextMatchState(act, before.state);
    const moved = next(before, state, at);
    const after: Match = { ...moved, sides: { ...moved.sides, [side]: { ...moved.sides[side], acceptedAt: at } } };
    const steps = [{ act, from: before.state, to: state }];
    const listings = await standingListings(deps, before);
    if (!second) return { after, steps };
    const places = listings.flatMap((listing) => takePlace(deps, listing, actor, at));
    return { after, steps, also: [...places, ...noticeTo(deps, after, ['need', 'offer'], 'introduction')] };
  });
}

/** The writes that take one place of an offer; none for a need. Throws `match.no-capacity-left`. */
function takePlace({ tables }: MatchDeps, listing: Listing, actor: Actor, at: string): Write[] {
  if (listing.capacityLeft === null) return [];
  if (listing.capacityLeft === 0) throw new DomainError('match.no-capacity-left');
  const after = { ...listing, version: listing.version + 1, capacityLeft: listing.capacityLeft - 1, updatedAt: at };
  return changeListing(tables, listing, after, 'take-place', actorReference(actor));
}

/** Declines for one side, with a coded reason; the pair is not suggested again. */
export function makeDecline(deps: MatchDeps): Act<{ version: number; reason: DeclineReason; note: string }> {
  return makeAct(deps, async (before, { actor, body: { version, reason, note } }, at) => {
    const side = decidingSide(before, actor, 'decide');
    if (before.version === version + 1 && before.state === 'declined') return undefined;
    const after: Match = {
      ...next(before, nextMatchState('decline', before.state), at),
      declined: { by: side, reason, note },
    };
    return {
      after,
      steps: [{ act: 'decline', from: before.state, to: after.state }],
      reasons: [reason],
      also: noticeTo(deps, after, [otherSide(side)], 'match-declined'),
    };
  });
}

/** Takes an interest back before anybody was introduced. */
export function makeWithdrawInterest(deps: MatchDeps): Act {
  return makeAct(deps, async (before, { actor, body }, at) => {
    const side = decidingSide(before, actor, 'write');
    if (before.proposedBy !== side) throw new DomainError('not-allowed');
    if (before.version === body.version + 1 && before.state === 'lapsed') return undefined;
    const after = next(before, nextMatchState('withdraw-interest', before.state), at);
    return { after, steps: [{ act: 'withdraw-interest', from: before.state, to: after.state }] };
  });
}

/** Says that the introduced pair has become a partnership. */
export function makeFormPartnership(deps: MatchDeps): Act {
  return makeAct(deps, async (before, { actor }, at) => {
    decidingSide(before, actor, 'decide');
    if (before.state === 'partnership') return undefined;
    const after = next(before, nextMatchState('form-partnership', before.state), at);
    return { after, steps: [{ act: 'form-partnership', from: before.state, to: after.state }] };
  });
}
