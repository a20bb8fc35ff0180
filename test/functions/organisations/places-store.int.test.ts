import { readFileSync } from 'node:fs';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePlacesStore } from '../../../functions/organisations/places-store.ts';
import { parseCodifier } from '../../../shared/places/codifier.ts';
import type { Hromada } from '../../../shared/places/hromada.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';

const { hromadas } = parseCodifier(readFileSync(new URL('../../../demo/places.tsv', import.meta.url), 'utf8'));
const fewer = hromadas.slice(0, 10);
const pk = 'PLACES#UA';

/** More communities than there are, with names that do not pack well, so that they need several parts. */
function manyHromadas(): Hromada[] {
  const letters = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя';
  let seed = 1;
  const letter = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return letters[seed % letters.length] ?? 'а';
  };
  return Array.from({ length: 5000 }, (_, index) => ({
    katotth: `UA6308${String((index % 998) + 1).padStart(3, '0')}00000${String(10_000 + index)}`,
    name: Array.from({ length: 60 }, letter).join(''),
    oblast: 'kharkiv' as const,
    raion: { code: 'UA63080000000032022', name: 'Куп’янський' },
  }));
}

describe('the communities of Ukraine in the main table', () => {
  let tables: Tables;
  let time = 0;
  let reads = 0;
  const now = () => time;

  function store(client: DynamoDBDocumentClient = tables.client) {
    return makePlacesStore({ client, table: tables.main, now });
  }

  async function items() {
    const { Items } = await tables.client.send(
      new QueryCommand({
        TableName: tables.main,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      }),
    );
    return Items ?? [];
  }

  beforeAll(async () => {
    tables = await startTables();
    tables.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'GetItemCommand' || commandName === 'QueryCommand') reads += 1;
          return next(args);
        },
      { step: 'initialize' },
    );
  }, 60_000);
  afterAll(() => tables.stop());
  beforeEach(async () => {
    for (const { sk } of await items())
      await tables.client.send(new DeleteCommand({ TableName: tables.main, Key: { pk, sk } }));
    time = 0;
    reads = 0;
  });

  it('are none before the first import', async () => {
    expect(await store().loadHromadas()).toEqual([]);
  });

  it('come back as they were imported', async () => {
    const written = await store().replaceHromadas(hromadas);

    expect(written).toEqual({ version: 1, changed: true });
    expect(await store().loadHromadas()).toEqual(hromadas);
  });

  it('lie in a head and parts of at most 100 KB each', async () => {
    const many = manyHromadas();

    await store().replaceHromadas(many);

    const stored = await items();
    expect(stored.slice(0, 3).map(({ sk }) => sk)).toEqual(['HEAD', 'PART#000', 'PART#001']);
    expect(stored[0]).toMatchObject({ version: 1, count: 5000, parts: stored.length - 1 });
    for (const { bytes } of stored.slice(1)) expect(bytes.length).toBeLessThanOrEqual(100 * 1024);
    expect(await store().loadHromadas()).toEqual(many);
  });

  it('leave nothing of a longer list behind', async () => {
    await store().replaceHromadas(manyHromadas());
    await store().replaceHromadas(fewer);

    expect((await items()).map(({ sk }) => sk)).toEqual(['HEAD', 'PART#000']);
    expect(await store().loadHromadas()).toEqual(fewer);
  });

  it('do not change when the same file is imported once more', async () => {
    await store().replaceHromadas(hromadas);

    expect(await store().replaceHromadas(hromadas)).toEqual({ version: 1, changed: false });
  });

  it('are those of one import when two run at once', async () => {
    const versions = await Promise.all([store().replaceHromadas(hromadas), store().replaceHromadas(fewer)]);

    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2]);
    const last = versions[0]?.version === 2 ? hromadas : fewer;
    expect(await store().loadHromadas()).toEqual(last);
  });

  it('are read once a minute at most, and unpacked anew only after an import', async () => {
    const reader = store();
    await store().replaceHromadas(hromadas);
    reads = 0;

    const first = await reader.loadHromadas();
    expect(reads).toBe(2);

    time = 59_999;
    expect(await reader.loadHromadas()).toBe(first);
    expect(reads).toBe(2);

    time = 60_000;
    expect(await reader.loadHromadas()).toBe(first);
    expect(reads).toBe(3);

    await store().replaceHromadas(fewer);
    time = 119_999;
    expect(await reader.loadHromadas()).toBe(first);
    time = 120_000;
    expect(await reader.loadHromadas()).toEqual(fewer);
  });

  it('are never a mixture when an import comes between two reads', async () => {
    await store().replaceHromadas(manyHromadas());
    let interrupted = false;
    const slow = tables.client;
    slow.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'QueryCommand' && !interrupted) {
            interrupted = true;
            await store().replaceHromadas(fewer);
          }
          return next(args);
        },
      { step: 'initialize', name: 'interrupt' },
    );

    const loaded = await store(slow).loadHromadas();
    slow.middlewareStack.remove('interrupt');

    expect(interrupted).toBe(true);
    expect(loaded).toEqual(fewer);
  });

  it('are not given out while a part belongs to another import than the head', async () => {
    await store().replaceHromadas(manyHromadas());
    const part = (await items()).at(-1);
    await tables.client.send(new PutCommand({ TableName: tables.main, Item: { ...part, version: 2 } }));

    await expect(store().loadHromadas()).rejects.toMatchObject({ code: 'busy' });
  });

  it('are refused when they are not well formed, and the old ones stay', async () => {
    await store().replaceHromadas(fewer);
    const [first] = hromadas;
    if (first === undefined) expect.fail('no community');

    await expect(store().replaceHromadas([{ ...first, katotth: 'UA1' }])).rejects.toThrow();

    expect(await store().loadHromadas()).toEqual(fewer);
    const { Item } = await tables.client.send(new GetCommand({ TableName: tables.main, Key: { pk, sk: 'HEAD' } }));
    expect(Item).toMatchObject({ version: 1 });
  });
});
