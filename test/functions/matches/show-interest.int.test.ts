import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildPeople, content, type People } from '../../fixtures/world-people.ts';

const message = 'We know this kind of work well. Write to us.';

describe('«we are interested»', () => {
  let api: Api;
  let world: People;
  let need: string;
  let offer: string;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;

  beforeAll(async () => {
    api = await startApi();
    world = await buildPeople(api);
    need = await world.publish('rear', 'rear', 'need', content('heat-substations'));
    offer = await world.publish('city', 'city', 'offer', content('heat-substations'));
    await api.settle();
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterEach(async () => {
    await restore();
  });
  afterAll(() => api.stop());

  const interest = (by: 'rear' | 'city' | 'town', listingId: string, ownListingId?: string) => ({
    as: world.people[by].as,
    body: {
      listingId,
      organisationId: world.organisations[by].id,
      message,
      ...(ownListingId === undefined ? {} : { ownListingId }),
    },
  });

  it('from a suggestion puts both listings on the desk, with reasons, and tells nobody else', async () => {
    const match = await api.done('show-interest', interest('rear', offer, need));
    const sent = await api.settle();
    const queue = await api.done('read-match-queue', { as: world.people.secretary.as });

    expect(match).toMatchObject({
      state: 'proposed',
      origin: 'suggestion',
      mySide: 'need',
      proposedBy: 'need',
      waitsFor: 'secretariat',
      acts: ['withdraw'],
    });
    expect(match.explanation?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^topic\./)]),
    );
    expect(queue.items.map((item) => item.match.id)).toEqual([match.id]);
    expect(sent).toEqual([]);
    expect((await api.refused('read-match', { as: world.people.city.as, params: { id: match.id } })).code).toBe(
      'not-found',
    );
  });

  it('by browsing needs no listing of one’s own, from either side', async () => {
    const [fromTown, fromRear] = [
      await api.done('show-interest', interest('town', need)),
      await api.done('show-interest', interest('rear', offer)),
    ];

    expect(fromTown).toMatchObject({
      origin: 'browsing',
      mySide: 'offer',
      sides: { offer: { organisation: { name: 'Neuerfunden' } } },
    });
    expect(fromRear).toMatchObject({ origin: 'browsing', mySide: 'need' });
    expect(fromTown.sides.offer.listing).toBeUndefined();
    expect(fromTown.explanation).toBeUndefined();
  });

  it('is refused for a listing of one’s own, for two of a kind, for another’s listing as one’s own and for what is not shown', async () => {
    const otherNeed = await world.publish('rear', 'rear', 'need', content('heat-substations'));
    const draft = (await world.enter('rear', 'rear', 'need', content('heat-substations'), false)).id;
    const codeOf = async (call: ReturnType<typeof interest>) => (await api.refused('show-interest', call)).code;

    expect(await codeOf(interest('rear', otherNeed))).toBe('match.sides-do-not-fit');
    expect(await codeOf(interest('city', offer))).toBe('match.sides-do-not-fit');
    expect(await codeOf(interest('town', need, offer))).toBe('not-found');
    expect(await codeOf(interest('city', draft))).toBe('not-found');
    expect(await codeOf(interest('rear', offer, draft))).toBe('listing.not-open');
    const second = await world.publish('city', 'city', 'need', content('heat-substations'));
    expect(await codeOf(interest('city', need, second))).toBe('match.sides-do-not-fit');
  });

  it('is refused where a hard condition fails, topics aside', async () => {
    const apart = await world.publish('city', 'city', 'offer', content('heat-substations', { forms: ['twinning'] }));
    const elsewhere = await world.publish('city', 'city', 'offer', content('teacher-training'));

    expect((await api.refused('show-interest', interest('rear', apart, need))).code).toBe('match.sides-do-not-fit');
    expect((await api.done('show-interest', interest('rear', elsewhere, need))).state).toBe('proposed');
  });

  it('is refused for a pair that is under way, whoever of the two asks', async () => {
    await api.done('show-interest', interest('rear', offer, need));

    expect((await api.refused('show-interest', interest('rear', offer, need))).code).toBe('match.exists');
    expect((await api.refused('show-interest', interest('city', need, offer))).code).toBe('match.exists');
  });

  it('is possible forty times a day for an organisation, not once more', async () => {
    const needs = await Promise.all(
      Array.from({ length: 41 }, () => world.publish('rear', 'rear', 'need', content('heat-substations'))),
    );
    const statuses: number[] = [];
    for (const id of needs) statuses.push((await api.call('show-interest', interest('town', id))).status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(40);
    expect(statuses.at(-1)).toBe(429);
    expect((await api.call('show-interest', interest('city', needs[0] ?? ''))).status).toBe(201);
  });
});
