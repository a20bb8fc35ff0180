import { z } from 'zod';
import { submittedQueue } from '../../shared/listings/clock.ts';
import { RecordEvent } from '../../shared/schemas/event.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import { Match } from '../../shared/schemas/match.ts';
import { Moment } from '../../shared/schemas/text.ts';
import { packCursor, readCursor } from '../_adapters/cursor.ts';
import { listQueue, listRecords } from '../_adapters/records.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { viewForOwner } from '../listings/store.ts';
import type { MatchDeps } from '../matches/store.ts';
import { viewMatchLines } from '../matches/view-match.ts';

/** Where a page of `queue` ended; a cursor of another queue does not fit. */
const queuePosition = (queue: string) =>
  z.strictObject({
    pk: z.string().regex(/^(LISTING|MATCH)#[0-9A-Z]{26}$/),
    sk: z.enum(['LISTING', 'MATCH']),
    queue: z.literal(queue),
    queuedAt: Moment,
  });
const TrailPosition = z.strictObject({ sk: z.string().regex(/^EVENT#\d{8}#[a-z-]{1,40}$/) });

/** Listings that wait for review, longest first. */
export function makeReadListingQueue({ tables, runtime, policy }: MatchDeps): UseCase<'read-listing-queue'> {
  return async ({ actor, query }) => {
    const after = readCursor(queuePosition(submittedQueue), query.cursor);
    const page = await listQueue(tables, Listing, { queue: submittedQueue, limit: query.limit, after });
    const [inForce, now] = [await policy(), runtime.now()];
    const items = page.items.map((listing) => ({
      listing: viewForOwner(listing, actor, inForce, now),
      waitingSince: listing.submittedAt ?? listing.updatedAt,
      name: listing.organisation.name,
    }));
    return { body: { items, ...(page.next === undefined ? {} : { next: packCursor({ ...page.next }) }) } };
  };
}

/** Pairs that somebody acted on, in one state, longest first. */
export function makeReadMatchQueue(deps: MatchDeps): UseCase<'read-match-queue'> {
  return async ({ query }) => {
    const queue = `match#${query.state}`;
    const after = readCursor(queuePosition(queue), query.cursor);
    const page = await listQueue(deps.tables, Match, { queue, limit: query.limit, after });
    const lines = await viewMatchLines(deps, page.items, () => undefined);
    const items = lines.map((match) => ({ match, waitingSince: match.updatedAt }));
    return { body: { items, ...(page.next === undefined ? {} : { next: packCursor({ ...page.next }) }) } };
  };
}

/** What happened to a record, oldest first. */
export function makeReadTrail({ tables }: Pick<MatchDeps, 'tables'>): UseCase<'read-trail'> {
  return async ({ params, query }) => {
    const pk = `${params.record.toUpperCase()}#${params.id}`;
    const page = await listRecords(tables, RecordEvent, {
      pk,
      prefix: 'EVENT#',
      limit: query.limit,
      after: readCursor(TrailPosition, query.cursor)?.sk,
    });
    const items = page.items.map(({ record: _, ...event }) => event);
    return { body: { items, ...(page.next === undefined ? {} : { next: packCursor({ sk: page.next }) }) } };
  };
}
