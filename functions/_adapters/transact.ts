import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { DomainError } from '../../shared/errors.ts';
import type { Tables } from './dynamodb.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A condition of the transaction did not hold. `failed` has the positions of the writes whose condition failed. */
export class ConditionFailed extends Error {
  readonly failed: readonly number[];
  constructor(failed: readonly number[]) {
    super('condition failed');
    this.name = 'ConditionFailed';
    this.failed = failed;
  }
}

const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Writes all or nothing. A conflict or throttling is tried again up to three times with full jitter, then answered as `busy`;
 * a failed condition throws `ConditionFailed`, for the caller to ask «is it already what I wanted?».
 */
export async function transact(
  { client }: Pick<Tables, 'client'>,
  writes: readonly Write[],
  jitter: () => number = Math.random,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
      const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) throw new ConditionFailed(failed);
      if (!codes.some((code) => passing.has(code))) throw error;
      if (attempt === 3) throw new DomainError('busy', { retryAfterSeconds: 2 });
      await new Promise((resolve) => setTimeout(resolve, jitter() * 40 * 2 ** attempt));
    }
  }
}

/** How often a change is tried against others who write what it writes. */
const insistTries = 4;

/** Runs a change that reads what stands, decides and writes; again where somebody else wrote first, then `busy`. */
export async function insist<T>(change: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (attempt === insistTries) throw new DomainError('busy', { retryAfterSeconds: 2 });
    }
  }
}
