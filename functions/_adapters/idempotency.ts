import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import type { Tables } from './dynamodb.ts';
import { sha256 } from './keys.ts';
import { ConditionFailed, transact, type Write } from './transact.ts';

/** What makes a call the same call: the caller, the route, the caller's key, and a hash of what was sent. Ids only are kept, no bodies. */
export interface Attempt {
  readonly caller: string;
  readonly route: string;
  readonly key: string;
  readonly request: unknown;
}

const Kept = z.object({ requestHash: z.string(), resultId: z.string(), expiresAt: z.number() });
const keptForSeconds = 24 * 60 * 60;

/** Where an attempt is kept. */
const keyOf = ({ caller, route, key }: Attempt) => ({
  pk: `IDEMPOTENCY#${sha256(JSON.stringify([caller, route, key]))}`,
  sk: 'ATTEMPT',
});
const secondsOf = (now: Date) => Math.floor(now.getTime() / 1000);

/**
 * The id of what the attempt brought about earlier; undefined where it is the first.
 * Throws `request.idempotency-mismatch` where the key came with another request.
 */
export async function earlierResult(tables: Tables, now: Date, attempt: Attempt): Promise<string | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.derived, Key: keyOf(attempt), ConsistentRead: true }),
  );
  if (Item === undefined) return undefined;
  const kept = Kept.parse(Item);
  if (kept.expiresAt <= secondsOf(now)) return undefined;
  if (kept.requestHash !== sha256(JSON.stringify(attempt.request)))
    throw new DomainError('request.idempotency-mismatch');
  return kept.resultId;
}

/**
 * Runs `writes` at most once for the attempt and returns the id of the result: `resultId`, or that of the first time.
 * The record of the attempt is written in the same transaction. Throws `request.idempotency-mismatch` where the key came with another request,
 * and `ConditionFailed` with positions in `writes` where one of their conditions fails.
 */
export async function once(
  tables: Tables,
  now: Date,
  attempt: Attempt,
  resultId: string,
  writes: readonly Write[],
): Promise<{ id: string; first: boolean }> {
  const before = await earlierResult(tables, now, attempt);
  if (before !== undefined) return { id: before, first: false };
  const keep: Write = {
    Put: {
      TableName: tables.derived,
      Item: {
        ...keyOf(attempt),
        requestHash: sha256(JSON.stringify(attempt.request)),
        resultId,
        expiresAt: secondsOf(now) + keptForSeconds,
      },
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': secondsOf(now) },
    },
  };
  try {
    await transact(tables, [keep, ...writes]);
    return { id: resultId, first: true };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // A parallel attempt, or our own whose answer was lost: either way the first result is the result.
    const winner = await earlierResult(tables, now, attempt);
    if (winner !== undefined) return { id: winner, first: false };
    throw new ConditionFailed(error.failed.map((position) => position - 1));
  }
}
