import { languageCodes } from '../languages.ts';
import { type ListingKind, SizeBand, Trait } from '../schemas/codes.ts';
import type { Engine } from './engine.ts';
import type { MatchRecord } from './record.ts';

/** The correction of a listing that is neither raised nor braked; every listing begins with it. On the scale of 0 to 100. */
export const neutralExposure = 50;

/** By how much a round changes a correction at most. */
export const exposureStep = 10;

/** How many places of a counterpart's suggestions count. */
export const standingDepth = 20;

/** The floor and the ceiling of exposure, as shares of the median of all listings of the same kind. */
export const floorShare = 0.5;
export const ceilingShare = 3;

/**
 * How visible each listing is, by id: over all its counterparts in whose best twenty it stands, the sum of what its place counts.
 * 0 for a listing that nobody is shown.
 */
export type Standings = ReadonlyMap<string, number>;

/** What a place counts, from 1,000 for the first (rank 0) to 228 for the twentieth: 1,000 ÷ log2(rank + 2). */
export function placeValue(rank: number): number {
  return Math.round(1_000 / Math.log2(rank + 2));
}

/** The exposure of each of the records, in the suggestions that `engine` makes to each of them. */
export function standingsOf(engine: Pick<Engine, 'suggest'>, records: readonly MatchRecord[]): Standings {
  const standings = new Map(records.map(({ id }) => [id, 0]));
  for (const record of records) {
    const { items } = engine.suggest({ record, limit: standingDepth });
    for (const [rank, { listingId }] of items.entries())
      standings.set(listingId, standingOf(standings, listingId) + placeValue(rank));
  }
  return standings;
}

/** The records as they are with no correction in force: what a round compares with. */
export function withoutCorrections(records: readonly MatchRecord[]): MatchRecord[] {
  return records.map((record) => ({ ...record, exposure: neutralExposure }));
}

/** Below `floor` a listing is overlooked, above `ceiling` it wins again and again. */
export interface Limits {
  readonly floor: number;
  readonly ceiling: number;
}

/** The limits of both kinds. Where the median is low a listing still needs one last place at least. */
export function limitsOf(records: readonly MatchRecord[], standings: Standings): Readonly<Record<ListingKind, Limits>> {
  const limits = (kind: ListingKind): Limits => {
    const own = records.filter((record) => record.kind === kind).map(({ id }) => standingOf(standings, id));
    const median = own.sort((a, b) => a - b)[own.length >> 1] ?? 0;
    const floor = Math.max(floorShare * median, placeValue(standingDepth - 1));
    return { floor, ceiling: Math.max(ceilingShare * median, placeValue(0)) };
  };
  return { need: limits('need'), offer: limits('offer') };
}

const smallBands = SizeBand.options.indexOf('10000-20000');
const rural = 1 << Trait.options.indexOf('rural');
const english = 1 << languageCodes.indexOf('en');

/** Whether a listing comes from those who are easily overlooked: small (under 10,000 inhabitants), rural, near the front, without a partner or without English. */
export function isEasilyOverlooked({ size, traits, ties, languages }: MatchRecord, nearFront: boolean): boolean {
  return (
    nearFront ||
    size < smallBands ||
    (traits & rural) !== 0 ||
    (ties.low | ties.high) === 0 ||
    (languages & english) === 0
  );
}

/** The exposure of one listing: `without` any correction in force, and `now` with all of them. */
export interface Standing extends Limits {
  readonly without: number;
  readonly now: number;
  readonly easilyOverlooked: boolean;
}

/**
 * The correction after one round. Who is easily overlooked and would stand below the floor rises step by step until it stands on the floor;
 * who would stand above the ceiling sinks until it does not; all others go back to neutral. Which of the three holds depends on
 * `without` alone: while the listings stay the same a correction moves one way only, ten steps at most, and all come to rest.
 */
export function nextExposure(exposure: number, standing: Standing): number {
  const { without, now, floor, ceiling, easilyOverlooked } = standing;
  if (easilyOverlooked && without < floor)
    return exposure < neutralExposure || now < floor ? towards(100, exposure) : exposure;
  if (without > ceiling) return exposure > neutralExposure || now > ceiling ? towards(0, exposure) : exposure;
  return towards(neutralExposure, exposure);
}

function towards(goal: number, exposure: number): number {
  return exposure + Math.max(-exposureStep, Math.min(exposureStep, goal - exposure));
}

/** A correction that changes. */
export interface Correction {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface RoundOfCorrections {
  /** All listings of the index, with the corrections in force. */
  readonly records: readonly MatchRecord[];
  readonly without: Standings;
  readonly now: Standings;
  readonly isNearFront: (listingId: string) => boolean;
}

/** The corrections that a round changes, the least visible listing first; of equal ones the lower id. */
export function correctionsOf({ records, without, now, isNearFront }: RoundOfCorrections): Correction[] {
  const limits = limitsOf(records, without);
  return records
    .map((record) => {
      const { id, kind, exposure } = record;
      const standing = {
        ...limits[kind],
        without: standingOf(without, id),
        now: standingOf(now, id),
        easilyOverlooked: isEasilyOverlooked(record, isNearFront(id)),
      };
      return { id, from: exposure, to: nextExposure(exposure, standing), seen: standing.now };
    })
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => a.seen - b.seen || (a.id < b.id ? -1 : 1))
    .map(({ id, from, to }) => ({ id, from, to }));
}

function standingOf(standings: Standings, id: string): number {
  return standings.get(id) ?? 0;
}
