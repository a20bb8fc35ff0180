import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { buildWorld, content, listingStates, type World } from '../../fixtures/world.ts';

describe('reading needs and offers', () => {
  let api: Api;
  let world: World;
  let soon: string;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
    soon = await world.publish(
      'town',
      'town',
      'offer',
      content('teacher-training', { standing: false, to: monthIn(2), urgency: 'this-year' }),
    );
    await api.settle();
  }, 180_000);
  afterAll(() => api.stop());

  const browse = (query: Record<string, string | string[]> = {}, as = world.people.city.as) =>
    api.done('browse-listings', { as, query: { limit: '50', ...query } });
  const idsOf = async (query: Record<string, string | string[]>) => (await browse(query)).items.map(({ id }) => id);

  it('lists what is published and nothing else', async () => {
    const { items, total } = await browse();

    const hidden = listingStates.filter((state) => state !== 'published').map((state) => world.listings[state]);
    expect(items.filter(({ id }) => hidden.includes(id))).toEqual([]);
    expect(items.every(({ own }) => own === undefined)).toBe(true);
    expect(total).toBe(items.length);
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining([world.listings.published, world.others.townOffer, soon]),
    );
  });

  it('pages through all of it, each once, newest first or closing first', async () => {
    for (const sort of ['newest', 'closing-soon']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await browse({ limit: '4', sort, ...(cursor === undefined ? {} : { cursor }) });
        expect(page.items.length).toBeLessThanOrEqual(4);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== undefined);

      const all = await browse({ sort });
      expect(seen, sort).toEqual(all.items.map(({ id }) => id));
      expect(new Set(seen).size).toBe(all.total);
      if (sort === 'closing-soon') expect(seen[0]).toBe(soon);
    }
  });

  it('finds by kind, topic, sector, country, oblast, urgency and form', async () => {
    expect(await idsOf({ topic: 'water-network-renewal' })).toEqual([world.others.rearWaterNeed]);
    expect((await idsOf({ topic: ['water-network-renewal', 'teacher-training'] })).toSorted()).toEqual(
      [world.others.rearWaterNeed, world.others.rearNeed, soon].toSorted(),
    );
    expect(await idsOf({ oblast: 'kharkiv' })).toEqual([world.listings.published]);
    expect(await idsOf({ kind: 'offer', country: 'DE', sector: 'energy' })).toEqual([world.others.townOffer]);
    expect(await idsOf({ urgency: 'this-year' })).toEqual([soon]);
    expect(await idsOf({ form: 'twinning' })).toEqual([]);
    expect(await idsOf({ kind: 'need', country: 'PT' })).toEqual([]);
  });

  it('shows words of a sensitive need to members and not to the public', async () => {
    const params = { id: world.others.rearWaterNeed };
    const [forPublic, forMember, forUnverified] = await Promise.all([
      api.done('read-listing', { params }),
      api.done('read-listing', { as: world.people.town.as, params }),
      api.done('read-listing', { as: world.people.pending.as, params }),
    ]);

    // In the rear the raion is told and the community is not, so that its words wait for an introduction as well.
    expect(forPublic.place).toEqual({ country: 'UA', named: false, oblast: 'rivne', raion: 'Луговецький' });
    expect([forPublic.texts, forMember.texts, forUnverified.texts]).toEqual([[], [], []]);
    expect((await api.done('read-listing', { params: { id: world.others.rearNeed } })).texts).toHaveLength(1);
  });

  it('shows a member the budget that the author keeps for members', async () => {
    const id = await world.publish('town', 'town', 'offer', content('teacher-training', { budget: '10000-50000' }));
    const budgets = await Promise.all(
      [undefined, world.people.pending.as, world.people.rear.as].map(
        async (as) => (await api.done('read-listing', { as, params: { id } })).budget,
      ),
    );

    expect(budgets).toEqual([undefined, undefined, '10000-50000']);
  });

  it('counts what is published', async () => {
    const { needs, offers, countries } = await api.done('read-figures');
    const all = await browse();

    expect([needs, offers]).toEqual([
      all.items.filter(({ kind }) => kind === 'need').length,
      all.items.filter(({ kind }) => kind === 'offer').length,
    ]);
    expect(countries).toBe(3);
  });

  it('leaves out at once what is taken down, before the index knows', async () => {
    const params = { id: soon };
    const { own } = await api.done('read-listing', { as: world.people.town.as, params });
    await api.done('pause-listing', { as: world.people.town.as, params, body: { version: own?.version } });

    expect(await idsOf({})).not.toContain(soon);
    expect((await api.refused('read-listing', { params })).code).toBe('not-found');
    await api.settle();
    expect((await browse()).total).toBe((await browse()).items.length);
  });

  it('suggests topics from a text and keeps nothing of it', async () => {
    const text = 'У школі холодно: старі теплові пункти не працюють';
    const { items } = await api.done('suggest-topics', { body: { text, language: 'uk' } });

    expect(items.map(({ topic }) => topic)).toContain('heat-substations');
  });
});

/** A month so many months from now. */
function monthIn(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}
