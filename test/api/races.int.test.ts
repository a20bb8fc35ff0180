import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listingKey, matchKey } from '../../functions/_adapters/keys.ts';
import { type Key, readRecord } from '../../functions/_adapters/records.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import { Match } from '../../shared/schemas/match.ts';
import { type Answer, type Api, startApi } from '../fixtures/api.ts';
import { snapshotOf } from '../fixtures/api-snapshot.ts';
import { buildPeople, content, type People } from '../fixtures/world-people.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 4);
const racers = 50;
const message = 'We know this kind of work well. Write to us.';

/** A ULID of its own for the n-th record of a test. */
const idOf = (kind: 'A' | 'M', n: number) => `01ARZ3NDEKTSV4RRFFQ69${kind}${String(n).padStart(4, '0')}`;

describe('what many do at the same moment', () => {
  let api: Api;
  let world: People;
  let offer: string;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;
  let executed = 0;

  beforeAll(async () => {
    api = await startApi();
    world = await buildPeople(api);
    const need = await world.publish('rear', 'rear', 'need', content('heat-substations'));
    offer = await world.publish('city', 'city', 'offer', content('heat-substations', { capacity: 3 }));
    await prepareMatches(need);
    await api.settle();
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterEach(async () => {
    await restore();
  });
  afterAll(async () => {
    console.log(`races: ${rounds} rounds each of ${racers}, ${executed} calls`);
    await api.stop();
  });

  /** Copies a need fifty times and pairs each copy with the offer; the offer's side has accepted already. */
  async function prepareMatches(needId: string): Promise<void> {
    const need = await readRecord(api.tables, Listing, listingKey(needId));
    const { city, rear } = world.organisations;
    if (need === undefined) throw new Error('The need is gone');
    const at = new Date().toISOString();
    for (let n = 0; n < racers; n += 1) {
      const listing: Listing = { ...need, id: idOf('A', n) };
      const match: Match = {
        id: idOf('M', n),
        version: 3,
        state: 'accepted-by-one',
        origin: 'suggestion',
        sides: {
          need: { organisationId: rear.id, listingId: listing.id },
          offer: { organisationId: city.id, listingId: offer, acceptedAt: at },
        },
        proposedBy: 'need',
        message,
        createdAt: at,
        updatedAt: at,
        introducedAt: at,
      };
      await put(listingKey(listing.id), listing);
      await put(matchKey(match.id), match);
    }
  }

  const put = (key: Key, data: Listing | Match) =>
    api.tables.client.send(
      new PutCommand({ TableName: api.tables.main, Item: { ...key, version: data.version, data } }),
    );
  const codeOf = ({ status, body }: Answer): string =>
    status < 400
      ? 'ok'
      : typeof body === 'object' && body !== null && 'code' in body
        ? String(body.code)
        : String(status);
  const tally = (answers: readonly Answer[]) => {
    executed += answers.length;
    const groups = Map.groupBy(answers, codeOf);
    return Object.fromEntries([...groups].map(([code, { length }]) => [code, length]));
  };
  const everyRound = Array.from({ length: rounds }, (_, round) => round + 1);
  const acceptAll = () =>
    Promise.all(
      Array.from({ length: racers }, (_, n) =>
        api.call('accept-match', { as: world.people.rear.as, params: { id: idOf('M', n) }, body: { version: 3 } }),
      ),
    );
  const acceptedMatches = async () => {
    const matches = await Promise.all(
      Array.from({ length: racers }, (_, n) => readRecord(api.tables, Match, matchKey(idOf('M', n)))),
    );
    return matches.filter((match) => match?.state === 'accepted-by-both').length;
  };
  const offerNow = () => readRecord(api.tables, Listing, listingKey(offer));

  it.each(everyRound)('gives the last place of an offer to one of fifty who accept (round %i)', async () => {
    const before = await offerNow();
    if (before === undefined) throw new Error('The offer is gone');
    await put(listingKey(offer), { ...before, capacityLeft: 1 });

    const outcome = tally(await acceptAll());

    expect(outcome).toEqual({ ok: 1, 'match.no-capacity-left': racers - 1 });
    expect(await acceptedMatches()).toBe(1);
    expect((await offerNow())?.capacityLeft).toBe(0);
  });

  it('gives three places to three, and mails to those alone', async () => {
    const answers = await acceptAll();

    const accepted = answers.filter(({ status }) => status === 200).length;
    // Somebody may be told to come back in two seconds while there are places; nobody gets one too many.
    for (const { status, headers } of answers) if (status === 503) expect(headers['retry-after']).toBe('2');
    const retried = tally(await acceptAll());
    expect(retried['ok']).toBe(3);
    expect(accepted).toBeLessThanOrEqual(3);
    expect(await acceptedMatches()).toBe(3);
    expect((await offerNow())?.capacityLeft).toBe(0);
    expect((await api.settle()).filter(({ to }) => to.startsWith('kontakt@'))).toHaveLength(6);
    expect(await lowerCapacity()).toMatchObject({ status: 400, errors: [{ path: 'content.capacity' }] });
  });

  const lowerCapacity = async () => {
    const [as, params] = [world.people.city.as, { id: offer }];
    const { own } = await api.done('read-listing', { as, params });
    return api.refused('revise-listing', {
      as,
      params,
      body: { version: own?.version, content: { ...own?.content, capacity: 2 } },
    });
  };

  it.each(everyRound)('endorses once, however many of the desk press at once (round %i)', async () => {
    const { city, rear, secretary } = world.people;
    const body = { listingId: offer, organisationId: world.organisations.rear.id, message };
    const { id, version } = await api.done('show-interest', { as: rear.as, body });

    const answers = await Promise.all(
      Array.from({ length: racers }, () =>
        api.call('endorse-match', { as: secretary.as, params: { id }, body: { version } }),
      ),
    );

    expect(tally(answers)).toEqual({ ok: racers });
    const match = await api.done('read-match', { as: city.as, params: { id } });
    expect(match).toMatchObject({ state: 'introduced', version: version + 1 });
    expect(match.timeline.map(({ act }) => act)).toEqual(['show-interest', 'endorse', 'introduce']);
    expect(await api.settle()).toHaveLength(2);
  });

  it.each(everyRound)('either endorses an interest or takes it back, never both (round %i)', async () => {
    const { rear, secretary } = world.people;
    const body = { listingId: offer, organisationId: world.organisations.rear.id, message };
    const { id, version } = await api.done('show-interest', { as: rear.as, body });
    const call = { params: { id }, body: { version } };

    const answers = await Promise.all([
      api.call('endorse-match', { as: secretary.as, ...call }),
      api.call('withdraw-interest', { as: rear.as, ...call }),
    ]);

    const [refused] = answers.filter(({ status }) => status !== 200);
    expect(tally(answers)['ok']).toBe(1);
    expect(['version.stale', 'transition.refused']).toContain(refused && codeOf(refused));
    const { state } = await api.done('read-match', { as: secretary.as, params: { id } });
    expect(state).toBe(answers[0]?.status === 200 ? 'introduced' : 'lapsed');
  });

  it.each(everyRound)('either takes a place of an offer or finds it withdrawn (round %i)', async () => {
    const version = (await offerNow())?.version;
    const [withdrawn, accepted] = await Promise.all([
      api.call('withdraw-listing', { as: world.people.city.as, params: { id: offer }, body: { version } }),
      api.call('accept-match', { as: world.people.rear.as, params: { id: idOf('M', 0) }, body: { version: 3 } }),
    ]);

    tally([withdrawn, accepted]);
    const [stored, both] = [await offerNow(), await acceptedMatches()];
    if (accepted.status === 200) expect([both, stored?.capacityLeft]).toEqual([1, 2]);
    else expect([both, stored?.state, codeOf(accepted)]).toEqual([0, 'withdrawn', 'listing.not-open']);
    if (withdrawn.status !== 200) expect(codeOf(withdrawn)).toBe('version.stale');
  });

  it('makes one pair where both sides show interest at the same moment', async () => {
    const { city, rear } = world.people;
    const need = await world.publish('rear', 'rear', 'need', content('heat-substations'));
    const answers = await Promise.all([
      api.call('show-interest', {
        as: rear.as,
        body: { listingId: offer, ownListingId: need, organisationId: world.organisations.rear.id, message },
      }),
      api.call('show-interest', {
        as: city.as,
        body: { listingId: need, ownListingId: offer, organisationId: world.organisations.city.id, message },
      }),
    ]);

    expect(tally(answers)).toEqual({ ok: 1, 'match.exists': 1 });
  });

  it('leaves an organisation its last representative when two go at once', async () => {
    const { secretary } = world.people;
    const params = { id: world.organisations.rear.id };
    const body = { name: 'Second', email: 'second@rear.example', language: 'en', role: 'representative' };
    const { own } = await api.done('add-person', { as: secretary.as, params, body });
    const people = own?.people.filter(({ role }) => role === 'representative') ?? [];

    const answers = await Promise.all(
      people.map(({ personId }) => api.call('remove-person', { as: secretary.as, params: { ...params, personId } })),
    );

    expect(people).toHaveLength(2);
    expect(tally(answers)).toEqual({ ok: 1, 'person.last-representative': 1 });
    const left = await api.done('read-organisation', { as: secretary.as, params });
    expect(left.own?.people).toHaveLength(1);
  });

  it('adds a person whom two organisations enter at the same moment to both', async () => {
    const { secretary } = world.people;
    const body = { name: 'Shared', email: 'shared@everywhere.example', language: 'en', role: 'editor' };
    const organisations = [world.organisations.rear, world.organisations.city, world.organisations.town];

    const answers = await Promise.all(
      organisations.map(({ id }) => api.done('add-person', { as: secretary.as, params: { id }, body })),
    );

    const ids = answers.map(({ own }) => own?.people.find(({ email }) => email === body.email)?.personId);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeDefined();
  });

  it('uses a code once, however many send it at once', async () => {
    const { email } = world.people.town;
    await api.done('request-code', { body: { email, language: 'en' } });
    const code = /\b\d{6}\b|\b\d{3} \d{3}\b/.exec((await api.settle())[0]?.text ?? '')?.[0];

    const answers = await Promise.all(Array.from({ length: 5 }, () => api.call('sign-in', { body: { email, code } })));

    expect(tally(answers)).toEqual({ ok: 1, 'sign-in.code-wrong': 4 });
  });
});
