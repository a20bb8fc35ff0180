import type { Engine } from '../../shared/matching/engine.ts';
import { type Correction, correctionsOf, standingsOf, withoutCorrections } from '../../shared/matching/exposure.ts';
import { isIndexed, type MatchRecord } from '../../shared/matching/record.ts';
import { type PlacePolicy, zoneOf } from '../../shared/safety/place-policy.ts';
import { RecordEvent } from '../../shared/schemas/event.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { listingKey } from '../_adapters/keys.ts';
import type { LoadPolicy } from '../_adapters/policy.ts';
import { eventKey, readRecord, readRecords } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';
import { changeListing, loadListing } from '../listings/store.ts';

export interface CorrectDeps {
  readonly tables: Tables;
  readonly runtime: Pick<Runtime, 'now' | 'id'>;
  readonly policy: LoadPolicy;
  /** An engine over other records than those of the index. */
  readonly engineOf: (records: readonly MatchRecord[]) => Pick<Engine, 'suggest'>;
}

export interface CorrectRequest {
  readonly engine: Pick<Engine, 'suggest'>;
  readonly records: readonly MatchRecord[];
  /** The most listings that one run writes; the next round goes on. */
  readonly mostWrites: number;
  readonly hasTime: () => boolean;
}

/** How many listings were written, how many of all are in nobody's best twenty, and how many wait for the next round. */
export interface CorrectRun {
  readonly corrected: number;
  readonly unseen: number;
  readonly left: number;
}

/** What changes on a listing: its correction, and whether anybody is shown it. */
interface Change {
  readonly id: string;
  readonly correction?: Correction | undefined;
  readonly seen: boolean;
}

const atATime = 100;

/** Writes the corrections of exposure that this round changes, and on each listing since when nobody is shown it. */
export async function correctExposure(deps: CorrectDeps, request: CorrectRequest): Promise<CorrectRun> {
  const { engine, records, mostWrites, hasTime } = request;
  const facts = await loadFacts(deps, records);
  const plain = withoutCorrections(records);
  const now = standingsOf(engine, records);
  const corrections = correctionsOf({
    records,
    now,
    without: standingsOf(deps.engineOf(plain), plain),
    isNearFront: (id) => facts.get(id)?.nearFront === true,
  });
  const correctionOf = new Map(corrections.map((correction) => [correction.id, correction]));
  const isSeen = (id: string) => (now.get(id) ?? 0) > 0;
  const marked = records
    .map(({ id }) => id)
    .filter((id) => !correctionOf.has(id) && facts.get(id)?.unseen === isSeen(id));
  const changes: Change[] = [...correctionOf.keys(), ...marked.sort()].map((id) => ({
    id,
    correction: correctionOf.get(id),
    seen: isSeen(id),
  }));

  let corrected = 0;
  let done = 0;
  for (const change of changes.slice(0, mostWrites)) {
    if (!hasTime()) break;
    if (await write(deps, change)) corrected += 1;
    done += 1;
  }
  return { corrected, unseen: records.filter(({ id }) => !isSeen(id)).length, left: changes.length - done };
}

/** What the index does not know of its listings. */
async function loadFacts({ tables, policy, runtime }: CorrectDeps, records: readonly MatchRecord[]) {
  const [inForce, on] = [await policy(), runtime.now().toISOString().slice(0, 10)];
  const facts = new Map<string, { nearFront: boolean; unseen: boolean }>();
  for (let start = 0; start < records.length; start += atATime) {
    const keys = records.slice(start, start + atATime).map(({ id }) => listingKey(id));
    for (const listing of await readRecords(tables, Listing, keys))
      facts.set(listing.id, {
        nearFront: isNearFront(listing, inForce, on),
        unseen: listing.unseenSince !== undefined,
      });
  }
  return facts;
}

function isNearFront({ organisation }: Listing, policy: PlacePolicy, on: string): boolean {
  return zoneOf(organisation.place, policy, on) !== 'rear';
}

/** Writes one change; false where the listing is not what the round saw, or this day's round has written it already. */
async function write({ tables, runtime }: CorrectDeps, { id, correction, seen }: Change): Promise<boolean> {
  const before = await loadListing(tables, id);
  if (before === undefined || !isIndexed(before)) return false;
  if (correction !== undefined && before.exposure !== correction.from) return false;
  const at = runtime.now().toISOString();
  const last = await readRecord(
    tables,
    RecordEvent,
    eventKey({ record: `LISTING#${id}`, version: before.version, act: 'exposure' }),
  );
  if (last?.at.slice(0, 10) === at.slice(0, 10)) return false;

  const { unseenSince, ...kept } = before;
  const after: Listing = {
    ...kept,
    ...(seen ? {} : { unseenSince: unseenSince ?? at }),
    exposure: correction?.to ?? before.exposure,
    version: before.version + 1,
    updatedAt: at,
  };
  const reasons = [
    ...(after.exposure === before.exposure ? [] : [after.exposure > before.exposure ? 'raised' : 'lowered']),
    ...((unseenSince === undefined) === seen ? [] : [seen ? 'seen' : 'unseen']),
  ];
  try {
    await transact(tables, changeListing(tables, before, after, 'exposure', { by: 'clock' }, reasons));
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
