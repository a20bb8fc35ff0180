import { z } from 'zod';
import type { Tables } from '../_adapters/dynamodb.ts';
import { emailKey, sha256 } from '../_adapters/keys.ts';
import { takeTurn } from '../_adapters/limits.ts';
import { readRecord } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { transact, type Write } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { oweNotice } from '../notices/outbox.ts';
import { codeMinutes } from './codes.ts';

const ByEmail = z.object({ personId: z.string() });

/** Owes a person a mail with a code. An unknown address gets the same answer, and costs the same reads and writes. */
export function makeRequestCode(tables: Tables, runtime: Runtime): UseCase<'request-code'> {
  return async ({ body: { email }, sourceIp }) => {
    const now = runtime.now();
    await takeTurn(tables, now, { what: 'code-by-ip', subject: sourceIp, most: 60, minutes: 15 });
    await takeTurn(tables, now, { what: 'code-by-email', subject: email, most: 6, minutes: 15 });
    const found = await readRecord(tables, ByEmail, emailKey(email));
    await transact(tables, [
      found === undefined
        ? decoy(tables, email, now)
        : oweNotice(tables, runtime, { kind: 'sign-in-code', personId: found.personId }),
    ]);
    return { body: { minutes: codeMinutes } };
  };
}

/** A write of about the size of a notice that means nothing and is gone within the hour. */
function decoy(tables: Tables, email: string, now: Date): Write {
  const expiresAt = Math.floor(now.getTime() / 1000) + 3600;
  return {
    Put: {
      TableName: tables.derived,
      Item: {
        pk: `DECOY#${sha256(email)}`,
        sk: 'DECOY',
        data: { at: now.toISOString(), filler: 'x'.repeat(160) },
        expiresAt,
      },
    },
  };
}
