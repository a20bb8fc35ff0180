import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listingKey, matchKey, pairKey } from '../../../functions/_adapters/keys.ts';
import { createRecord, listAllRecords, listQueue } from '../../../functions/_adapters/records.ts';
import { transact } from '../../../functions/_adapters/transact.ts';
import { changeListing, loadListing, matchesOf } from '../../../functions/listings/store.ts';
import { makeListingSource } from '../../../functions/matches/index-source.ts';
import { makeRunRound, type RoundLimits, roundLimits } from '../../../functions/matches/run-round.ts';
import { sideKnows } from '../../../functions/matches/store.ts';
import { makeEngine } from '../../../shared/matching/engine.ts';
import { neutralExposure } from '../../../shared/matching/exposure.ts';
import { isIndexed, recordOf } from '../../../shared/matching/record.ts';
import { carefulPolicy } from '../../../shared/safety/place-policy.ts';
import { viewListing } from '../../../shared/safety/view-listing.ts';
import { RecordEvent } from '../../../shared/schemas/event.ts';
import { Listing } from '../../../shared/schemas/listing.ts';
import { Match } from '../../../shared/schemas/match.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { heldRuntime, idOf, listingOf, maskedCommunity, matchOf, openCity, store } from '../notices/samples.ts';

const day = 24 * 60;
const always = () => true;
const community = maskedCommunity();
const city = openCity();
/** A city that is big, has partners and English, in an oblast far from the front or near it. */
const strongNeed = (n: number, oblast: 'lviv' | 'kharkiv' = 'lviv', over: Partial<Listing> = {}): Listing => {
  const listing = listingOf(community, { id: idOf(n), organisationId: idOf(n), exposure: neutralExposure, ...over });
  const organisation: Listing['organisation'] = {
    ...listing.organisation,
    sizeBand: '50000-100000',
    traits: [],
    place: { country: 'UA', oblast },
  };
  return { ...listing, organisation, content: { ...listing.content, languages: ['uk', 'en'] } };
};
const offer = (n: number, over: Partial<Listing> = {}) =>
  listingOf(city, { id: idOf(n), organisationId: idOf(n), kind: 'offer', capacityLeft: 1, exposure: 50, ...over });

describe('the daily round', () => {
  let tables: Tables;
  let held: ReturnType<typeof heldRuntime>;
  let seenByIndex: () => Promise<Listing[]>;
  beforeEach(async () => {
    tables = await startTables();
    held = heldRuntime();
    seenByIndex = stored;
  }, 60_000);
  afterEach(() => tables.stop());

  async function stored(): Promise<Listing[]> {
    const listings: Listing[] = [];
    for await (const page of makeListingSource({ client: tables.client, table: tables.main }).scanListings())
      for (const item of page.values()) if ('listing' in item && isIndexed(item.listing)) listings.push(item.listing);
    return listings;
  }

  const round = (limits: Partial<RoundLimits> = {}, hasTime = always) =>
    makeRunRound(
      {
        tables,
        runtime: held.runtime,
        policy: async () => carefulPolicy,
        index: { view: async () => makeEngine((await seenByIndex()).map(recordOf)) },
        engineOf: makeEngine,
      },
      { ...roundLimits, ...limits },
    )(hasTime);
  const desk = async () => (await listQueue(tables, Match, { queue: 'match#proposed', limit: 50 })).items;
  const pairsOf = (matches: readonly Match[]) =>
    matches.map(({ sides }) => `${sides.need.listingId?.slice(-2)}-${sides.offer.listingId?.slice(-2)}`).sort();
  const events = (id: string) => listAllRecords(tables, RecordEvent, listingKey(id).pk, 'EVENT#', 50);
  const exposureOf = async (n: number) => (await loadListing(tables, idOf(n)))?.exposure;

  /** A match with its links, as a use case leaves it. */
  async function enter(match: Match): Promise<void> {
    const [need, other] = [match.sides.need, match.sides.offer];
    const parties = [need.listingId ?? need.organisationId, other.listingId ?? other.organisationId] as const;
    const link = { matchId: match.id };
    await transact(tables, [
      createRecord(tables, matchKey(match.id), match),
      ...(need.listingId === undefined ? [] : [createRecord(tables, pairKey(need.listingId, parties[1]), link)]),
      ...(other.listingId === undefined ? [] : [createRecord(tables, pairKey(other.listingId, parties[0]), link)]),
    ]);
  }
  const between = (n: number, o: number, over: Partial<Match>) =>
    matchOf({
      sides: {
        need: { organisationId: idOf(n), listingId: idOf(n) },
        offer: { organisationId: idOf(o), listingId: idOf(o) },
      },
      ...over,
    });

  describe('proposing pairs', () => {
    it('puts the best pair of each free need on the desk, and no side knows of it', async () => {
      await store(tables, { listings: [strongNeed(51), strongNeed(52), offer(61), offer(62, { capacityLeft: 2 })] });

      const run = await round();

      const proposed = await desk();
      expect(run).toMatchObject({ day: '2027-03-01', listings: 4, proposed: 2 });
      expect(pairsOf(proposed)).toHaveLength(2);
      for (const match of proposed) {
        expect(match).toMatchObject({ origin: 'round', state: 'proposed', message: '', version: 1 });
        expect(match).not.toHaveProperty('proposedBy');
        expect([sideKnows(match, 'need'), sideKnows(match, 'offer')]).toEqual([false, false]);
        expect(await matchesOf(tables, match.sides.offer.listingId ?? '')).toEqual([match]);
        expect(await listAllRecords(tables, RecordEvent, matchKey(match.id).pk, 'EVENT#', 9)).toMatchObject([
          { act: 'propose', to: 'proposed', actor: { by: 'clock' } },
        ]);
      }
    });

    it('changes nothing in a second run on the same day, or on the next one while the same pairs wait', async () => {
      await store(tables, { listings: [strongNeed(51), offer(61), offer(62)] });
      const first = await round();
      const listings = await stored();

      expect(await round()).toEqual(first);
      expect(await stored()).toEqual(listings);
      held.pass(day);
      expect(await round()).toMatchObject({ proposed: 0 });
      expect(await desk()).toHaveLength(1);
    });

    it('lets no more wait at the desk than two people can read', async () => {
      await store(tables, {
        listings: [51, 52, 53].map((n) => strongNeed(n)).concat([61, 62, 63].map((n) => offer(n))),
      });

      expect(await round({ mostWaiting: 2 })).toMatchObject({ proposed: 2 });
      held.pass(day);
      expect(await round({ mostWaiting: 2 })).toMatchObject({ proposed: 0 });
      held.pass(day);
      expect(await round({ mostWaiting: 3, offersPerNeed: 3 })).toMatchObject({ proposed: 1 });
      expect(new Set(pairsOf(await desk())).size).toBe(3);
    });

    it('gives a need up to three offers where that is wanted', async () => {
      await store(tables, { listings: [strongNeed(51), ...[61, 62, 63, 64].map((n) => offer(n))] });

      expect(await round({ offersPerNeed: 3 })).toMatchObject({ proposed: 3 });
    });

    it('leaves alone a need with a match under way, a pair that was tried and a place that may be taken', async () => {
      await store(tables, {
        listings: [51, 52, 53, 54].map((n) => strongNeed(n)).concat([61, 62].map((n) => offer(n))),
      });
      await enter(between(51, 61, { id: idOf(71), state: 'introduced' }));
      await enter(between(52, 62, { id: idOf(72), state: 'declined' }));
      await enter(
        matchOf({
          id: idOf(73),
          state: 'lapsed',
          sides: { need: { organisationId: idOf(53), listingId: idOf(53) }, offer: { organisationId: idOf(62) } },
        }),
      );
      await enter(
        matchOf({
          id: idOf(74),
          state: 'dismissed',
          sides: { need: { organisationId: idOf(54) }, offer: { organisationId: idOf(62), listingId: idOf(62) } },
        }),
      );

      expect(await round()).toMatchObject({ proposed: 0 });
    });

    it('proposes nothing about a listing that is no longer as the index has it', async () => {
      const before = [strongNeed(51), strongNeed(52), offer(61), offer(62)] as const;
      await store(tables, { listings: [...before] });
      seenByIndex = async () => [...before, strongNeed(59)];
      const [withdrawn, narrowed] = [
        { ...before[0], version: 4, state: 'withdrawn' as const },
        { ...before[1], version: 4, content: { ...before[1].content, forms: ['twinning' as const] } },
      ];
      await transact(tables, changeListing(tables, before[0], withdrawn, 'withdraw', { by: 'clock' }));
      await transact(tables, changeListing(tables, before[1], narrowed, 'revise', { by: 'clock' }));

      expect(await round()).toMatchObject({ proposed: 0 });
    });

    it('stops when its time is over', async () => {
      await store(tables, { listings: [strongNeed(51), offer(61, { exposure: 0 })] });

      expect(await round({}, () => false)).toMatchObject({ proposed: 0, corrected: 0, left: 1 });
    });

    it('proposes a pair once, though two rounds run at the same moment', async () => {
      await store(tables, { listings: [strongNeed(51), offer(61)] });

      await Promise.all([round(), round()]);

      expect(await desk()).toHaveLength(1);
    });
  });

  describe('correcting exposure', () => {
    /** Twenty cities that every offer is shown, and after them what a test wants to look at. */
    const crowded = (...others: Listing[]) =>
      store(tables, { listings: [...Array.from({ length: 20 }, (_, n) => strongNeed(100 + n)), ...others, offer(61)] });

    it('raises a listing near the front that nobody is shown, day by day until somebody is', async () => {
      await crowded(strongNeed(151, 'kharkiv'), strongNeed(152));

      const first = await round({ mostWaiting: 0 });

      expect(first).toMatchObject({ unseen: 2, left: 0 });
      expect([await exposureOf(151), await exposureOf(152)]).toEqual([60, 50]);
      expect(await events(idOf(151))).toMatchObject([{ act: 'exposure', reasons: ['raised', 'unseen'], version: 4 }]);
      expect(await events(idOf(152))).toMatchObject([{ act: 'exposure', reasons: ['unseen'], version: 4 }]);
      held.pass(day);
      await round({ mostWaiting: 0 });
      expect((await events(idOf(151)))[1]).toMatchObject({ reasons: ['seen'], version: 5 });
      expect(await loadListing(tables, idOf(151))).not.toHaveProperty('unseenSince');
    });

    it('writes so many listings a day, the least visible first, and goes on the next day', async () => {
      await crowded(...[151, 152, 153].map((n) => strongNeed(n, 'kharkiv')));

      expect(await round({ mostWaiting: 0, mostWrites: 2 })).toMatchObject({ corrected: 2 });
      expect([await exposureOf(151), await exposureOf(152), await exposureOf(153)]).toEqual([60, 60, 50]);
      held.pass(day);
      await round({ mostWaiting: 0, mostWrites: 2 });
      expect(await exposureOf(153)).toBe(60);
    });

    it('moves no correction by two steps on one day, though a run that crashed begins again', async () => {
      await crowded(strongNeed(151, 'kharkiv', { exposure: 0 }), strongNeed(152, 'kharkiv', { exposure: 0 }));
      let reads = 0;
      const crashing = () => {
        reads += 1;
        if (reads > 1) throw new Error('crash');
        return true;
      };
      await expect(round({ mostWaiting: 0 }, crashing)).rejects.toThrow('crash');
      expect([await exposureOf(151), await exposureOf(152)]).toEqual([10, 0]);

      await round({ mostWaiting: 0 });

      expect([await exposureOf(151), await exposureOf(152)]).toEqual([10, 10]);
    });

    it('writes nothing over a listing that changed meanwhile', async () => {
      await crowded(strongNeed(151, 'kharkiv'));
      const stale = await stored();
      seenByIndex = async () => stale.map((one) => (one.id === idOf(151) ? { ...one, exposure: 0 } : one));

      await round({ mostWaiting: 0 });

      expect(await exposureOf(151)).toBe(50);
    });

    it('tells the author after thirty days that nobody is shown the listing, and nobody else', async () => {
      await crowded(strongNeed(152));
      await round({ mostWaiting: 0 });
      const listing = Listing.parse(await loadListing(tables, idOf(152)));
      const on = (days: number) => new Date(held.runtime.now().getTime() + days * day * 60_000);
      const told = (seen: Listing, days: number) => viewListing(seen, 'own', carefulPolicy, on(days)).own?.unseenSince;

      expect(listing.unseenSince).toBe('2027-03-01T08:00:00.000Z');
      expect([told(listing, 29), told(listing, 30)]).toEqual([undefined, listing.unseenSince]);
      expect(told({ ...listing, state: 'paused' }, 30)).toBeUndefined();
      expect(JSON.stringify(viewListing(listing, 'member', carefulPolicy, on(30)))).not.toContain('unseenSince');
    });
  });
});
