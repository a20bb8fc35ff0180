import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpoints } from '../../../infra/local/checkpoints.ts';
import { localAws } from '../../../infra/local/local-aws.ts';
import { readStream, type StreamReader } from '../../../infra/local/shards.ts';
import type { StreamRecord } from '../../../infra/local/stream.ts';
import { FakeStreams } from './fake-streams.ts';

let streams: FakeStreams;
let client: DynamoDBStreamsClient;
let folder: string;
let readers: StreamReader[];
let seen: string[];
let bodies: unknown[];

beforeEach(async () => {
  streams = new FakeStreams();
  await streams.start();
  client = new DynamoDBStreamsClient({ ...localAws(streams.endpoint), maxAttempts: 1 });
  folder = mkdtempSync(join(tmpdir(), 'mistok-shards-'));
  readers = [];
  seen = [];
  bodies = [];
});

afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.stop()));
  client.destroy();
  streams.stop();
  rmSync(folder, { recursive: true });
});

function read(startingPosition: 'TRIM_HORIZON' | 'LATEST' = 'TRIM_HORIZON', streamArn = 'arn:local'): StreamReader {
  const settings = {
    batchSize: 10,
    window: 0,
    bisect: false,
    partial: false,
    maximumRetries: 0,
    maximumAge: Number.POSITIVE_INFINITY,
  };
  const invoke = async (records: readonly StreamRecord[]) => {
    seen.push(...records.map(({ sequenceNumber }) => sequenceNumber));
    bodies.push(...records.map(({ body }) => body));
    return { response: null };
  };
  const reader = readStream({
    client,
    streamArn,
    shownArn: 'arn:shown',
    startingPosition,
    settings,
    checkpoints: openCheckpoints(join(folder, 'checkpoints.json'), streamArn),
    world: () => ({ invoke, discard: () => expect.unreachable() }),
    report: () => undefined,
  });
  readers.push(reader);
  return reader;
}

const eventually = (expected: string[]) => expect.poll(() => seen, { timeout: 5000 }).toEqual(expected);

describe('reading a stream', () => {
  it('begins with the oldest record, or with what comes after the start', async () => {
    streams.shards.set('a', { records: ['1', '2'] });

    const oldest = read();
    await eventually(['1', '2']);
    await oldest.stop();
    rmSync(join(folder, 'checkpoints.json'));
    await read('LATEST').ready;
    streams.shards.get('a')?.records.push('3');

    await eventually(['1', '2', '3']);
  });

  it('shows the function what Lambda shows', async () => {
    streams.shards.set('a', { records: ['1'] });

    read();

    await eventually(['1']);
    expect(bodies[0]).toMatchObject({
      eventName: 'INSERT',
      awsRegion: 'eu-central-1',
      eventSourceARN: 'arn:shown',
      dynamodb: { Keys: { pk: { B: 'AAE=' } }, SequenceNumber: '1', ApproximateCreationDateTime: expect.any(Number) },
    });
  });

  it('goes on after the last finished record when it starts again', async () => {
    streams.shards.set('a', { records: ['1', '2'] });
    const first = read();
    await eventually(['1', '2']);
    await first.stop();

    streams.shards.get('a')?.records.push('3');
    read();

    await eventually(['1', '2', '3']);
    expect(streams.opened).toEqual(['a from TRIM_HORIZON', 'a from 2']);
  });

  it('misses nothing that was written while it was stopped before its first record', async () => {
    streams.shards.set('a', { records: [] });
    const first = read('LATEST');
    await first.ready;
    await first.stop();

    streams.shards.get('a')?.records.push('1');
    read('LATEST');

    await eventually(['1']);
  });

  it('forgets the checkpoints of a stream that is another now', async () => {
    streams.shards.set('a', { records: ['1'] });
    const first = read();
    await eventually(['1']);
    await first.stop();

    read('TRIM_HORIZON', 'arn:later');

    await eventually(['1', '1']);
  });

  it.each(['ExpiredIteratorException', 'InternalServerError', 'com.amazonaws.internal#NobodyKnowsThisError'])(
    'opens the shard again where it was after %s',
    async (error) => {
      streams.shards.set('a', { records: ['1'] });
      read();
      await eventually(['1']);

      streams.errors.push(error);
      streams.shards.get('a')?.records.push('2');

      await eventually(['1', '2']);
      expect(streams.opened.at(-1)).toBe('a from 1');
    },
  );

  it('goes on with the oldest record there is when its own place is forgotten', async () => {
    streams.shards.set('a', { records: ['1', '2', '3'] });
    const first = read();
    await eventually(['1', '2', '3']);
    await first.stop();

    streams.trimmedBefore = '5';
    streams.shards.get('a')?.records.push('4', '5', '6');
    read();

    await eventually(['1', '2', '3', '5', '6']);
  });

  it('reads the children of a shard after it, and not the shard again', async () => {
    streams.shards.set('a', { records: ['1'] });
    streams.shards.set('b', { parent: 'a', records: ['2'] });
    streams.shards.set('c', { parent: 'a', records: [] });
    const first = read('LATEST');
    await first.ready;
    expect(seen).toEqual([]);

    streams.shards.set('a', { records: ['1', '1.5'], closed: true });
    await eventually(['1.5', '2']);
    await first.stop();
    streams.shards.get('c')?.records.push('3');
    read('LATEST');

    await eventually(['1.5', '2', '3']);
    expect(streams.opened.filter((opened) => opened.startsWith('a'))).toHaveLength(1);
  });
});
