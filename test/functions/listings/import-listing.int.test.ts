import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildPeople, type People } from '../../fixtures/world-people.ts';

describe('an import of listings', () => {
  let api: Api;
  let world: People;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;

  beforeAll(async () => {
    api = await startApi();
    world = await buildPeople(api);
    await api.settle();
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterEach(async () => {
    await restore();
  });
  afterAll(() => api.stop());

  const dubno = {
    name: 'Дубенська громада',
    type: 'municipality',
    country: 'UA',
    population: 52_000,
    languages: ['uk'],
  };
  const line = (externalId: string, more: Record<string, unknown> = {}) => ({
    externalId,
    kind: 'need',
    organisation: dubno,
    content: {
      forms: ['reconstruction'],
      texts: [{ language: 'uk', title: 'Теплові пункти для двох шкіл', summary: 'Потрібні нові теплові пункти.' }],
    },
    ...more,
  });
  const bring = (body: unknown) => api.done('import-listing', { as: world.importer, body });

  it('publishes a line under its organisation, with the topics that its text is about', async () => {
    const { listing, created } = await bring(line('1'));
    await api.settle();

    expect(created).toBe(true);
    expect(listing).toMatchObject({
      own: { state: 'published' },
      organisation: { name: 'Дубенська громада' },
      topics: expect.arrayContaining(['heat-substations']),
    });
    expect((await api.done('browse-listings', { query: { oblast: 'rivne' } })).items.map(({ id }) => id)).toEqual([
      listing.id,
    ]);
  });

  it('makes one organisation of many lines that name it, however many come at once', async () => {
    const brought = await Promise.all(Array.from({ length: 12 }, (_, n) => bring(line(String(n)))));

    expect(new Set(brought.map(({ listing }) => listing.organisation.id)).size).toBe(1);
    expect(new Set(brought.map(({ listing }) => listing.id)).size).toBe(12);
  });

  it('adds and changes nothing for a line that it has brought in before', async () => {
    const first = await bring(line('1'));
    const second = await bring(line('1', { kind: 'offer' }));

    expect(second).toMatchObject({
      created: false,
      listing: { id: first.listing.id, kind: 'need', own: { version: 1 } },
    });
  });

  it('says that a place is unknown, that a line has no topic, and keeps nothing of it', async () => {
    const nowhere = line('1', { organisation: { ...dubno, name: 'Невідомська громада' } });
    const silent = line('2', {
      content: { forms: ['reconstruction'], texts: [{ language: 'uk', title: 'Добрий день', summary: '' }] },
    });

    const [place, topic] = [
      await api.refused('import-listing', { as: world.importer, body: nowhere }),
      await api.refused('import-listing', { as: world.importer, body: silent }),
    ];

    expect(place).toMatchObject({ status: 400, errors: [{ path: 'organisation.katotth', code: 'place.unknown' }] });
    expect(topic).toMatchObject({ status: 422, errors: [{ path: 'content.topics', code: 'field.required' }] });
    expect(await restore()).toEqual([]);
  });

  it('does not reach another importer’s lines by their ids', async () => {
    const as = world.people.secretary.as;
    const { secret = '' } = await api.done('create-key', { as, body: { label: 'Another' } });
    const first = await bring(line('1'));

    const second = await api.done('import-listing', { as: { key: secret }, body: line('1') });

    expect(second.created).toBe(true);
    expect(second.listing.id).not.toBe(first.listing.id);
  });

  it('masks an imported need like any other', async () => {
    const { listing } = await bring(line('1'));
    const { organisation, texts } = await api.done('read-listing', { params: { id: listing.id } });

    expect(organisation).toEqual({
      type: 'municipality',
      place: { country: 'UA', named: false, oblast: 'rivne', raion: 'Дубенський' },
    });
    expect(texts).toEqual([]);
  });
});
