import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeHandleChanges } from '../../../functions/notices/handle-changes.ts';
import { outboxQueue } from '../../../functions/notices/outbox.ts';
import { makePark, parkedPartition } from '../../../functions/notices/park.ts';
import { makeSendNotice } from '../../../functions/notices/send-notice.ts';
import { makeSweepNotices } from '../../../functions/notices/sweep-notices.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { heldRuntime, idOf, listingOf, openCity, owe, silent, store } from './samples.ts';

describe('sweeping the outbox', () => {
  let tables: Tables;
  let held: ReturnType<typeof heldRuntime>;
  let delivered: string[];
  beforeAll(async () => {
    tables = await startTables();
    const city = openCity();
    await store(tables, { organisations: [city], listings: [listingOf(city)] });
  }, 60_000);
  afterAll(() => tables.stop());
  beforeEach(() => {
    held = heldRuntime();
    delivered = [];
  });

  const sendNotice = (id: string) =>
    makeSendNotice({
      tables,
      runtime: held.runtime,
      siteOrigin: 'https://mistok.example',
      log: silent,
      mailer: { send: async ({ to }) => void delivered.push(to) },
    })(id);
  const sweep = (hasTime = () => true) =>
    makeSweepNotices({ tables, runtime: held.runtime, sendNotice, park: makePark(tables, held.runtime), log: silent })(
      hasTime,
    );
  const oweOne = (n: number) =>
    owe(
      tables,
      { ...held.runtime, id: () => idOf(n) },
      { kind: 'listing-published', organisationId: idOf(2), listingId: idOf(11) },
    );

  it('finds nothing in an empty outbox', async () => {
    expect(await sweep()).toMatchObject({ oldestWaitingSeconds: 0, outcomes: { sent: 0, error: 0 } });
  });

  it('leaves a fresh notice to the stream and sends one that was left over', async () => {
    await oweOne(801);
    held.pass(9);
    expect(await sweep()).toMatchObject({ oldestWaitingSeconds: 540, outcomes: { sent: 0 } });

    held.pass(1);
    expect(await sweep()).toMatchObject({ oldestWaitingSeconds: 600, outcomes: { sent: 1 } });
    expect(await sweep()).toMatchObject({ oldestWaitingSeconds: 0, outcomes: { sent: 0 } });
    expect(delivered).toHaveLength(1);
  });

  it('begins nothing for which there is no time', async () => {
    await oweOne(802);
    held.pass(10);

    expect(await sweep(() => false)).toMatchObject({ outcomes: { sent: 0, left: 1 } });
    expect(await sweep()).toMatchObject({ outcomes: { sent: 1, left: 0 } });
  });

  it('parks a notice that does not parse, once and for all, and sends the others', async () => {
    const broken = {
      pk: `OUTBOX#${idOf(803)}`,
      sk: 'OUTBOX',
      queue: outboxQueue,
      queuedAt: '2027-01-01T00:00:00.000Z',
      version: 1,
    };
    const data = {
      id: idOf(803),
      cause: { kind: 'smoke-signal', personId: 'astrid@lindholm.example' },
      createdAt: 'yesterday',
    };
    await tables.client.send(new PutCommand({ TableName: tables.main, Item: { ...broken, data } }));
    await oweOne(804);
    held.pass(10);

    expect(await sweep()).toMatchObject({ outcomes: { parked: 1, sent: 1, error: 0 } });

    expect(await sweep()).toMatchObject({ oldestWaitingSeconds: 0, outcomes: { parked: 0 } });
    const parked = await tables.client.send(
      new QueryCommand({
        TableName: tables.main,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': parkedPartition },
      }),
    );
    expect(parked.Items).toMatchObject([{ sk: `${broken.pk}|OUTBOX`, data: { key: { pk: broken.pk, sk: 'OUTBOX' } } }]);
    expect(JSON.stringify(parked.Items)).not.toContain('lindholm');
    const { Item } = await tables.client.send(
      new GetCommand({ TableName: tables.main, Key: { pk: broken.pk, sk: 'OUTBOX' } }),
    );
    expect(Item).toMatchObject({ data });
  });

  it('lets no poisoned record hold up the stream', async () => {
    await tables.client.send(
      new PutCommand({ TableName: tables.main, Item: { pk: `OUTBOX#${idOf(805)}`, sk: 'OUTBOX', data: 7 } }),
    );
    const ids = [await oweOne(806), idOf(805), await oweOne(807)];
    const handle = makeHandleChanges({
      followers: [{ prefix: 'OUTBOX', follow: sendNotice }],
      park: makePark(tables, held.runtime),
      log: silent,
    });
    const event = {
      Records: ids.map((id, n) => ({
        dynamodb: { SequenceNumber: String(n), Keys: { pk: { S: `OUTBOX#${id}` }, sk: { S: 'OUTBOX' } } },
      })),
    };

    expect(await handle(event)).toEqual({ batchItemFailures: [] });
    expect(await handle(event)).toEqual({ batchItemFailures: [] });
    expect(delivered).toHaveLength(2);
  });
});
