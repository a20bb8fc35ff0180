import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeIndexListings } from '../../../functions/matches/index-listings.ts';
import { makeListingSource } from '../../../functions/matches/index-source.ts';
import { makeIndexReader } from '../../../functions/matches/index-store.ts';
import { makeIndexStore, makePark } from '../../../functions/matches/index-table.ts';
import { compareIndex, makeRebuildIndex } from '../../../functions/matches/rebuild-index.ts';
import { account, credentials, region } from '../../../infra/local/local-aws.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { sampleId, sampleListing } from '../../shared/matching/sample-listing.ts';

describe('the index in the tables', () => {
  let tables: Tables;
  let commits = 0;
  beforeEach(async () => {
    tables = await startTables();
  });
  afterEach(() => tables.stop());

  function parts() {
    const place = { client: tables.client, table: tables.derived };
    return {
      listings: makeListingSource({ client: tables.client, table: tables.main }),
      index: makeIndexStore(place),
      park: makePark(place),
      commitId: () => {
        commits += 1;
        return `commit-${commits}`;
      },
      pause: () => Promise.resolve(),
      limits: { chunkRecords: 7, commitListings: 20, tries: 30 },
    };
  }

  function put(id: string, data: unknown): Promise<unknown> {
    return tables.client.send(
      new PutCommand({ TableName: tables.main, Item: { pk: `LISTING#${id}`, sk: 'LISTING', version: 1, data } }),
    );
  }

  async function publish(count: number): Promise<Listing[]> {
    const listings = Array.from({ length: count }, (_, index) =>
      sampleListing({
        id: sampleId(index * 37),
        kind: index % 2 === 0 ? 'need' : 'offer',
        organisationId: sampleId(index % 5, '01J0'),
      }),
    );
    for (const listing of listings) await put(listing.id, listing);
    return listings;
  }

  it('is right after two writers at the same time, withdrawals and deletions', async () => {
    const listings = await publish(130);
    const ids = listings.map(({ id }) => id);
    const indexListings = makeIndexListings(parts());

    await Promise.all([indexListings(ids.slice(0, 90)), makeIndexListings(parts())(ids.slice(40))]);
    for (const listing of listings.slice(10, 60)) await put(listing.id, { ...listing, version: 2, state: 'withdrawn' });
    for (const id of ids.slice(60, 70)) {
      await tables.client.send(
        new DeleteCommand({ TableName: tables.main, Key: { pk: `LISTING#${id}`, sk: 'LISTING' } }),
      );
    }
    await indexListings(ids.slice(0, 75));

    expect(await compareIndex(parts())).toEqual({ equal: true, listings: 70, missing: [], superfluous: [], stale: [] });
    const view = await makeIndexReader({ client: tables.client, table: tables.derived }).view();
    expect(view.size).toBe(70);
  });

  it('gives a reader that was there before just what has changed since', async () => {
    const [first, second] = await publish(2);
    const reader = makeIndexReader({ client: tables.client, table: tables.derived });
    expect((await reader.view()).size).toBe(0);

    await makeIndexListings(parts())([first?.id ?? '', second?.id ?? '']);
    const view = await reader.view();

    expect(view.size).toBe(2);
    expect(await reader.view()).toBe(view);
  });

  it('leaves out an unreadable listing, keeps word of it, and takes the others in', async () => {
    const [listing] = await publish(1);
    const [unreadable, foreign] = [sampleId(900), sampleId(901)];
    await put(unreadable, { nothing: 'of a listing' });
    await put(foreign, listing);

    await makeIndexListings(parts())([listing?.id ?? '', unreadable, foreign]);

    expect(await compareIndex(parts())).toMatchObject({ equal: true, listings: 1 });
    const parked = await tables.client.send(
      new QueryCommand({
        TableName: tables.derived,
        KeyConditionExpression: 'pk = :parked',
        ExpressionAttributeValues: { ':parked': 'PARKED' },
      }),
    );
    expect(parked.Items).toEqual([
      { pk: 'PARKED', sk: `LISTING#${unreadable}`, error: 'ZodError' },
      { pk: 'PARKED', sk: `LISTING#${foreign}`, error: 'ForeignId' },
    ]);
  });

  it('is built anew from the main table, in place of whatever was there', async () => {
    await publish(30);
    await makeIndexListings(parts())([sampleId(37)]);

    expect(await compareIndex(parts())).toMatchObject({ equal: false });
    expect(await makeRebuildIndex(parts())()).toBe(30);

    expect(await compareIndex(parts())).toMatchObject({ equal: true, listings: 30 });
  });

  it('is kept by the function as it is deployed', async () => {
    const listings = await publish(3);
    vi.stubEnv('MAIN_TABLE', tables.main);
    vi.stubEnv('DERIVED_TABLE', tables.derived);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', tables.endpoint);
    vi.stubEnv('AWS_REGION', region);
    vi.stubEnv('AWS_ACCOUNT_ID', account);
    vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
    const { handler } = await import('../../../functions/matches/index-handler.ts');

    const answer = await handler({
      Records: listings.map(({ id }, index) => ({
        dynamodb: { Keys: { pk: { S: `LISTING#${id}` }, sk: { S: 'LISTING' } }, SequenceNumber: String(index) },
      })),
    });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await compareIndex(parts())).toMatchObject({ equal: true, listings: 3 });
    vi.unstubAllEnvs();
  });
});
