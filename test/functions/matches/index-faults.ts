import type { Commit } from '../../../functions/matches/index-store.ts';
import type { Fault, Parts } from './index-course.ts';
import { loadFrom, type Model } from './index-model.ts';

function withIndex(parts: Parts, index: Partial<Parts['index']>): Parts {
  return { ...parts, index: { ...parts.index, ...index } };
}

/** Each rule of the index, broken. The names say what the careless design does. */
export const faults = {
  'commits whatever version the head has': {
    indexing: (parts, { model, gate }) =>
      withIndex(parts, {
        commit: (commit) => gate('commit', () => model.commit({ ...commit, replaces: model.head()?.version ?? 0 })),
      }),
  },
  'trusts the image in the stream': {
    indexing: (parts, { gate, images }) => ({
      ...parts,
      listings: {
        ...parts.listings,
        loadListings: (ids) =>
          gate('loadListings', () => {
            const known = [...images].flatMap(([id, image]) => (image === undefined ? [] : [[id, image] as const]));
            return loadFrom(new Map(known), ids);
          }),
      },
    }),
  },
  'says that a failed batch is done': {
    handler: (handler) => (event) => handler(event).then(() => ({ batchItemFailures: [] })),
  },
  'commits the head first and the chunks afterwards': {
    indexing: (parts, { model, gate }) =>
      withIndex(parts, {
        async commit(commit) {
          const answer = await gate('commit', () => commitHeadAlone(model, commit));
          if (answer === 'committed') await gate('prepareChunks', () => writeChunksAlone(model, commit));
          return answer;
        },
      }),
  },
  'reads the listings before the head': {
    indexing(parts, { images }) {
      let early: Awaited<ReturnType<Parts['listings']['loadListings']>> = new Map();
      return {
        ...withIndex(parts, {
          async readHead() {
            early = await parts.listings.loadListings([...images.keys()]);
            return parts.index.readHead();
          },
        }),
        listings: { ...parts.listings, loadListings: (ids) => Promise.resolve(loadFrom(early, ids)) },
      };
    },
  },
  'commits nothing where nothing changes': {
    indexing: (parts) =>
      withIndex(parts, {
        async commit(commit) {
          if (commit.replaces > 0 && commit.writes.length === 0 && commit.drops.length === 0) return 'committed';
          return parts.index.commit(commit);
        },
      }),
  },
  'is read without comparing the versions of chunks': {
    reader(store) {
      let expected = new Map<number, number>();
      return {
        async readHead() {
          const head = await store.readHead();
          expected = new Map(head?.leaves.map(({ chunk, version }) => [chunk, version]));
          return head;
        },
        async readChunks(numbers) {
          const chunks = await store.readChunks(numbers);
          return new Map(
            [...chunks].map(([chunk, { bytes }]) => [chunk, { bytes, version: expected.get(chunk) ?? 0 }]),
          );
        },
      };
    },
  },
  'is rebuilt from a scan made before the head was read': {
    rebuilding(parts) {
      const pages: Parameters<typeof loadFrom>[0][] = [];
      return {
        ...withIndex(parts, {
          async readHead() {
            if (pages.length === 0) for await (const page of parts.listings.scanListings()) pages.push(page);
            return parts.index.readHead();
          },
        }),
        listings: {
          ...parts.listings,
          async *scanListings() {
            yield* pages.splice(0);
          },
        },
      };
    },
  },
  'is rebuilt into numbers that were not reserved': {
    rebuilding(parts) {
      let reserved = 0;
      return withIndex(parts, {
        async commit(commit) {
          const reserving = commit.head.version !== reserved + 1;
          reserved = reserving ? commit.head.version : 0;
          return reserving ? 'committed' : parts.index.commit({ ...commit, replaces: commit.replaces - 1 });
        },
      });
    },
  },
} as const satisfies Record<string, Fault>;

function commitHeadAlone(model: Model, { head, replaces }: Commit): 'committed' | 'lost' {
  if ((model.head()?.version ?? 0) !== replaces) return 'lost';
  model.putHead(head);
  return 'committed';
}

function writeChunksAlone(model: Model, { head, writes, drops }: Commit): void {
  model.putChunks(writes, head.version);
  model.dropChunks(drops);
  model.remember();
}
