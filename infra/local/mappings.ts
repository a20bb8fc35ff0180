import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { z } from 'zod';
import { openCheckpoints } from './checkpoints.ts';
import { failureMessage } from './failure-message.ts';
import type { LocalFunctions } from './functions.ts';
import type { LocalFunction } from './lambda.ts';
import * as properties from './properties.ts';
import { identify } from './resource-types.ts';
import { readStream, type StreamReader } from './shards.ts';
import { StartProblem } from './start-problem.ts';
import type { Invocation, ShardWorld, StreamRecord, StreamSettings } from './stream.ts';
import type { Resource } from './template.ts';

export interface MappingsOptions {
  readonly client: DynamoDBStreamsClient;
  readonly functions: LocalFunctions;
  /** The ARN of the stream in the local database, by the ARN that the templates know. */
  readonly streams: ReadonlyMap<string, string>;
  readonly dataFolder: string;
  readonly report: (message: string) => void;
}

/** Begins to read the streams for every event source mapping of the templates. */
export function startMappings(resources: readonly Resource[], options: MappingsOptions): StreamReader[] {
  const queues = new Map(
    resources.filter(({ type }) => type === 'AWS::SQS::Queue').map((queue) => [arnOf(queue), queue.name] as const),
  );
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .flatMap((mapping) => {
      const described = properties.propertiesOf(mapping, properties.eventSourceMapping);
      return described.Enabled ? [start(mapping, described, queues, options)] : [];
    });
}

function start(
  mapping: Resource,
  described: z.infer<typeof properties.eventSourceMapping>,
  queues: ReadonlyMap<string, string>,
  { client, functions, streams, dataFolder, report }: MappingsOptions,
): StreamReader {
  const shownArn = described.EventSourceArn;
  const streamArn = streams.get(shownArn);
  if (streamArn === undefined)
    throw new StartProblem(
      `The mapping ${mapping.id} reads ${shownArn}, which is no stream of a table of the templates: give the table a stream.`,
    );
  const target = functions.find(described.FunctionName);
  const send = senderTo(described.DestinationConfig?.OnFailure.Destination, queues, dataFolder);
  return readStream({
    client,
    streamArn,
    shownArn,
    startingPosition: described.StartingPosition,
    settings: settingsOf(described),
    checkpoints: openCheckpoints(join(dataFolder, 'checkpoints', `${mapping.name}.json`), streamArn),
    world: (shardId): Pick<ShardWorld, 'invoke' | 'discard'> => ({
      invoke: (records) => invoke(target, records),
      discard: (discarded) => {
        report(`${target.name} could not process ${discarded.records.length} records (${discarded.condition})`);
        send(failureMessage(discarded, { functionArn: target.arn, shardId, streamArn: shownArn }, Date.now()));
      },
    }),
    report: (message) => report(`${target.name}: ${message}`),
  });
}

function settingsOf(described: z.infer<typeof properties.eventSourceMapping>): StreamSettings {
  const unlimited = (value: number, factor: number) => (value < 0 ? Number.POSITIVE_INFINITY : value * factor);
  return {
    batchSize: described.BatchSize,
    window: described.MaximumBatchingWindowInSeconds * 1000,
    bisect: described.BisectBatchOnFunctionError,
    partial: described.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    maximumRetries: unlimited(described.MaximumRetryAttempts, 1),
    maximumAge: unlimited(described.MaximumRecordAgeInSeconds, 1000),
  };
}

async function invoke(target: LocalFunction, records: readonly StreamRecord[]): Promise<Invocation> {
  const outcome = await target.invoke({ Records: records.map(({ body }) => body) });
  return 'payload' in outcome ? { response: JSON.parse(outcome.payload) } : { error: true };
}

/** A queue on this machine is a file with one message a line. */
function senderTo(
  arn: string | undefined,
  queues: ReadonlyMap<string, string>,
  dataFolder: string,
): (message: unknown) => void {
  if (arn === undefined) return () => undefined;
  const queue = queues.get(arn);
  if (queue === undefined)
    throw new StartProblem(
      `The failure destination ${arn} is no queue of the templates: the local stack knows queues only.`,
    );
  const folder = join(dataFolder, 'queues');
  return (message) => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, `${queue}.jsonl`), `${JSON.stringify(message)}\n`);
  };
}

function arnOf({ type, name, id }: Resource): string {
  return identify(type, name, id).attribute('Arn');
}
