import { z } from 'zod';
import { type Actor, can, isMember, isSecretariat } from '../../shared/access.ts';
import { DomainError, notFound } from '../../shared/errors.ts';
import { listingQueued } from '../../shared/listings/clock.ts';
import type { ListingAct } from '../../shared/listings/states.ts';
import { isIntroduced } from '../../shared/matches/states.ts';
import type { PlacePolicy } from '../../shared/safety/place-policy.ts';
import { possibleActs, type Relation, viewListing } from '../../shared/safety/view-listing.ts';
import { sameValue } from '../../shared/same-value.ts';
import { type ActorReference, RecordEvent } from '../../shared/schemas/event.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import { Match } from '../../shared/schemas/match.ts';
import type { ListingView } from '../../shared/schemas/views.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { listingKey, matchKey } from '../_adapters/keys.ts';
import { eventKey, listAllRecords, readRecord, readRecords, recordEvent, replaceRecord } from '../_adapters/records.ts';
import { ConditionFailed, transact, type Write } from '../_adapters/transact.ts';

/** That two parties are a pair, kept beside each listing of it. */
export const PairLink = z.strictObject({ matchId: z.string() });

/** A pair has a few matches at most, a listing a few hundred in its life. */
const mostPairs = 400;

export function loadListing(tables: Tables, id: string): Promise<Listing | undefined> {
  return readRecord(tables, Listing, listingKey(id));
}

/** The actor as an event names it. */
export function actorReference(actor: Actor): ActorReference {
  return actor.kind === 'nobody' ? { by: 'clock' } : { by: actor.kind, id: actor.id };
}

/** The writes that put `after` in the place of `before`, with the event of the change. */
export function changeListing(
  tables: Tables,
  before: Listing,
  after: Listing,
  act: string,
  actor: ActorReference,
  reasons: readonly string[] = [],
): Write[] {
  return [
    replaceRecord(tables, listingKey(after.id), before.version, after, listingQueued(after)),
    recordEvent(tables, {
      record: `LISTING#${after.id}`,
      version: after.version,
      act,
      from: before.state,
      to: after.state,
      reasons: [...reasons],
      actor,
      at: after.updatedAt,
    }),
  ];
}

/**
 * Writes a change. A failed condition is a question first: when the stored record is what was wanted already (a lost answer, a form sent
 * twice), it is the answer. Otherwise throws `version.stale` with the current version.
 */
export async function commitListing(tables: Tables, after: Listing, writes: readonly Write[]): Promise<Listing> {
  try {
    await transact(tables, writes);
    return after;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const stored = await loadListing(tables, after.id);
    if (stored === undefined) throw notFound();
    if (sameChange(stored, after)) return stored;
    throw new DomainError('version.stale', { current: { version: stored.version } });
  }
}

/** Whether this very act has made the stored version from `version`: then the same request came twice. */
export async function wasDone(tables: Tables, stored: Listing, act: ListingAct, version: number): Promise<boolean> {
  if (stored.version !== version + 1) return false;
  const key = eventKey({ record: `LISTING#${stored.id}`, version: stored.version, act });
  return (await readRecord(tables, RecordEvent, key)) !== undefined;
}

function sameChange(stored: Listing, wanted: Listing): boolean {
  return (
    stored.version === wanted.version && stored.state === wanted.state && sameValue(stored.content, wanted.content)
  );
}

/** How the actor stands to a listing, the introductions of the actor's organisations included. */
export async function relationTo(tables: Tables, actor: Actor, listing: Listing): Promise<Relation> {
  if (isSecretariat(actor)) return 'desk';
  if (can(actor, 'see-own', listing.organisationId)) return 'own';
  if (!isMember(actor)) return 'public';
  const matches = await matchesOf(tables, listing.id);
  const theirs = matches.filter(
    ({ sides }) =>
      actor.kind === 'person' &&
      actor.organisations.some(({ id }) => id === sides.need.organisationId || id === sides.offer.organisationId),
  );
  return theirs.some(({ state }) => isIntroduced(state)) ? 'introduced' : 'member';
}

/** The matches that a listing is a side of. */
export async function matchesOf(tables: Tables, listingId: string): Promise<Match[]> {
  const links = await listAllRecords(tables, PairLink, listingKey(listingId).pk, 'PAIR#', mostPairs);
  return readRecords(
    tables,
    Match,
    links.map(({ matchId }) => matchKey(matchId)),
  );
}

/** Whether a reader may know that the listing exists: published ones are for all, the rest for their own side and the desk. */
export function maySee(listing: Listing, relation: Relation): boolean {
  return listing.state === 'published' || relation === 'own' || relation === 'desk';
}

/** The listing as its own organisation or the desk sees it, with what can be done next. */
export function viewForOwner(listing: Listing, actor: Actor, policy: PlacePolicy, now: Date): ListingView {
  const acts: ListingAct[] = [
    ...(can(actor, 'write', listing.organisationId) ? possibleActs(listing, 'own') : []),
    ...(isSecretariat(actor) ? possibleActs(listing, 'secretariat') : []),
  ];
  return viewListing(listing, isSecretariat(actor) ? 'desk' : 'own', policy, now, acts);
}

/**
 * The listing for somebody who wants to do something with it. Throws `not-found` where the actor may not know of it,
 * `not-allowed` where the role does not suffice.
 */
export async function listingFor(
  tables: Tables,
  actor: Actor,
  id: string,
  action: 'write' | 'review',
): Promise<Listing> {
  const listing = await loadListing(tables, id);
  if (listing === undefined) throw notFound();
  if (can(actor, action, listing.organisationId)) return listing;
  const knows = can(actor, 'see-own', listing.organisationId) || isSecretariat(actor) || listing.state === 'published';
  throw knows ? new DomainError('not-allowed') : notFound();
}
