import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DomainError } from '../../shared/errors.ts';
import { type Engine, makeEngine } from '../../shared/matching/engine.ts';
import type { ChunkWrite, Directory } from '../../shared/matching/index-tree.ts';
import { type MatchRecord, recordBytes, recordFormat, unpackRecord } from '../../shared/matching/record.ts';
import { makeIndexStore } from './index-table.ts';

/** The head of the index: the one item through which every change passes. */
export interface Head extends Directory {
  /** Raised by one in every commit, 1 or more. */
  readonly version: number;
  readonly recordFormat: number;
  /** The id of the commit that wrote it: by it a writer whose answer was lost knows its own. */
  readonly commit: string;
}

export interface StoredChunk {
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** The new head, the version that it replaces (0 where there is none yet) and the chunks that change with it. */
export interface Commit {
  readonly head: Head;
  readonly replaces: number;
  readonly writes: readonly ChunkWrite[];
  readonly drops: readonly number[];
}

/** Where the index is kept. Every read is consistent. */
export interface IndexStore {
  readonly readHead: () => Promise<Head | undefined>;
  /** The chunks of these numbers that exist. Of two reads one may be older: compare the versions with the head's. */
  readonly readChunks: (chunks: readonly number[]) => Promise<ReadonlyMap<number, StoredChunk>>;
  /** All of it or nothing; `lost` where the head has another version by now. An error may come after the effect. */
  readonly commit: (commit: Commit) => Promise<'committed' | 'lost'>;
  /** Writes chunks that no head lists yet, as of the head's version `version`. */
  readonly prepareChunks: (chunks: readonly ChunkWrite[], version: number) => Promise<void>;
  /** Deletes chunks that no head lists any more. */
  readonly deleteChunks: (chunks: readonly number[]) => Promise<void>;
}

/** An item of the main table that cannot be read as a listing. */
export interface Parked {
  /** The key of the item: `LISTING#` and the id. */
  readonly key: string;
  /** The name of the error. */
  readonly error: string;
}

/** The whole index as it stood at one version of its head, ready to answer. */
export interface IndexView extends Engine {
  /** The version of the head; 0 where there is no index yet. */
  readonly version: number;
}

export interface IndexReader {
  /**
   * The index as it stands now: reads the head consistently and loads the chunks that changed since the last call.
   * Throws DomainError `busy` while the index is of another record format, or changes too fast to be read.
   */
  readonly view: () => Promise<IndexView>;
}

const mostTries = 5;

/** A reader of the index in the derived table. Make one a cold start: it keeps what it has read. */
export function makeIndexReader({ client, table }: { client: DynamoDBDocumentClient; table: string }): IndexReader {
  return readIndexOf(makeIndexStore({ client, table }));
}

/** A reader of any store. */
export function readIndexOf(store: Pick<IndexStore, 'readHead' | 'readChunks'>): IndexReader {
  let chunks = new Map<number, { version: number; records: MatchRecord[] }>();
  let current: IndexView = { version: 0, ...makeEngine([]) };

  async function view(): Promise<IndexView> {
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const head = await store.readHead();
      if (head === undefined) return { version: 0, ...makeEngine([]) };
      if (head.recordFormat !== recordFormat) throw new DomainError('busy', { retryAfterSeconds: 60 });
      if (head.version === current.version) return current;
      const changed = head.leaves.filter(({ chunk, version }) => chunks.get(chunk)?.version !== version);
      const loaded = await readLeaves(store, { leaves: changed });
      if (loaded === undefined) continue;
      chunks = new Map(
        head.leaves.map(({ chunk, version }) => {
          const bytes = loaded.get(chunk);
          const records = bytes === undefined ? (chunks.get(chunk)?.records ?? []) : decode(bytes);
          return [chunk, { version, records }];
        }),
      );
      current = { version: head.version, ...makeEngine([...chunks.values()].flatMap(({ records }) => records)) };
      return current;
    }
    throw new DomainError('busy', { retryAfterSeconds: 2 });
  }

  return { view };
}

/** The bytes of these leaves, each of just the version that its leaf says; undefined where one has moved on since the head was read. */
export async function readLeaves(
  store: Pick<IndexStore, 'readChunks'>,
  { leaves }: Pick<Head, 'leaves'>,
): Promise<ReadonlyMap<number, Uint8Array> | undefined> {
  const stored: ReadonlyMap<number, StoredChunk> =
    leaves.length === 0 ? new Map() : await store.readChunks(leaves.map(({ chunk }) => chunk));
  const bytes = new Map<number, Uint8Array>();
  for (const { chunk, version } of leaves) {
    const found = stored.get(chunk);
    if (found?.version !== version) return undefined;
    bytes.set(chunk, found.bytes);
  }
  return bytes;
}

function decode(bytes: Uint8Array): MatchRecord[] {
  return Array.from({ length: bytes.length / recordBytes }, (_, index) => unpackRecord(bytes, index * recordBytes));
}
