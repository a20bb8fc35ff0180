import { z } from 'zod';
import { type Actor, isMember } from '../../shared/access.ts';
import { notFound } from '../../shared/errors.ts';
import type { Engine } from '../../shared/matching/engine.ts';
import { viewListing } from '../../shared/safety/view-listing.ts';
import type { ListingKind } from '../../shared/schemas/codes.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import { Id } from '../../shared/schemas/text.ts';
import { suggestTopics } from '../../shared/taxonomy/suggest-topics.ts';
import { packCursor, readCursor } from '../_adapters/cursor.ts';
import { listingKey } from '../_adapters/keys.ts';
import { readRecords } from '../_adapters/records.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { loadListing, maySee, relationTo, viewForOwner } from './store.ts';
import type { ListingDeps } from './write-listing.ts';

/** The index of all published listings, as new as its head. */
export interface IndexDeps extends ListingDeps {
  readonly index: { view(): Promise<Engine> };
}

const Position = z.strictObject({ key: z.number(), id: Id });

/** How a list shows listings to an actor: like anyone's, or like a member's. Lists make no exception for one's own. */
function listRelation(actor: Actor) {
  return isMember(actor) ? 'member' : 'public';
}

/** One page of the published listings that pass the filters, found in the index and read afresh; what was taken down meanwhile is left out. */
export function makeBrowseListings({ tables, runtime, policy, index }: IndexDeps): UseCase<'browse-listings'> {
  return async ({ actor, query }) => {
    const engine = await index.view();
    const found = engine.find({
      filters: {
        kind: query.kind,
        forms: query.form,
        topics: query.topic,
        sectors: query.sector,
        helpTypes: query.help,
        countries: query.country,
        oblast: query.oblast,
        languages: query.language,
        urgency: query.urgency,
      },
      sort: query.sort,
      limit: query.limit,
      after: readCursor(Position, query.cursor),
    });
    const listings = await readRecords(tables, Listing, found.ids.map(listingKey));
    const [inForce, now] = [await policy(), runtime.now()];
    return {
      body: {
        items: listings
          .filter(({ state }) => state === 'published')
          .map((listing) => viewListing(listing, listRelation(actor), inForce, now)),
        total: found.total,
        ...(found.next === undefined ? {} : { next: packCursor({ ...found.next }) }),
      },
    };
  };
}

/** How many listings of a kind the first page shows. */
const newestShown = 3;

/** What is published at this moment, in numbers that single nobody out, and the newest of each kind as anyone may see them. */
export function makeReadFigures({ tables, runtime, policy, index }: IndexDeps): UseCase<'read-figures'> {
  return async () => {
    const engine = await index.view();
    const { needs, offers, countries } = engine.figures();
    const newest = (kind: ListingKind) => engine.find({ filters: { kind }, sort: 'newest', limit: newestShown }).ids;
    const listings = await readRecords(tables, Listing, [...newest('need'), ...newest('offer')].map(listingKey));
    const [inForce, now] = [await policy(), runtime.now()];
    const shown = (kind: ListingKind) =>
      listings
        .filter((listing) => listing.kind === kind && listing.state === 'published')
        .map((listing) => viewListing(listing, 'public', inForce, now));
    return {
      body: {
        needs,
        offers,
        countries,
        countedAt: now.toISOString(),
        newest: { needs: shown('need'), offers: shown('offer') },
      },
    };
  };
}

/** One listing, as far as this reader may see it. */
export function makeReadListing({ tables, runtime, policy }: ListingDeps): UseCase<'read-listing'> {
  return async ({ actor, params }) => {
    const listing = await loadListing(tables, params.id);
    if (listing === undefined) throw notFound();
    const relation = await relationTo(tables, actor, listing);
    if (!maySee(listing, relation)) throw notFound();
    const [inForce, now] = [await policy(), runtime.now()];
    const isOwners = relation === 'own' || relation === 'desk';
    return {
      body: isOwners ? viewForOwner(listing, actor, inForce, now) : viewListing(listing, relation, inForce, now),
    };
  };
}

/** Topics that a text seems to be about; nothing of the text is kept. */
export function makeSuggestTopics(): UseCase<'suggest-topics'> {
  return async ({ body }) => ({
    body: {
      items: suggestTopics(body.text, body.language, { limit: 6 }).map(({ topic, score, words }) => ({
        topic,
        score,
        words: [...words],
      })),
    },
  });
}
