import { z } from 'zod';
import type { Engine } from '../../shared/matching/engine.ts';
import type { MatchRecord } from '../../shared/matching/record.ts';
import { createRecord, readRecord } from '../_adapters/records.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';
import { type CorrectDeps, correctExposure } from './correct-exposure.ts';
import { type ProposeDeps, proposePairs } from './propose-pairs.ts';

export interface RoundDeps extends CorrectDeps, ProposeDeps {
  /** The index as it stands. */
  readonly index: { readonly view: () => Promise<Engine> };
}

export interface RoundLimits {
  /** How many proposals of rounds may wait at the desk at once. */
  readonly mostWaiting: number;
  /** How many offers one need is proposed at once, 1 to 3. */
  readonly offersPerNeed: number;
  /** The most listings whose correction one round writes. */
  readonly mostWrites: number;
}

/** Two people read what waits at the desk; a listing that is written is indexed anew. */
export const roundLimits: RoundLimits = { mostWaiting: 20, offersPerNeed: 1, mostWrites: 500 };

/** What a day's round did: kept in the main table, one item a day. */
export const Round = z.strictObject({
  day: z.iso.date(),
  /** How many listings were in the index. */
  listings: z.int(),
  proposed: z.int(),
  /** How many listings were written. */
  corrected: z.int(),
  /** How many listings stand in nobody's best twenty. */
  unseen: z.int(),
  /** How many listings wait for the next round to be written. */
  left: z.int(),
});
export type Round = z.infer<typeof Round>;

const roundKey = (day: string) => ({ pk: 'ROUND', sk: `DAY#${day}` });

/**
 * Makes the daily round: it puts the best pairs that nobody has acted on before the secretariat, and corrects the exposure of listings.
 * A second run on the same day (UTC) gives what the first one did. After a crash the next run goes on: no pair is proposed
 * twice, and no correction moves two steps on one day.
 */
export function makeRunRound(deps: RoundDeps, limits: RoundLimits): (hasTime: () => boolean) => Promise<Round> {
  const { tables, runtime, index } = deps;
  return async (hasTime) => {
    const day = runtime.now().toISOString().slice(0, 10);
    const earlier = await readRecord(tables, Round, roundKey(day));
    if (earlier !== undefined) return earlier;

    const engine = await index.view();
    const records = recordsOf(engine);
    const proposed = await proposePairs(deps, { engine, records, hasTime, ...limits });
    const corrections = await correctExposure(deps, { engine, records, hasTime, ...limits });
    const round: Round = { day, listings: records.length, proposed, ...corrections };
    try {
      await transact(tables, [createRecord(tables, roundKey(day), round)]);
    } catch (error) {
      // Another run ended first; each has written its own part.
      if (!(error instanceof ConditionFailed)) throw error;
    }
    return round;
  };
}

/** All records of the index, in the order of their ids. */
function recordsOf(engine: Engine): MatchRecord[] {
  const { ids } = engine.find({ filters: {}, sort: 'newest', limit: Math.max(1, engine.size) });
  return ids.toSorted().flatMap((id) => engine.get(id) ?? []);
}
