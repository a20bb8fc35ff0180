import { describe, expect, it } from 'vitest';
import { IndexContended, makeIndexListings, type StoredListing } from '../../../functions/matches/index-listings.ts';
import { type IndexStore, readIndexOf } from '../../../functions/matches/index-store.ts';
import { compareIndex, makeRebuildIndex } from '../../../functions/matches/rebuild-index.ts';
import { DomainError } from '../../../shared/errors.ts';
import { sampleId, sampleListing } from '../../shared/matching/sample-listing.ts';
import { loadFrom, makeModel, storeOf } from './index-model.ts';

/** An index over the model, with parts of its store replaced. */
function makeIndex(change: (store: IndexStore) => Partial<IndexStore> = () => ({})) {
  const model = makeModel();
  const pauses: number[] = [];
  const store = storeOf(model, (_name, act) => Promise.resolve(act()));
  let commits = 0;
  const parts = {
    index: { ...store, ...change(store) },
    listings: {
      loadListings: async (ids: readonly string[]) => loadFrom(model.main, ids),
      async *scanListings(): AsyncGenerator<ReadonlyMap<string, StoredListing>> {
        yield model.main;
      },
    },
    park: async () => {},
    commitId: () => {
      commits += 1;
      return `commit-${commits}`;
    },
    pause: async (attempt: number) => {
      pauses.push(attempt);
    },
    limits: { chunkRecords: 2, commitListings: 2, tries: 3 },
  };
  const listing = sampleListing();
  model.main.set(listing.id, { listing });
  return { model, parts, pauses, id: listing.id };
}

describe('indexing listings', () => {
  it('raises the version of the index even where nothing has changed', async () => {
    const { model, parts, id } = makeIndex();

    await makeIndexListings(parts)([id]);
    await makeIndexListings(parts)([id]);

    expect(model.head()?.version).toBe(2);
    expect(model.history.get(2)).toEqual(model.history.get(1));
  });

  it('is done where the answer to its commit was lost but the head is its own', async () => {
    const { model, parts, id } = makeIndex((store) => ({
      commit: async (commit) => {
        await store.commit(commit);
        throw new Error('connection reset');
      },
    }));

    await makeIndexListings(parts)([id]);

    expect(model.head()?.version).toBe(1);
  });

  it('is done where the store says that it lost, and the head is its own', async () => {
    const { model, parts, pauses, id } = makeIndex((store) => ({
      commit: async (commit) => {
        await store.commit(commit);
        return 'lost';
      },
    }));

    await makeIndexListings(parts)([id]);

    expect([model.head()?.version, pauses]).toEqual([1, []]);
  });

  it('fails where its commit failed', async () => {
    const { parts, id } = makeIndex(() => ({ commit: () => Promise.reject(new Error('throttled')) }));

    await expect(makeIndexListings(parts)([id])).rejects.toThrow('throttled');
  });

  it('gives up after some tries where other writers are first every time', async () => {
    const { parts, pauses, id } = makeIndex(() => ({ commit: async () => 'lost' }));

    await expect(makeIndexListings(parts)([id])).rejects.toThrow(IndexContended);
    await expect(makeRebuildIndex(parts)()).rejects.toThrow(IndexContended);

    expect(pauses).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('cuts many listings into several commits', async () => {
    const { model, parts } = makeIndex();
    const ids = Array.from({ length: 5 }, (_, index) => sampleId(index));
    for (const id of ids) model.main.set(id, { listing: sampleListing({ id }) });

    await makeIndexListings(parts)([...ids, ...ids]);

    expect(model.head()?.version).toBe(3);
    expect(await compareIndex(parts)).toMatchObject({ equal: true, listings: 5 });
  });
});

describe('comparing the index with the listings', () => {
  it('names what is missing, superfluous and stale', async () => {
    const { model, parts, id } = makeIndex();
    const [gone, changed] = [sampleId(5), sampleId(6)];
    for (const listing of [sampleListing({ id: gone }), sampleListing({ id: changed })])
      model.main.set(listing.id, { listing });
    await makeIndexListings(parts)([gone, changed]);

    model.main.delete(gone);
    model.main.set(changed, { listing: sampleListing({ id: changed, version: 2 }) });

    expect(await compareIndex(parts)).toEqual({
      equal: false,
      listings: 2,
      missing: [id],
      superfluous: [gone],
      stale: [changed],
    });
  });

  it('says nothing of an index that it cannot read', async () => {
    const { model, parts, id } = makeIndex();
    await makeIndexListings(parts)([id]);

    model.chunks.clear();
    expect(await compareIndex(parts)).toBeUndefined();

    model.putHead({ version: 9, recordFormat: 0, commit: 'other', leaves: [], nextChunk: 0 });
    expect(await compareIndex(parts)).toBeUndefined();
  });
});

describe('reading the index', () => {
  it('is refused while the index is of another record format', async () => {
    const { model, parts } = makeIndex();
    model.putHead({ version: 9, recordFormat: 0, commit: 'other', leaves: [], nextChunk: 0 });

    await expect(readIndexOf(parts.index).view()).rejects.toThrow(DomainError);
  });

  it('is refused after some tries while no chunk is as the head says', async () => {
    const { model, parts, id } = makeIndex();
    await makeIndexListings(parts)([id]);
    model.chunks.clear();

    await expect(readIndexOf(parts.index).view()).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 2 });
  });

  it('decodes again only the chunks that have changed', async () => {
    const read: number[][] = [];
    const { model, parts } = makeIndex((store) => ({
      readChunks: (chunks) => {
        read.push([...chunks]);
        return store.readChunks(chunks);
      },
    }));
    const ids = Array.from({ length: 4 }, (_, index) => sampleId(index));
    for (const id of ids) model.main.set(id, { listing: sampleListing({ id }) });
    await makeIndexListings(parts)(ids);
    const reader = readIndexOf(parts.index);
    await reader.view();
    model.main.delete(sampleId(3));
    await makeIndexListings(parts)([sampleId(3)]);
    read.length = 0;

    const view = await reader.view();

    expect([view.size, read]).toEqual([3, [[1]]]);
  });
});
