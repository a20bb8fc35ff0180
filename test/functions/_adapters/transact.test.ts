import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { ConditionFailed, insist, transact } from '../../../functions/_adapters/transact.ts';
import { DomainError } from '../../../shared/errors.ts';
import { fakeClient } from './fake-client.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const write = { Put: { TableName: 'main', Item: {} } };
const run = (answers: readonly unknown[]) => {
  const { client, calls } = fakeClient(answers);
  return { calls, outcome: transact({ client }, [write, write], () => 0) };
};

describe('a transaction', () => {
  it('is tried again after a conflict or throttling', async () => {
    const { calls, outcome } = run([cancelled('None', 'TransactionConflict'), cancelled('ThrottlingError'), {}]);

    await outcome;
    expect(calls()).toBe(3);
  });

  it('is busy after three tries', async () => {
    const { calls, outcome } = run(Array.from({ length: 5 }, () => cancelled('TransactionConflict')));

    await expect(outcome).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 2 });
    expect(calls()).toBe(3);
  });

  it('tells which conditions failed, a conflict beside them or not', async () => {
    await expect(run([cancelled('None', 'ConditionalCheckFailed')]).outcome).rejects.toEqual(new ConditionFailed([1]));
    await expect(run([cancelled('ConditionalCheckFailed', 'TransactionConflict')]).outcome).rejects.toMatchObject({
      failed: [0],
    });
  });

  it('passes on every other error', async () => {
    await expect(run([new Error('no such table')]).outcome).rejects.toThrow('no such table');
    await expect(run([cancelled('ValidationError')]).outcome).rejects.toBeInstanceOf(TransactionCanceledException);
  });
});

describe('insisting on a change', () => {
  const failing = (times: number, error: unknown) => {
    let tries = 0;
    return {
      tries: () => tries,
      change: async () => {
        tries += 1;
        if (tries <= times) throw error;
        return 'done';
      },
    };
  };

  it('looks again where somebody else wrote first, four times in all', async () => {
    const lucky = failing(3, new ConditionFailed([0]));
    const unlucky = failing(9, new ConditionFailed([0]));

    expect(await insist(lucky.change)).toBe('done');
    await expect(insist(unlucky.change)).rejects.toMatchObject({ code: 'busy' });
    expect([lucky.tries(), unlucky.tries()]).toEqual([4, 4]);
  });

  it('takes a refusal for an answer', async () => {
    const refused = failing(1, new DomainError('not-found'));

    await expect(insist(refused.change)).rejects.toMatchObject({ code: 'not-found' });
    expect(refused.tries()).toBe(1);
  });
});
