import { createHash } from 'node:crypto';
import type { Tables } from '../../../functions/_adapters/dynamodb.ts';
import {
  listingKey,
  matchKey,
  organisationKey,
  organisationListingKey,
  personKey,
} from '../../../functions/_adapters/keys.ts';
import { createRecord } from '../../../functions/_adapters/records.ts';
import type { Runtime } from '../../../functions/_adapters/runtime.ts';
import { transact } from '../../../functions/_adapters/transact.ts';
import { oweNotice } from '../../../functions/notices/outbox.ts';
import { listingQueued } from '../../../shared/listings/clock.ts';
import { snapshotOf } from '../../../shared/listings/snapshot.ts';
import { type Listing, ListingContent } from '../../../shared/schemas/listing.ts';
import type { Match } from '../../../shared/schemas/match.ts';
import type { NoticeCause } from '../../../shared/schemas/notice.ts';
import type { Organisation, Person } from '../../../shared/schemas/organisation.ts';

/** A name that must not be read where the community is masked. It stands in every text that the masked community wrote. */
export const canary = 'Kanarkivka';

/** The id of the number `n`, in the form of a ULID. */
export const idOf = (n: number) => `01K${String(n).padStart(23, '0')}`;

/** Clock, ids and randomness that a test holds in its hands. */
export function heldRuntime(start = '2027-03-01T08:00:00.000Z') {
  let now = Date.parse(start);
  let ids = 500_000;
  let draws = 0;
  const runtime: Runtime = {
    now: () => new Date(now),
    id: () => {
      ids += 1;
      return idOf(ids);
    },
    random: (bytes) => {
      draws += 1;
      return createHash('sha512').update(`draw ${draws}`).digest().subarray(0, bytes);
    },
  };
  const pass = (minutes: number) => {
    now += minutes * 60_000;
  };
  return { runtime, pass };
}

const moment = '2027-01-10T09:00:00.000Z';

/** A Ukrainian community in an oblast of hostilities, whose name is the canary. */
export function maskedCommunity(over: Partial<Organisation> = {}): Organisation {
  return {
    id: idOf(1),
    version: 1,
    state: 'active',
    profile: {
      name: `${canary} громада`,
      type: 'municipality',
      place: {
        country: 'UA',
        oblast: 'kharkiv',
        raion: { code: 'UA63020000000000000', name: `${canary}-raion` },
        hromada: { code: 'UA63020010000000000', name: canary },
      },
      population: 7_412,
      languages: ['uk'],
      interpreter: false,
      traits: ['border', 'rural'],
      ties: [{ country: 'PL', name: `Friends of ${canary}` }],
    },
    contact: {
      name: `Олена ${canary}`,
      position: `Deputy head of ${canary}`,
      email: 'contact@kanarkivka.example',
      phone: '+380 00 000 00 01',
      languages: ['uk'],
    },
    language: 'uk',
    declarationSignedAt: moment,
    createdAt: moment,
    updatedAt: moment,
    ...over,
  };
}

/** A city that has nothing to hide. */
export function openCity(over: Partial<Organisation> = {}): Organisation {
  return {
    id: idOf(2),
    version: 1,
    state: 'active',
    profile: {
      name: 'Lindholm',
      type: 'municipality',
      place: { country: 'SE', name: 'Lindholm' },
      population: 61_000,
      languages: ['en', 'sv'],
      interpreter: true,
      traits: [],
      ties: [],
    },
    contact: {
      name: 'Astrid Berg',
      position: 'Head of energy',
      email: 'astrid@lindholm.example',
      languages: ['en', 'sv'],
    },
    language: 'en',
    declarationSignedAt: moment,
    createdAt: moment,
    updatedAt: moment,
    ...over,
  };
}

export function listingOf(
  organisation: Organisation,
  over: Partial<Listing> = {},
  content: Partial<ListingContent> = {},
): Listing {
  return {
    id: idOf(11),
    organisationId: organisation.id,
    version: 3,
    kind: 'need',
    state: 'published',
    content: ListingContent.parse({
      place: organisation.profile.place,
      forms: ['capacity-building'],
      topics: ['heat-substations'],
      helpTypes: ['expertise'],
      texts: [
        {
          language: 'en',
          title: `Heat for ${canary}`,
          summary: `The boiler house of ${canary} was hit. See https://evil.example`,
        },
      ],
      ...content,
    }),
    organisation: snapshotOf(organisation),
    capacityLeft: null,
    exposure: 0,
    createdAt: moment,
    updatedAt: moment,
    publishedAt: moment,
    ...over,
  };
}

export function matchOf(over: Partial<Match> = {}): Match {
  return {
    id: idOf(21),
    version: 2,
    state: 'introduced',
    origin: 'suggestion',
    sides: {
      need: { organisationId: idOf(1), listingId: idOf(11) },
      offer: { organisationId: idOf(2), listingId: idOf(12) },
    },
    proposedBy: 'offer',
    message: `We know ${canary} and would like to help. www.evil.example`,
    createdAt: moment,
    updatedAt: moment,
    ...over,
  };
}

export function personOf(over: Partial<Person> = {}): Person {
  return {
    id: idOf(31),
    version: 1,
    name: 'Astrid Berg',
    email: 'astrid@lindholm.example',
    language: 'en',
    secretariat: false,
    createdAt: moment,
    ...over,
  };
}

/** Writes records as the use cases write them. */
export async function store(
  tables: Tables,
  records: { organisations?: Organisation[]; listings?: Listing[]; matches?: Match[]; people?: Person[] },
): Promise<void> {
  const { organisations = [], listings = [], matches = [], people = [] } = records;
  const writes = [
    ...organisations.map((item) => createRecord(tables, organisationKey(item.id), item)),
    ...listings.flatMap((item) => [
      createRecord(tables, listingKey(item.id), item, listingQueued(item)),
      createRecord(tables, organisationListingKey(item.organisationId, item.id), { listingId: item.id }),
    ]),
    ...matches.map((item) => createRecord(tables, matchKey(item.id), item)),
    ...people.map((item) => createRecord(tables, personKey(item.id), item)),
  ].map((write) =>
    write.Put === undefined
      ? write
      : // Samples begin at any version; the stored version is the record's.
        { Put: { ...write.Put, Item: { ...write.Put.Item, version: versionOf(write.Put.Item) } } },
  );
  for (let start = 0; start < writes.length; start += 50) await transact(tables, writes.slice(start, start + 50));
}

function versionOf(item: Record<string, unknown> | undefined): unknown {
  const data = item?.['data'];
  return typeof data === 'object' && data !== null && 'version' in data ? data.version : 1;
}

/** Owes a notice and gives its id. */
export async function owe(tables: Tables, runtime: Runtime, cause: NoticeCause): Promise<string> {
  const id = runtime.id();
  await transact(tables, [oweNotice(tables, { now: runtime.now, id: () => id }, cause)]);
  return id;
}

/** A log that keeps nothing. */
export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
