import type { StoredListing } from '../../../functions/matches/index-listings.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { sampleId, sampleListing } from '../../shared/matching/sample-listing.ts';

const published: Readonly<Record<Listing['kind'], Listing>> = {
  need: sampleListing({ kind: 'need' }),
  offer: sampleListing({ kind: 'offer', organisationId: sampleId(2, '01J0') }),
};
const topics = ['heat-substations', 'boiler-houses', 'museums', 'libraries'] as const;

/** Changes a listing at random as people and the clock may, also into something unreadable, and returns what is stored then. */
export function changeListing(
  main: Map<string, StoredListing>,
  { id, version, kind }: Pick<Listing, 'id' | 'version' | 'kind'>,
  pick: (below: number) => number,
): StoredListing | undefined {
  const topic = topics[pick(topics.length)] ?? 'museums';
  const listing: Listing = {
    ...published[kind],
    id,
    version,
    content: { ...published[kind].content, topics: [topic] },
  };
  const changed = [
    { listing },
    { listing },
    { listing },
    { listing: { ...listing, state: 'paused' } },
    { listing: { ...listing, state: 'withdrawn' } },
    { listing: { ...listing, capacityLeft: kind === 'offer' ? 0 : null } },
    { broken: 'ZodError' },
    { broken: 'ForeignId' },
    undefined,
  ] as const satisfies readonly (StoredListing | undefined)[];
  const stored = changed[pick(changed.length)];
  if (stored === undefined) main.delete(id);
  else main.set(id, stored);
  return stored;
}
