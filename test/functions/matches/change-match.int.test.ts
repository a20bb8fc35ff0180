import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RouteId } from '../../../shared/routes.ts';
import type { MatchState } from '../../../shared/schemas/match.ts';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildWorld, content, matchNames, type World } from '../../fixtures/world.ts';

type Match = (typeof matchNames)[number];
interface Step {
  readonly route: Extract<RouteId, `${string}-match` | 'withdraw-interest' | 'form-partnership'>;
  readonly by: 'representative' | 'city' | 'secretary';
  readonly body?: Record<string, unknown>;
  /** Where it leads from each state in which it is possible, and the events that it leaves. */
  readonly leadsTo: Partial<Record<Match, MatchState>>;
  readonly events: Partial<Record<Match, readonly string[]>>;
  /** States in which nothing is left to do: the answer is as it stands. */
  readonly done?: readonly Match[];
}

/** The need's side is the masked community, the offer's side the city. */
const steps: Readonly<Record<string, Step>> = {
  'the desk endorses': {
    route: 'endorse-match',
    by: 'secretary',
    leadsTo: { 'proposed-by-need': 'introduced', 'proposed-by-offer': 'introduced', endorsed: 'introduced' },
    events: {
      'proposed-by-need': ['endorse', 'introduce'],
      'proposed-by-offer': ['endorse', 'introduce'],
      endorsed: ['introduce'],
    },
  },
  'the desk dismisses': {
    route: 'dismiss-match',
    by: 'secretary',
    body: { reason: 'duplicate' },
    leadsTo: { 'proposed-by-need': 'dismissed', 'proposed-by-offer': 'dismissed', endorsed: 'dismissed' },
    events: { 'proposed-by-need': ['dismiss'], 'proposed-by-offer': ['dismiss'], endorsed: ['dismiss'] },
  },
  'the need accepts': {
    route: 'accept-match',
    by: 'representative',
    leadsTo: { introduced: 'accepted-by-one', 'accepted-by-offer': 'accepted-by-both' },
    events: { introduced: ['accept-first'], 'accepted-by-offer': ['accept-second'] },
    done: ['accepted-by-need', 'accepted-by-both', 'partnership'],
  },
  'the offer accepts': {
    route: 'accept-match',
    by: 'city',
    leadsTo: { introduced: 'accepted-by-one', 'accepted-by-need': 'accepted-by-both' },
    events: { introduced: ['accept-first'], 'accepted-by-need': ['accept-second'] },
    done: ['accepted-by-offer', 'accepted-by-both', 'partnership'],
  },
  'the need declines': {
    route: 'decline-match',
    by: 'representative',
    body: { reason: 'timing' },
    leadsTo: { introduced: 'declined', 'accepted-by-need': 'declined', 'accepted-by-offer': 'declined' },
    events: { introduced: ['decline'], 'accepted-by-need': ['decline'], 'accepted-by-offer': ['decline'] },
  },
  'the offer declines': {
    route: 'decline-match',
    by: 'city',
    body: { reason: 'timing' },
    leadsTo: { introduced: 'declined', 'accepted-by-need': 'declined', 'accepted-by-offer': 'declined' },
    events: { introduced: ['decline'], 'accepted-by-need': ['decline'], 'accepted-by-offer': ['decline'] },
  },
  'the need takes its interest back': {
    route: 'withdraw-interest',
    by: 'representative',
    leadsTo: { 'proposed-by-need': 'lapsed', endorsed: 'lapsed' },
    events: { 'proposed-by-need': ['withdraw-interest'], endorsed: ['withdraw-interest'] },
  },
  'the offer takes its interest back': {
    route: 'withdraw-interest',
    by: 'city',
    leadsTo: { 'proposed-by-offer': 'lapsed' },
    events: { 'proposed-by-offer': ['withdraw-interest'] },
  },
  'the need says that it is a partnership': {
    route: 'form-partnership',
    by: 'representative',
    leadsTo: { 'accepted-by-both': 'partnership' },
    events: { 'accepted-by-both': ['form-partnership'] },
    done: ['partnership'],
  },
};
const stepNames = Object.keys(steps);

/** What the city cannot know of: refused as if it were not there. */
const hiddenFromCity: readonly Match[] = ['proposed-by-need', 'endorsed', 'dismissed', 'lapsed'];
const message = 'We know this kind of work well. Write to us.';

describe('a step with a match', () => {
  let api: Api;
  let world: World;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
    restore = await snapshotOf(api.tables);
  }, 180_000);
  afterEach(async () => {
    await restore();
  });
  afterAll(() => api.stop());

  const read = (name: Match) =>
    api.done('read-match', { as: world.people.secretary.as, params: { id: world.matches[name] } });
  const trailOf = async (id: string) => {
    const as = world.people.secretary.as;
    return (await api.done('read-trail', { as, params: { record: 'match', id }, query: { limit: '50' } })).items;
  };

  it.each(stepNames)('when %s leads where it should from every state and is refused from every other', async (name) => {
    const step = steps[name];
    if (step === undefined) throw new Error(name);
    for (const match of matchNames) {
      const { id, version, state } = await read(match);
      const call = { as: world.people[step.by].as, params: { id }, body: { version, ...step.body } };
      const before = await trailOf(id);

      const answer = await api.call(step.route, call);
      const [after, events] = [await read(match), (await trailOf(id)).slice(before.length)];

      const where = `${name}: ${match}`;
      const target = step.leadsTo[match];
      if (target !== undefined) {
        expect([answer.status, after.state, after.version], where).toEqual([200, target, version + 1]);
        expect(events.map(({ act }) => act).toSorted(), where).toEqual([...(step.events[match] ?? [])].toSorted());
        expect(new Set(events.map(({ actor }) => JSON.stringify(actor))), where).toEqual(
          new Set([JSON.stringify({ by: 'person', id: world.people[step.by].id })]),
        );
        await restore();
      } else {
        expect([after.state, after.version, events], where).toEqual([state, version, []]);
        if (step.done?.includes(match) === true) expect(answer.status, where).toBe(200);
        else expect(codeOf(answer.body), where).toBe(refusalOf(step, match));
      }
    }
  });

  function refusalOf({ by, route }: Step, match: Match): string {
    if (by === 'city' && hiddenFromCity.includes(match)) return 'not-found';
    if (by === 'representative' && match === 'proposed-by-offer') return 'not-found';
    // Only who showed an interest can take it back.
    return by === 'city' && route === 'withdraw-interest' ? 'not-allowed' : 'transition.refused';
  }

  it('waits, endorsed, for a declaration that is missing, and says so to the desk', async () => {
    const { secretary, representative } = world.people;
    const profile = { ...world.organisations.town.profile, name: 'Ohnewort' };
    const { id: organisationId } = await api.done('create-organisation', {
      as: secretary.as,
      body: {
        profile,
        contact: world.organisations.town.contact,
        language: 'en',
        representative: { name: 'Somebody', email: 'somebody@ohnewort.example', language: 'en' },
      },
    });
    const email = 'somebody@ohnewort.example';
    const as = await api.signIn(email);
    const offer = await api.done('create-listing', {
      as,
      body: { kind: 'offer', organisationId, content: content('heat-substations'), submit: true },
    });
    await api.done('publish-listing', {
      as: secretary.as,
      params: { id: offer.id },
      body: { version: offer.own?.version },
    });
    const { id, version } = await api.done('show-interest', {
      as: representative.as,
      body: { listingId: offer.id, organisationId: world.organisations.masked.id, message },
    });

    const endorsed = await api.done('endorse-match', { as: secretary.as, params: { id }, body: { version } });
    const again = await api.refused('endorse-match', {
      as: secretary.as,
      params: { id },
      body: { version: endorsed.version },
    });

    expect(endorsed).toMatchObject({ state: 'endorsed', waitsFor: 'declaration' });
    expect(again).toMatchObject({ status: 409, code: 'organisation.declaration-missing' });
    expect((await api.refused('read-match', { as, params: { id } })).code).toBe('not-found');
  });

  it('does not endorse a pair whose listing was taken down, nor accept it', async () => {
    const { editor, city, secretary } = world.people;
    const params = { id: world.listings.published };
    const { own } = await api.done('read-listing', { as: editor.as, params });
    await api.done('withdraw-listing', { as: editor.as, params, body: { version: own?.version } });
    const call = async (name: Match) => {
      const { id, version } = await read(name);
      return { params: { id }, body: { version } };
    };

    const endorse = await api.refused('endorse-match', { as: secretary.as, ...(await call('proposed-by-need')) });
    const accept = await api.refused('accept-match', { as: city.as, ...(await call('introduced')) });

    expect([endorse.code, accept.code]).toEqual(['listing.not-open', 'listing.not-open']);
  });

  it('keeps a declined pair from being proposed again, and lets a lapsed one begin anew', async () => {
    const { representative } = world.people;
    const interestIn = async (name: Match) => {
      const { sides } = await read(name);
      const body = {
        listingId: sides.offer.listing?.id,
        ownListingId: sides.need.listing?.id,
        organisationId: world.organisations.masked.id,
        message,
      };
      return api.call('show-interest', { as: representative.as, body });
    };

    expect(codeOf((await interestIn('declined')).body)).toBe('match.declined-before');
    expect(codeOf((await interestIn('dismissed')).body)).toBe('match.declined-before');
    expect(codeOf((await interestIn('introduced')).body)).toBe('match.exists');
    expect((await interestIn('lapsed')).status).toBe(201);
  });

  it('shows contacts to both sides and the desk from the second acceptance on, and before that to nobody', async () => {
    const { representative, city, secretary } = world.people;
    const contactsSeen = async (name: Match) => {
      const params = { id: world.matches[name] };
      const answers = await Promise.all(
        [representative, city, secretary].map(({ as }) => api.done('read-match', { as, params })),
      );
      return answers.flatMap(({ sides }) => [sides.need.contact?.email, sides.offer.contact?.email]);
    };
    const both = [world.organisations.masked.contact.email, world.organisations.city.contact.email];

    expect(await contactsSeen('introduced')).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(await contactsSeen('accepted-by-need')).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(await contactsSeen('accepted-by-both')).toEqual([...both, ...both, ...both]);
    expect(await contactsSeen('partnership')).toEqual([...both, ...both, ...both]);
  });
});

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'no problem';
}
