import { z } from 'zod';
import { can, ownOrganisation } from '../../shared/access.ts';
import { DomainError, notFound } from '../../shared/errors.ts';
import { failedCondition } from '../../shared/matching/conditions.ts';
import { isIndexed, recordOf } from '../../shared/matching/record.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import type { Match, SideName } from '../../shared/schemas/match.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { earlierResult, once } from '../_adapters/idempotency.ts';
import { matchKey, organisationMatchKey, pairKey } from '../_adapters/keys.ts';
import { type Limit, limitReached, turnOf } from '../_adapters/limits.ts';
import { createRecord, type Key, readRecord, recordEvent } from '../_adapters/records.ts';
import { ConditionFailed, type Write } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { actorReference, loadListing, maySee, relationTo } from '../listings/store.ts';
import { loadMatch, type MatchDeps, matchFor, matchQueued, otherSide } from './store.ts';
import { viewMatch } from './view-match.ts';

const Link = z.strictObject({ matchId: z.string() });

/** How many interests an organisation may show a day: enough for a keen one, too few for a flood. */
const interestsADay = 40;

/** Throws where a pair exists: under way, or ended for good. A lapsed pair may begin again. */
async function freePair(tables: Tables, key: Key): Promise<string | undefined> {
  const link = await readRecord(tables, Link, key);
  if (link === undefined) return undefined;
  const match = await loadMatch(tables, link.matchId);
  if (match === undefined || match.state === 'lapsed') return link.matchId;
  throw new DomainError(
    match.state === 'declined' || match.state === 'dismissed' ? 'match.declined-before' : 'match.exists',
  );
}

function linkPair({ main }: Tables, key: Key, matchId: string, earlier: string | undefined): Write {
  const item = { ...key, version: 1, data: { matchId } };
  if (earlier === undefined)
    return { Put: { TableName: main, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: main,
      Item: item,
      ConditionExpression: '#data.matchId = :earlier',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':earlier': earlier },
    },
  };
}

function requireFit(target: Listing, own: Listing): void {
  const failed = failedCondition(recordOf(own), recordOf(target));
  if (failed !== undefined && failed !== 'topic.none')
    throw new DomainError('match.sides-do-not-fit', {
      fields: [{ path: 'ownListingId', code: 'field.format', params: {} }],
    });
}

/** An interest of this organisation; it counts when its match is made, so that a form sent twice counts once. */
const interestOf = (organisationId: string): Limit => ({
  what: 'interest',
  subject: organisationId,
  most: interestsADay,
  minutes: 24 * 60,
});

/** «We are interested»: puts a pair on the desk. Nobody else learns of it before the secretariat has endorsed it. */
export function makeShowInterest(deps: MatchDeps): UseCase<'show-interest'> {
  const { tables, runtime } = deps;
  return async ({ actor, body, idempotencyKey }) => {
    const organisation = ownOrganisation(actor, body.organisationId);
    if (actor.kind !== 'person' || organisation === undefined) throw notFound();
    if (!can(actor, 'write', body.organisationId)) throw new DomainError('not-allowed');
    if (organisation.state !== 'active') throw new DomainError('organisation.not-active');

    const now = runtime.now();
    const attempt = { caller: actor.id, route: 'show-interest', key: idempotencyKey, request: body };
    const earlier = await earlierResult(tables, now, attempt);
    if (earlier !== undefined) return { body: await viewMatch(deps, await matchFor(tables, actor, earlier), actor) };

    const target = await loadListing(tables, body.listingId);
    if (target === undefined || !maySee(target, await relationTo(tables, actor, target))) throw notFound();
    if (target.organisationId === body.organisationId) throw new DomainError('match.sides-do-not-fit');

    const at = now.toISOString();
    const own = body.ownListingId === undefined ? undefined : await loadListing(tables, body.ownListingId);
    if (body.ownListingId !== undefined && own?.organisationId !== body.organisationId) throw notFound();

    const mySide: SideName = otherSide(target.kind);
    const mine = { organisationId: body.organisationId, ...(own === undefined ? {} : { listingId: own.id }) };
    const theirs = { organisationId: target.organisationId, listingId: target.id };
    const match: Match = {
      id: runtime.id(),
      version: 1,
      state: 'proposed',
      origin: own === undefined ? 'browsing' : 'suggestion',
      sides: mySide === 'need' ? { need: mine, offer: theirs } : { need: theirs, offer: mine },
      proposedBy: mySide,
      message: body.message,
      createdAt: at,
      updatedAt: at,
    };
    if (!isIndexed(target)) throw new DomainError('listing.not-open');
    if (own !== undefined) {
      if (own.state !== 'published') throw new DomainError('listing.not-open');
      requireFit(target, own);
    }

    const pairs =
      own === undefined
        ? [pairKey(target.id, body.organisationId)]
        : [pairKey(target.id, own.id), pairKey(own.id, target.id)];
    const writes: Write[] = [
      createRecord(tables, matchKey(match.id), match, matchQueued(match)),
      createRecord(tables, organisationMatchKey(body.organisationId, match.id), { matchId: match.id }),
      createRecord(tables, organisationMatchKey(target.organisationId, match.id), { matchId: match.id }),
      recordEvent(tables, {
        record: `MATCH#${match.id}`,
        version: 1,
        act: 'show-interest',
        to: 'proposed',
        reasons: [],
        actor: actorReference(actor),
        at,
      }),
    ];
    const limit = interestOf(body.organisationId);
    try {
      for (const pair of pairs) writes.push(linkPair(tables, pair, match.id, await freePair(tables, pair)));
      const { id } = await once(tables, now, attempt, match.id, [turnOf(tables, now, limit), ...writes]);
      return { body: await viewMatch(deps, await matchFor(tables, actor, id), actor) };
    } catch (error) {
      // The pair may be our own, from the same form sent at the same moment.
      const own = await earlierResult(tables, now, attempt);
      if (own !== undefined) return { body: await viewMatch(deps, await matchFor(tables, actor, own), actor) };
      if (!(error instanceof ConditionFailed)) throw error;
      throw error.failed.every((position) => position === 0)
        ? limitReached(now, limit)
        : new DomainError('match.exists');
    }
  };
}
