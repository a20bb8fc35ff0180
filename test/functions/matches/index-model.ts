import type { LoadListings, StoredListing } from '../../../functions/matches/index-listings.ts';
import type { Commit, Head, IndexStore, Parked, StoredChunk } from '../../../functions/matches/index-store.ts';
import { type ChunkWrite, canonicalBytes, recordsOf } from '../../../shared/matching/index-tree.ts';

/** The two tables as far as the index needs them, in memory, every act at once and whole. */
export interface Model {
  readonly main: Map<string, StoredListing>;
  readonly chunks: Map<number, StoredChunk>;
  readonly parked: Map<string, string>;
  /** What the index held after each version of the head, in canonical bytes. */
  readonly history: Map<number, Uint8Array>;
  head: () => Head | undefined;
  commit: (commit: Commit) => 'committed' | 'lost';
  /** The head alone and the chunks alone: what a careless store would do in two steps. */
  putHead: (head: Head) => void;
  /** Takes what the head lists now into the history. */
  remember: () => void;
  putChunks: (chunks: readonly ChunkWrite[], version: number) => void;
  dropChunks: (chunks: readonly number[]) => void;
  park: (parked: Parked) => void;
}

export function makeModel(): Model {
  let head: Head | undefined;
  const chunks = new Map<number, StoredChunk>();
  const parked = new Map<string, string>();
  const history = new Map<number, Uint8Array>();

  const model: Model = {
    main: new Map(),
    chunks,
    parked,
    history,
    head: () => head,
    commit(commit) {
      if ((head?.version ?? 0) !== commit.replaces) return 'lost';
      model.putChunks(commit.writes, commit.head.version);
      model.dropChunks(commit.drops);
      model.putHead(commit.head);
      return 'committed';
    },
    putHead(next) {
      head = next;
      model.remember();
    },
    remember() {
      const records = head?.leaves.flatMap(({ chunk }) => [...recordsOf(chunks.get(chunk)?.bytes ?? new Uint8Array())]);
      history.set(head?.version ?? 0, canonicalBytes(new Map(records)));
    },
    putChunks(writes, version) {
      for (const { chunk, bytes } of writes) chunks.set(chunk, { version, bytes });
    },
    dropChunks(numbers) {
      for (const chunk of numbers) chunks.delete(chunk);
    },
    park({ key, error }) {
      parked.set(key, error);
    },
  };
  return model;
}

/** Some of the listings of the main table, as they stand now. */
export function loadFrom(
  main: ReadonlyMap<string, StoredListing>,
  ids: readonly string[],
): Awaited<ReturnType<LoadListings>> {
  return new Map(
    ids.flatMap((id) => {
      const stored = main.get(id);
      return stored === undefined ? [] : [[id, stored] as const];
    }),
  );
}

/** Does an act at once, or later, or never: the test decides. `parts` are its steps where it has several. */
export type Gate = <T>(name: CallName, act: () => T, parts?: readonly (() => void)[]) => Promise<T>;

/** Every call of a store that an invocation makes. */
export const callNames = [
  'readHead',
  'readChunks',
  'loadListings',
  'scanListings',
  'commit',
  'prepareChunks',
  'deleteChunks',
  'park',
] as const;
export type CallName = (typeof callNames)[number];

/** The model behind the interface that the real store has. */
export function storeOf(model: Model, gate: Gate): IndexStore {
  return {
    readHead: () => gate('readHead', model.head),
    readChunks: (numbers) =>
      gate('readChunks', () => {
        const found = new Map<number, StoredChunk>();
        for (const chunk of numbers) {
          const stored = model.chunks.get(chunk);
          if (stored !== undefined) found.set(chunk, stored);
        }
        return found;
      }),
    commit: (commit) => gate('commit', () => model.commit(commit)),
    prepareChunks: (writes, version) =>
      gate(
        'prepareChunks',
        () => model.putChunks(writes, version),
        writes.map((write) => () => model.putChunks([write], version)),
      ),
    deleteChunks: (numbers) =>
      gate(
        'deleteChunks',
        () => model.dropChunks(numbers),
        numbers.map((chunk) => () => model.dropChunks([chunk])),
      ),
  };
}
