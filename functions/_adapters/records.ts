import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import { RecordEvent } from '../../shared/schemas/event.ts';
import type { Tables } from './dynamodb.ts';
import type { Write } from './transact.ts';

/**
 * How records lie in the main table: `data` is the whole record as its schema has it, `version` repeats its version for conditions,
 * `queue` and `queuedAt` put it into the sparse index of what waits for somebody or for a date.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export interface Queued {
  readonly queue: string;
  readonly queuedAt: string;
}

const Stored = z.object({ data: z.unknown() });

/** Reads one record consistently; undefined where there is none. Throws where what is stored does not parse. */
export async function readRecord<T extends z.ZodType>(
  { client, main }: Tables,
  schema: T,
  key: Key,
): Promise<z.infer<T> | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: main, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
  );
  return Item === undefined ? undefined : schema.parse(Stored.parse(Item).data);
}

/** Reads many records consistently, in the order of the keys, without those that do not exist. */
export async function readRecords<T extends z.ZodType>(
  { client, main }: Tables,
  schema: T,
  keys: readonly Key[],
): Promise<z.infer<T>[]> {
  const found = new Map<string, z.infer<T>>();
  for (let start = 0; start < keys.length; start += 100) {
    const part = keys.slice(start, start + 100);
    let waiting: Record<string, unknown>[] = [
      ...new Map(part.map(({ pk, sk }) => [`${pk}|${sk}`, { pk, sk }])).values(),
    ];
    for (let attempt = 0; waiting.length > 0; attempt += 1) {
      if (attempt === 5) throw new DomainError('busy', { retryAfterSeconds: 2 });
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 30 * 2 ** attempt));
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [main]: { Keys: waiting, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[main] ?? [])
        found.set(`${item['pk']}|${item['sk']}`, schema.parse(Stored.parse(item).data));
      waiting = answer.UnprocessedKeys?.[main]?.Keys ?? [];
    }
  }
  return keys.flatMap(({ pk, sk }) => found.get(`${pk}|${sk}`) ?? []);
}

/** One page of the records of a partition whose sort key begins with `prefix`. `after` is the last sort key of the page before. */
export async function listRecords<T extends z.ZodType>(
  { client, main }: Tables,
  schema: T,
  options: { pk: string; prefix: string; limit: number; after?: string | undefined; newestFirst?: boolean },
): Promise<{ items: z.infer<T>[]; next: string | undefined }> {
  const answer = await client.send(
    new QueryCommand({
      TableName: main,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': options.pk, ':prefix': options.prefix },
      ConsistentRead: true,
      Limit: options.limit,
      ScanIndexForward: options.newestFirst !== true,
      ...(options.after === undefined ? {} : { ExclusiveStartKey: { pk: options.pk, sk: options.after } }),
    }),
  );
  const last = answer.LastEvaluatedKey?.['sk'];
  return {
    items: (answer.Items ?? []).map((item) => schema.parse(Stored.parse(item).data)),
    next: typeof last === 'string' ? last : undefined,
  };
}

/** All records of a partition under a prefix, up to `most`; for sets that are bounded by the domain. */
export async function listAllRecords<T extends z.ZodType>(
  tables: Tables,
  schema: T,
  pk: string,
  prefix: string,
  most: number,
): Promise<z.infer<T>[]> {
  const all: z.infer<T>[] = [];
  let after: string | undefined;
  do {
    const page = await listRecords(tables, schema, { pk, prefix, limit: Math.min(100, most), after });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined && all.length < most);
  return all.slice(0, most);
}

/** One page of a queue, longest waiting first. `after` is the key of the last item of the page before. The index is eventually consistent: for screens only. */
export async function listQueue<T extends z.ZodType>(
  { client, main }: Tables,
  schema: T,
  options: { queue: string; limit: number; until?: string; after?: (Key & Queued) | undefined },
): Promise<{ items: z.infer<T>[]; next: (Key & Queued) | undefined }> {
  const answer = await client.send(
    new QueryCommand({
      TableName: main,
      IndexName: 'queue',
      KeyConditionExpression: options.until === undefined ? 'queue = :queue' : 'queue = :queue AND queuedAt <= :until',
      ExpressionAttributeValues: {
        ':queue': options.queue,
        ...(options.until === undefined ? {} : { ':until': options.until }),
      },
      Limit: options.limit,
      ...(options.after === undefined ? {} : { ExclusiveStartKey: options.after }),
    }),
  );
  const last = z
    .object({ pk: z.string(), sk: z.string(), queue: z.string(), queuedAt: z.string() })
    .safeParse(answer.LastEvaluatedKey);
  return {
    items: (answer.Items ?? []).map((item) => schema.parse(Stored.parse(item).data)),
    next: last.success ? last.data : undefined,
  };
}

/** The write that creates a record at version 1; its condition fails where the key is taken. */
export function createRecord({ main }: Pick<Tables, 'main'>, key: Key, data: object, queued?: Queued): Write {
  return {
    Put: {
      TableName: main,
      Item: { ...key, ...queued, version: 1, data },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** The write that replaces a record; its condition fails where the stored version is not `from`. */
export function replaceRecord<T extends { version: number }>(
  { main }: Pick<Tables, 'main'>,
  key: Key,
  from: number,
  data: T,
  queued?: Queued,
): Write {
  return {
    Put: {
      TableName: main,
      Item: { ...key, ...queued, version: data.version, data },
      ConditionExpression: '#version = :from',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':from': from },
    },
  };
}

/** The condition that a record is still at the version that was read, for writes that copy from it. */
export function stillAt({ main }: Pick<Tables, 'main'>, key: Key, version: number): Write {
  return {
    ConditionCheck: {
      TableName: main,
      Key: { ...key },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

/** Where the event of a change lies: beside its record, in the order of versions. */
export function eventKey({ record, version, act }: Pick<RecordEvent, 'record' | 'version' | 'act'>): Key {
  return { pk: record, sk: `EVENT#${String(version).padStart(8, '0')}#${act}` };
}

/** The write that leaves the event of a change beside its record. */
export function recordEvent(tables: Pick<Tables, 'main'>, event: RecordEvent): Write {
  const data = RecordEvent.parse(event);
  return createRecord(tables, eventKey(data), { ...data });
}
