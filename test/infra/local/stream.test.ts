import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureMessage } from '../../../infra/local/failure-message.ts';
import {
  type Discarded,
  processBatch,
  type StreamRecord,
  type StreamSettings,
  takeBatch,
} from '../../../infra/local/stream.ts';
import { type StreamCase, streamCases, throws } from './stream-cases.ts';

const unlimited: StreamSettings = {
  batchSize: 100,
  window: 0,
  bisect: false,
  partial: false,
  maximumRetries: Number.POSITIVE_INFINITY,
  maximumAge: Number.POSITIVE_INFINITY,
};

const beginning = Date.UTC(2026, 0, 1);

const record = (sequenceNumber: string, age = 0, bytes = 100): StreamRecord => ({
  sequenceNumber,
  arrivedAt: beginning - age * 1000,
  bytes,
  body: sequenceNumber,
});

const letters = (records: readonly StreamRecord[]) => records.map(({ sequenceNumber }) => sequenceNumber).join('');

async function run({
  records,
  ages = {},
  settings,
  answer,
  seconds = 0,
}: Pick<StreamCase, 'records' | 'ages' | 'settings' | 'answer' | 'seconds'>) {
  const invocations: string[] = [];
  const checkpoints: string[] = [];
  const discarded: Discarded[] = [];
  let now = beginning;
  await processBatch(
    [...records].map((letter) => record(letter, ages[letter])),
    { ...unlimited, ...settings },
    {
      now: () => now,
      backOff: async () => undefined,
      invoke: async (sent) => {
        invocations.push(letters(sent));
        now += seconds * 1000;
        const response = answer(letters(sent), invocations.length);
        return response === throws ? { error: true } : { response };
      },
      checkpoint: (sequenceNumber) => checkpoints.push(sequenceNumber),
      discard: (given) => discarded.push(given),
      stopping: () => false,
    },
  );
  return { invocations, checkpoints: checkpoints.join(''), discarded };
}

describe('a batch of stream records', () => {
  it.each(streamCases)('$name', async (row) => {
    const result = await run(row);

    expect(result.invocations).toEqual(row.invocations);
    expect(result.checkpoints).toBe(row.checkpoints);
    const discarded = result.discarded.map((given) => ({ ...given, records: letters(given.records) }));
    expect(discarded).toEqual(row.discarded ?? []);
  });

  it('is finished or given up record by record, in order, whatever fails', async () => {
    const alphabet = 'abcdefghijklmnop';
    const settings = fc.record({
      bisect: fc.boolean(),
      partial: fc.boolean(),
      maximumRetries: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 16 }),
        fc.subarray([...alphabet]),
        fc.boolean(),
        settings,
        async (size, bad, reporting, chosen) => {
          const records = alphabet.slice(0, size);
          const answer = (sent: string) => {
            const failed = [...sent].filter((letter) => bad.includes(letter));
            if (reporting) return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
            return failed.length > 0 ? throws : null;
          };

          const { invocations, checkpoints, discarded } = await run({ records, settings: chosen, answer });

          expect(invocations.every((sent) => records.includes(sent))).toBe(true);
          expect([...checkpoints]).toEqual([...checkpoints].toSorted());
          expect(checkpoints.at(-1)).toBe(records.at(-1));
          const givenUp = discarded.map((given) => letters(given.records)).join('');
          const badHere = [...records].filter((letter) => bad.includes(letter)).join('');
          if (chosen.bisect && !reporting) expect(givenUp).toBe(badHere);
          if (badHere === '') expect(givenUp).toBe('');
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('is left for the next start when the stack stops while the function runs', async () => {
    const checkpoints: string[] = [];
    let stopping = false;

    await processBatch(
      [record('a')],
      { ...unlimited, maximumRetries: 0 },
      {
        now: () => beginning,
        backOff: async () => undefined,
        invoke: async () => {
          stopping = true;
          return { error: true };
        },
        checkpoint: (sequenceNumber) => checkpoints.push(sequenceNumber),
        discard: () => expect.unreachable(),
        stopping: () => stopping,
      },
    );

    expect(checkpoints).toEqual([]);
  });
});

describe('the size of a batch', () => {
  const settings = { ...unlimited, batchSize: 3, window: 1000 };
  const some = (count: number, bytes = 100) =>
    Array.from({ length: count }, (_, index) => record(String(index), 0, bytes));
  const million = 1024 * 1024;

  it.each([
    { name: 'nothing goes while nothing waits', waiting: some(0), waited: 5000, taken: 0 },
    { name: 'a few records wait for more', waiting: some(2), waited: 999, taken: 0 },
    { name: 'the window sends what there is', waiting: some(2), waited: 1000, taken: 2 },
    { name: 'a full batch does not wait', waiting: some(3), waited: 0, taken: 3 },
    { name: 'no batch is larger than its size', waiting: some(7), waited: 5000, taken: 3 },
    { name: 'a batch of 6 MB does not wait', waiting: some(3, 4 * million), waited: 0, taken: 1 },
    { name: 'a record that is too large goes alone', waiting: some(1, 7 * million), waited: 0, taken: 1 },
  ])('$name', ({ waiting, waited, taken }) => {
    expect(takeBatch(waiting, beginning, beginning + waited, settings)).toBe(taken);
  });

  it('is what there is when there is no window', () => {
    expect(takeBatch(some(2), beginning, beginning, { ...settings, window: 0 })).toBe(2);
  });
});

describe('the message about records that were given up', () => {
  const source = { functionArn: 'arn:aws:lambda:f', shardId: 'shardId-1', streamArn: 'arn:aws:dynamodb:s' };
  const records = [record('7', 90.5), record('8', 30)];

  it('names the batch, the reason and what the function did, and no content', () => {
    const discarded = {
      records,
      condition: 'RetryAttemptsExhausted',
      invocations: 4,
      functionError: 'Unhandled',
    } as const;

    const message = failureMessage(discarded, source, beginning);

    expect(message).toEqual({
      requestContext: {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionArn: 'arn:aws:lambda:f',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 4,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: '2026-01-01T00:00:00.000Z',
      DDBStreamBatchInfo: {
        shardId: 'shardId-1',
        startSequenceNumber: '7',
        endSequenceNumber: '8',
        approximateArrivalOfFirstRecord: '2025-12-31T23:58:29Z',
        approximateArrivalOfLastRecord: '2025-12-31T23:59:30Z',
        batchSize: 2,
        streamArn: 'arn:aws:dynamodb:s',
      },
    });
  });

  it('has no response when the function was never called', () => {
    const discarded = { records, condition: 'RecordAgeExceeded', invocations: 0, functionError: undefined } as const;

    expect(failureMessage(discarded, source, beginning)).not.toHaveProperty('responseContext');
  });
});
