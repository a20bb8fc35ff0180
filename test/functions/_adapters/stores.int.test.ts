import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packCursor, readCursor } from '../../../functions/_adapters/cursor.ts';
import { earlierResult, once } from '../../../functions/_adapters/idempotency.ts';
import { limitReached, takeTurn, turnOf } from '../../../functions/_adapters/limits.ts';
import { makeLoadPolicy, policyKey } from '../../../functions/_adapters/policy.ts';
import {
  createRecord,
  listAllRecords,
  listQueue,
  listRecords,
  readRecord,
  readRecords,
  replaceRecord,
} from '../../../functions/_adapters/records.ts';
import { ConditionFailed, transact } from '../../../functions/_adapters/transact.ts';
import { carefulPolicy } from '../../../shared/safety/place-policy.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';

const Thing = z.strictObject({ name: z.string(), version: z.number() });
const thing = (name: string, version = 1) => ({ name, version });
const pad = (n: number) => String(n).padStart(4, '0');
let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
}, 60_000);
afterAll(() => tables.stop());

describe('records', () => {
  it('are read by key, in the order that was asked for, any number at once, without those that are missing', async () => {
    const keys = Array.from({ length: 230 }, (_, n) => ({ pk: `MANY#${n}`, sk: 'THING' }));
    for (let start = 0; start < 230; start += 100)
      await transact(
        tables,
        keys.slice(start, start + 100).map((key, n) => createRecord(tables, key, thing(`thing ${start + n}`))),
      );
    const asked = [...keys]
      .reverse()
      .flatMap((key, n) => (n % 50 === 0 ? [{ pk: 'GONE', sk: String(n) }, key, key] : [key]));

    const found = await readRecords(tables, Thing, asked);

    expect(found).toHaveLength(235);
    expect(found.slice(0, 3).map(({ name }) => name)).toEqual(['thing 229', 'thing 229', 'thing 228']);
    expect(await readRecords(tables, Thing, [])).toEqual([]);
  });

  it('are listed page by page under their prefix, forwards and backwards, to the last', async () => {
    const key = (n: number) => ({ pk: 'LIST', sk: `THING#${pad(n)}` });
    await transact(tables, [
      ...Array.from({ length: 25 }, (_, n) => createRecord(tables, key(n), thing(`thing ${n}`))),
      createRecord(tables, { pk: 'LIST', sk: 'OTHER#1' }, thing('other')),
    ]);
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page = await listRecords(tables, Thing, { pk: 'LIST', prefix: 'THING#', limit: 10, after });
      names.push(...page.items.map(({ name }) => name));
      after = page.next;
    } while (after !== undefined);
    const newest = await listRecords(tables, Thing, { pk: 'LIST', prefix: 'THING#', limit: 2, newestFirst: true });

    expect(names).toEqual(Array.from({ length: 25 }, (_, n) => `thing ${n}`));
    expect(newest.items.map(({ name }) => name)).toEqual(['thing 24', 'thing 23']);
    expect(await listAllRecords(tables, Thing, 'LIST', 'THING#', 7)).toHaveLength(7);
  });

  it('are created once, and replaced from the version that was read and from no other', async () => {
    const key = { pk: 'ONE', sk: 'THING' };
    await transact(tables, [createRecord(tables, key, thing('first'))]);

    await expect(transact(tables, [createRecord(tables, key, thing('second'))])).rejects.toBeInstanceOf(
      ConditionFailed,
    );
    await expect(transact(tables, [replaceRecord(tables, key, 2, thing('third', 3))])).rejects.toBeInstanceOf(
      ConditionFailed,
    );
    await transact(tables, [replaceRecord(tables, key, 1, thing('second', 2))]);

    expect(await readRecord(tables, Thing, key)).toEqual({ name: 'second', version: 2 });
    expect(await readRecord(tables, Thing, { pk: 'ONE', sk: 'NOTHING' })).toBeUndefined();
  });

  it('that do not parse are not given out', async () => {
    const key = { pk: 'BROKEN', sk: 'THING' };
    await transact(tables, [createRecord(tables, key, { name: 1 })]);

    await expect(readRecord(tables, Thing, key)).rejects.toBeInstanceOf(z.ZodError);
  });

  it('wait in a queue, longest first, and leave it when they are replaced without it', async () => {
    const key = (n: number) => ({ pk: `WAITING#${n}`, sk: 'THING' });
    await transact(
      tables,
      [3, 1, 2].map((n) =>
        createRecord(tables, key(n), thing(`thing ${n}`), { queue: 'review', queuedAt: `2026-10-0${n}` }),
      ),
    );
    const first = await listQueue(tables, Thing, { queue: 'review', limit: 2 });
    const rest = await listQueue(tables, Thing, { queue: 'review', limit: 2, after: first.next });
    const due = await listQueue(tables, Thing, { queue: 'review', limit: 9, until: '2026-10-02' });
    await transact(tables, [replaceRecord(tables, key(1), 1, thing('thing 1', 2))]);
    const left = await listQueue(tables, Thing, { queue: 'review', limit: 9 });

    const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);
    expect([names(first), names(rest), names(due), names(left)]).toEqual([
      ['thing 1', 'thing 2'],
      ['thing 3'],
      ['thing 1', 'thing 2'],
      ['thing 2', 'thing 3'],
    ]);
  });
});

describe('an attempt with a key', () => {
  const attempt = (more: object = {}) => ({
    caller: 'ana',
    route: 'create-thing',
    key: 'key-12345',
    request: { a: 1 },
    ...more,
  });
  const now = new Date('2026-10-01T10:00:00.000Z');
  const creation = (id: string) => [createRecord(tables, { pk: `MADE#${id}`, sk: 'THING' }, thing(id))];

  it('is carried out once, whoever of many parallel ones comes first', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => once(tables, now, attempt(), `id${n}`, creation(`id${n}`))),
    );

    expect(outcomes.filter(({ first }) => first)).toHaveLength(1);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) => readRecord(tables, Thing, { pk: `MADE#id${n}`, sk: 'THING' })),
    );
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('is another one for another caller, route or key, and after a day', async () => {
    const others = [{ caller: 'rui' }, { route: 'other' }, { key: 'key-99999' }];
    for (const [n, more] of others.entries())
      expect(await once(tables, now, attempt(more), `o${n}`, creation(`o${n}`))).toEqual({ id: `o${n}`, first: true });
    const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000 + 1_000);

    expect(await earlierResult(tables, tomorrow, attempt())).toBeUndefined();
    expect((await once(tables, tomorrow, attempt(), 'tomorrow', creation('tomorrow'))).first).toBe(true);
  });

  it('is refused with another request', async () => {
    await expect(once(tables, now, attempt({ key: 'key-99999', request: { a: 2 } }), 'x', [])).rejects.toMatchObject({
      code: 'request.idempotency-mismatch',
    });
  });

  it('says which of its writes could not be made, and then is not kept', async () => {
    const fresh = attempt({ key: 'key-fresh' });
    const failing = [createRecord(tables, { pk: 'NEW', sk: 'THING' }, thing('new')), ...creation('o1')];

    await expect(once(tables, now, fresh, 'y', failing)).rejects.toMatchObject({ failed: [1] });
    expect(await earlierResult(tables, now, fresh)).toBeUndefined();
  });
});

describe('a limit', () => {
  const now = new Date('2026-10-01T10:07:00.000Z');
  const limit = { what: 'knock', subject: 'ana@city.example', most: 3, minutes: 15 };

  it('lets as many through as it says, however many come at once, until its window is over', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => takeTurn(tables, now, limit)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await expect(takeTurn(tables, new Date('2026-10-01T10:14:59.000Z'), limit)).rejects.toMatchObject({
      code: 'limit.reached',
      retryAfterSeconds: 1,
    });
    await takeTurn(tables, new Date('2026-10-01T10:15:00.000Z'), limit);
    await takeTurn(tables, now, { ...limit, subject: 'rui@city.example' });
    expect(limitReached(now, limit)).toMatchObject({ retryAfterSeconds: 480, params: { minutes: 8 } });
  });

  it('counts a turn that belongs to a transaction only where that comes about', async () => {
    const turn = turnOf(tables, now, { ...limit, what: 'visit' });
    const taken = [createRecord(tables, { pk: 'TAKEN', sk: 'THING' }, thing('taken'))];
    await transact(tables, [turn, ...taken]);
    for (let n = 0; n < 5; n += 1)
      await expect(transact(tables, [turn, ...taken])).rejects.toMatchObject({ failed: [1] });

    await transact(tables, [turn]);
    await transact(tables, [turn]);

    await expect(transact(tables, [turn])).rejects.toMatchObject({ failed: [0] });
  });
});

describe('a cursor', () => {
  const Position = z.strictObject({ sk: z.string() });

  it('comes back as it was given, and nothing that was made up is taken', () => {
    expect(readCursor(Position, packCursor({ sk: 'EVENT#1' }))).toEqual({ sk: 'EVENT#1' });
    expect(readCursor(Position, undefined)).toBeUndefined();
    for (const forged of [
      '',
      'AAAA',
      packCursor({ sk: 1 }),
      packCursor({ sk: 'a', pk: 'b' }),
      Buffer.from('null').toString('base64url'),
    ])
      expect(() => readCursor(Position, forged)).toThrow('request.invalid');
  });
});

describe('the place policy in force', () => {
  it('is the careful one until another is written, and at most thirty seconds old', async () => {
    let now = new Date('2026-10-01T10:00:00.000Z');
    const load = makeLoadPolicy(tables, { now: () => now });
    const first = await load();
    const territories = [{ scope: 'rivne', zone: 'hostilities', from: '2026-10-01' }];
    await transact(tables, [createRecord(tables, policyKey, { territories })]);
    const soon = await load();
    now = new Date('2026-10-01T10:00:31.000Z');

    expect([first, soon, await load()]).toEqual([carefulPolicy, carefulPolicy, { territories }]);
  });
});
