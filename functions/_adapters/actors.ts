import { timingSafeEqual } from 'node:crypto';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import { Membership, Organisation, Person } from '../../shared/schemas/organisation.ts';
import { Moment } from '../../shared/schemas/text.ts';
import type { ResolveActor } from '../_middleware/resolve-actor.ts';
import type { Tables } from './dynamodb.ts';
import { machineKeyKey, organisationKey, personKey, sha256 } from './keys.ts';
import { readRecord, readRecords } from './records.ts';
import type { Runtime } from './runtime.ts';

/** A session as it is kept: the secret only as its hash. */
export const SessionItem = z.object({
  personId: z.string(),
  id: z.string(),
  secretHash: z.string(),
  startedAt: Moment,
  device: z.string().optional(),
  expiresAt: z.number(),
});

/** A key for machines as it is kept: the secret only as its hash. */
export const MachineKey = z.strictObject({
  id: z.string(),
  label: z.string(),
  secretHash: z.string(),
  lastCharacters: z.string(),
  createdAt: Moment,
  createdBy: z.string(),
});

export type MachineKey = z.infer<typeof MachineKey>;

export const sessionItemKey = (personId: string, sessionId: string) => ({
  pk: `PERSON#${personId}`,
  sk: `SESSION#${sessionId}`,
});

/** The id under which a session is kept and listed: the beginning of its secret's hash. */
export const sessionIdOf = (secret: string) => sha256(secret).slice(0, 16);

const Cookie = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}\.[a-f0-9]{64}$/);
const Bearer = z.string().regex(/^mk_[0-9A-HJKMNP-TV-Z]{26}_[a-f0-9]{48}$/);
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A person with the organisations in which the person has a role, all read consistently: a role that was taken away is gone at the next request. */
export async function loadPerson(
  tables: Tables,
  personId: string,
): Promise<{ person: Person; organisations: { membership: Membership; organisation: Organisation }[] } | undefined> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.main,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': personKey(personId).pk },
      ConsistentRead: true,
    }),
  );
  const data = (prefix: string) =>
    Items.filter((item) => String(item['sk']).startsWith(prefix)).map((item): unknown => item['data']);
  const person = Person.safeParse(data('PERSON')[0]);
  if (!person.success) return undefined;
  const memberships = data('MEMBER#').map((value) => Membership.parse(value));
  const organisations = await readRecords(
    tables,
    Organisation,
    memberships.map((membership) => organisationKey(membership.organisationId)),
  );
  return {
    person: person.data,
    organisations: memberships.flatMap((membership) => {
      const organisation = organisations.find(({ id }) => id === membership.organisationId);
      return organisation === undefined ? [] : [{ membership, organisation }];
    }),
  };
}

/** Makes the function that turns a session cookie or a key into an actor; whatever does not fit is nobody. */
export function makeResolveActor(tables: Tables, runtime: Pick<Runtime, 'now'>): ResolveActor {
  const nobody: Actor = { kind: 'nobody' };

  const fromSession = async (cookie: string): Promise<Actor> => {
    if (!Cookie.safeParse(cookie).success) return nobody;
    const [personId = '', secret = ''] = cookie.split('.');
    const [{ Item }, loaded] = await Promise.all([
      tables.client.send(
        new GetCommand({
          TableName: tables.derived,
          Key: sessionItemKey(personId, sessionIdOf(secret)),
          ConsistentRead: true,
        }),
      ),
      loadPerson(tables, personId),
    ]);
    const session = SessionItem.safeParse(Item);
    if (!session.success || loaded === undefined) return nobody;
    if (!same(session.data.secretHash, sha256(secret)) || session.data.expiresAt * 1000 <= runtime.now().getTime())
      return nobody;
    return {
      kind: 'person',
      id: personId,
      sessionId: session.data.id,
      secretariat: loaded.person.secretariat,
      organisations: loaded.organisations.map(({ membership, organisation }) => ({
        id: organisation.id,
        name: organisation.profile.name,
        role: membership.role,
        state: organisation.state,
      })),
    };
  };

  const fromKey = async (bearer: string): Promise<Actor> => {
    if (!Bearer.safeParse(bearer).success) return nobody;
    const [, id = '', secret = ''] = bearer.split('_');
    const key = await readRecord(tables, MachineKey, machineKeyKey(id));
    return key !== undefined && same(key.secretHash, sha256(secret)) ? { kind: 'key', id } : nobody;
  };

  return async ({ session, key }) =>
    key !== undefined ? fromKey(key) : session !== undefined ? fromSession(session) : nobody;
}
