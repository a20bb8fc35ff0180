import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { buildWorld, content, type World } from '../../fixtures/world.ts';

describe('what waits at the desk', () => {
  let api: Api;
  let world: World;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
  }, 180_000);
  afterAll(() => api.stop());

  const desk = () => world.people.secretary.as;

  it('is every submitted listing, longest first, page by page, with what can be done', async () => {
    const later = [];
    for (let n = 0; n < 4; n += 1)
      later.push((await world.enter('rear', 'rear', 'need', content('teacher-training'))).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      const page = await api.done('read-listing-queue', { as: desk(), query });
      for (const { listing } of page.items) expect(listing.own?.acts).toEqual(['return', 'publish']);
      seen.push(...page.items.map(({ listing }) => listing.id));
      cursor = page.next;
    } while (cursor !== undefined);

    expect(seen).toEqual([world.listings.submitted, ...later]);
  });

  it('is every pair that somebody acted on, by its state', async () => {
    const idsIn = async (state: string) =>
      (await api.done('read-match-queue', { as: desk(), query: { state } })).items
        .map(({ match }) => match.id)
        .toSorted();
    const { matches } = world;

    expect(await idsIn('proposed')).toEqual([matches['proposed-by-need'], matches['proposed-by-offer']].toSorted());
    expect(await idsIn('endorsed')).toEqual([matches.endorsed]);
    expect(await idsIn('introduced')).toEqual([matches.introduced]);
    expect(await idsIn('accepted-by-one')).toEqual(
      [matches['accepted-by-need'], matches['accepted-by-offer']].toSorted(),
    );
  });

  it('shows the trail of a record from its beginning, page by page, by ids and without names', async () => {
    const read = (query: Record<string, string>) =>
      api.done('read-trail', { as: desk(), params: { record: 'match', id: world.matches.partnership }, query });
    const all = await read({ limit: '50' });
    const first = await read({ limit: '2' });
    const second = await read({ limit: '50', cursor: first.next ?? '' });

    expect(all.items.map(({ act }) => act)).toEqual([
      'show-interest',
      'endorse',
      'introduce',
      'accept-first',
      'accept-second',
      'form-partnership',
    ]);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(JSON.stringify(all)).not.toMatch(/@|Kontakta|Person /);
  });

  it('refuses the cursor of another queue', async () => {
    const { next } = await api.done('read-listing-queue', { as: desk(), query: { limit: '1' } });
    const problem = await api.refused('read-match-queue', { as: desk(), query: { cursor: next ?? '' } });

    expect(problem.errors).toMatchObject([{ path: 'cursor' }]);
  });
});
