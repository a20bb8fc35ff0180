import { type BatchAnswer, makeIndexBatch } from '../../../functions/matches/index-batch.ts';
import { makeIndexListings, type StoredListing } from '../../../functions/matches/index-listings.ts';
import { type IndexReader, readIndexOf } from '../../../functions/matches/index-store.ts';
import { makeRebuildIndex } from '../../../functions/matches/rebuild-index.ts';
import { sampleId } from '../../shared/matching/sample-listing.ts';
import { changeListing } from './index-changes.ts';
import { type Course, type Fault, type Parts, randomFrom, streamEvent } from './index-course.ts';
import { type CallName, type Gate, loadFrom, makeModel, storeOf } from './index-model.ts';
import { faultsAtRest, viewDiffers } from './index-verdict.ts';
import { canMeet, fates, makeScheduler, type Process, type Tally } from './kill-points.ts';

/** A record of the stream: the key, and the listing as its write left it, which only a broken design looks at. */
interface StreamRecord {
  readonly id: string;
  readonly image: StoredListing | undefined;
  readonly event: unknown;
  readonly sequence: string;
}

interface Shard {
  readonly log: StreamRecord[];
  /** How many of its records are done. */
  done: number;
  busy: boolean;
}

const mostSteps = 10_000;
/** Calls that are made seldom go wrong twice as often, so that each kill point is hit often enough. */
const seldom: ReadonlySet<CallName> = new Set(['park', 'prepareChunks', 'deleteChunks']);
/** The chance that a process stalls at a call, so that others overtake it. */
const stalls = 0.05;

/** Plays one course on the model store. Returns what breaks the law, or undefined. */
export async function play(course: Course, tally: Tally, fault: Fault = {}): Promise<string | undefined> {
  const chance = randomFrom(course.seed);
  const pick = (below: number) => Math.floor(chance() * below);
  const ids = Array.from({ length: course.listings }, (_, index) => sampleId(1 + index * 1_000));
  const slow = new WeakSet<Process>();
  const model = makeModel();
  if (course.foreign) model.putHead(foreignHead);
  const scheduler = makeScheduler(tally, pick);
  const shards: Shard[] = Array.from({ length: course.shards }, () => ({ log: [], done: 0, busy: false }));
  const versions = new Map<string, number>();
  let numbers = 0;
  let wrong: string | undefined;
  let readerGate: Gate | undefined;
  let reader = newReader();

  function next(): number {
    numbers += 1;
    return numbers;
  }

  function write(): void {
    const position = pick(ids.length);
    const id = ids[position] ?? '';
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    const image = changeListing(model.main, { id, version, kind: position % 3 === 0 ? 'need' : 'offer' }, pick);
    const log = shards[position % shards.length]?.log;
    for (const sk of chance() < 0.1 ? ['EVENT#1', 'LISTING'] : ['LISTING']) {
      // From five digits to six: numbers, which compare otherwise than texts.
      const sequence = String(99_990 + next());
      log?.push({ id, image, sequence, event: streamEvent(`LISTING#${id}`, sk, sequence) });
    }
  }

  function partsFor(gate: Gate): Parts {
    return {
      listings: {
        loadListings: (wanted) => gate('loadListings', () => loadFrom(model.main, wanted)),
        async *scanListings() {
          for (let start = 0; start < ids.length; start += 3) {
            yield await gate('scanListings', () => loadFrom(model.main, ids.slice(start, start + 3)));
          }
        },
      },
      index: storeOf(model, gate),
      park: (parked) => gate('park', () => model.park(parked)),
      commitId: () => `commit-${next()}`,
      pause: () => Promise.resolve(),
      limits: { chunkRecords: course.chunkRecords, commitListings: 3, tries: 8 },
    };
  }

  /** Invokes the indexing function with some records of a shard; `answered` is told unless it was killed or given up. */
  function invoke(
    batch: readonly StreamRecord[],
    answered: (answer: BatchAnswer) => void,
    over: () => void,
  ): Promise<void> {
    let awaited = true;
    return scheduler.start(
      async (gate) => {
        const parts = partsFor(gate);
        const images = new Map(batch.map(({ id, image }) => [id, image]));
        const whole = {
          indexListings: makeIndexListings(fault.indexing?.(parts, { model, gate, images }) ?? parts),
          rebuildIndex: makeRebuildIndex(fault.rebuilding?.(parts) ?? parts),
          report: () => {},
        };
        const handler = makeIndexBatch(whole);
        const answer = await (fault.handler?.(handler) ?? handler)({ Records: batch.map(({ event }) => event) });
        if (awaited) answered(answer);
      },
      () => {
        awaited = false;
        over();
      },
    );
  }

  async function deliver(shard: Shard | undefined): Promise<void> {
    if (shard === undefined || shard.busy || shard.done === shard.log.length) return;
    const batch = shard.log.slice(shard.done, shard.done + 1 + pick(6));
    shard.busy = true;
    const answered = ({ batchItemFailures: [failure] }: BatchAnswer) => {
      const failed = batch.findIndex(({ sequence }) => sequence === failure?.itemIdentifier);
      shard.done += failure === undefined ? batch.length : Math.max(0, failed);
    };
    await invoke(batch, answered, () => {
      shard.busy = false;
    });
  }

  /** Delivers something old once more, in another order, beside whatever is running. */
  async function deliverAgain(shard: Shard | undefined): Promise<void> {
    if (shard === undefined || shard.done === 0) return;
    const start = pick(shard.done);
    const batch = shard.log.slice(start, Math.min(shard.done, start + 1 + pick(8)));
    await invoke(
      batch.toSorted(() => chance() - 0.5),
      () => {},
      () => {},
    );
  }

  async function rebuild(): Promise<void> {
    await scheduler.start(
      async (gate) => {
        const parts = partsFor(gate);
        await makeRebuildIndex(fault.rebuilding?.(parts) ?? parts)();
      },
      () => {},
    );
  }

  function newReader(): IndexReader {
    const store = storeOf(model, (name, act, parts) =>
      readerGate === undefined ? Promise.resolve(act()) : readerGate(name, act, parts),
    );
    return readIndexOf(fault.reader?.(store) ?? store);
  }

  /** Reads the whole index beside whatever is running: what it sees must be just what some commit had left. */
  async function read(): Promise<void> {
    if (readerGate !== undefined) return;
    let finished = false;
    await scheduler.start(
      async (gate) => {
        readerGate = gate;
        const view = await reader.view().finally(() => {
          finished = true;
        });
        if (viewDiffers(view, model.history)) wrong ??= `a reader saw what version ${view.version} never was`;
      },
      () => {
        readerGate = undefined;
        if (!finished) reader = newReader();
      },
    );
  }

  async function step(crashes: number): Promise<void> {
    const waiting = scheduler.waiting();
    const process: Process | undefined = waiting[pick(waiting.length)];
    if (process !== undefined && chance() < stalls) slow.add(process);
    if (process !== undefined && slow.has(process) && chance() < 0.95) return;
    const name = process?.waitsFor();
    if (process === undefined || name === undefined) return;
    const possible = fates.filter((fate) => fate !== 'done' && canMeet(name, fate));
    const late = canMeet(name, 'lands-late') && chance() < 0.3 ? 'lands-late' : undefined;
    const fate =
      chance() < (seldom.has(name) ? 2 * crashes : crashes) ? (late ?? possible[pick(possible.length)]) : undefined;
    if (chance() < crashes / 4) process.giveUp();
    await process.meet(fate ?? 'done');
  }

  async function operate(): Promise<void> {
    const kind = chance();
    const thresholds = [course.writes, course.duplicates, course.rebuilds, 0.1].map((_, index, all) =>
      all.slice(0, index + 1).reduce((sum, part) => sum + part, 0),
    );
    const [writes = 0, duplicates = 0, rebuilds = 0, reads = 0] = thresholds;
    const shard = shards[pick(shards.length)];
    if (kind < writes) write();
    else if (kind < duplicates) await deliverAgain(shard);
    else if (kind < rebuilds) await rebuild();
    else if (kind < reads) await read();
    else await deliver(shard);
    for (let steps = pick(9); steps > 0; steps -= 1) await step(course.crashes);
    if (scheduler.late.length > 0 && chance() < 0.1) scheduler.late.splice(pick(scheduler.late.length), 1)[0]?.();
  }

  /** Lets everything that is under way come to its end and delivers what is left, without new faults. */
  async function drain(): Promise<boolean> {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const open = shards.filter((shard) => !shard.busy && shard.done < shard.log.length);
      if (open.length === 0 && scheduler.waiting().length === 0) return true;
      if (open.length > 0 && chance() < 0.3) await deliver(open[pick(open.length)]);
      else await step(0);
    }
    return false;
  }

  for (let operation = 0; operation < course.operations; operation += 1) await operate();
  if (!(await drain())) return 'it never comes to rest';
  for (const land of scheduler.late) land();
  return wrong ?? (await faultsAtRest(model, course.chunkRecords));
}

const foreignHead = {
  version: 7,
  recordFormat: 0,
  commit: 'foreign',
  nextChunk: 1,
  leaves: [{ chunk: 0, first: sampleId(1), version: 7, count: 1 }],
};
