import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../../functions/_adapters/records.ts';
import { makeHandleChanges } from '../../../functions/notices/handle-changes.ts';
import { noticeKey } from '../../../functions/notices/outbox.ts';
import { makePark } from '../../../functions/notices/park.ts';
import { makeSendNotice } from '../../../functions/notices/send-notice.ts';
import { makeSweepNotices } from '../../../functions/notices/sweep-notices.ts';
import { Notice } from '../../../shared/schemas/notice.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { heldRuntime, idOf, listingOf, openCity, owe, silent, store } from './samples.ts';

/**
 * A model of what goes wrong between the outbox and the mail service. `refuses`: an error before acceptance. `hangs`: no answer, not accepted.
 * `dies-before` and `dies-after`: the sender's process ends before or after the mail was accepted. `answer-lost`: accepted, no answer.
 * `no-database`: the database does not answer the sender's first write.
 */
const fates = ['accepts', 'refuses', 'hangs', 'dies-before', 'dies-after', 'answer-lost', 'no-database'] as const;
type Fate = (typeof fates)[number];
const doubles: ReadonlySet<Fate> = new Set<Fate>(['dies-after', 'answer-lost']);

/** So many mails are owed; the long programme asks for more. */
const notices = Number(process.env['MISTOK_NOTICES'] ?? 200);
const mostFaults = 3;

/** A generator of numbers from 0 to 1 with a seed (mulberry32), so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One try of one sender: its fate, and whether its process is still alive. */
interface Life {
  readonly fate: Fate;
  readonly to: string;
  dead: boolean;
  writes: number;
}

describe('the outbox through outages and crashes', () => {
  let tables: Tables;
  const lives = new AsyncLocalStorage<Life>();
  beforeAll(async () => {
    tables = await startTables();
    tables.client.middlewareStack.add(
      (next, context) => async (args) => {
        const life = lives.getStore();
        if (life !== undefined) {
          if (context.commandName === 'TransactWriteItemsCommand') life.writes += 1;
          if (life.dead) throw new Error('this process has ended');
          if (life.fate === 'no-database' && life.writes === 1) throw new Error('the database does not answer');
        }
        return next(args);
      },
      { step: 'initialize', name: 'mortality' },
    );
  }, 60_000);
  afterAll(() => tables.stop());

  it(
    `loses none of ${notices} mails, and sends one twice only where the answer to an accepted one was lost`,
    async () => {
      const random = seeded(20_270_301);
      const { runtime, pass } = heldRuntime();
      const organisations = Array.from({ length: notices }, (_, n) =>
        openCity({ id: idOf(10_000 + n), contact: { name: 'A', email: `c${n}@lindholm.example`, languages: ['en'] } }),
      );
      const listings = organisations.map((organisation, n) => listingOf(organisation, { id: idOf(20_000 + n) }));
      await store(tables, { organisations, listings });
      const ids: string[] = [];
      for (const [n, { id }] of organisations.entries())
        ids.push(
          await owe(
            tables,
            { ...runtime, id: () => idOf(30_000 + n) },
            { kind: 'listing-published', organisationId: id, listingId: idOf(20_000 + n) },
          ),
        );

      const plans = new Map(
        ids.map((id, n) => [
          id,
          {
            to: `c${n}@lindholm.example`,
            faults: Array.from(
              { length: Math.floor(random() * (mostFaults + 1)) },
              () => fates[1 + Math.floor(random() * (fates.length - 1))] ?? 'refuses',
            ),
          },
        ]),
      );
      const delivered = new Map<string, number>();
      const executed = Object.fromEntries(fates.map((fate) => [fate, 0]));
      const doubtful = new Map<string, number>();

      const send = makeSendNotice({
        tables,
        runtime,
        siteOrigin: 'https://mistok.example',
        log: silent,
        answerWithin: 40,
        mailer: {
          send: async ({ to }) => {
            const life = lives.getStore();
            if (life === undefined || life.to !== to) throw new Error('a mail went to somebody else');
            if (life.fate === 'refuses') throw new Error('refused');
            if (life.fate === 'hangs') return new Promise(() => undefined);
            if (life.fate === 'dies-before') {
              life.dead = true;
              throw new Error('this process has ended');
            }
            delivered.set(to, (delivered.get(to) ?? 0) + 1);
            if (doubles.has(life.fate)) doubtful.set(to, (doubtful.get(to) ?? 0) + 1);
            if (life.fate === 'dies-after') life.dead = true;
            if (life.fate === 'answer-lost') return new Promise(() => undefined);
          },
        },
      });
      /** One try in a process of its own. The plan's next fate is used up by a try that really began. */
      const mortalSend = async (id: string) => {
        const plan = plans.get(id);
        const life: Life = { fate: plan?.faults[0] ?? 'accepts', to: plan?.to ?? '', dead: false, writes: 0 };
        try {
          return await lives.run(life, () => send(id));
        } finally {
          if (life.writes > 0) {
            plan?.faults.shift();
            executed[life.fate] = (executed[life.fate] ?? 0) + 1;
          }
        }
      };

      // The stream: batches of 25, one record in ten twice, one in twenty never delivered, failed batches delivered again.
      const handle = makeHandleChanges({
        followers: [{ prefix: 'OUTBOX', follow: mortalSend }],
        park: makePark(tables, runtime),
        log: silent,
      });
      const records = ids
        .flatMap((id) => (random() < 0.05 ? [] : random() < 0.1 ? [id, id] : [id]))
        .map((id, n) => ({
          dynamodb: { SequenceNumber: String(n + 1), Keys: { pk: { S: `OUTBOX#${id}` }, sk: { S: 'OUTBOX' } } },
        }));
      for (let start = 0; start < records.length; start += 25)
        for (let delivery = 0; delivery < 3; delivery += 1) {
          const { batchItemFailures } = await handle({ Records: records.slice(start, start + 25) });
          if (batchItemFailures.length === 0) break;
        }

      // The sweep: every five minutes, two at a time now and then.
      const sweepNotices = makeSweepNotices({
        tables,
        runtime,
        sendNotice: mortalSend,
        park: makePark(tables, runtime),
        log: silent,
      });
      let sweeps = 0;
      let oldest = 0;
      for (; sweeps < 300; sweeps += 1) {
        pass(5);
        const [{ oldestWaitingSeconds }] = await Promise.all([
          sweepNotices(() => true),
          ...(sweeps % 3 === 0 ? [sweepNotices(() => true)] : []),
        ]);
        oldest = Math.max(oldest, oldestWaitingSeconds);
        if (oldestWaitingSeconds === 0) break;
      }

      const twice = [...delivered].filter(([, count]) => count > 1).length;
      console.log(
        JSON.stringify({ notices, delivered: delivered.size, twice, executed, sweeps, oldestSeconds: oldest }),
      );
      for (const id of ids) expect(await readRecord(tables, Notice, noticeKey(id))).toMatchObject({ state: 'sent' });
      expect(delivered.size).toBe(notices);
      for (const [to, count] of delivered) expect(`${to}: ${count}`).toBe(`${to}: ${1 + (doubtful.get(to) ?? 0)}`);
      for (const fate of fates) expect(executed[fate]).toBeGreaterThan(10);
    },
    60_000 + notices * 500,
  );

  it('loses none of 20 mails when the mail service is down for ten hours', async () => {
    const { runtime, pass } = heldRuntime();
    const organisations = Array.from({ length: 20 }, (_, n) =>
      openCity({ id: idOf(40_000 + n), contact: { name: 'A', email: `d${n}@lindholm.example`, languages: ['en'] } }),
    );
    await store(tables, {
      organisations,
      listings: organisations.map((organisation, n) => listingOf(organisation, { id: idOf(50_000 + n) })),
    });
    for (const [n, { id }] of organisations.entries())
      await owe(
        tables,
        { ...runtime, id: () => idOf(60_000 + n) },
        { kind: 'listing-published', organisationId: id, listingId: idOf(50_000 + n) },
      );
    const opening = runtime.now().getTime() + 10 * 60 * 60_000;
    const delivered: string[] = [];
    const send = makeSendNotice({
      tables,
      runtime,
      siteOrigin: 'https://mistok.example',
      log: silent,
      mailer: {
        send: async ({ to }) => {
          if (runtime.now().getTime() < opening) throw new Error('down');
          delivered.push(to);
        },
      },
    });
    const sweepNotices = makeSweepNotices({
      tables,
      runtime,
      sendNotice: send,
      park: makePark(tables, runtime),
      log: silent,
    });

    let oldest = 0;
    for (let minutes = 0; minutes < 12 * 60; minutes += 5) {
      pass(5);
      oldest = Math.max(oldest, (await sweepNotices(() => true)).oldestWaitingSeconds);
    }

    expect(delivered).toHaveLength(20);
    expect(new Set(delivered).size).toBe(20);
    expect(oldest).toBeGreaterThan(10 * 60 * 60);
  }, 120_000);
});
