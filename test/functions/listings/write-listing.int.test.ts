import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildPeople, type Content, content, type People } from '../../fixtures/world-people.ts';

describe('writing a need or an offer', () => {
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

  const bodyOf = (listing: Content, submit = false) => ({
    kind: 'need',
    organisationId: world.organisations.rear.id,
    content: listing,
    submit,
  });
  const least: Content = {
    forms: ['reconstruction'],
    topics: ['teacher-training'],
    texts: [{ language: 'uk', title: 'Шукаємо партнера', summary: '' }],
  };

  it('begins with nothing at all and tells step by step what a submission lacks', async () => {
    const as = world.people.rear.as;
    const draft = await api.done('create-listing', { as, body: bodyOf({}) });

    const problem = await api.refused('submit-listing', { as, params: { id: draft.id }, body: { version: 1 } });

    expect(draft).toMatchObject({
      own: { state: 'draft', version: 1, acts: ['submit', 'withdraw'] },
      place: { name: 'Яворолузька' },
    });
    expect(problem).toMatchObject({ status: 422, code: 'listing.incomplete' });
    expect(problem.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['content.forms', 'field.required'],
      ['content.topics', 'field.required'],
      ['content.texts', 'field.required'],
    ]);
  });

  it('takes place and languages from the organisation where the author leaves them open', async () => {
    const { own, languages } = await api.done('create-listing', {
      as: world.people.rear.as,
      body: bodyOf(least, true),
    });

    expect(own?.content.place).toEqual(world.organisations.rear.profile.place);
    expect(languages).toEqual(['uk', 'pl']);
    expect(own?.state).toBe('submitted');
  });

  it('keeps nothing where a submission is not complete', async () => {
    const problem = await api.refused('create-listing', {
      as: world.people.rear.as,
      body: bodyOf({ ...least, texts: [] }, true),
    });

    expect(problem).toMatchObject({ status: 422, errors: [{ path: 'content.texts' }] });
    expect(await restore()).toEqual([]);
  });

  it('names participating organisations that exist', async () => {
    const as = world.people.rear.as;
    const unknown = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const participants = [world.organisations.town.id, unknown];

    const problem = await api.refused('create-listing', { as, body: bodyOf({ ...least, participants }) });
    const listing = await api.done('create-listing', {
      as,
      body: bodyOf({ ...least, participants: participants.slice(0, 1) }),
    });

    expect(problem.errors).toMatchObject([{ path: 'content.participants.1', code: 'organisation.unknown' }]);
    expect(listing.own?.content.participants).toEqual([world.organisations.town.id]);
  });

  it('gives an offer one place, or as many as it says, and a need none', async () => {
    const as = world.people.rear.as;
    const offer = (more: Content = {}) => ({ ...bodyOf({ ...least, ...more }), kind: 'offer' });

    const made = await Promise.all(
      [offer(), offer({ capacity: 7 }), bodyOf(least)].map((body) => api.done('create-listing', { as, body })),
    );

    expect(made.map(({ capacityLeft }) => capacityLeft)).toEqual([1, 7, undefined]);
  });

  it('is possible before the organisation is verified, and published by the desk', async () => {
    const body = { ...bodyOf(least, true), organisationId: world.organisations.pending.id };
    const { id, own } = await api.done('create-listing', { as: world.people.pending.as, body });

    const published = await api.done('publish-listing', {
      as: world.people.secretary.as,
      params: { id },
      body: { version: own?.version },
    });

    expect(published.own?.state).toBe('published');
  });

  it('tells the organisation by mail what the desk decided, in its language', async () => {
    const { secretary, rear } = world.people;
    const body = { version: 1 };
    const [first, second] = [
      await api.done('create-listing', { as: rear.as, body: bodyOf(least, true) }),
      await api.done('create-listing', { as: rear.as, body: bodyOf(least, true) }),
    ];
    await api.done('publish-listing', { as: secretary.as, params: { id: first.id }, body });
    await api.done('return-listing', {
      as: secretary.as,
      params: { id: second.id },
      body: { ...body, reasons: ['unclear'] },
    });

    const sent = await api.settle();

    expect(sent.map(({ to }) => to)).toEqual(['kontakt@rear.example', 'kontakt@rear.example']);
    for (const { subject, text } of sent) expect(`${subject} ${text}`).toMatch(/[а-яі]{5}/);
    expect(sent.filter(({ text }) => text.includes(first.id))).toHaveLength(1);
  });

  it('writes under its own organisation, whatever else is sent with it', async () => {
    const stored = [
      'id',
      'state',
      'version',
      'capacityLeft',
      'exposure',
      'expiresAt',
      'publishedAt',
      'createdAt',
      'organisation',
    ];
    for (const field of stored) {
      const problem = await api.refused('create-listing', {
        as: world.people.rear.as,
        body: { ...bodyOf(least), [field]: 'x' },
      });
      expect(problem.errors, field).toMatchObject([{ path: field, code: 'field.unknown' }]);
    }
  });

  it('follows its organisation: a new name and size stand in its listings', async () => {
    const { rear } = world.people;
    const id = await world.publish('rear', 'rear', 'need', content('teacher-training'));
    const params = { id: world.organisations.rear.id };
    const { own } = await api.done('read-organisation', { as: rear.as, params });
    const profile = { ...world.organisations.rear.profile, name: 'Нова громада', population: 60_000 };

    const revision = { version: own?.version, profile, contact: world.organisations.rear.contact, language: 'uk' };
    await api.done('revise-organisation', { as: rear.as, params, body: revision });
    await api.settle();

    expect((await api.done('read-listing', { params: { id } })).organisation).toMatchObject({
      name: 'Нова громада',
      sizeBand: '50000-100000',
    });
  });
});
