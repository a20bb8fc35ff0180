import { describe, expect, it } from 'vitest';
import { type BatchParts, makeIndexBatch } from '../../../functions/matches/index-batch.ts';
import { OtherRecordFormat } from '../../../functions/matches/index-listings.ts';

function event(...records: readonly (readonly [pk: string, sk: string, sequence: string])[]) {
  return {
    Records: records.map(([pk, sk, SequenceNumber]) => ({
      eventName: 'INSERT',
      dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber },
    })),
  };
}

function watched(parts: Partial<BatchParts> = {}) {
  const indexed: (readonly string[])[] = [];
  const reported: unknown[] = [];
  const handle = makeIndexBatch({
    indexListings: async (ids) => {
      indexed.push(ids);
    },
    rebuildIndex: async () => {},
    report: (error) => reported.push(error),
    ...parts,
  });
  return { handle, indexed, reported };
}

describe('a batch of the stream', () => {
  it('is folded to the listings that it names', async () => {
    const { handle, indexed } = watched();

    const answer = await handle(
      event(
        ['LISTING#A', 'LISTING', '1'],
        ['LISTING#A', 'EVENT#00000001#published', '2'],
        ['ORGANISATION#A', 'ORGANISATION', '3'],
        ['LISTING#B', 'LISTING', '4'],
        ['MATCH#A', 'LISTING', '5'],
      ),
    );

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(indexed).toEqual([['A', 'B']]);
  });

  it('without a listing needs no work', async () => {
    const { handle, indexed } = watched();

    expect(await handle(event(['PERSON#A', 'PERSON', '1']))).toEqual({ batchItemFailures: [] });
    expect(indexed).toEqual([]);
  });

  it('comes again from its lowest sequence number where it fails, whatever was thrown', async () => {
    for (const thrown of [new Error('throttled'), 'not even an error']) {
      const { handle, reported } = watched({ indexListings: () => Promise.reject(thrown) });

      const answer = await handle(
        event(
          ['LISTING#A', 'LISTING', '1000000000000000000000009'],
          ['PERSON#A', 'PERSON', '999999999999999999999999'],
          ['LISTING#B', 'LISTING', '1000000000000000000000010'],
        ),
      );

      expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '999999999999999999999999' }] });
      expect(reported).toEqual([thrown]);
    }
  });

  it('builds the index anew where that is of another record format, and is done afterwards', async () => {
    let format = 'other';
    const { handle } = watched({
      indexListings: async () => {
        if (format === 'other') throw new OtherRecordFormat();
      },
      rebuildIndex: async () => {
        format = 'ours';
      },
    });

    expect(await handle(event(['LISTING#A', 'LISTING', '1']))).toEqual({ batchItemFailures: [] });
    expect(format).toBe('ours');
  });

  it('is refused as a whole where it is not a batch of a stream', async () => {
    await expect(watched().handle({ Records: [{ body: 'a message' }] })).rejects.toThrow();
  });
});
