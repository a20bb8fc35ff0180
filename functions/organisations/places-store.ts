import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import { Hromada } from '../../shared/places/hromada.ts';

export interface PlacesStoreDeps {
  readonly client: DynamoDBDocumentClient;
  /** The name of the main table. */
  readonly table: string;
  /** The time in milliseconds; only differences count. */
  readonly now: () => number;
}

export interface PlacesStore {
  /**
   * Puts these communities in the place of all that are stored, in one transaction. The same communities once more change nothing.
   * @throws DomainError `busy` when other imports keep coming in between.
   */
  readonly replaceHromadas: (hromadas: readonly Hromada[]) => Promise<{ version: number; changed: boolean }>;
  /**
   * All communities; an empty list where none were imported. The list is at most a minute old, and the same object as long as nothing
   * was imported.
   * @throws DomainError `busy` when imports keep coming in between.
   */
  readonly loadHromadas: () => Promise<readonly Hromada[]>;
}

const pk = 'PLACES#UA';
const sk = { head: 'HEAD', part: (index: number) => `PART#${String(index).padStart(3, '0')}` };
/** 1,800 communities are about 40 KB, so one part; the rest is room. A transaction takes 4 MB. */
const partBytes = 100 * 1024;
const mostParts = 30;
const mostUnpackedBytes = 32 * 1024 * 1024;
const freshForMs = 60_000;
const attempts = 5;

const Head = z.object({
  version: z.int().positive(),
  count: z.int().min(0),
  parts: z.int().min(0),
  digest: z.string(),
});
type Head = z.infer<typeof Head>;
const Part = z.object({ version: z.int().positive(), bytes: z.instanceof(Uint8Array) });

/** The communities of Ukraine, kept as a few packed items under one head. */
export function makePlacesStore({ client, table, now }: PlacesStoreDeps): PlacesStore {
  let cached: { head: Head | undefined; hromadas: readonly Hromada[]; checkedAt: number } | undefined;

  async function readHead(): Promise<Head | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk: sk.head }, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : Head.parse(Item);
  }

  async function readParts(): Promise<z.infer<typeof Part>[]> {
    const parts: z.infer<typeof Part>[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const answer = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :part)',
          ExpressionAttributeValues: { ':pk': pk, ':part': 'PART#' },
          ConsistentRead: true,
          ...(after === undefined ? {} : { ExclusiveStartKey: after }),
        }),
      );
      parts.push(...z.array(Part).parse(answer.Items ?? []));
      after = answer.LastEvaluatedKey;
    } while (after !== undefined);
    return parts;
  }

  async function write(packed: Packed, before: Head | undefined): Promise<number> {
    const version = (before?.version ?? 0) + 1;
    const surplus = Math.max((before?.parts ?? 0) - packed.parts.length, 0);
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          ...packed.parts.map((bytes, index) => ({
            Put: { TableName: table, Item: { pk, sk: sk.part(index), version, bytes } },
          })),
          ...Array.from({ length: surplus }, (_, index) => ({
            Delete: { TableName: table, Key: { pk, sk: sk.part(packed.parts.length + index) } },
          })),
          {
            Put: {
              TableName: table,
              Item: {
                pk,
                sk: sk.head,
                version,
                count: packed.count,
                parts: packed.parts.length,
                digest: packed.digest,
              },
              ...unchangedSince(before),
            },
          },
        ],
      }),
    );
    return version;
  }

  return {
    async replaceHromadas(hromadas) {
      const packed = pack(hromadas);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const before = await readHead();
        if (before?.digest === packed.digest) return { version: before.version, changed: false };
        try {
          return { version: await write(packed, before), changed: true };
        } catch (error) {
          // Somebody else's import came first, or our own answer was lost: the next look at the head tells which.
          if (!(error instanceof TransactionCanceledException)) throw error;
        }
      }
      throw new DomainError('busy', { retryAfterSeconds: 2 });
    },

    async loadHromadas() {
      if (cached !== undefined && now() - cached.checkedAt < freshForMs) return cached.hromadas;
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const checkedAt = now();
        const head = await readHead();
        if (cached !== undefined && cached.head?.digest === head?.digest) {
          cached = { ...cached, head, checkedAt };
          return cached.hromadas;
        }
        const parts = head === undefined ? [] : await readParts();
        // A read of several items is not one moment: parts of another import mean that the head is old.
        if (parts.length !== (head?.parts ?? 0) || parts.some((part) => part.version !== head?.version)) continue;
        cached = { head, hromadas: unpack(parts.map((part) => part.bytes)), checkedAt };
        return cached.hromadas;
      }
      throw new DomainError('busy', { retryAfterSeconds: 2 });
    },
  };
}

function unchangedSince(before: Head | undefined) {
  if (before === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :before',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':before': before.version },
  };
}

interface Packed {
  readonly parts: readonly Uint8Array[];
  readonly count: number;
  readonly digest: string;
}

function pack(hromadas: readonly Hromada[]): Packed {
  const json = JSON.stringify(z.array(Hromada).parse(hromadas));
  const bytes = gzipSync(json);
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += partBytes) parts.push(bytes.subarray(start, start + partBytes));
  if (parts.length > mostParts)
    throw new Error(`${hromadas.length} communities do not fit into ${mostParts} parts of ${partBytes} bytes`);
  return { parts, count: hromadas.length, digest: createHash('sha256').update(json).digest('hex') };
}

function unpack(parts: readonly Uint8Array[]): readonly Hromada[] {
  if (parts.length === 0) return [];
  const json = gunzipSync(Buffer.concat(parts), { maxOutputLength: mostUnpackedBytes }).toString('utf8');
  return z.array(Hromada).parse(JSON.parse(json));
}
