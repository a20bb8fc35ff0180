import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { SessionItem, sessionIdOf, sessionItemKey } from '../../functions/_adapters/actors.ts';
import type { Tables } from '../../functions/_adapters/dynamodb.ts';
import { emailKey, personKey, sha256 } from '../../functions/_adapters/keys.ts';
import { createRecord } from '../../functions/_adapters/records.ts';
import { systemRuntime } from '../../functions/_adapters/runtime.ts';
import { transact } from '../../functions/_adapters/transact.ts';
import { sessionCookie } from '../../functions/_middleware/resolve-actor.ts';
import { localAws } from '../../infra/local/local-aws.ts';
import { Person } from '../../shared/schemas/organisation.ts';
import type { Accounts } from './demonstration.ts';

/** The tables of a local database; a name that is not given is the one table there whose name says it. */
export async function openTables(
  endpoint: string,
  names: { readonly main: string | undefined; readonly derived: string | undefined },
): Promise<Tables> {
  const raw = new DynamoDBClient(localAws(endpoint));
  const { TableNames = [] } = await raw.send(new ListTablesCommand({}));
  const named = (word: string): string => {
    const found = TableNames.filter((name) => name.toLowerCase().includes(word));
    const [only] = found;
    if (only === undefined || found.length > 1)
      throw new Error(`${found.length} tables at ${endpoint} are named ${word}: name it with --${word}.`);
    return only;
  };
  return {
    client: DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }),
    main: names.main ?? named('main'),
    derived: names.derived ?? named('derived'),
  };
}

/** Enters a person of the secretariat: the first one can be entered by nobody. Gives the person's id. */
export async function enterSecretary(tables: Tables, account: Accounts['secretariat'][number]): Promise<string> {
  const person: Person = Person.parse({
    ...account,
    id: systemRuntime.id(),
    version: 1,
    secretariat: true,
    createdAt: systemRuntime.now().toISOString(),
  });
  await transact(tables, [
    createRecord(tables, emailKey(person.email), { personId: person.id }),
    createRecord(tables, personKey(person.id), person),
  ]);
  return person.id;
}

/** How long the sessions last in which the demonstration is written, in seconds. */
const sessionSeconds = 15 * 60;

/** Begins a session for a person without a code by mail. Gives the cookie. */
export async function beginSession(tables: Tables, personId: string): Promise<string> {
  const secret = systemRuntime.random(32).toString('hex');
  const now = systemRuntime.now();
  const session: z.output<typeof SessionItem> = {
    personId,
    id: sessionIdOf(secret),
    secretHash: sha256(secret),
    startedAt: now.toISOString(),
    device: 'Demonstration',
    expiresAt: Math.floor(now.getTime() / 1000) + sessionSeconds,
  };
  const Item = { ...sessionItemKey(personId, session.id), ...SessionItem.parse(session) };
  await tables.client.send(new PutCommand({ TableName: tables.derived, Item }));
  return `${sessionCookie}=${personId}.${secret}`;
}
