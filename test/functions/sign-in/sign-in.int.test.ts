import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionIdOf, sessionItemKey } from '../../../functions/_adapters/actors.ts';
import { type Api, startApi } from '../../fixtures/api.ts';
import { siteOrigin } from '../../fixtures/api-event.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildPeople, type People } from '../../fixtures/world-people.ts';

const minute = 60_000;

describe('signing in by a code from a mail', () => {
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
  const askForCode = async (address = email) => {
    await api.done('request-code', { body: { email: address, language: 'en' } });
    const [mail] = await api.settle();
    return { mail, code: /\b\d{6}\b|\b\d{3} \d{3}\b/.exec(mail?.text ?? '')?.[0] ?? '' };
  };
  const signIn = (code: string, more: { email?: string; headers?: Record<string, string>; sourceIp?: string } = {}) =>
    api.call('sign-in', { body: { email: more.email ?? email, code }, headers: more.headers, sourceIp: more.sourceIp });
  const wrong = (code: string) => (code.startsWith('1') ? '200000' : '100000');
  const later = (milliseconds: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
  };
  const sessionIn = (cookies: readonly string[]) => /^__Host-session=([^;]*)/.exec(cookies[0] ?? '')?.[1] ?? '';

  it('works from the request to the page behind it, and again with the code as it is spaced in the mail', async () => {
    const { mail, code } = await askForCode();

    const answer = await signIn(`${code.replace(' ', '').slice(0, 3)} ${code.replace(' ', '').slice(3)}`);

    expect(mail?.to).toBe(email);
    expect(answer.status).toBe(200);
    const session = await api.done('read-session', { as: { session: sessionIn(answer.cookies) } });
    expect(session).toMatchObject({ person: { email }, organisations: [{ role: 'representative', state: 'active' }] });
  });

  it('sets one cookie that no script reads, no other site sends and no plain connection carries', async () => {
    const { code } = await askForCode();

    const { cookies, text } = await signIn(code);

    expect(cookies).toHaveLength(1);
    const [pair = '', ...attributes] = (cookies[0] ?? '').split('; ');
    expect(pair).toMatch(/^__Host-session=[0-9A-HJKMNP-TV-Z]{26}\.[a-f0-9]{64}$/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=1209600', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(text).not.toContain(sessionIn(cookies).slice(27));
  });

  it('keeps neither code nor secret nor address where they could be read', async () => {
    const { code } = await askForCode();
    const { cookies } = await signIn(code);
    await askForCode();

    const { Items } = await api.tables.client.send(new ScanCommand({ TableName: api.tables.derived }));

    const stored = JSON.stringify(Items);
    for (const secret of [code.replace(' ', ''), sessionIn(cookies).slice(27), email])
      expect(stored).not.toContain(secret);
  });

  it('takes the right code after four wrong ones and none after five', async () => {
    const first = await askForCode();
    for (let tries = 0; tries < 4; tries += 1) expect((await signIn(wrong(first.code))).status).toBe(401);
    expect((await signIn(first.code)).status).toBe(200);

    const second = await askForCode();
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn(wrong(second.code))).status).toBe(401);
    expect((await signIn(second.code)).status).toBe(401);
  });

  it('takes a code until its tenth minute and not from then on', async () => {
    const first = await askForCode();
    later(10 * minute - 2_000);
    expect((await signIn(first.code)).status).toBe(200);

    const second = await askForCode();
    later(10 * minute + 1_000);
    expect((await signIn(second.code)).status).toBe(401);
  });

  it('takes a code once, and the newest alone', async () => {
    const first = await askForCode();
    const second = await askForCode();

    expect((await signIn(first.code)).status).toBe(first.code === second.code ? 200 : 401);
    expect((await signIn(second.code)).status).toBe(200);
    expect((await signIn(second.code)).status).toBe(401);
  });

  it('takes a code for its own address alone, however the address is written', async () => {
    const { code } = await askForCode();

    expect((await signIn(code, { email: 'representative@town.example' })).status).toBe(401);
    expect((await signIn(code, { email: ' Representative@CITY.example ' })).status).toBe(200);
  });

  it('does not tell an unknown address from a known one', async () => {
    const unknown = 'nobody@nowhere.example';
    const asked = await Promise.all(
      [email, unknown].map((one) => api.call('request-code', { body: { email: one, language: 'en' } })),
    );
    const tried = await Promise.all([email, unknown].map((one) => signIn('123456', { email: one })));
    const sent = await api.settle();

    const shown = ({ status, text, headers, cookies }: (typeof asked)[number]) =>
      JSON.stringify([status, text.replace(/"requestId":"[^"]+"/, ''), headers, cookies]);
    expect(new Set(asked.map(shown)).size).toBe(1);
    expect(new Set(tried.map(shown)).size).toBe(1);
    expect(sent.map(({ to }) => to)).toEqual([email]);
  });

  it('sends six codes to an address in a quarter of an hour, and says how long to wait for the next', async () => {
    const ask = (one: string, sourceIp?: string) =>
      api.call('request-code', { body: { email: one, language: 'en' }, sourceIp });
    const statuses: number[] = [];
    later(-(Date.now() % (15 * minute)));
    for (let turn = 0; turn < 7; turn += 1) statuses.push((await ask(email)).status);

    const refused = await ask(email, '198.51.100.9');
    const another = await ask('representative@town.example');

    expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429]);
    expect(refused.headers['retry-after']).toBe('900');
    expect(refused.body).toMatchObject({ code: 'limit.reached', detail: 'Wait 15 min and try again.' });
    expect(another.status).toBe(202);
    later(15 * minute);
    expect((await ask(email)).status).toBe(202);
  });

  it('answers sixty requests for codes and a hundred tries from one connection in a quarter of an hour, not one more', async () => {
    later(-(Date.now() % (15 * minute)));
    const codes = await Promise.all(
      Array.from({ length: 62 }, (_, n) =>
        api.call('request-code', {
          body: { email: `n${n}@nowhere.example`, language: 'en' },
          sourceIp: '198.51.100.7',
        }),
      ),
    );
    const tries = await Promise.all(
      Array.from({ length: 102 }, (_, n) =>
        signIn('123456', { email: `n${n}@nowhere.example`, sourceIp: '198.51.100.7' }),
      ),
    );

    expect(codes.filter(({ status }) => status === 202)).toHaveLength(60);
    expect(codes.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(100);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
  });

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

    const { mail } = await askForCode();

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
