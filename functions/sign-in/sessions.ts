import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import { DomainError } from '../../shared/errors.ts';
import { Person } from '../../shared/schemas/organisation.ts';
import type { SessionView } from '../../shared/schemas/views.ts';
import { loadPerson, SessionItem, sessionIdOf, sessionItemKey } from '../_adapters/actors.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { emailKey, personKey, sha256 } from '../_adapters/keys.ts';
import { takeTurn } from '../_adapters/limits.ts';
import { readRecord, replaceRecord } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { transact } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { sessionCookie } from '../_middleware/resolve-actor.ts';
import { useCode } from './codes.ts';

/** How long a session lasts, in days, whatever its use. */
const sessionDays = 14;
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

const nobody: SessionView = { organisations: [] };

async function viewSession(tables: Tables, personId: string): Promise<SessionView> {
  const loaded = await loadPerson(tables, personId);
  if (loaded === undefined) return nobody;
  const { id, name, email, language, secretariat } = loaded.person;
  return {
    person: { id, name, email, language, secretariat },
    organisations: loaded.organisations.map(({ membership, organisation }) => ({
      organisationId: organisation.id,
      name: organisation.profile.name,
      role: membership.role,
      state: organisation.state,
    })),
  };
}

/** Exchanges an address and its code for a session. Every failure has the same answer: nothing tells an unknown address from a wrong code. */
export function makeSignIn(tables: Tables, runtime: Runtime): UseCase<'sign-in'> {
  return async ({ body: { email, code }, sourceIp, device }) => {
    const now = runtime.now();
    await takeTurn(tables, now, { what: 'sign-in-by-ip', subject: sourceIp, most: 100, minutes: 15 });
    const fits = await useCode(tables, now, email, code);
    const found = await readRecord(tables, z.object({ personId: z.string() }), emailKey(email));
    if (!fits || found === undefined) throw new DomainError('sign-in.code-wrong');

    const secret = runtime.random(32).toString('hex');
    const seconds = sessionDays * 24 * 60 * 60;
    const session: z.infer<typeof SessionItem> = {
      personId: found.personId,
      id: sessionIdOf(secret),
      secretHash: sha256(secret),
      startedAt: now.toISOString(),
      ...(device === undefined ? {} : { device: browserOf(device) }),
      expiresAt: Math.floor(now.getTime() / 1000) + seconds,
    };
    await tables.client.send(
      new PutCommand({
        TableName: tables.derived,
        Item: { ...sessionItemKey(found.personId, session.id), ...session },
      }),
    );
    return {
      body: await viewSession(tables, found.personId),
      cookies: [`${sessionCookie}=${found.personId}.${secret}; Max-Age=${seconds}; ${attributes}`],
    };
  };
}

/** The kind of browser and system, from the words that browsers send: enough to know one's own devices by, nothing to track. */
function browserOf(userAgent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent.includes(name)) ?? 'Browser';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => userAgent.includes(name));
  const label = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser;
  return system === undefined ? label : `${label}, ${system}`;
}

function personOf(actor: Actor) {
  if (actor.kind !== 'person') throw new DomainError('not-signed-in');
  return actor;
}

export function makeReadSession(tables: Tables): UseCase<'read-session'> {
  return async ({ actor }) => ({ body: actor.kind === 'person' ? await viewSession(tables, actor.id) : nobody });
}

export function makeSignOut(tables: Tables): UseCase<'sign-out'> {
  return async ({ actor }) => {
    const person = personOf(actor);
    await tables.client.send(
      new DeleteCommand({ TableName: tables.derived, Key: sessionItemKey(person.id, person.sessionId) }),
    );
    return { body: undefined, cookies: [`${sessionCookie}=; Max-Age=0; ${attributes}`] };
  };
}

export function makeListSessions(tables: Tables, runtime: Pick<Runtime, 'now'>): UseCase<'list-sessions'> {
  return async ({ actor }) => {
    const person = personOf(actor);
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.derived,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :session)',
        ExpressionAttributeValues: { ':pk': `PERSON#${person.id}`, ':session': 'SESSION#' },
        ConsistentRead: true,
      }),
    );
    const live = Items.map((item) => SessionItem.parse(item)).filter(
      ({ expiresAt }) => expiresAt * 1000 > runtime.now().getTime(),
    );
    const items = live
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
      .map(({ id, startedAt, expiresAt, device }) => ({
        id,
        startedAt,
        expiresAt: new Date(expiresAt * 1000).toISOString(),
        device,
        current: id === person.sessionId,
      }));
    return { body: { items } };
  };
}

/** Ends one of the caller's own sessions; the key holds the caller's id, so that another person's session cannot be named. */
export function makeEndSession(tables: Tables): UseCase<'end-session'> {
  return async ({ actor, params }) => {
    const key = sessionItemKey(personOf(actor).id, params.id);
    const { Attributes } = await tables.client.send(
      new DeleteCommand({ TableName: tables.derived, Key: key, ReturnValues: 'ALL_OLD' }),
    );
    if (Attributes === undefined) throw new DomainError('not-found');
    return { body: undefined };
  };
}

export function makeSetLanguage(tables: Tables): UseCase<'set-language'> {
  return async ({ actor, body }) => {
    const { id } = personOf(actor);
    const person = await readRecord(tables, Person, personKey(id));
    if (person === undefined) throw new DomainError('not-found');
    if (person.language !== body.language) {
      await transact(tables, [
        replaceRecord(tables, personKey(id), person.version, {
          ...person,
          version: person.version + 1,
          language: body.language,
        }),
      ]);
    }
    return { body: await viewSession(tables, id) };
  };
}
