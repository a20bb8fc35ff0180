import type { Changes, Directory, Plan } from '../../shared/matching/index-tree.ts';
import { emptyDirectory, planChanges, touchedChunks } from '../../shared/matching/index-tree.ts';
import { packListing, recordBytes, recordFormat } from '../../shared/matching/record.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import { type Commit, type Head, type IndexStore, type Parked, readLeaves } from './index-store.ts';

/** A listing as it stands in the main table; `broken` is the name of the error with which it cannot be read. */
export type StoredListing = { readonly listing: Listing } | { readonly broken: string };

/** Reads listings as they stand now (consistently); those that do not exist are left out. */
export type LoadListings = (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredListing>>;

/** How large chunks and commits are. */
export interface IndexLimits {
  /** The most records in a chunk. */
  readonly chunkRecords: number;
  /**
   * The most listings in a commit. Each touches one chunk and may add one by a split, so that with the head this stays
   * below the hundred items of a transaction, and with 28 KB a chunk below its 4 MB.
   */
  readonly commitListings: number;
  /** How often a commit starts again after another writer was first. */
  readonly tries: number;
}

export const indexLimits: IndexLimits = {
  chunkRecords: Math.floor(28_672 / recordBytes),
  commitListings: 45,
  tries: 8,
};

/** What the indexing function works with. */
export interface IndexParts {
  readonly listings: { readonly loadListings: LoadListings };
  readonly index: IndexStore;
  /** Leaves word of an item that cannot be read; again for the same item changes nothing. */
  readonly park: (parked: Parked) => Promise<void>;
  /** A new id for each commit. */
  readonly commitId: () => string;
  /** Waits before try number `attempt` (1 or more), a random time so that two writers do not meet again. */
  readonly pause: (attempt: number) => Promise<void>;
  readonly limits?: IndexLimits;
}

/** The index is of another record format: it has to be built anew before anything can be written to it. */
export class OtherRecordFormat extends Error {
  override readonly name = 'OtherRecordFormat';
}

/** Other writers were first every time. The batch has to come again. */
export class IndexContended extends Error {
  override readonly name = 'IndexContended';
}

/**
 * Makes the use case that brings these listings in the index up to date, whatever has happened to them: published, revised,
 * paused, full, withdrawn, deleted. Calling it twice, late or in another order does no harm.
 *
 * The order is the point. The head is read first, then the listings, then all is committed on condition that the head is
 * still the one that was read: so nothing older than the last committed head is ever written. And it commits even where
 * nothing changes: the raised version is a fence that stops a transaction of a predecessor that is still under way.
 * Throws OtherRecordFormat, IndexContended and whatever the stores throw; what was committed before that stays.
 */
export function makeIndexListings(parts: IndexParts): (ids: readonly string[]) => Promise<void> {
  const { commitListings, tries } = parts.limits ?? indexLimits;

  return async (ids) => {
    const sorted = [...new Set(ids)].sort();
    for (let start = 0; start < sorted.length; start += commitListings) {
      await settle(sorted.slice(start, start + commitListings));
    }
  };

  async function settle(ids: readonly string[]): Promise<void> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (await tryToIndex(parts, ids)) return;
      await parts.pause(attempt);
    }
    throw new IndexContended(`another writer was first ${tries} times`);
  }
}

/** One try, from the head to the commit; false where another writer was first. */
async function tryToIndex(parts: IndexParts, ids: readonly string[]): Promise<boolean> {
  const { index, listings, limits = indexLimits } = parts;
  const head = await index.readHead();
  if (head !== undefined && head.recordFormat !== recordFormat) throw new OtherRecordFormat();
  const changes = await readChanges(parts, await listings.loadListings(ids), ids);
  const directory: Directory = head ?? emptyDirectory;
  const touched = new Set(touchedChunks(directory, ids));
  const chunks = await readLeaves(index, { leaves: directory.leaves.filter(({ chunk }) => touched.has(chunk)) });
  if (chunks === undefined) return false;
  const replaces = head?.version ?? 0;
  const plan = planChanges(directory, chunks, changes, { version: replaces + 1, most: limits.chunkRecords });
  return commitOnce(index, commitOf(plan, replaces, parts.commitId()));
}

/** The record of each listing as it stands now. What cannot be read is not in the index, and is parked. */
async function readChanges(
  { park }: IndexParts,
  stored: ReadonlyMap<string, StoredListing>,
  ids: readonly string[],
): Promise<Changes> {
  const changes = new Map<string, Uint8Array | undefined>();
  for (const id of ids) {
    const found = stored.get(id);
    if (found !== undefined && 'broken' in found) await park({ key: `LISTING#${id}`, error: found.broken });
    changes.set(id, found !== undefined && 'listing' in found ? packListing(found.listing) : undefined);
  }
  return changes;
}

/** The commit that puts a plan into effect. */
export function commitOf({ leaves, nextChunk, writes, drops }: Plan, replaces: number, commit: string): Commit {
  const head: Head = { version: replaces + 1, recordFormat, commit, leaves, nextChunk };
  return { head, replaces, writes, drops };
}

/**
 * Commits; false where another writer was first. A failed condition or a lost answer is a question: the head says
 * whether it was our own commit. Throws what the store threw where it was not.
 */
export async function commitOnce(index: Pick<IndexStore, 'commit' | 'readHead'>, commit: Commit): Promise<boolean> {
  const isOurs = async () => (await index.readHead())?.commit === commit.head.commit;
  try {
    return (await index.commit(commit)) === 'committed' || (await isOurs());
  } catch (error) {
    if (await isOurs()) return true;
    throw error;
  }
}
