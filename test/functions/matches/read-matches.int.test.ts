import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { buildWorld, content, type World } from '../../fixtures/world.ts';

describe('who fits', () => {
  let api: Api;
  let world: World;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
  }, 180_000);
  afterAll(() => api.stop());

  const suggestions = (as: World['importer'], id: string) =>
    api.done('read-suggestions', { as, params: { id }, query: { limit: '50' } });

  it('is told best first, with scores that add up, for need and offer alike', async () => {
    const { items, considered, listing } = await suggestions(world.people.editor.as, world.listings.published);

    expect(listing.id).toBe(world.listings.published);
    expect(considered).toBeGreaterThanOrEqual(items.length);
    const scores = items.map(({ explanation }) => explanation.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { listing: other, explanation } of items) {
      expect(other.kind).toBe('offer');
      for (const { score, contributions } of [explanation.there, explanation.back])
        expect(Object.values(contributions).reduce((sum, points) => sum + points, 0)).toBe(score);
    }
  });

  it('leaves out pairs that were declined or dismissed and keeps those that lapsed', async () => {
    const partnersOf = async (name: 'declined' | 'dismissed' | 'lapsed' | 'introduced') =>
      (await api.done('read-match', { as: world.people.secretary.as, params: { id: world.matches[name] } })).sides.offer
        .listing?.id ?? '';
    const { items } = await suggestions(world.people.editor.as, world.listings.published);
    const ids = items.map(({ listing }) => listing.id);

    expect(ids).not.toContain(await partnersOf('declined'));
    expect(ids).not.toContain(await partnersOf('dismissed'));
    expect(ids).toContain(await partnersOf('lapsed'));
    expect(ids).toContain(await partnersOf('introduced'));
  });

  it('tells of a match that exists to the side that may know of it', async () => {
    const read = async (name: 'proposed-by-need' | 'proposed-by-offer' | 'introduced') =>
      (await api.done('read-match', { as: world.people.secretary.as, params: { id: world.matches[name] } })).sides.offer
        .listing?.id;
    const { items } = await suggestions(world.people.editor.as, world.listings.published);
    const matchWith = (id: string | undefined) => items.find(({ listing }) => listing.id === id)?.match?.id;

    expect(matchWith(await read('proposed-by-need'))).toBe(world.matches['proposed-by-need']);
    expect(matchWith(await read('proposed-by-offer'))).toBeUndefined();
    expect(matchWith(await read('introduced'))).toBe(world.matches.introduced);
  });

  it('is nobody of one’s own organisation, of the same kind or with other forms', async () => {
    const twinning = await world.publish('town', 'town', 'offer', content('heat-substations', { forms: ['twinning'] }));
    const ownOffer = await world.publish('editor', 'masked', 'offer', content('heat-substations'));
    await api.settle();

    const { items } = await suggestions(world.people.editor.as, world.listings.published);

    const ids = items.map(({ listing }) => listing.id);
    expect(ids).not.toContain(twinning);
    expect(ids).not.toContain(ownOffer);
    expect(ids).toContain(world.others.townOffer);
  });

  it('asks as many as are wanted', async () => {
    const call = { as: world.people.editor.as, params: { id: world.listings.published }, query: { limit: '2' } };

    expect((await api.done('read-suggestions', call)).items).toHaveLength(2);
  });
});
