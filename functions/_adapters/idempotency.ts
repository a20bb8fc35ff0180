import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import type { Tables } from './dynamodb.ts';
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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

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
  const key = {
    pk: `IDEMPOTENCY#${sha256(JSON.stringify([attempt.caller, attempt.route, attempt.key]))}`,
    sk: 'ATTEMPT',
  };
  const requestHash = sha256(JSON.stringify(attempt.request));
  const seconds = Math.floor(now.getTime() / 1000);

  const before = async () => {
    const { Item } = await tables.client.send(
      new GetCommand({ TableName: tables.derived, Key: key, ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const kept = Kept.parse(Item);
    if (kept.expiresAt <= seconds) return undefined;
    if (kept.requestHash !== requestHash) throw new DomainError('request.idempotency-mismatch');
    return { id: kept.resultId, first: false };
  };

  const earlier = await before();
  if (earlier !== undefined) return earlier;
  const keep: Write = {
    Put: {
      TableName: tables.derived,
      Item: { ...key, requestHash, resultId, expiresAt: seconds + keptForSeconds },
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': seconds },
    },
  };
  try {
    await transact(tables, [keep, ...writes]);
    return { id: resultId, first: true };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // A parallel attempt, or our own whose answer was lost: either way the first result is the result.
    const winner = await before();
    if (winner !== undefined) return winner;
    throw new ConditionFailed(error.failed.map((position) => position - 1));
  }
}
