import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildWorld, type World } from '../../fixtures/world.ts';

describe('an organisation', () => {
  let api: Api;
  let world: World;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterEach(async () => {
    await restore();
  });
  afterAll(() => api.stop());

  const read = (name: keyof World['organisations'], as?: World['importer']) =>
    api.done('read-organisation', { as, params: { id: world.organisations[name].id } });

  it('has a public profile without contact or people, with the listings that do not mask it', async () => {
    const profile = await read('rear');

    expect(profile.organisation).toMatchObject({
      name: 'Яворолузька громада',
      sizeBand: '10000-20000',
      place: { named: true },
    });
    expect(profile.own).toBeUndefined();
    // The need for water masks its community: on this page it would name it.
    expect(profile.listings.map(({ id }) => id)).toEqual([world.others.rearNeed]);
  });

  it('shows its own people everything, the states of its listings and its matches included', async () => {
    const { representative } = world.people;
    const params = { id: world.organisations.masked.id };
    const { organisation, listings, matches } = await api.done('read-overview', { as: representative.as, params });

    expect(organisation.own).toMatchObject({
      state: 'active',
      contact: world.organisations.masked.contact,
      profile: { population: 7_413 },
    });
    expect(organisation.own?.people.map(({ role }) => role).toSorted()).toEqual([
      'deputy',
      'editor',
      'political-contact',
      'representative',
    ]);
    expect(listings.map(({ own }) => own?.state).toSorted()).toEqual([
      'draft',
      'expired',
      'paused',
      'published',
      'returned',
      'submitted',
      'withdrawn',
    ]);
    expect(matches.map(({ id }) => id)).not.toContain(world.matches['proposed-by-offer']);
    expect(matches).toHaveLength(10);
    expect(matches.every(({ mySide }) => mySide === 'need')).toBe(true);
  });

  it('is taken once by its name and country, and frees an old name when it is renamed', async () => {
    const { secretary, town } = world.people;
    const params = { id: world.organisations.town.id };
    const { own } = await read('town', town.as);
    const { profile, contact } = world.organisations.town;
    const renamed = (name: string) => ({
      version: own?.version,
      profile: { ...profile, name },
      contact,
      language: 'en',
    });
    const enter = (name: string) => ({
      as: secretary.as,
      body: {
        profile: { ...profile, name },
        contact,
        language: 'en',
        representative: { name: 'New', email: 'new@new.example', language: 'en' },
      },
    });

    const taken = await api.refused('revise-organisation', {
      as: town.as,
      params,
      body: renamed('Verband der erfundenen Orte'),
    });
    await api.done('revise-organisation', { as: town.as, params, body: renamed('Altstadt') });
    const again = await api.refused('create-organisation', enter('altstadt'));

    expect([taken.code, again.code]).toEqual(['organisation.exists', 'organisation.exists']);
    expect((await api.done('create-organisation', enter('Neuerfunden'))).organisation.name).toBe('Neuerfunden');
  });

  it('keeps a person’s other roles when one is taken away', async () => {
    const { secretary, town } = world.people;
    const city = { id: world.organisations.city.id };
    const body = { name: 'Town', email: town.email, language: 'en', role: 'editor' };
    await api.done('add-person', { as: secretary.as, params: city, body });
    const both = await api.done('read-session', { as: town.as });

    await api.done('remove-person', { as: secretary.as, params: { ...city, personId: town.id } });

    expect(both.organisations.map(({ role }) => role).toSorted()).toEqual(['editor', 'representative']);
    expect((await api.done('read-session', { as: town.as })).organisations).toMatchObject([{ role: 'representative' }]);
  });

  it('gives a person who has a role a second time the same answer and no second role', async () => {
    const { representative, editor } = world.people;
    const params = { id: world.organisations.masked.id };
    const body = { name: 'Anybody', email: editor.email, language: 'en', role: 'representative' };

    const { own } = await api.done('add-person', { as: representative.as, params, body });

    expect(own?.people.filter(({ personId }) => personId === editor.id)).toMatchObject([
      { role: 'editor', name: 'Person editor' },
    ]);
    expect(await restore()).toEqual([]);
  });

  it('is found by its place, in Cyrillic and in Latin letters', async () => {
    const queries = ['Дубно', 'Дубенська', 'Dubenska', 'dubno'];
    const found = await Promise.all(queries.map((q) => api.done('find-places', { query: { q, country: 'UA' } })));

    expect(found.map(({ items }) => items[0]?.name)).toEqual(queries.map(() => 'Дубенська'));
    expect((await api.done('find-places', { query: { q: 'Évora' } })).items[0]).toMatchObject({ country: 'PT' });
    expect((await api.done('find-places', { query: { q: 'qqqqqq' } })).items).toEqual([]);
  });
});
