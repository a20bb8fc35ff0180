import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../../fixtures/api.ts';
import { snapshotOf } from '../../fixtures/api-snapshot.ts';
import { buildWorld, content, listingStates, type World } from '../../fixtures/world.ts';

const acts = ['submit', 'take-back', 'return', 'publish', 'pause', 'resume', 'renew', 'withdraw', 'revise'] as const;
type Act = (typeof acts)[number];
type State = (typeof listingStates)[number];

/** Where each possible step leads; what is not here is refused. */
const leadsTo: Readonly<Record<State, Partial<Record<Act, State>>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn', revise: 'draft' },
  submitted: {
    'take-back': 'draft',
    return: 'returned',
    publish: 'published',
    withdraw: 'withdrawn',
    revise: 'submitted',
  },
  returned: { submit: 'submitted', withdraw: 'withdrawn', revise: 'returned' },
  published: { pause: 'paused', renew: 'published', withdraw: 'withdrawn', revise: 'submitted' },
  paused: { resume: 'published', withdraw: 'withdrawn', revise: 'submitted' },
  withdrawn: {},
  expired: { renew: 'published', withdraw: 'withdrawn', revise: 'submitted' },
};

const bodies: Partial<Record<Act, Record<string, unknown>>> = {
  return: { reasons: ['unclear', 'duplicate'], note: 'How many?' },
  revise: { content: content('teacher-training') },
};

describe('a step with a listing', () => {
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

  const callOf = async (state: State, act: Act) => {
    const { editor, secretary } = world.people;
    const params = { id: world.listings[state] };
    const { own } = await api.done('read-listing', { as: secretary.as, params });
    const as = act === 'return' || act === 'publish' ? secretary.as : editor.as;
    return { as, params, body: { version: own?.version, ...bodies[act] } };
  };
  const trailOf = async (id: string) => {
    const as = world.people.secretary.as;
    return (await api.done('read-trail', { as, params: { record: 'listing', id }, query: { limit: '50' } })).items;
  };

  describe.each(listingStates)('that is %s', (state) => {
    const possible = acts.filter((act) => leadsTo[state][act] !== undefined);
    const impossible = acts.filter((act) => leadsTo[state][act] === undefined);

    it.each(possible)('goes by «%s» where it should and leaves its event', async (act) => {
      const call = await callOf(state, act);
      const before = await trailOf(call.params.id);

      const { own } = await api.done(`${act}-listing`, call);

      expect(own?.state).toBe(leadsTo[state][act]);
      const after = await trailOf(call.params.id);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.slice(before.length)).toEqual([
        {
          version: (call.body.version ?? 0) + 1,
          act,
          from: state,
          to: leadsTo[state][act],
          reasons: act === 'return' ? ['unclear', 'duplicate'] : [],
          actor: { by: 'person', id: world.people[call.as === world.people.secretary.as ? 'secretary' : 'editor'].id },
          at: own?.updatedAt,
        },
      ]);
      expect(own?.acts.toSorted()).toEqual(actsOf(own?.state, call.as === world.people.secretary.as));
    });

    it(`refuses every other step with a sentence (${impossible.length})`, async () => {
      for (const act of impossible) {
        for (const language of ['en', 'uk']) {
          const call = { ...(await callOf(state, act)), headers: { 'accept-language': language } };
          const problem = await api.refused(`${act}-listing`, call);

          expect(problem).toMatchObject({ status: 409, code: 'transition.refused' });
          expect(problem.detail).not.toMatch(/\{\w+\}/);
          expect(problem.detail.length).toBeGreaterThan(20);
        }
      }
      expect(await restore()).toEqual([]);
    });
  });

  /** What the answer offers next, to its author or to the desk. */
  function actsOf(state: State | undefined, isDesk: boolean): string[] {
    const desk = ['return', 'publish'];
    return Object.keys(leadsTo[state ?? 'withdrawn'])
      .filter((act) => act !== 'revise' && desk.includes(act) === isDesk)
      .toSorted();
  }

  const published = () => callOf('published', 'revise');

  it('shows a changed urgency at once and sends changed words to review', async () => {
    const call = await published();
    const body = { ...call.body, content: content('heat-substations', { urgency: 'this-year' }) };

    const { own } = await api.done('revise-listing', { ...call, body });
    const other = {
      ...call.body,
      version: own?.version,
      content: content('heat-substations', { forms: ['twinning'] }),
    };
    const reviewed = await api.done('revise-listing', { ...call, body: other });

    expect(own?.state).toBe('published');
    expect(reviewed.own?.state).toBe('submitted');
  });

  it('makes a listing expire by its new end, and not at all once it stands', async () => {
    const call = await published();
    const ends = { standing: false, from: '2026-01', to: monthIn(3) };
    const revised = await api.done('revise-listing', {
      ...call,
      body: { ...call.body, content: content('heat-substations', ends) },
    });
    const standing = await api.done('revise-listing', {
      ...call,
      body: { version: revised.own?.version, content: content('heat-substations') },
    });

    expect(revised.expiresAt?.slice(0, 7)).toBe(ends.to);
    expect(standing.expiresAt).toBeUndefined();
  });

  it('is not renewed, and not published, while its window is over', async () => {
    const { editor, secretary } = world.people;
    const ended = content('heat-substations', { standing: false, to: '2021-05' });
    const draft = await callOf('draft', 'revise');
    const { own } = await api.done('revise-listing', { ...draft, body: { ...draft.body, content: ended } });

    const problem = await api.refused('submit-listing', { ...draft, as: editor.as, body: { version: own?.version } });
    const early = await api.refused('publish-listing', { ...draft, as: secretary.as, body: { version: own?.version } });

    expect(problem).toMatchObject({ status: 422, code: 'listing.incomplete', errors: [{ path: 'content.to' }] });
    expect(early.code).toBe('transition.refused');
  });

  it('does not lower the capacity of an offer below the places that are taken', async () => {
    const { city } = world.people;
    const { sides } = await api.done('read-match', { as: city.as, params: { id: world.matches.partnership } });
    const id = sides.offer.listing?.id ?? '';
    const { own, capacityLeft } = await api.done('read-listing', { as: city.as, params: { id } });
    const revise = (capacity: number, version = own?.version) => ({
      as: city.as,
      params: { id },
      body: { version, content: { ...own?.content, capacity } },
    });

    const wider = await api.done('revise-listing', revise(5));
    const full = await api.done('revise-listing', revise(1, wider.own?.version));
    const again = await api.done('revise-listing', revise(3, full.own?.version));

    expect([capacityLeft, wider.capacityLeft, full.capacityLeft, again.capacityLeft]).toEqual([2, 4, 0, 2]);
  });

  it('is not returned without a reason', async () => {
    const call = await callOf('submitted', 'return');
    const problem = await api.refused('return-listing', { ...call, body: { ...call.body, reasons: [] } });

    expect(problem.errors).toEqual([{ path: 'reasons', code: 'field.too-few', message: 'Choose at least 1.' }]);
  });

  it('shows the author why it was returned, until it is handed in again', async () => {
    const call = await callOf('submitted', 'return');
    await api.done('return-listing', call);
    const as = world.people.editor.as;
    const read = await api.done('read-listing', { as, params: call.params });
    const handedIn = await api.done('submit-listing', {
      as,
      params: call.params,
      body: { version: read.own?.version },
    });

    expect(read.own?.returned).toEqual({ reasons: ['unclear', 'duplicate'], note: 'How many?' });
    expect(handedIn.own?.returned).toBeUndefined();
  });
});

/** A month so many months from now. */
function monthIn(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}
