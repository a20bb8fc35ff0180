import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import type { Tables } from './dynamodb.ts';
import { sha256 } from './keys.ts';

const Counted = z.object({ taken: z.number() });

/**
 * Takes one of `most` turns that `subject` has for `what` in each window of `minutes`. Throws `limit.reached` with the time to wait.
 * The subject (an address, an IP) is kept only as a hash and only for the window.
 */
export async function takeTurn(
  tables: Tables,
  now: Date,
  limit: { what: string; subject: string; most: number; minutes: number },
): Promise<void> {
  const length = limit.minutes * 60;
  const seconds = Math.floor(now.getTime() / 1000);
  const window = Math.floor(seconds / length);
  const { Attributes } = await tables.client.send(
    new UpdateCommand({
      TableName: tables.derived,
      Key: { pk: `LIMIT#${sha256(`${limit.what}|${limit.subject}`)}`, sk: `WINDOW#${window}` },
      UpdateExpression: 'ADD taken :one SET expiresAt = :end',
      ExpressionAttributeValues: { ':one': 1, ':end': (window + 1) * length + 60 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  if (Counted.parse(Attributes).taken > limit.most) {
    const wait = (window + 1) * length - seconds;
    throw new DomainError('limit.reached', { params: { minutes: Math.ceil(wait / 60) }, retryAfterSeconds: wait });
  }
}
