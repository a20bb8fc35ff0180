import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Tables } from '../_adapters/dynamodb.ts';
import type { Key } from '../_adapters/records.ts';

const Line = z.object({ pk: z.string(), sk: z.string(), queuedAt: z.string(), createdAt: z.string().optional() });

/** What stands in a queue: the key alone, when its turn comes and, where the record tells, when it was created. */
export interface QueueLine extends Key {
  readonly queuedAt: string;
  readonly createdAt: string | undefined;
}

/**
 * The keys in a queue, next first, at most `most`; with `until` (ISO 8601 in UTC) only those whose turn has come. The index may lag behind:
 * the record itself is read afresh before anything is done. No record is parsed here, so that a damaged one cannot hold up the others.
 */
export async function dueKeys(
  { client, main }: Tables,
  { queue, until, most }: { queue: string; until?: string; most: number },
): Promise<QueueLine[]> {
  const lines: QueueLine[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: main,
        IndexName: 'queue',
        KeyConditionExpression: until === undefined ? '#queue = :queue' : '#queue = :queue AND queuedAt <= :until',
        ProjectionExpression: 'pk, sk, queuedAt, #data.createdAt',
        ExpressionAttributeNames: { '#queue': 'queue', '#data': 'data' },
        ExpressionAttributeValues: { ':queue': queue, ...(until === undefined ? {} : { ':until': until }) },
        Limit: Math.min(500, most - lines.length),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of answer.Items ?? []) {
      const { pk, sk, queuedAt, createdAt } = Line.parse({ ...item, createdAt: createdAtOf(item) });
      lines.push({ pk, sk, queuedAt, createdAt });
    }
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && lines.length < most);
  return lines;
}

function createdAtOf({ data }: Record<string, unknown>): string | undefined {
  const found = z.object({ createdAt: z.iso.datetime() }).safeParse(data);
  return found.success ? found.data.createdAt : undefined;
}
