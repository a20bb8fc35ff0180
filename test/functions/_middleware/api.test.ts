import '../../fixtures/quiet.ts';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConditionFailed } from '../../../functions/_adapters/transact.ts';
import { makeApi } from '../../../functions/_middleware/api.ts';
import type { UseCase } from '../../../functions/_middleware/api-types.ts';
import { mayCall, sessionOf } from '../../../functions/_middleware/resolve-actor.ts';
import type { Actor } from '../../../shared/access.ts';
import { DomainError } from '../../../shared/errors.ts';
import { ProblemView } from '../../../shared/schemas/views.ts';
import { eventOf, siteOrigin } from '../../fixtures/api-event.ts';

const secretary: Actor = { kind: 'person', id: 'a', sessionId: 's', secretariat: true, organisations: [] };
const Answer = z.object({ statusCode: z.int(), headers: z.record(z.string(), z.string()), body: z.string() });
const Handler = z.custom<(event: unknown, context: unknown) => Promise<unknown>>(
  (value) => typeof value === 'function',
);

/** Asks for the queue of listings where the use case does as told. */
async function ask(
  useCase: UseCase<'read-listing-queue'>,
  { resolve = async () => secretary, language = 'en' }: { resolve?: () => Promise<Actor>; language?: string } = {},
) {
  const nothing = async () => ({ body: { items: [] } });
  const handler = Handler.parse(
    makeApi(
      'secretariat',
      { 'read-listing-queue': useCase, 'read-match-queue': nothing, 'read-trail': nothing },
      { resolve, siteOrigin },
    ),
  );
  const event = eventOf('read-listing-queue', { headers: { 'accept-language': language } });
  const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 };
  const { statusCode, headers, body } = Answer.parse(await handler(event, context));
  const parsed: unknown = JSON.parse(body);
  return { statusCode, headers, body, parsed };
}
const failingWith =
  (thrown: unknown): UseCase<'read-listing-queue'> =>
  async () => {
    throw thrown;
  };
const named = (name: string) => Object.assign(new Error('table main-1234 of arn:aws:dynamodb is on fire'), { name });

describe('the chain that every request passes', () => {
  it('gives an answer that nobody may keep', async () => {
    const { statusCode, headers } = await ask(async () => ({ body: { items: [] } }));

    expect(statusCode).toBe(200);
    expect(headers).toEqual({
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('lets nothing out that the answer’s schema does not list', async () => {
    const leaking = { items: [], password: 'secret' };

    const { statusCode, body } = await ask(async () => ({ body: leaking }));

    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
  });

  it.each([
    ['an error', new Error('table main-1234 is on fire'), 500, 'unexpected'],
    ['a text', 'arn:aws:dynamodb', 500, 'unexpected'],
    ['nothing', undefined, 500, 'unexpected'],
    ['an overloaded database', named('ThrottlingException'), 503, 'busy'],
    ['a database that is not there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'busy'],
    ['a condition that nobody looked at', new ConditionFailed([0]), 409, 'version.stale'],
    ['a refusal', new DomainError('match.exists'), 409, 'match.exists'],
  ] as const)('answers %s that was thrown with a problem and no more', async (_, thrown, status, code) => {
    const { statusCode, headers, body, parsed } = await ask(failingWith(thrown));

    expect([statusCode, ProblemView.parse(parsed).code]).toEqual([status, code]);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(body).not.toMatch(/main-1234|arn:aws|\.ts:|connect/);
    expect(headers['retry-after']).toBe(status === 503 ? '2' : undefined);
  });

  it('refuses in the language that the caller asks for', async () => {
    const titles = await Promise.all(
      ['uk', 'uk-UA,uk;q=0.9,en;q=0.8', 'fr, uk;q=0.5', 'fr', 'x'.repeat(10_000), ';q=,,;', ''].map(
        async (language) => {
          const { parsed } = await ask(failingWith(new DomainError('busy')), { language });
          return /[а-яі]/i.test(ProblemView.parse(parsed).title) ? 'uk' : 'en';
        },
      ),
    );

    expect(titles).toEqual(['uk', 'uk', 'uk', 'en', 'en', 'en', 'en']);
  });

  it('is closed while nobody can tell who asks', async () => {
    const resolve = async (): Promise<Actor> => {
      throw named('ThrottlingException');
    };

    expect((await ask(async () => ({ body: { items: [] } }), { resolve })).statusCode).toBe(503);
  });

  it('does not know routes of other functions', async () => {
    const nothing = async () => ({ body: { items: [] } });
    const handler = Handler.parse(
      makeApi(
        'secretariat',
        { 'read-listing-queue': nothing, 'read-match-queue': nothing, 'read-trail': nothing },
        { resolve: async () => secretary, siteOrigin },
      ),
    );
    for (const routeKey of ['GET /api/listings', '$default', 'GET /api/desk/%6cistings', 'POST /api/desk/listings']) {
      const event = { ...eventOf('read-listing-queue', {}), routeKey };
      const answer = Answer.parse(await handler(event, { awsRequestId: 'r', getRemainingTimeInMillis: () => 60_000 }));
      expect(answer.statusCode, routeKey).toBe(404);
    }
  });
});

describe('who may call a route at all', () => {
  const member: Actor = {
    kind: 'person',
    id: 'a',
    sessionId: 's',
    secretariat: false,
    organisations: [{ id: 'o', name: 'O', role: 'editor', state: 'active' }],
  };
  const actors: Readonly<Record<string, Actor>> = {
    nobody: { kind: 'nobody' },
    key: { kind: 'key', id: 'k' },
    'without a role': { ...member, organisations: [] },
    member,
    secretary,
  };
  const doors = ['anyone', 'signed-in', 'organisation', 'secretariat', 'importer'] as const;

  it.each([
    ['nobody', ['anyone']],
    ['key', ['anyone', 'importer']],
    ['without a role', ['anyone', 'signed-in']],
    ['member', ['anyone', 'signed-in', 'organisation']],
    ['secretary', ['anyone', 'signed-in', 'organisation', 'secretariat']],
  ])('is for %s: %j', (name, open) => {
    expect(doors.filter((door) => mayCall(actors[name] ?? { kind: 'nobody' }, door))).toEqual(open);
  });

  it('is told by the one cookie of that very name', () => {
    expect(sessionOf({ cookies: ['a=b', '__Host-session=x.y', '__Host-session=z'] })).toBe('x.y');
    expect(
      sessionOf({ cookies: ['session=x', ' __Host-session=x', '__host-session=x', 'x__Host-session=x'] }),
    ).toBeUndefined();
    expect(sessionOf({})).toBeUndefined();
  });
});
