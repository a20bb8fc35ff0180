import { describe, expect, it } from 'vitest';
import { makeEngine } from '../../../shared/matching/engine.ts';
import {
  correctionsOf,
  isEasilyOverlooked,
  limitsOf,
  neutralExposure,
  nextExposure,
  placeValue,
  standingsOf,
  withoutCorrections,
} from '../../../shared/matching/exposure.ts';
import type { MatchRecord } from '../../../shared/matching/record.ts';
import { need, offer, type Parts } from './pair.ts';
import { sampleId } from './sample-listing.ts';

const famous = (isNeed: boolean, number: number) => {
  const ids = { id: sampleId(number), organisationId: sampleId(number, '01J0'), exposure: neutralExposure };
  const organisation: NonNullable<Parts>['organisation'] = { sizeBand: '100000-500000', tieCountries: ['UA'] };
  return (isNeed ? need : offer)({ ...ids, organisation, content: { languages: ['uk', 'en'] } });
};
/** A town that has no English and its only partner abroad: otherwise as good, the famous stand before it in everybody's list. */
const town = (number: number): MatchRecord =>
  need({
    id: sampleId(number),
    organisationId: sampleId(number, '01J0'),
    exposure: neutralExposure,
    content: { languages: ['uk'] },
    organisation: { sizeBand: '100000-500000', tieCountries: ['PL'] },
  });

/** Thirty famous cities and five towns without English need help; ten cities offer it. */
const market = [
  ...Array.from({ length: 30 }, (_, index) => famous(true, 100 + index)),
  ...Array.from({ length: 5 }, (_, index) => town(200 + index)),
  ...Array.from({ length: 10 }, (_, index) => famous(false, 300 + index)),
];
const nobodyNearFront = () => false;

function round(records: readonly MatchRecord[], isNearFront: (id: string) => boolean = nobodyNearFront) {
  const plain = withoutCorrections(records);
  return correctionsOf({
    records,
    without: standingsOf(makeEngine(plain), plain),
    now: standingsOf(makeEngine(records), records),
    isNearFront,
  });
}
function afterRound(records: readonly MatchRecord[], isNearFront?: (id: string) => boolean): MatchRecord[] {
  const changes = new Map(round(records, isNearFront).map(({ id, to }) => [id, to]));
  return records.map((record) => ({ ...record, exposure: changes.get(record.id) ?? record.exposure }));
}
const coverage = (records: readonly MatchRecord[], ids: readonly string[]) => {
  const standings = standingsOf(makeEngine(records), records);
  return ids.filter((id) => (standings.get(id) ?? 0) > 0).length;
};

describe('the exposure of a listing', () => {
  it('counts how often and how high it stands in the best twenty of its counterparts', () => {
    const records = [famous(true, 1), famous(false, 2), famous(false, 3)];

    const standings = standingsOf(makeEngine(records), records);

    expect(placeValue(0)).toBe(1_000);
    expect(placeValue(19)).toBe(228);
    expect([...standings.values()]).toEqual([2_000, 1_000, placeValue(1)]);
  });

  it('is counted for the listings that were asked for, and for others that they see', () => {
    const records = [famous(true, 1), famous(false, 2)];

    expect(standingsOf(makeEngine(records), records.slice(0, 1))).toEqual(
      new Map([
        [sampleId(1), 0],
        [sampleId(2), 1_000],
      ]),
    );
  });

  it('has its limits from the median of its kind, and one last place at least as its floor', () => {
    const records = [famous(true, 1), famous(true, 2), famous(true, 3), famous(false, 4)];
    const standings = new Map([
      [sampleId(1), 400],
      [sampleId(2), 4_000],
      [sampleId(3), 9_000],
    ]);

    expect(limitsOf(records, standings)).toEqual({
      need: { floor: 2_000, ceiling: 12_000 },
      offer: { floor: placeValue(19), ceiling: 1_000 },
    });
    expect(limitsOf([], standings).offer).toEqual({ floor: placeValue(19), ceiling: 1_000 });
  });
});

describe('who is easily overlooked', () => {
  const strong = famous(true, 1);

  it.each([
    ['a community of fewer than 10,000 people', { ...strong, size: 1 }, false, true],
    ['a community of 10,000 people', { ...strong, size: 2 }, false, false],
    ['a rural community', { ...strong, traits: 1 }, false, true],
    ['a coastal community', { ...strong, traits: 4 }, false, false],
    ['a community near the front', strong, true, true],
    ['a community that never had a partner', { ...strong, ties: { low: 0, high: 0 } }, false, true],
    [
      'a community whose partner comes late in the list of countries',
      { ...strong, ties: { low: 0, high: 2 } },
      false,
      false,
    ],
    ['a community without English', { ...strong, languages: town(1).languages }, false, true],
    ['a big city with partners and English', strong, false, false],
  ])('%s', (_who, record, nearFront, expected) => {
    expect(isEasilyOverlooked(record, nearFront)).toBe(expected);
  });
});

describe('the correction of one listing', () => {
  const standing = { without: 100, now: 100, floor: 500, ceiling: 3_000, easilyOverlooked: true };

  it.each([
    ['rises by a step while it stands below the floor', neutralExposure, {}, 60],
    ['rises to 100 and no further', 95, {}, 100],
    ['stays once it stands on the floor', 80, { now: 500 }, 80],
    ['leaves the brake behind where the listing is overlooked without it', 20, { now: 500 }, 30],
    ['goes back when it is no longer needed', 80, { without: 500, now: 900 }, 70],
    ['ends at neutral on its way back', 54, { without: 500, now: 900 }, neutralExposure],
    [
      'is nothing for a listing that is not easily overlooked',
      neutralExposure,
      { easilyOverlooked: false },
      neutralExposure,
    ],
    ['sinks by a step while the listing stands above the ceiling', 50, { without: 4_000, now: 4_000 }, 40],
    ['sinks to 0 and no further', 5, { without: 4_000, now: 4_000 }, 0],
    ['stays once the listing stands below the ceiling', 30, { without: 4_000, now: 3_000 }, 30],
    ['loses what raised a listing that wins without it', 70, { without: 4_000, now: 3_000 }, 60],
    ['comes back from the brake', 30, { without: 3_000, now: 2_000 }, 40],
  ])('%s', (_what, exposure, parts, expected) => {
    expect(nextExposure(exposure, { ...standing, ...parts })).toBe(expected);
  });
});

describe('rounds of corrections', () => {
  const towns = market.slice(30, 35).map(({ id }) => id);

  it('raise the towns that nobody is shown, until they are shown', () => {
    let records = market;
    expect(coverage(records, towns)).toBe(0);

    for (let day = 0; day < 10; day += 1) records = afterRound(records);

    expect(coverage(records, towns)).toBe(towns.length);
    expect(records.filter(({ exposure }) => exposure > neutralExposure).map(({ id }) => id)).toEqual(towns);
    expect(records.filter(({ exposure }) => exposure === 100)).toEqual([]);
  });

  it('move each correction one way only, come to rest, and then change nothing', () => {
    let records = market.map((record, index) => ({ ...record, exposure: (index * 13) % 101 }));
    const ways = new Map<string, number>();
    let rounds = 0;
    for (let changes = round(records); changes.length > 0 && rounds < 40; changes = round(records)) {
      for (const { id, from, to } of changes) {
        expect(Math.abs(to - from)).toBeLessThanOrEqual(10);
        expect(ways.get(id) ?? Math.sign(to - from)).toBe(Math.sign(to - from));
        ways.set(id, Math.sign(to - from));
      }
      records = afterRound(records);
      rounds += 1;
    }

    expect(rounds).toBeGreaterThan(0);
    expect(round(records)).toEqual([]);
  });

  it('go back to neutral when the famous have left', () => {
    let records = market;
    for (let day = 0; day < 10; day += 1) records = afterRound(records);
    records = records.filter(({ id, kind }) => kind === 'offer' || towns.includes(id));

    for (let day = 0; day < 10; day += 1) records = afterRound(records);

    expect(records.every(({ exposure }) => exposure === neutralExposure)).toBe(true);
  });

  it('come out the same from the same listings, least visible first, in whatever order they stand', () => {
    const changes = round(market);

    expect(changes.slice(0, 5)).toEqual(towns.map((id) => ({ id, from: 50, to: 60 })));
    expect(changes.slice(5).every(({ to }) => to === 40)).toBe(true);
    expect(round(market.toReversed())).toEqual(changes);
  });

  it('raise a city near the front that nobody is shown', () => {
    const cities = [...market.slice(0, 30), ...market.slice(35)];
    const raised = (records: readonly MatchRecord[], isNearFront: (id: string) => boolean) =>
      round(records, isNearFront).filter(({ to }) => to > neutralExposure);
    const last = sampleId(129);

    expect(raised(cities, nobodyNearFront)).toEqual([]);
    expect(raised(cities, (id) => id === last)).toEqual([{ id: last, from: 50, to: 60 }]);
  });
});
