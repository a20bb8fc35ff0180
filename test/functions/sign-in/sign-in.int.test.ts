import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildPeople } from '../../fixtures/world-people.ts';

const minute = 60_000;

describe('signing in by a code from a mail', () => {
  let api: Api;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;

  beforeAll(async () => {
    api = await startApi();
    await buildPeople(api);
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
});
