import { canonicalBytes, type Leaf, recordsOf, splitRecords } from '../../shared/matching/index-tree.ts';
import { packListing, recordFormat } from '../../shared/matching/record.ts';
import { commitOnce, IndexContended, type IndexLimits, indexLimits, type StoredListing } from './index-listings.ts';
import { type Head, type IndexStore, readLeaves } from './index-store.ts';

/** Reads all listings of the main table, page by page, each consistently. */
export interface ListingScan {
  readonly scanListings: () => AsyncIterable<ReadonlyMap<string, StoredListing>>;
}

export interface RebuildParts {
  readonly listings: ListingScan;
  readonly index: IndexStore;
  /** A new id for each commit. */
  readonly commitId: () => string;
  /** Waits before try number `attempt` (1 or more). */
  readonly pause: (attempt: number) => Promise<void>;
  readonly limits?: IndexLimits;
}

/** What differs between the index and the main table: ids, and whether the records are equal byte for byte. */
export interface IndexComparison {
  readonly equal: boolean;
  /** How many listings belong in the index. */
  readonly listings: number;
  readonly missing: readonly string[];
  readonly superfluous: readonly string[];
  readonly stale: readonly string[];
}

/**
 * Makes the use case that builds the index anew from the main table and puts it in the place of the present one, of
 * whatever record format that is. Readers see the present index until the last step and the new one after it.
 *
 * As in indexing, the head is read before the listings, and the last step is conditional on the head: a rebuild that was
 * overtaken by another writer starts again. The new chunks get numbers that a commit of their own has reserved, so that
 * the late writes of a rebuild that was given up reach nobody.
 * Returns how many listings the index holds. Throws IndexContended where other writers were first every time.
 */
export function makeRebuildIndex(parts: RebuildParts): () => Promise<number> {
  const { tries } = parts.limits ?? indexLimits;
  return async () => {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const listings = await tryToRebuild(parts);
      if (listings !== undefined) return listings;
      await parts.pause(attempt);
    }
    throw new IndexContended(`another writer was first ${tries} times`);
  };
}

/** One try; undefined where another writer was first. */
async function tryToRebuild(parts: RebuildParts): Promise<number | undefined> {
  const { index, commitId, limits = indexLimits } = parts;
  const head: Head = (await index.readHead()) ?? { version: 0, recordFormat, commit: '', leaves: [], nextChunk: 0 };
  const records = await recordsFrom(parts.listings);
  const pieces = splitRecords(records, limits.chunkRecords, true);
  const version = head.version + 2;
  const leaves: Leaf[] = pieces.map(({ first, count }, piece) => ({
    chunk: head.nextChunk + piece,
    first,
    version,
    count,
  }));
  const writes = pieces.map(({ bytes }, piece) => ({ chunk: head.nextChunk + piece, bytes }));
  const reserved: Head = {
    ...head,
    version: head.version + 1,
    nextChunk: head.nextChunk + pieces.length,
    commit: commitId(),
  };
  if (!(await commitOnce(index, { head: reserved, replaces: head.version, writes: [], drops: [] }))) return undefined;
  await index.prepareChunks(writes, version);
  const next: Head = { ...reserved, version, recordFormat, leaves, commit: commitId() };
  const done = await commitOnce(index, { head: next, replaces: reserved.version, writes: [], drops: [] });
  await index.deleteChunks((done ? head.leaves : leaves).map(({ chunk }) => chunk));
  return done ? records.size : undefined;
}

/**
 * Compares the index with what the main table says, in canonical bytes. Meant for a system at rest: a change under way
 * shows as a difference. Undefined where the index cannot be read in one piece or is of another record format.
 */
export async function compareIndex({
  listings,
  index,
}: Pick<RebuildParts, 'listings' | 'index'>): Promise<IndexComparison | undefined> {
  const head = await index.readHead();
  if (head !== undefined && head.recordFormat !== recordFormat) return undefined;
  const wanted = await recordsFrom(listings);
  const chunks = await readLeaves(index, { leaves: head?.leaves ?? [] });
  if (chunks === undefined) return undefined;
  const present = new Map([...chunks.values()].flatMap((bytes) => [...recordsOf(bytes)]));
  const same = (id: string) => Buffer.compare(wanted.get(id) ?? Buffer.of(), present.get(id) ?? Buffer.of()) === 0;
  return {
    equal: Buffer.compare(canonicalBytes(wanted), canonicalBytes(present)) === 0,
    listings: wanted.size,
    missing: [...wanted.keys()].filter((id) => !present.has(id)).sort(),
    superfluous: [...present.keys()].filter((id) => !wanted.has(id)).sort(),
    stale: [...wanted.keys()].filter((id) => present.has(id) && !same(id)).sort(),
  };
}

async function recordsFrom({ scanListings }: ListingScan): Promise<Map<string, Uint8Array>> {
  const records = new Map<string, Uint8Array>();
  for await (const page of scanListings()) {
    for (const [id, stored] of page) {
      const record = 'listing' in stored ? packListing(stored.listing) : undefined;
      if (record !== undefined) records.set(id, record);
    }
  }
  return records;
}
