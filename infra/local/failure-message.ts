import { randomUUID } from 'node:crypto';
import type { Discarded } from './stream.ts';

/** Where discarded records came from and who could not process them. */
export interface FailureSource {
  readonly functionArn: string;
  readonly shardId: string;
  readonly streamArn: string;
}

/** To the second, as AWS writes the arrival of records. */
const second = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** The message that AWS sends to the failure destination of a mapping on a DynamoDB stream: no record, only where it was. */
export function failureMessage(discarded: Discarded, { functionArn, shardId, streamArn }: FailureSource, now: number) {
  const { records, condition, invocations, functionError } = discarded;
  const [first] = records;
  const last = records.at(-1);
  if (first === undefined || last === undefined) throw new Error('No record was discarded');
  return {
    requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: invocations },
    ...(functionError !== undefined && {
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError },
    }),
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: second(first.arrivedAt),
      approximateArrivalOfLastRecord: second(last.arrivedAt),
      batchSize: records.length,
      streamArn,
    },
  };
}
