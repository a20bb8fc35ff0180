import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type _Record as DynamoRecord,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { Checkpoints } from './checkpoints.ts';
import { region } from './local-aws.ts';
import { processBatch, type ShardWorld, type StreamRecord, type StreamSettings, takeBatch } from './stream.ts';

/** A reader of one stream. */
export interface StreamReader {
  /** Resolves when every shard is open: from then on no record is missed. */
  readonly ready: Promise<void>;
  /** Ends the reading after what runs now. */
  readonly stop: () => Promise<void>;
}

export interface StreamReaderOptions {
  readonly client: DynamoDBStreamsClient;
  /** The stream's ARN in the local database. */
  readonly streamArn: string;
  /** The ARN that the function sees, as its template knows it. */
  readonly shownArn: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly settings: StreamSettings;
  readonly checkpoints: Checkpoints;
  readonly world: (shardId: string) => Pick<ShardWorld, 'invoke' | 'discard'>;
  /** Told of every error of the database that is answered by opening the shard again. */
  readonly report: (message: string) => void;
}

/** How often a quiet shard is asked for records, in milliseconds. AWS asks four times a second. */
const pollEvery = 100;
const longestBackOff = 30_000;

/** Reads every shard of a stream, each in order, children after their parents, and hands the records on in batches. */
export function readStream(options: StreamReaderOptions): StreamReader {
  const { checkpoints } = options;
  const stopped = new AbortController();
  const running = new Map<string, Promise<void>>();
  const firstRead = !checkpoints.known();

  const startShards = async (): Promise<void> => {
    const shards = await listShards(options);
    const ids = new Set(shards.map(({ ShardId }) => ShardId));
    const opened = shards.map(({ ShardId, ParentShardId }) => {
      if (ShardId === undefined || running.has(ShardId) || checkpoints.of(ShardId)?.closed) return undefined;
      const parentOpen = ParentShardId && ids.has(ParentShardId) && !checkpoints.of(ParentShardId)?.closed;
      if (parentOpen) return undefined;
      const start = firstRead && running.size === 0 ? options.startingPosition : 'TRIM_HORIZON';
      return new Promise<void>((open) => {
        running.set(ShardId, readShard(ShardId, start, options, stopped.signal, open).then(startChildren));
      });
    });
    await Promise.all(opened);
  };
  const startChildren = async () => {
    if (!stopped.signal.aborted) await startShards();
  };

  return {
    ready: startShards(),
    stop: async () => {
      stopped.abort();
      await Promise.all(running.values());
    },
  };
}

async function listShards({ client, streamArn }: StreamReaderOptions): Promise<Shard[]> {
  const shards: Shard[] = [];
  let from: string | undefined;
  do {
    const page = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(from !== undefined && { ExclusiveStartShardId: from }) }),
    );
    shards.push(...(page.StreamDescription?.Shards ?? []));
    from = page.StreamDescription?.LastEvaluatedShardId;
  } while (from !== undefined);
  return shards;
}

async function readShard(
  shardId: string,
  start: 'TRIM_HORIZON' | 'LATEST',
  options: StreamReaderOptions,
  stopped: AbortSignal,
  opened: () => void,
): Promise<void> {
  const { checkpoints, settings, report } = options;
  const world: ShardWorld = {
    ...options.world(shardId),
    now: Date.now,
    backOff: (attempt) => pause(Math.min(200 * 2 ** attempt, longestBackOff), stopped),
    checkpoint: (after) => checkpoints.save(shardId, { after, closed: false }),
    stopping: () => stopped.aborted,
  };
  const waiting: StreamRecord[] = [];
  let waitingSince = 0;
  let lastRead = checkpoints.of(shardId)?.after ?? null;
  let iterator: string | undefined;
  let ended = false;

  while (!stopped.aborted) {
    try {
      iterator ??= await openShard(options, shardId, lastRead, start);
      if (checkpoints.of(shardId) === undefined) checkpoints.save(shardId, { after: null, closed: false });
      opened();
      if (!ended && waiting.length < settings.batchSize) {
        const { records, next } = await readRecords(options, iterator);
        if (waiting.length === 0) waitingSince = Date.now();
        waiting.push(...records);
        lastRead = records.at(-1)?.sequenceNumber ?? lastRead;
        ended = next === undefined;
        iterator = next ?? iterator;
      }
    } catch (error) {
      // Iterators expire after 15 minutes, and the local database has shard errors that no document names.
      if (stopped.aborted) return;
      report(`shard ${shardId} is opened again after: ${String(error)}`);
      iterator = undefined;
      await pause(1000, stopped);
      continue;
    }
    const count = takeBatch(waiting, ended ? 0 : waitingSince, Date.now(), settings);
    if (count > 0) {
      await processBatch(waiting.splice(0, count), settings, world);
      waitingSince = Date.now();
    } else if (ended && waiting.length === 0) {
      checkpoints.save(shardId, { after: lastRead, closed: true });
      return;
    } else {
      await pause(pollEvery, stopped);
    }
  }
}

async function openShard(
  { client, streamArn }: StreamReaderOptions,
  shardId: string,
  after: string | null,
  start: 'TRIM_HORIZON' | 'LATEST',
): Promise<string> {
  const from = (position: {
    ShardIteratorType: 'TRIM_HORIZON' | 'LATEST' | 'AFTER_SEQUENCE_NUMBER';
    SequenceNumber?: string;
  }) => client.send(new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ...position }));
  const position =
    after === null
      ? { ShardIteratorType: start }
      : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after };
  try {
    return found(await from(position));
  } catch (error) {
    // The stream has forgotten the record that was read last: everything that is left is new.
    if (error instanceof Error && error.name === 'TrimmedDataAccessException')
      return found(await from({ ShardIteratorType: 'TRIM_HORIZON' }));
    throw error;
  }
}

function found({ ShardIterator }: { ShardIterator?: string | undefined }): string {
  if (ShardIterator === undefined) throw new Error('the database gives no iterator');
  return ShardIterator;
}

async function readRecords({ client, shownArn }: StreamReaderOptions, iterator: string) {
  const { Records = [], NextShardIterator } = await client.send(
    new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
  );
  return { records: Records.map((record) => toStreamRecord(record, shownArn, Date.now())), next: NextShardIterator };
}

/** A record as Lambda shows it to the function. */
function toStreamRecord(record: DynamoRecord, shownArn: string, now: number): StreamRecord {
  const written = record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? now;
  // The local database rounds the time of writing down to the minute: the record came between then and now.
  const arrivedAt = Math.min(now, written + 59_999);
  const dynamodb = { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(arrivedAt / 1000) };
  const text = JSON.stringify({ ...record, awsRegion: region, dynamodb, eventSourceARN: shownArn }, base64Binary);
  const body: unknown = JSON.parse(text);
  return { sequenceNumber: record.dynamodb?.SequenceNumber ?? '', arrivedAt, bytes: Buffer.byteLength(text), body };
}

function base64Binary(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

/** Waits, but not beyond the stop. */
async function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: stopped }).catch(() => undefined);
}
