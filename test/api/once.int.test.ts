import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RouteId } from '../../shared/routes.ts';
import { type Api, startApi } from '../fixtures/api.ts';
import type { Call, Caller } from '../fixtures/api-event.ts';
import { makeSecretary, openSession } from '../fixtures/api-people.ts';
import { snapshotOf } from '../fixtures/api-snapshot.ts';
import { buildWorld, content, type World } from '../fixtures/world.ts';

const message = 'We know this kind of work well. Write to us.';
const inParallel = 50;
const Created = z.union([
  z.looseObject({ id: z.string() }).transform(({ id }) => id),
  z.looseObject({ listing: z.looseObject({ id: z.string() }) }).transform(({ listing }) => listing.id),
  z.looseObject({ key: z.looseObject({ id: z.string() }) }).transform(({ key }) => key.id),
]);

describe('what is sent more than once', () => {
  let api: Api;
  let world: World;
  let otherSecretary: Caller;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
    const { id } = await makeSecretary(api.tables, 'second@secretariat.example');
    otherSecretary = await openSession(api.tables, id);
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterEach(async () => {
    await restore();
  });
  afterAll(() => api.stop());

  /** A call of each route that makes something, another body for it, and somebody else who may call it as well. */
  const making = (): Readonly<Record<string, { call: Call; other: unknown; somebody: Caller; theirs: unknown }>> => {
    const { organisations, people, others, importer } = world;
    const listing = (organisationId: string, topic: 'heat-substations' | 'teacher-training') => ({
      kind: 'need',
      organisationId,
      content: content(topic),
      submit: true,
    });
    const interest = (organisationId: string, listingId: string) => ({ organisationId, listingId, message });
    const organisation = (name: string) => ({
      profile: {
        name,
        type: 'municipality',
        place: { country: 'PT', name },
        population: 4_200,
        languages: ['pt'],
      },
      contact: { name: 'Rui Invented', email: 'rui@inventada.example', languages: ['pt'] },
      language: 'en',
      representative: { name: 'Ana Invented', email: `ana@${name.toLowerCase()}.example`, language: 'en' },
    });
    const line = (externalId: string) => ({
      externalId,
      kind: 'need',
      organisation: {
        name: 'Lagoa Inventada',
        type: 'municipality',
        country: 'PT',
        population: 9_000,
        languages: ['pt'],
      },
      content: content('heat-substations'),
    });
    return {
      'create-key': {
        call: { as: people.secretary.as, body: { label: 'One' } },
        other: { label: 'Two' },
        somebody: otherSecretary,
        theirs: { label: 'One' },
      },
      'create-organisation': {
        call: { as: people.secretary.as, body: organisation('Lagoa') },
        other: organisation('Moura'),
        somebody: otherSecretary,
        theirs: organisation('Tavira'),
      },
      'create-listing': {
        call: { as: people.editor.as, body: listing(organisations.masked.id, 'heat-substations') },
        other: listing(organisations.masked.id, 'teacher-training'),
        somebody: people.rear.as,
        theirs: listing(organisations.rear.id, 'heat-substations'),
      },
      'import-listing': {
        call: { as: importer, body: line('line-1') },
        other: line('line-2'),
        somebody: importer,
        theirs: line('line-1'),
      },
      'show-interest': {
        call: { as: people.rear.as, body: interest(organisations.rear.id, others.townOffer) },
        other: interest(organisations.rear.id, world.listings.published),
        somebody: people.editor.as,
        theirs: interest(organisations.masked.id, others.townOffer),
      },
    };
  };
  const makingRoutes = [
    'create-key',
    'create-organisation',
    'create-listing',
    'import-listing',
    'show-interest',
  ] as const;

  it.each(makingRoutes)(`makes one record of ${inParallel} parallel calls of %s with one key`, async (route) => {
    const made = making()[route];
    const headers = { 'idempotency-key': randomUUID() };

    const answers = await Promise.all(
      Array.from({ length: inParallel }, () => api.call(route, { ...made?.call, headers })),
    );
    const again = await api.call(route, { ...made?.call, headers });

    const ids = [...answers, again].map(({ status, body, text }) => (status === 201 ? Created.parse(body) : text));
    expect([...new Set(ids)]).toEqual([expect.stringMatching(/^[0-9A-Z]{26}$/)]);
    const written = (await restore()).filter((key) => key.endsWith(ids[0] ?? 'nothing'));
    expect(new Set(written).size).toBe(route === 'create-key' ? 1 : 1);
  });

  it.each(makingRoutes)('refuses another body with the key of an earlier call of %s', async (route) => {
    const made = making()[route];
    const headers = { 'idempotency-key': randomUUID() };
    await api.call(route, { ...made?.call, headers });

    const problem = await api.refused(route, { ...made?.call, body: made?.other, headers });

    expect(problem).toMatchObject({ status: 422, code: 'request.idempotency-mismatch' });
  });

  it.each(makingRoutes.filter((route) => route !== 'import-listing'))(
    'keeps the answer of %s from somebody else with the same key',
    async (route) => {
      const made = making()[route];
      const headers = { 'idempotency-key': randomUUID() };
      const first = await api.call(route, { ...made?.call, headers });

      const second = await api.call(route, { as: made?.somebody, body: made?.theirs, headers });

      expect(second.status, second.text).toBe(201);
      expect(Created.parse(second.body)).not.toBe(Created.parse(first.body));
    },
  );

  it('shows the secret of a key once', async () => {
    const call = { ...making()['create-key']?.call, headers: { 'idempotency-key': randomUUID() } };

    const answers = await Promise.all(Array.from({ length: 10 }, () => api.done('create-key', call)));

    expect(answers.filter(({ secret }) => secret !== undefined)).toHaveLength(1);
  });

  it('lets an importer send a line again under its own id, with a new key, and adds nothing', async () => {
    const call = making()['import-listing']?.call;
    const first = await api.done('import-listing', call);

    const second = await api.done('import-listing', call);

    expect(second).toMatchObject({ created: false, listing: { id: first.listing.id } });
  });

  it('counts one interest of fifty parallel ones against the day’s forty', async () => {
    const { call } = making()['show-interest'] ?? {};
    const headers = { 'idempotency-key': randomUUID() };
    await Promise.all(Array.from({ length: inParallel }, () => api.call('show-interest', { ...call, headers })));

    const next = await api.call('show-interest', { ...call, body: making()['show-interest']?.other });

    expect(next.status, next.text).toBe(201);
  });

  /** A change of each kind that fits the state in which its record is. */
  const changing = (): readonly (readonly [RouteId, Caller, string, Record<string, unknown>?])[] => {
    const { people, listings, matches, organisations } = world;
    const { profile, contact } = organisations.city;
    return [
      ['revise-listing', people.editor.as, listings.draft, { content: content('teacher-training') }],
      ['revise-listing', people.editor.as, listings.published, { content: content('teacher-training') }],
      [
        'revise-listing',
        people.editor.as,
        listings.published,
        { content: content('heat-substations', { urgency: 'this-year' }) },
      ],
      ['submit-listing', people.editor.as, listings.draft],
      ['take-back-listing', people.editor.as, listings.submitted],
      ['return-listing', people.secretary.as, listings.submitted, { reasons: ['unclear'] }],
      ['publish-listing', people.secretary.as, listings.submitted],
      ['pause-listing', people.editor.as, listings.published],
      ['resume-listing', people.editor.as, listings.paused],
      ['renew-listing', people.editor.as, listings.expired],
      ['withdraw-listing', people.editor.as, listings.published],
      ['endorse-match', people.secretary.as, matches['proposed-by-need']],
      ['dismiss-match', people.secretary.as, matches['proposed-by-need'], { reason: 'duplicate' }],
      ['accept-match', people.city.as, matches.introduced],
      ['accept-match', people.city.as, matches['accepted-by-need']],
      ['decline-match', people.city.as, matches.introduced, { reason: 'timing' }],
      ['withdraw-interest', people.representative.as, matches['proposed-by-need']],
      ['form-partnership', people.city.as, matches['accepted-by-both']],
      [
        'revise-organisation',
        people.city.as,
        organisations.city.id,
        { profile: { ...profile, population: 54_000 }, contact, language: 'uk' },
      ],
    ];
  };
  const versionOf = async (route: RouteId, id: string): Promise<number> => {
    const as = world.people.secretary.as;
    if (route.endsWith('-listing')) return (await api.done('read-listing', { as, params: { id } })).own?.version ?? 0;
    if (route.endsWith('-organisation'))
      return (await api.done('read-organisation', { as, params: { id } })).own?.version ?? 0;
    return (await api.done('read-match', { as, params: { id } })).version;
  };

  it('is answered with the present version where the change is of an old or an unknown one', async () => {
    for (const [route, as, id, more] of changing()) {
      const version = await versionOf(route, id);
      for (const wrong of [version - 1, version + 1, version + 1_000].filter((one) => one > 0)) {
        const problem = await api.refused(route, { as, params: { id }, body: { version: wrong, ...more } });

        expect(problem, `${route} with version ${wrong} of ${version}`).toMatchObject({
          status: 409,
          code: 'version.stale',
          current: { version },
        });
      }
    }
  });

  it('is answered like once where the same change comes twice, one after the other and both at once', async () => {
    for (const [route, as, id, more] of changing()) {
      const call = { as, params: { id }, body: { version: await versionOf(route, id), ...more } };
      const both = await Promise.all([api.call(route, call), api.call(route, call)]);
      const later = await api.call(route, call);

      for (const answer of [...both, later]) expect({ route, ...answer }).toMatchObject({ route, status: 200 });
      expect(JSON.stringify(later.body), route).toBe(JSON.stringify(both[0]?.body));
      expect(JSON.stringify(both[1]?.body), route).toBe(JSON.stringify(both[0]?.body));
      await restore();
    }
  });
});
