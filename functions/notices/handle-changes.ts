import type { Logger } from '@aws-lambda-powertools/logger';
import { ZodError, z } from 'zod';
import type { Key } from '../_adapters/records.ts';
import type { Park } from './park.ts';
import { sideBySide } from './side-by-side.ts';

/** What follows a change of one kind of record: its key is `PREFIX#id` and `PREFIX`. */
export interface Follower {
  readonly prefix: string;
  readonly follow: (id: string) => Promise<unknown>;
}

export interface HandleChangesDependencies {
  readonly followers: readonly Follower[];
  readonly park: Park;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

const Batch = z.object({ Records: z.array(z.unknown()).default([]) });
const Change = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string().regex(/^\d{1,40}$/),
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
  }),
});

/** What Lambda reads: everything from the first named record on is delivered again; none named is all done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** How many changes are followed at once: so many mails leave side by side. */
const atOnce = 8;

/**
 * Follows a batch of the stream. A change says no more than "look at this key", so each key is looked at once a batch, and each on its own:
 * a failure holds up no other. Of the failures the lowest sequence number is reported. What can never be followed because of what it holds
 * is parked, so that it does not hold the shard for a day.
 */
export function makeHandleChanges({ followers, park, log }: HandleChangesDependencies) {
  const follow = async ({ pk, sk }: Key): Promise<void> => {
    const follower = followers.find(({ prefix }) => sk === prefix && pk.startsWith(`${prefix}#`));
    if (follower === undefined) return;
    try {
      await follower.follow(pk.slice(follower.prefix.length + 1));
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      log.error('A record does not parse and is parked', { key: pk });
      await park({ pk, sk }, error);
    }
  };

  return async (event: unknown): Promise<BatchAnswer> => {
    const failed: string[] = [];
    await sideBySide(changedKeys(event, log), atOnce, async ({ pk, sk, sequence }) => {
      try {
        await follow({ pk, sk });
      } catch (error) {
        failed.push(sequence);
        log.warn('A change could not be followed', { key: pk, error: asError(error).name });
      }
    });
    const [lowest] = failed.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    return { batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: lowest }] };
  };
}

/** Every key of the batch once, with the lowest sequence number that it came with. */
function changedKeys(event: unknown, log: Pick<Logger, 'error'>): (Key & { sequence: string })[] {
  const changed = new Map<string, Key & { sequence: string }>();
  for (const record of Batch.parse(event).Records) {
    const parsed = Change.safeParse(record);
    if (!parsed.success) {
      log.error('A record of the stream has no readable key and is passed over');
      continue;
    }
    const { Keys, SequenceNumber: sequence } = parsed.data.dynamodb;
    const name = `${Keys.pk.S}|${Keys.sk.S}`;
    const known = changed.get(name);
    if (known === undefined || BigInt(sequence) < BigInt(known.sequence))
      changed.set(name, { pk: Keys.pk.S, sk: Keys.sk.S, sequence });
  }
  return [...changed.values()];
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(`not an error but ${typeof thrown}`);
}
