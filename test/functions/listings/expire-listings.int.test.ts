import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listingKey } from '../../../functions/_adapters/keys.ts';
import { replaceRecord } from '../../../functions/_adapters/records.ts';
import { transact } from '../../../functions/_adapters/transact.ts';
import { makeExpireListings } from '../../../functions/listings/expire-listings.ts';
import { loadListing } from '../../../functions/listings/store.ts';
import { listingQueued } from '../../../shared/listings/clock.ts';
import { Notice } from '../../../shared/schemas/notice.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { heldRuntime, idOf, listingOf, maskedCommunity, silent, store } from '../notices/samples.ts';

const day = 24 * 60;
const expiresAt = '2027-06-30T23:59:59.999Z';
const always = () => true;

describe('the clock of all listings', () => {
  let tables: Tables;
  let held: ReturnType<typeof heldRuntime>;
  const community = maskedCommunity();
  beforeEach(async () => {
    tables = await startTables();
    held = heldRuntime('2027-01-01T00:00:00.000Z');
  }, 60_000);
  afterEach(() => tables.stop());

  const clock = () => makeExpireListings({ tables, runtime: held.runtime, log: silent });

  /** The mails that are owed: which listing, how many days before. */
  async function owed(): Promise<string[]> {
    const { Items = [] } = await tables.client.send(
      new ScanCommand({
        TableName: tables.main,
        FilterExpression: 'sk = :sk',
        ExpressionAttributeValues: { ':sk': 'OUTBOX' },
      }),
    );
    return Items.map((item) => {
      const { cause, createdAt } = Notice.parse(z.object({ data: z.unknown() }).parse(item).data);
      return cause.kind === 'listing-expiring'
        ? `${cause.listingId.slice(-2)} ${cause.days} ${createdAt.slice(0, 10)}`
        : '';
    }).sort();
  }

  it('warns thirty and seven days before and lets expire, each once, in a year that passes in seconds', async () => {
    await store(tables, {
      organisations: [community],
      listings: [
        listingOf(community, { id: idOf(41), expiresAt }),
        listingOf(community, { id: idOf(42), state: 'paused', expiresAt: '2027-03-31T23:59:59.999Z' }),
        listingOf(community, { id: idOf(43) }),
        listingOf(community, { id: idOf(44), state: 'withdrawn', expiresAt }),
      ],
    });

    const total = { warned: 0, expired: 0, failed: 0, left: 0 };
    for (let days = 0; days < 365; days += 1) {
      const run = await clock()(always);
      for (const key of ['warned', 'expired', 'failed', 'left'] as const) total[key] += run[key];
      held.pass(day);
    }

    expect(total).toEqual({ warned: 4, expired: 2, failed: 0, left: 0 });
    expect(await owed()).toEqual([
      '41 0 2027-07-01',
      '41 30 2027-06-01',
      '41 7 2027-06-24',
      '42 0 2027-04-01',
      '42 30 2027-03-02',
      '42 7 2027-03-25',
    ]);
    expect(await loadListing(tables, idOf(41))).toMatchObject({ state: 'expired', warned: 0, version: 6 });
    expect(await loadListing(tables, idOf(43))).toMatchObject({ state: 'published', version: 3 });
  }, 60_000);

  it('does everything once when several clocks strike together', async () => {
    const listings = Array.from({ length: 20 }, (_, n) => listingOf(community, { id: idOf(50 + n), expiresAt }));
    await store(tables, { listings });
    held.pass(160 * day);

    const runs = await Promise.all([clock()(always), clock()(always), clock()(always)]);

    expect(runs.reduce((sum, { warned }) => sum + warned, 0)).toBe(20);
    expect(await owed()).toHaveLength(20);
  });

  it('begins again after a renewal', async () => {
    const listing = listingOf(community, { id: idOf(41), expiresAt, warned: 7 });
    await store(tables, { listings: [listing] });
    const { warned, ...rest } = listing;
    const renewed = { ...rest, version: 4, expiresAt: '2028-06-30T23:59:59.999Z' };
    await transact(tables, [replaceRecord(tables, listingKey(listing.id), 3, renewed, listingQueued(renewed))]);

    held.pass(364 * day);
    expect(await clock()(always)).toMatchObject({ warned: 0, expired: 0 });
    held.pass(160 * day);
    expect(await clock()(always)).toMatchObject({ warned: 1, expired: 0 });
  });

  it('lets a listing expire at once after a long standstill, without warnings that come too late', async () => {
    await store(tables, { listings: [listingOf(community, { id: idOf(41), expiresAt })] });
    held.pass(300 * day);

    expect(await clock()(always)).toMatchObject({ warned: 0, expired: 1 });
    expect(await owed()).toEqual(['41 0 2027-10-28']);
  });

  it('goes on past a record that cannot be read, and says so', async () => {
    const damaged = {
      ...listingKey(idOf(40)),
      queue: 'listing#clock',
      queuedAt: '2027-01-01T00:00:00.000Z',
      data: { id: 7 },
    };
    await tables.client.send(new PutCommand({ TableName: tables.main, Item: damaged }));
    await store(tables, { listings: [listingOf(community, { id: idOf(41), expiresAt })] });
    held.pass(160 * day);

    expect(await clock()(always)).toEqual({ warned: 1, expired: 0, failed: 1, left: 0 });
  });

  it('leaves to the next hour what it has no time for', async () => {
    await store(tables, { listings: [listingOf(community, { id: idOf(41), expiresAt })] });
    held.pass(160 * day);

    expect(await clock()(() => false)).toMatchObject({ warned: 0, left: 1 });
    expect(await clock()(always)).toMatchObject({ warned: 1, left: 0 });
  });
});
