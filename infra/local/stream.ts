/**
 * What an event source mapping on a DynamoDB stream does with the records of one shard, as AWS documents it
 * (Lambda developer guide: "Configuring partial batch response with DynamoDB", "Retain discarded records for a DynamoDB
 * event source"). Pure: clock, waiting, the function, the checkpoint and the destination are given.
 */
import { z } from 'zod';

/** The settings of an event source mapping. Times in milliseconds; no limit is `Infinity`. */
export interface StreamSettings {
  readonly batchSize: number;
  readonly window: number;
  readonly bisect: boolean;
  /** The function reports which records failed (`ReportBatchItemFailures`). */
  readonly partial: boolean;
  readonly maximumRetries: number;
  readonly maximumAge: number;
}

export interface StreamRecord {
  readonly sequenceNumber: string;
  /** When it was written, in milliseconds since 1970. */
  readonly arrivedAt: number;
  /** What it adds to the event. */
  readonly bytes: number;
  /** The record as the function sees it. */
  readonly body: unknown;
}

/** What one invocation came to. `response` is the parsed answer. */
export type Invocation = { readonly response: unknown } | { readonly error: true };

export type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** Records that are given up, for the failure destination. */
export interface Discarded {
  readonly records: readonly StreamRecord[];
  readonly condition: Condition;
  readonly invocations: number;
  /** What the last invocation came to; `undefined` when there was none. */
  readonly functionError: 'Unhandled' | null | undefined;
}

/** Records that go to the function together, and how often these very records have gone already. */
interface Batch {
  readonly records: readonly StreamRecord[];
  readonly invocations: number;
  readonly functionError?: 'Unhandled' | null;
}

interface Decision {
  /** From the front: what is finished and never comes again. */
  readonly done: readonly StreamRecord[];
  /** What goes to the function next, in this order. */
  readonly next: readonly Batch[];
  readonly discarded?: Discarded;
}

/** The largest event that Lambda takes, in bytes. */
const largestEvent = 6 * 1024 * 1024;

/**
 * How many of the waiting records go to the function now; 0 means wait on.
 * @param waitingSince when the first of them was read.
 */
export function takeBatch(
  waiting: readonly StreamRecord[],
  waitingSince: number,
  now: number,
  settings: StreamSettings,
): number {
  let bytes = 0;
  const tooMany = waiting.findIndex((record) => {
    bytes += record.bytes;
    return bytes > largestEvent;
  });
  const fitting = tooMany < 0 ? waiting.length : Math.max(tooMany, 1);
  const full = tooMany >= 0 || fitting >= settings.batchSize;
  return full || now - waitingSince >= settings.window ? Math.min(fitting, settings.batchSize) : 0;
}

const responseSchema = z.object({ batchItemFailures: z.array(z.unknown()).nullish() });
const failureSchema = z.object({ itemIdentifier: z.string() });

/** The index of the first failed record, `undefined` when all succeeded, or `whole` when the batch failed as one. */
function firstFailure(
  records: readonly StreamRecord[],
  invocation: Invocation,
  partial: boolean,
): number | 'whole' | undefined {
  if ('error' in invocation) return 'whole';
  const { response } = invocation;
  // No object, or one without the list: AWS takes it as success.
  if (!partial || typeof response !== 'object' || response === null || Array.isArray(response)) return undefined;
  const parsed = responseSchema.safeParse(response);
  if (!parsed.success) return 'whole';
  const failures = parsed.data.batchItemFailures ?? [];
  const indexes = failures.map((failure) => {
    const { data } = failureSchema.safeParse(failure);
    return records.findIndex(({ sequenceNumber }) => sequenceNumber === data?.itemIdentifier);
  });
  if (indexes.includes(-1)) return 'whole';
  return indexes.length === 0 ? undefined : Math.min(...indexes);
}

/** What follows from an invocation. */
export function decide(batch: Batch, invocation: Invocation, settings: StreamSettings): Decision {
  const { records } = batch;
  const failed = firstFailure(records, invocation, settings.partial);
  if (failed === undefined) return { done: records, next: [] };
  // The lowest failure is the checkpoint: what comes before is done, the rest begins anew.
  if (failed !== 'whole' && failed > 0) {
    return { done: records.slice(0, failed), next: [{ records: records.slice(failed), invocations: 0 }] };
  }
  // Splitting does not count towards the retries. A reported failure is split at the reported record instead.
  if (failed === 'whole' && settings.bisect && records.length > 1) {
    const middle = Math.ceil(records.length / 2);
    const halves = [records.slice(0, middle), records.slice(middle)];
    return { done: [], next: halves.map((half) => ({ records: half, invocations: 0 })) };
  }
  const invocations = batch.invocations + 1;
  const functionError = 'error' in invocation ? 'Unhandled' : null;
  if (invocations <= settings.maximumRetries) return { done: [], next: [{ records, invocations, functionError }] };
  return {
    done: [],
    next: [],
    discarded: { records, condition: 'RetryAttemptsExhausted', invocations, functionError },
  };
}

/** Gives up the records at the front that are too old to be sent to the function. */
export function expire(batch: Batch, now: number, settings: StreamSettings): Decision | undefined {
  const { records, invocations, functionError } = batch;
  const firstYoung = records.findIndex(({ arrivedAt }) => now - arrivedAt <= settings.maximumAge);
  if (firstYoung === 0) return undefined;
  const old = firstYoung < 0 ? records : records.slice(0, firstYoung);
  const next = firstYoung < 0 ? [] : [{ records: records.slice(firstYoung), invocations: 0 }];
  return { done: [], next, discarded: { records: old, condition: 'RecordAgeExceeded', invocations, functionError } };
}

/** What the runner of a shard needs of the world. */
export interface ShardWorld {
  readonly now: () => number;
  /** Waits before the same records are sent again; `attempt` counts from 1. */
  readonly backOff: (attempt: number) => Promise<void>;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<Invocation>;
  /** Remembers that everything up to this sequence number is finished. */
  readonly checkpoint: (sequenceNumber: string) => void;
  readonly discard: (discarded: Discarded) => void;
  readonly stopping: () => boolean;
}

/** Takes one batch to its end: every record succeeds or is given up, in order. Ends early when the world stops. */
export async function processBatch(
  records: readonly StreamRecord[],
  settings: StreamSettings,
  world: ShardWorld,
): Promise<void> {
  let pending: readonly Batch[] = [{ records, invocations: 0 }];
  for (let [batch, ...later] = pending; batch !== undefined && !world.stopping(); [batch, ...later] = pending) {
    const expired = expire(batch, world.now(), settings);
    const decision = expired ?? decide(batch, await world.invoke(batch.records), settings);
    // A function that was ended with the stack has not failed: its records come again at the next start.
    if (world.stopping() && decision.done.length === 0) return;
    if (decision.discarded) world.discard(decision.discarded);
    const finished = (decision.discarded?.records ?? decision.done).at(-1);
    if (finished) world.checkpoint(finished.sequenceNumber);
    pending = [...decision.next, ...later];
    const attempts = decision.next[0]?.invocations ?? 0;
    if (attempts > 0) await world.backOff(attempts);
  }
}
