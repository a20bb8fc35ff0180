import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalBytes,
  type Directory,
  emptyDirectory,
  packLeaves,
  planChanges,
  recordsOf,
  splitRecords,
  touchedChunks,
  unpackLeaves,
} from '../../../shared/matching/index-tree.ts';
import { packRecord, recordOf } from '../../../shared/matching/record.ts';
import { sampleId, sampleListing } from './sample-listing.ts';

function packed(number: number, version = 1): Uint8Array {
  return packRecord(recordOf(sampleListing({ id: sampleId(number), version })));
}

function recordMap(numbers: Iterable<number>): Map<string, Uint8Array> {
  return new Map([...numbers].map((number) => [sampleId(number), packed(number)]));
}

/** An index that applies plans as the table would. */
function makeIndex(most: number) {
  let directory: Directory = emptyDirectory;
  let version = 0;
  const chunks = new Map<number, Uint8Array>();
  return {
    chunks,
    leaves: () => directory.leaves,
    change(changes: ReadonlyMap<string, Uint8Array | undefined>) {
      version += 1;
      const touched = new Map(
        touchedChunks(directory, changes.keys()).map((chunk) => [chunk, chunks.get(chunk) ?? new Uint8Array()]),
      );
      const plan = planChanges(directory, touched, changes, { version, most });
      for (const { chunk, bytes } of plan.writes) chunks.set(chunk, bytes);
      for (const chunk of plan.drops) chunks.delete(chunk);
      directory = { leaves: plan.leaves, nextChunk: plan.nextChunk };
      return plan;
    },
  };
}

describe('the chunks of the index', () => {
  it('hold what was put in and not taken out, in order, none too full and none empty, with numbers that are never given twice', () => {
    const change = fc.record({ id: fc.nat(40), version: fc.nat(3), out: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (batches, most) => {
          const index = makeIndex(most);
          const wanted = new Map<string, Uint8Array>();
          const given = new Set<number>();
          for (const batch of batches) {
            const changes = new Map(
              batch.map(({ id, version, out }) => [sampleId(id), out ? undefined : packed(id, version)]),
            );
            for (const [id, bytes] of changes) {
              if (bytes === undefined) wanted.delete(id);
              else wanted.set(id, bytes);
            }
            const before = new Set(index.chunks.keys());
            for (const { chunk } of index.change(changes).writes) {
              expect(before.has(chunk) || !given.has(chunk)).toBe(true);
              given.add(chunk);
            }
            const bytes = index.leaves().flatMap(({ chunk }) => [...(index.chunks.get(chunk) ?? [])]);
            expect(Uint8Array.from(bytes)).toEqual(canonicalBytes(wanted));
            for (const { count, first, chunk } of index.leaves()) {
              expect(count >= 1 && count <= most).toBe(true);
              const ids = [...recordsOf(index.chunks.get(chunk) ?? new Uint8Array()).keys()];
              expect([ids[0], ids.length]).toEqual([first, count]);
            }
            expect(index.chunks.size).toBe(index.leaves().length);
          }
        },
      ),
      { seed: 2026, numRuns: 200 },
    );
  });

  it('stay full on the left when new listings come at the end', () => {
    const index = makeIndex(4);

    for (let number = 0; number < 10; number += 1) index.change(recordMap([number]));

    expect(index.leaves().map(({ count }) => count)).toEqual([4, 4, 2]);
  });

  it('are halved when a listing comes into a full one in the middle', () => {
    const index = makeIndex(4);
    index.change(recordMap([0, 2, 4, 6, 8, 10]));

    const plan = index.change(recordMap([3]));

    expect(index.leaves().map(({ count }) => count)).toEqual([3, 2, 2]);
    expect(plan.writes).toHaveLength(2);
  });

  it('are not written where nothing changes', () => {
    const index = makeIndex(4);
    index.change(recordMap([0, 1, 2, 3, 4, 5]));

    const same = index.change(recordMap([1, 5]));
    const absent = index.change(new Map([[sampleId(99), undefined]]));

    expect([same.writes, same.drops, absent.writes, absent.drops]).toEqual([[], [], [], []]);
  });

  it('are dropped when their last listing goes', () => {
    const index = makeIndex(2);
    index.change(recordMap([0, 1, 2, 3]));

    const plan = index.change(
      new Map([
        [sampleId(2), undefined],
        [sampleId(3), undefined],
      ]),
    );

    expect(plan.drops).toEqual([1]);
    expect(index.leaves().map(({ chunk }) => chunk)).toEqual([0]);
    expect(makeIndex(2).change(new Map([[sampleId(1), undefined]]))).toMatchObject({
      leaves: [],
      writes: [],
      drops: [],
    });
  });

  it('are not changed unread', () => {
    const leaves = [{ chunk: 3, first: sampleId(1), version: 1, count: 1 }];

    expect(() => planChanges({ leaves, nextChunk: 4 }, new Map(), recordMap([2]), { version: 2, most: 4 })).toThrow(
      RangeError,
    );
  });

  it('come back from the head as they were listed there', () => {
    const leaf = fc.record({
      chunk: fc.nat(2 ** 32 - 1),
      version: fc.nat(2 ** 32 - 1),
      count: fc.nat(65_535),
      first: fc.nat(10_000).map((number) => sampleId(number)),
    });
    fc.assert(
      fc.property(fc.array(leaf), (leaves) => {
        expect(unpackLeaves(packLeaves(leaves))).toEqual(leaves);
      }),
      { seed: 2026 },
    );
  });

  it('are cut from many records into equal parts, or into full ones at the end of the index', () => {
    const counts = (last: boolean, numbers: number) =>
      splitRecords(recordMap(Array(numbers).keys()), 4, last).map(({ count }) => count);

    expect(counts(false, 9)).toEqual([3, 3, 3]);
    expect(counts(true, 9)).toEqual([4, 4, 1]);
    expect(counts(true, 0)).toEqual([]);
    expect(counts(false, 0)).toEqual([]);
  });
});
