import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Tables } from '../_adapters/dynamodb.ts';
import { sha256 } from '../_adapters/keys.ts';
import type { Runtime } from '../_adapters/runtime.ts';

/** How long a code is valid, in minutes, and how many tries it has. */
export const codeMinutes = 10;
export const codeTries = 5;

const key = (email: string) => ({ pk: `CODE#${sha256(email)}`, sk: 'CODE' });
const Kept = z.object({ salt: z.string(), hash: z.string() });

/**
 * Makes a code of six digits for an address and keeps its hash; a code made before is void from then on.
 * Called when the mail is composed, so that the code stands nowhere but in that mail.
 */
export async function makeCode(
  tables: Tables,
  runtime: Pick<Runtime, 'now' | 'random'>,
  email: string,
): Promise<string> {
  // 48 random bits modulo one million: the bias is below one in 10^8.
  const code = String(runtime.random(6).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  const salt = runtime.random(16).toString('hex');
  await tables.client.send(
    new PutCommand({
      TableName: tables.derived,
      Item: {
        ...key(email),
        salt,
        hash: sha256(`${salt}${code}`),
        tries: 0,
        expiresAt: Math.floor(runtime.now().getTime() / 1000) + codeMinutes * 60,
      },
    }),
  );
  return code;
}

/** Uses up a code: true once for the right code in time and within its tries, false otherwise. */
export async function useCode(tables: Tables, now: Date, email: string, code: string): Promise<boolean> {
  const seconds = Math.floor(now.getTime() / 1000);
  try {
    // A try is counted before the code is compared: parallel guesses cannot share one.
    const { Attributes } = await tables.client.send(
      new UpdateCommand({
        TableName: tables.derived,
        Key: key(email),
        UpdateExpression: 'ADD tries :one',
        ConditionExpression: 'attribute_exists(pk) AND tries < :most AND expiresAt > :now',
        ExpressionAttributeValues: { ':one': 1, ':most': codeTries, ':now': seconds },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const kept = Kept.parse(Attributes);
    if (sha256(`${kept.salt}${code}`) !== kept.hash) return false;
    await tables.client.send(
      new DeleteCommand({
        TableName: tables.derived,
        Key: key(email),
        ConditionExpression: '#hash = :hash',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':hash': kept.hash },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
