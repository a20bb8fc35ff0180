import { z } from 'zod';
import { OtherRecordFormat } from './index-listings.ts';

/** What the indexing function reads of a batch of the main table's stream: keys and sequence numbers, never an image. */
const StreamBatch = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
        SequenceNumber: z.string().regex(/^\d+$/),
      }),
    }),
  ),
});

/** The answer to the event source: from which record on the batch is to come again; empty where all is done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export interface BatchParts {
  /** Brings listings in the index up to date. */
  readonly indexListings: (ids: readonly string[]) => Promise<void>;
  /** Builds the index anew. */
  readonly rebuildIndex: () => Promise<unknown>;
  /** Told of a failure that sends the batch back. */
  readonly report: (error: unknown) => void;
}

const prefix = 'LISTING#';

/**
 * Makes the handler of a stream batch: folds it to the listings that it names and brings them up to date. Where that
 * fails, the whole batch comes again, from its lowest sequence number; what was done already is done again without harm.
 * Throws where the event is not a stream batch.
 */
export function makeIndexBatch({
  indexListings,
  rebuildIndex,
  report,
}: BatchParts): (event: unknown) => Promise<BatchAnswer> {
  async function indexAll(ids: readonly string[]): Promise<void> {
    try {
      await indexListings(ids);
    } catch (error) {
      if (!(error instanceof OtherRecordFormat)) throw error;
      await rebuildIndex();
      await indexListings(ids);
    }
  }

  return async (event) => {
    const { Records } = StreamBatch.parse(event);
    const keys = Records.map(({ dynamodb }) => dynamodb.Keys);
    const ids = keys
      .filter(({ pk, sk }) => pk.S.startsWith(prefix) && sk.S === 'LISTING')
      .map(({ pk }) => pk.S.slice(prefix.length));
    if (ids.length === 0) return { batchItemFailures: [] };
    try {
      await indexAll(ids);
      return { batchItemFailures: [] };
    } catch (error) {
      report(error);
      return {
        batchItemFailures: [{ itemIdentifier: lowest(Records.map(({ dynamodb }) => dynamodb.SequenceNumber)) }],
      };
    }
  };
}

/** Sequence numbers have up to 40 digits: compared as numbers, not as texts. */
function lowest(sequenceNumbers: readonly string[]): string {
  return sequenceNumbers.reduce((least, candidate) => (BigInt(candidate) < BigInt(least) ? candidate : least));
}
