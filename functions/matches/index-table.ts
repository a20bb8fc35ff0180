import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type ChunkWrite, packLeaves, unpackLeaves } from '../../shared/matching/index-tree.ts';
import { batchGet } from './index-batch-get.ts';
import type { IndexStore, Parked, StoredChunk } from './index-store.ts';

const HeadItem = z.object({
  version: z.int().positive(),
  recordFormat: z.int().min(0),
  nextChunk: z.int().min(0),
  commit: z.string(),
  directory: z.instanceof(Uint8Array),
});
const ChunkItem = z.object({ pk: z.string(), version: z.int().positive(), bytes: z.instanceof(Uint8Array) });
const headKey = { pk: 'INDEX', sk: 'HEAD' };

interface Place {
  readonly client: DynamoDBDocumentClient;
  /** The name of the derived table. */
  readonly table: string;
}

/** The index in the derived table: the head under `INDEX`, each chunk under a partition of its own. */
export function makeIndexStore({ client, table: TableName }: Place): IndexStore {
  return {
    async readHead() {
      const { Item } = await client.send(new GetCommand({ TableName, Key: headKey, ConsistentRead: true }));
      if (Item === undefined) return undefined;
      const { directory, ...head } = HeadItem.parse(Item);
      return { ...head, leaves: unpackLeaves(directory) };
    },

    async readChunks(chunks) {
      const found = new Map<number, StoredChunk>();
      for (const item of await batchGet(client, TableName, chunks.map(chunkKey))) {
        const { pk, version, bytes } = ChunkItem.parse(item);
        found.set(Number(pk.slice('INDEX#'.length)), { version, bytes });
      }
      return found;
    },

    async commit({ head: { leaves, ...head }, replaces, writes, drops }) {
      const Item = { ...headKey, ...head, directory: packLeaves(leaves) };
      const condition =
        replaces === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :replaces',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':replaces': replaces },
            };
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName, Item, ...condition } },
              ...writes.map((write) => ({ Put: { TableName, Item: chunkItem(write, head.version) } })),
              ...drops.map((chunk) => ({ Delete: { TableName, Key: chunkKey(chunk) } })),
            ],
          }),
        );
        return 'committed';
      } catch (error) {
        if (lostTheRace(error)) return 'lost';
        throw error;
      }
    },

    async prepareChunks(chunks, version) {
      for (const chunk of chunks) await client.send(new PutCommand({ TableName, Item: chunkItem(chunk, version) }));
    },

    async deleteChunks(chunks) {
      for (const chunk of chunks) await client.send(new DeleteCommand({ TableName, Key: chunkKey(chunk) }));
    },
  };
}

/** Leaves word of an item that cannot be read, under its key: again for the same item changes nothing. */
export function makePark({ client, table: TableName }: Place): (parked: Parked) => Promise<void> {
  return async ({ key, error }) => {
    await client.send(new PutCommand({ TableName, Item: { pk: 'PARKED', sk: key, error } }));
  };
}

function chunkKey(chunk: number) {
  return { pk: `INDEX#${chunk}`, sk: 'CHUNK' };
}

function chunkItem({ chunk, bytes }: ChunkWrite, version: number) {
  return { ...chunkKey(chunk), version, bytes };
}

/** Another transaction on the head was first, or is just at work on it. Anything else is an error. */
function lostTheRace(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  return codes.includes('ConditionalCheckFailed') || codes.includes('TransactionConflict');
}
