import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecord, replaceRecord } from '../../../functions/_adapters/records.ts';
import { transact } from '../../../functions/_adapters/transact.ts';
import { dueKeys } from '../../../functions/notices/due-keys.ts';
import { type Mail, UndeliverableMail } from '../../../functions/notices/mailer.ts';
import { failedQueue, noticeKey } from '../../../functions/notices/outbox.ts';
import { makeSendNotice } from '../../../functions/notices/send-notice.ts';
import { useCode } from '../../../functions/sign-in/codes.ts';
import { Notice } from '../../../shared/schemas/notice.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import {
  canary,
  heldRuntime,
  idOf,
  listingOf,
  maskedCommunity,
  matchOf,
  openCity,
  owe,
  personOf,
  silent,
  store,
} from './samples.ts';

describe('sending what the outbox owes', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await startTables();
  }, 60_000);
  afterAll(() => tables.stop());

  let held: ReturnType<typeof heldRuntime>;
  let mails: Mail[];
  let fate: () => Promise<void>;
  let people = 0;
  beforeEach(() => {
    held = heldRuntime();
    mails = [];
    fate = async () => undefined;
  });

  const sender = () =>
    makeSendNotice({
      tables,
      runtime: held.runtime,
      mailer: {
        send: async (mail) => {
          await fate();
          mails.push(mail);
        },
      },
      siteOrigin: 'https://mistok.example',
      log: silent,
      answerWithin: 200,
    });

  /** A notice of a code for a new person. */
  async function codeNotice(language: 'en' | 'uk' = 'en') {
    people += 1;
    const person = personOf({ id: idOf(1_000 + people), email: `person${people}@lindholm.example`, language });
    await store(tables, { people: [person] });
    return {
      person,
      id: `01Z${String(people).padStart(23, '0')}`,
      cause: { kind: 'sign-in-code', personId: person.id } as const,
    };
  }
  const oweCode = async (language?: 'en' | 'uk') => {
    const { person, id, cause } = await codeNotice(language);
    await owe(tables, { ...held.runtime, id: () => id }, cause);
    return { person, id };
  };
  const stored = async (id: string) => readRecord(tables, Notice, noticeKey(id));

  it('brings a code that works and that stands nowhere but in the mail', async () => {
    const { person, id } = await oweCode('uk');

    expect(await sender()(id)).toBe('sent');

    const [mail] = mails;
    expect(mail?.to).toBe(person.email);
    expect(mail?.text).toContain('https://mistok.example/uk/sign-in');
    const code = mail?.text.match(/^ {4}(\d{6})$/m)?.[1] ?? '';
    expect(mail?.subject).not.toContain(code);
    for (const table of [tables.main, tables.derived]) {
      const { Items } = await tables.client.send(new ScanCommand({ TableName: table }));
      expect(JSON.stringify(Items)).not.toContain(code);
    }
    expect(await useCode(tables, held.runtime.now(), person.email, code)).toBe(true);
  });

  it('sends one mail, however many try at the same time and however often', async () => {
    const { id } = await oweCode();

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => sender()(id)));
    outcomes.push(await sender()(id));

    expect(mails).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(await stored(id)).toMatchObject({ state: 'sent', tries: 1 });
  });

  it('leaves a refused mail to the sweep and does not try again before its time', async () => {
    const { id } = await oweCode();
    fate = () => Promise.reject(new Error('no'));
    expect(await sender()(id)).toBe('try-again');
    fate = async () => undefined;

    expect(await sender()(id)).toBe('not-due');
    held.pass(10);
    expect(await sender()(id)).toBe('sent');
  });

  it('does not wait for a mail service that hangs', async () => {
    const { id } = await oweCode();
    fate = () => new Promise(() => undefined);

    expect(await sender()(id)).toBe('try-again');
  });

  it('gives up after five tries and puts the notice where a person sees it', async () => {
    const organisation = openCity({ id: idOf(700) });
    await store(tables, { organisations: [organisation], listings: [listingOf(organisation, { id: idOf(701) })] });
    const id = await owe(
      tables,
      { ...held.runtime, id: () => idOf(702) },
      { kind: 'listing-published', organisationId: organisation.id, listingId: idOf(701) },
    );
    fate = () => Promise.reject('not even an error');

    const outcomes: string[] = [];
    for (let hours = 0; hours < 24; hours += 1) {
      outcomes.push(await sender()(id));
      held.pass(60);
    }

    expect(outcomes.filter((outcome) => outcome !== 'not-due')).toEqual([
      'try-again',
      'try-again',
      'try-again',
      'try-again',
      'failed',
    ]);
    expect((await dueKeys(tables, { queue: failedQueue, most: 10 })).map(({ pk }) => pk)).toContain(`OUTBOX#${id}`);
  });

  it('gives up at once where no try can help', async () => {
    const { id } = await oweCode();
    fate = () => Promise.reject(new UndeliverableMail('the address is not one'));

    expect(await sender()(id)).toBe('failed');
  });

  it('does not send a code for which nobody waits any more', async () => {
    const { id } = await oweCode();
    held.pass(31);

    expect(await sender()(id)).toBe('nothing-to-send');
    expect(mails).toHaveLength(0);
  });

  it('has nothing to send to those who are gone', async () => {
    const gone = await owe(
      tables,
      { ...held.runtime, id: () => idOf(711) },
      { kind: 'sign-in-code', personId: idOf(999) },
    );
    const left = openCity({ id: idOf(712), state: 'left' });
    await store(tables, { organisations: [left], listings: [listingOf(left, { id: idOf(713) })] });
    const former = await owe(
      tables,
      { ...held.runtime, id: () => idOf(714) },
      { kind: 'listing-published', organisationId: left.id, listingId: idOf(713) },
    );

    expect(await sender()(gone)).toBe('nothing-to-send');
    expect(await sender()(former)).toBe('nothing-to-send');
    expect(await stored(gone)).toMatchObject({ state: 'sent' });
  });

  it('writes to both sides of a pair, each in its language, and names a masked community only once both have accepted', async () => {
    const [community, city] = [maskedCommunity(), openCity()];
    const match = matchOf();
    await store(tables, {
      organisations: [community, city],
      listings: [listingOf(community), listingOf(city, { id: idOf(12), kind: 'offer' })],
      matches: [match],
    });
    const notify = async (kind: 'match-introduced' | 'introduction', first: number) => {
      for (const [index, { id }] of [community, city].entries()) {
        const notice = await owe(
          tables,
          { ...held.runtime, id: () => idOf(first + index) },
          { kind, organisationId: id, matchId: match.id },
        );
        await sender()(notice);
      }
    };

    await notify('match-introduced', 720);
    await notify('introduction', 730);
    expect(mails.map(({ to }) => to)).toEqual(['contact@kanarkivka.example', 'astrid@lindholm.example']);
    expect(mails[0]?.html).toContain('<html lang="uk">');
    expect(mails[0]?.text).toContain(`https://mistok.example/uk/matches/${match.id}`);
    expect(mails[1]?.html).toContain('<html lang="en">');
    expect(JSON.stringify([mails[1]?.subject, mails[1]?.text, mails[1]?.html])).not.toMatch(
      new RegExp(`${canary}|kanarkivka|Kharkiv`, 'i'),
    );

    const accepted = { ...match, version: 3, state: 'accepted-by-both' as const };
    await transact(tables, [replaceRecord(tables, { pk: `MATCH#${match.id}`, sk: 'MATCH' }, 2, accepted)]);
    mails = [];
    await notify('introduction', 740);
    expect(mails[0]?.text).toContain('astrid@lindholm.example');
    expect(mails[1]?.text).toContain(canary);
    expect(mails[1]?.text).toContain('contact@kanarkivka.example');
  });
});
