import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionIdOf, sessionItemKey } from '../../../functions/_adapters/actors.ts';
import { type Api, startApi } from '../../fixtures/api.ts';
import { siteOrigin } from '../../fixtures/api-event.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildPeople, type People } from '../../fixtures/world-people.ts';

const minute = 60_000;

describe('a session or a key', () => {
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
    vi.useRealTimers();
    await restore();
  });
  afterAll(() => api.stop());

  const email = 'representative@city.example';
  const later = (milliseconds: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
  };

  it('ends a session at once: one’s own, another device’s, and every one after fourteen days', async () => {
    const [phone, desk] = [await api.signIn(email), await api.signIn(email)];
    const { items } = await api.done('list-sessions', { as: desk });
    const other = items.filter(({ current }) => !current).at(0);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(other?.device).toBe('Firefox, Linux');

    await api.done('end-session', { as: desk, params: { id: other?.id ?? '' } });
    expect([await stillSignedIn(phone), await stillSignedIn(desk)]).toEqual([false, true]);
    await api.done('sign-out', { as: desk });
    expect(await stillSignedIn(desk)).toBe(false);

    const last = await api.signIn(email);
    later(14 * 24 * 60 * minute - 5_000);
    expect(await stillSignedIn(last)).toBe(true);
    later(10_000);
    expect(await stillSignedIn(last)).toBe(false);
  });

  const stillSignedIn = async (as: { session: string } | { key: string }) =>
    (await api.done('read-session', { as })).person !== undefined;

  it('takes a role away at the next request', async () => {
    const { representative, editor } = world.people;
    const params = { id: world.organisations.masked.id };
    await api.done('read-overview', { as: editor.as, params });

    await api.done('remove-person', { as: representative.as, params: { ...params, personId: editor.id } });

    expect((await api.refused('read-overview', { as: editor.as, params })).code).toBe('not-allowed');
    expect(await api.done('read-session', { as: editor.as })).toMatchObject({ organisations: [] });
  });

  it('clears the cookie when somebody signs out', async () => {
    const as = await api.signIn(email);

    const { cookies, status, text } = await api.call('sign-out', { as });

    expect([status, text]).toEqual([204, '']);
    expect(cookies).toEqual(['__Host-session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax']);
  });

  it('changes the language of pages and mails', async () => {
    const as = await api.signIn(email);
    await api.done('set-language', { as, body: { language: 'uk' } });

    await api.done('request-code', { body: { email, language: 'en' } });

    const [mail] = await api.settle();
    expect(mail?.text).toMatch(/[а-яі]{4}/i);
  });

  describe('with a cookie or key that is not one', () => {
    const secret = 'a'.repeat(64);
    const cookies = (id: string) => [
      '',
      '.',
      'x',
      id,
      `${id}.`,
      `${id}.${secret}`,
      `${id}.${'A'.repeat(64)}`,
      `${id}.${secret}.more`,
      `../${id}.${secret}`,
      `${id}%00.${secret}`,
      `${id.toLowerCase()}.${secret}`,
      `{"$ne":null}.${secret}`,
      'x'.repeat(8_000),
    ];

    it('is nobody', async () => {
      const good = await api.signIn(email);
      const [, realSecret = ''] = 'session' in good ? good.session.split('.') : [];
      const forged = [...cookies(world.people.city.id), `${world.people.town.id}.${realSecret}`];

      for (const session of forged)
        expect(await api.done('read-session', { as: { session } }), session).toEqual({ organisations: [] });
    });

    it('is nobody where only the beginning of the secret’s hash fits', async () => {
      const good = await api.signIn(email);
      const [personId = '', secret = ''] = 'session' in good ? good.session.split('.') : [];
      const Key = sessionItemKey(personId, sessionIdOf(secret));
      await api.tables.client.send(
        new UpdateCommand({
          TableName: api.tables.derived,
          Key,
          UpdateExpression: 'SET secretHash = :other',
          ExpressionAttributeValues: { ':other': `${sessionIdOf(secret)}${'0'.repeat(48)}` },
        }),
      );

      expect(await stillSignedIn(good)).toBe(false);
    });

    it('is no importer', async () => {
      const { key } = { key: '', ...world.importer };
      const [, id = '', keySecret = ''] = key.split('_');
      const forged = [
        '',
        'x',
        `mk_${id}`,
        `mk_${id}_${'0'.repeat(48)}`,
        `mk__${keySecret}`,
        `${key}0`,
        key.toUpperCase(),
        `${key} `,
      ];

      for (const one of forged) {
        const answer = await api.call('import-listing', { as: { key: one }, body: {} });
        expect(answer.status, one).toBe(401);
      }
      expect((await api.call('import-listing', { as: world.importer, body: {} })).status).toBe(400);
    });

    it('does not fall back from a wrong key to the cookie beside it', async () => {
      const as = await api.signIn(email);
      const headers = { authorization: 'Bearer mk_wrong' };

      expect(await api.done('read-session', { as, headers })).toEqual({ organisations: [] });
    });
  });

  it('ends a key for machines at once', async () => {
    const as = world.people.secretary.as;
    const { key, secret = '' } = await api.done('create-key', { as, body: { label: 'Short-lived' } });
    const call = () => api.call('import-listing', { as: { key: secret }, body: {} });
    expect((await call()).status).toBe(400);

    await api.done('end-key', { as, params: { id: key.id } });

    expect((await call()).status).toBe(401);
    expect((await api.done('list-keys', { as })).items.map(({ id }) => id)).not.toContain(key.id);
  });

  describe('a change from another site', () => {
    const foreign = [
      undefined,
      '',
      'null',
      'http://localhost.example',
      'https://localhost',
      'http://localhost:4321',
      'http://LOCALHOST',
      `${siteOrigin}/`,
      `${siteOrigin}, http://evil.example`,
      'http://evil.example',
    ];

    it.each(foreign)('is refused with Origin %j, whoever is signed in', async (origin) => {
      const as = world.people.city.as;
      const headers = {
        origin,
        'x-forwarded-host': 'localhost',
        referer: `${siteOrigin}/`,
        'sec-fetch-site': 'same-origin',
      };
      const answers = await Promise.all([
        api.refused('sign-out', { as, headers }),
        api.refused('set-language', { as, headers, body: { language: 'uk' } }),
        api.refused('request-code', { headers, body: { email, language: 'en' } }),
        api.refused('sign-in', { headers, body: { email, code: '123456' } }),
      ]);

      for (const answer of answers) expect(answer).toMatchObject({ status: 403, code: 'request.origin' });
      expect(await restore()).toEqual([]);
    });

    it('may read, as any page may', async () => {
      const answer = await api.call('read-figures', { headers: { origin: 'http://evil.example' } });

      expect(answer.status).toBe(200);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });
  });
});
