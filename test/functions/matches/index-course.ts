import fc from 'fast-check';
import type { BatchAnswer } from '../../../functions/matches/index-batch.ts';
import type { IndexParts, StoredListing } from '../../../functions/matches/index-listings.ts';
import type { IndexStore } from '../../../functions/matches/index-store.ts';
import type { RebuildParts } from '../../../functions/matches/rebuild-index.ts';
import type { Gate, Model } from './index-model.ts';

/** How one random sequence goes: everything in it follows from these numbers. Chances are from 0 to 1. */
export interface Course {
  readonly seed: number;
  readonly operations: number;
  /** The chance that an operation is a write, an old delivery once more, a rebuild; of what is left, most are deliveries. */
  readonly writes: number;
  readonly duplicates: number;
  readonly rebuilds: number;
  /** The chance that a call goes wrong. */
  readonly crashes: number;
  /** 1 to 3: invocations of different shards run at the same time and write to the same index. */
  readonly shards: number;
  readonly chunkRecords: number;
  /** How many listings there are; the fewer, the oftener two invocations meet at one. */
  readonly listings: number;
  /** Whether an index of another record format is there when it begins. */
  readonly foreign: boolean;
}

export type Handler = (event: unknown) => Promise<BatchAnswer>;
export type Parts = IndexParts & RebuildParts;

/** What a broken design needs to know beside its parts. */
interface Surroundings {
  readonly model: Model;
  readonly gate: Gate;
  /** What a stream with images would carry in this batch. */
  readonly images: ReadonlyMap<string, StoredListing | undefined>;
}

/** A rule broken on purpose: it changes what surrounds the code, never the code. */
export interface Fault {
  readonly indexing?: (parts: Parts, surroundings: Surroundings) => Parts;
  readonly rebuilding?: (parts: Parts) => Parts;
  readonly handler?: (handler: Handler) => Handler;
  readonly reader?: (store: IndexStore) => Pick<IndexStore, 'readHead' | 'readChunks'>;
}

/** All courses: the rates vary from one sequence to the next, because a fault that one rate hides another one shows. */
export const courses: fc.Arbitrary<Course> = fc.record({
  seed: fc.nat(),
  operations: fc.integer({ min: 10, max: 40 }),
  writes: fc.constantFrom(0.15, 0.3, 0.5),
  duplicates: fc.constantFrom(0, 0.1, 0.25),
  rebuilds: fc.constantFrom(0, 0.1, 0.2),
  crashes: fc.constantFrom(0, 0.05, 0.15, 0.3),
  shards: fc.integer({ min: 1, max: 3 }),
  chunkRecords: fc.integer({ min: 1, max: 4 }),
  listings: fc.integer({ min: 1, max: 9 }),
  foreign: fc.constantFrom(false, false, false, false, true),
});

/** A record as the stream hands it to the function. */
export function streamEvent(pk: string, sk: string, sequence: string): unknown {
  return { eventName: 'MODIFY', dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: sequence } };
}

/** A small generator of numbers from 0 to below 1 (mulberry32): the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
