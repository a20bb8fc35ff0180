import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteId } from '../../shared/routes.ts';
import { type Answer, type Api, type SentMail, startApi } from '../fixtures/api.ts';
import type { Call } from '../fixtures/api-event.ts';
import { buildPeople, content, type People, type PersonName } from '../fixtures/world-people.ts';
import { contactsIn, exactFactsIn, namesIn } from './leaks.ts';

/** Everybody but the masked community and the desk. */
const outsiders = ['rear', 'city', 'town', 'pending', 'association', undefined] as const;
type Outsider = (typeof outsiders)[number];

/**
 * A community near the front line, its name and contact planted where they could leak, walks the whole way. Whatever anybody else is shown
 * or sent on the way is searched for them.
 */
describe('a masked community on its way to an introduction', () => {
  let api: Api;
  let world: People;
  let need: string;
  let offer: string;
  let match: string;
  let looked = 0;
  const mails: SentMail[] = [];

  const asOf = (who: Outsider) => (who === undefined ? undefined : world.people[who].as);

  /** Everything that somebody outside can call at this moment. */
  const views = (who: Outsider): readonly (readonly [RouteId, Call])[] => {
    const as = asOf(who);
    const byId = (id: string): Call => ({ as, params: { id } });
    return [
      ['browse-listings', { as, query: { limit: '50' } }],
      ['browse-listings', { as, query: { oblast: 'kharkiv', sort: 'closing-soon' } }],
      ['browse-listings', { as, query: { kind: 'need', topic: 'heat-substations', country: 'UA' } }],
      ['read-figures', { as }],
      ['read-session', { as }],
      ['read-openapi', { as }],
      ['read-listing', byId(need)],
      ['read-listing', byId(offer)],
      ['read-organisation', byId(world.organisations.masked.id)],
      ['read-overview', byId(world.organisations.masked.id)],
      ['read-overview', byId(who === undefined ? world.organisations.city.id : world.organisations[who].id)],
      ['read-suggestions', byId(offer)],
      ['read-suggestions', byId(need)],
      ['read-match', byId(match)],
      ['read-listing-queue', { as }],
      ['read-match-queue', { as }],
      ['read-trail', { as, params: { record: 'listing', id: need } }],
      ['revise-listing', { ...byId(need), body: { version: 1, content: content('heat-substations') } }],
      ['accept-match', { ...byId(match), body: { version: 999 } }],
    ];
  };
  const look = async (who: Outsider): Promise<{ route: RouteId; answer: Answer }[]> => {
    const seen: { route: RouteId; answer: Answer }[] = [];
    for (const [route, call] of views(who)) seen.push({ route, answer: await api.call(route, call) });
    looked += seen.length;
    return seen;
  };

  /** What is told of the community, by whom it was found and where. `knows` says who may know its name by now. */
  const leaks = async (knows: { name: readonly Outsider[]; contact: readonly Outsider[] }): Promise<string[]> => {
    const found: string[] = [];
    for (const who of outsiders) {
      const own = who === undefined ? [] : [who];
      for (const { route, answer } of await look(who)) {
        const known = knows.contact.includes(who) ? [...own, 'masked'] : own;
        const told = [
          ...(knows.name.includes(who) ? [] : namesIn(answer.text)),
          ...exactFactsIn(answer.text),
          ...contactsIn(answer.text, world, known),
        ];
        found.push(...told.map((what) => `${route} tells ${who ?? 'anybody'} ${what}`));
      }
    }
    mails.push(...(await api.settle()));
    for (const mail of mails.filter(({ to }) => !/@(masked|secretariat)\.example$/.test(to))) {
      const who = outsiders.find((one) => one !== undefined && mail.to.endsWith(`@${one}.example`));
      const text = `${mail.subject}\n${mail.text}\n${mail.html}`;
      const mayKnow = knows.contact.includes(who);
      if (!mayKnow) found.push(...namesIn(text).map((name) => `a mail tells ${who} ${name}`));
      const known = [who ?? '', ...(mayKnow ? ['masked'] : [])];
      found.push(
        ...[...exactFactsIn(text), ...contactsIn(text, world, known)].map((what) => `a mail tells ${who} ${what}`),
      );
    }
    return found;
  };
  const nobody = { name: [], contact: [] };
  const step = async (route: 'endorse-match' | 'accept-match', by: PersonName) => {
    const { version } = await api.done('read-match', { as: world.people.secretary.as, params: { id: match } });
    await api.done(route, { as: world.people[by].as, params: { id: match }, body: { version } });
    await api.settle().then((sent) => mails.push(...sent));
  };

  beforeAll(async () => {
    api = await startApi();
    world = await buildPeople(api);
    const telling = {
      language: 'uk',
      title: 'Пташиновежанська громада шукає партнера',
      summary: 'Гніздовежський район.',
    } as const;
    need = await world.publish(
      'representative',
      'masked',
      'need',
      content('heat-substations', {
        texts: [telling],
        externalIds: [{ system: 'dream', id: 'Ptashynovezhanska-1' }],
        preferences: [{ about: 'country', values: ['PT'], required: false }],
        participants: [world.organisations.masked.id],
      }),
    );
    offer = await world.publish('city', 'city', 'offer', content('heat-substations', { capacity: 2 }));
    await api.settle();
    const body = {
      listingId: offer,
      ownListingId: need,
      organisationId: world.organisations.masked.id,
      message: 'Ми, Пташиновежанська громада, зацікавлені.',
    };
    match = (await api.done('show-interest', { as: world.people.representative.as, body })).id;
  }, 180_000);
  afterAll(async () => {
    console.log(`canary: ${looked} answers and ${mails.length} mails searched`);
    await api.stop();
  });

  it('is found by its codes while nobody learns whose need it is', async () => {
    const { items } = await api.done('browse-listings', { query: { oblast: 'kharkiv' } });
    const fitting = await api.done('read-suggestions', { as: world.people.city.as, params: { id: offer } });

    expect(items).toMatchObject([
      { id: need, texts: [], organisation: { place: { named: false, oblast: 'kharkiv' } } },
    ]);
    expect(fitting.items.map(({ listing }) => listing.id)).toEqual([need]);
  });

  it('is named nowhere after it was published and has shown an interest', async () => {
    expect(await leaks(nobody)).toEqual([]);
  });

  it('is named to the other side, and to it alone, from the introduction on; its contact to nobody', async () => {
    await step('endorse-match', 'secretary');

    const told = await api.call('read-match', { as: world.people.city.as, params: { id: match } });

    expect(namesIn(told.text)).not.toEqual([]);
    expect(await leaks({ name: ['city'], contact: [] })).toEqual([]);
    expect(mails.filter(({ to }) => to === 'kontakt@city.example').flatMap(({ text }) => namesIn(text))).toEqual([]);
  });

  it('keeps its contact while only one side has accepted', async () => {
    await step('accept-match', 'city');

    const told = await api.done('read-match', { as: world.people.city.as, params: { id: match } });

    expect([told.sides.need.contact, told.sides.offer.contact]).toEqual([undefined, undefined]);
    expect(await leaks({ name: ['city'], contact: [] })).toEqual([]);
  });

  it('is reached by its contact once both have accepted, by the other side and by nobody else', async () => {
    await step('accept-match', 'representative');

    const told = await api.done('read-match', { as: world.people.city.as, params: { id: match } });

    expect(told.sides.need.contact).toEqual(world.organisations.masked.contact);
    const [mail] = mails.filter(
      ({ to, text }) => to === 'kontakt@city.example' && text.includes('kontakt@masked.example'),
    );
    expect(mail).toBeDefined();
    expect(await leaks({ name: ['city'], contact: ['city'] })).toEqual([]);
  });
});
