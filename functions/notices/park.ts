import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ZodError } from 'zod';
import type { Tables } from '../_adapters/dynamodb.ts';
import { createRecord, type Key } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';

/** The partition of what could not be processed because of what it holds; a person looks at it. */
export const parkedPartition = 'PARKED';

/** Sets a record aside by its key. */
export type Park = (key: Key, error: ZodError) => Promise<void>;

/**
 * Notes that a record cannot be processed as it is, and takes it out of its queue: it holds up nobody and is tried no more. The note has
 * paths and codes of what does not parse and no value. Parking the same record again changes nothing.
 */
export function makePark(tables: Tables, runtime: Pick<Runtime, 'now'>): Park {
  return async ({ pk, sk }, error) => {
    const problems = error.issues.slice(0, 10).map(({ path, code }) => ({ path: path.map(String).join('.'), code }));
    const note = { key: { pk, sk }, problems, at: runtime.now().toISOString() };
    try {
      await transact(tables, [createRecord(tables, { pk: parkedPartition, sk: `${pk}|${sk}` }, note)]);
    } catch (reason) {
      if (!(reason instanceof ConditionFailed)) throw reason;
    }
    await leaveQueue(tables, { pk, sk });
  };
}

async function leaveQueue({ client, main }: Tables, { pk, sk }: Key): Promise<void> {
  try {
    await client.send(
      new UpdateCommand({
        TableName: main,
        Key: { pk, sk },
        UpdateExpression: 'REMOVE #queue, queuedAt',
        ConditionExpression: 'attribute_exists(#queue)',
        ExpressionAttributeNames: { '#queue': 'queue' },
      }),
    );
  } catch (reason) {
    if (!(reason instanceof ConditionalCheckFailedException)) throw reason;
  }
}
