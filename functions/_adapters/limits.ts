import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import type { Tables } from './dynamodb.ts';
import { sha256 } from './keys.ts';
import type { Write } from './transact.ts';

const Counted = z.object({ taken: z.number() });

/** `most` turns that `subject` has for `what` in each window of `minutes`. */
export interface Limit {
  readonly what: string;
  readonly subject: string;
  readonly most: number;
  readonly minutes: number;
}

/** The present window of a limit: where its turns are counted, when the count may go, and how many seconds are left. */
function windowOf(now: Date, { what, subject, minutes }: Limit) {
  const length = minutes * 60;
  const seconds = Math.floor(now.getTime() / 1000);
  const window = Math.floor(seconds / length);
  const end = (window + 1) * length;
  return {
    key: { pk: `LIMIT#${sha256(`${what}|${subject}`)}`, sk: `WINDOW#${window}` },
    expiresAt: end + 60,
    left: end - seconds,
  };
}

/** The refusal of somebody who has no turn left, with the time to wait. */
export function limitReached(now: Date, limit: Limit): DomainError {
  const { left } = windowOf(now, limit);
  return new DomainError('limit.reached', { params: { minutes: Math.ceil(left / 60) }, retryAfterSeconds: left });
}

/** The write that takes a turn in the transaction that it is for: what does not come about costs none. Its condition fails where none is left. */
export function turnOf({ derived }: Pick<Tables, 'derived'>, now: Date, limit: Limit): Write {
  const { key, expiresAt } = windowOf(now, limit);
  return {
    Update: {
      TableName: derived,
      Key: key,
      UpdateExpression: 'ADD taken :one SET expiresAt = :end',
      ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
      ExpressionAttributeValues: { ':one': 1, ':end': expiresAt, ':most': limit.most },
    },
  };
}

/**
 * Takes one of `most` turns that `subject` has for `what` in each window of `minutes`. Throws `limit.reached` with the time to wait.
 * The subject (an address, an IP) is kept only as a hash and only for the window.
 */
export async function takeTurn(tables: Tables, now: Date, limit: Limit): Promise<void> {
  const { key, expiresAt } = windowOf(now, limit);
  const { Attributes } = await tables.client.send(
    new UpdateCommand({
      TableName: tables.derived,
      Key: key,
      UpdateExpression: 'ADD taken :one SET expiresAt = :end',
      ExpressionAttributeValues: { ':one': 1, ':end': expiresAt },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  if (Counted.parse(Attributes).taken > limit.most) throw limitReached(now, limit);
}
