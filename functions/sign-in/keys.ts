import { DomainError } from '../../shared/errors.ts';
import { MachineKey } from '../_adapters/actors.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { once } from '../_adapters/idempotency.ts';
import { machineKeyKey, machineKeysPartition, sha256 } from '../_adapters/keys.ts';
import { createRecord, listAllRecords, readRecord } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { transact } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';

const listed = (id: string) => ({ pk: machineKeysPartition, sk: `KEY#${id}` });
const line = ({ id, label, createdAt, lastCharacters }: MachineKey) => ({ id, label, createdAt, lastCharacters });

export function makeListKeys(tables: Tables): UseCase<'list-keys'> {
  return async () => ({
    body: { items: (await listAllRecords(tables, MachineKey, machineKeysPartition, 'KEY#', 200)).map(line) },
  });
}

/** Makes a key. Its secret is in this answer and nowhere else; a repeated call gives the key without it. */
export function makeCreateKey(tables: Tables, runtime: Runtime): UseCase<'create-key'> {
  return async ({ actor, body, idempotencyKey }) => {
    if (actor.kind !== 'person') throw new DomainError('not-allowed');
    const secret = runtime.random(24).toString('hex');
    const key: MachineKey = {
      id: runtime.id(),
      label: body.label,
      secretHash: sha256(secret),
      lastCharacters: secret.slice(-4),
      createdAt: runtime.now().toISOString(),
      createdBy: actor.id,
    };
    const attempt = { caller: actor.id, route: 'create-key', key: idempotencyKey, request: body };
    const { id, first } = await once(tables, runtime.now(), attempt, key.id, [
      createRecord(tables, machineKeyKey(key.id), key),
      createRecord(tables, listed(key.id), key),
    ]);
    if (first) return { body: { key: line(key), secret: `mk_${key.id}_${secret}` } };
    const kept = await readRecord(tables, MachineKey, machineKeyKey(id));
    if (kept === undefined) throw new DomainError('not-found');
    return { body: { key: line(kept) } };
  };
}

/** Ends a key; it stops working at the next request. */
export function makeEndKey(tables: Tables): UseCase<'end-key'> {
  return async ({ params }) => {
    const kept = await readRecord(tables, MachineKey, machineKeyKey(params.id));
    if (kept === undefined) throw new DomainError('not-found');
    await transact(
      tables,
      [machineKeyKey(params.id), listed(params.id)].map((key) => ({
        Delete: { TableName: tables.main, Key: { ...key } },
      })),
    );
    return { body: undefined };
  };
}
