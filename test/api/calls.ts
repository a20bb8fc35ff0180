import type { RouteId } from '../../shared/routes.ts';
import type { Api } from '../fixtures/api.ts';
import type { Call, Caller } from '../fixtures/api-event.ts';
import { content, type OrganisationName, type World } from '../fixtures/world.ts';
import { listingStates, matchNames } from '../fixtures/world-states.ts';
import type { RoleName } from './expectations.ts';

/** A well-formed id of nothing. */
export const missing = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

/** What the calls of the matrix need besides the world: versions, sessions, a key that may be ended. */
export interface Setting {
  readonly world: World;
  readonly callers: Readonly<Record<RoleName, Caller | undefined>>;
  /** The version of each listing, match and organisation, by id. */
  readonly versions: ReadonlyMap<string, number>;
  /** The id of the present session of each caller that has one. */
  readonly sessions: ReadonlyMap<RoleName, string>;
  readonly keyId: string;
}

/** Reads what the calls need from the world as it stands. `ended` is the session of somebody who signed out. */
export async function prepare(api: Api, world: World, ended: Caller): Promise<Setting> {
  const { people, importer } = world;
  const callers: Setting['callers'] = {
    representative: people.representative.as,
    editor: people.editor.as,
    contactOnly: people.contactOnly.as,
    rear: people.rear.as,
    city: people.city.as,
    town: people.town.as,
    pending: people.pending.as,
    secretary: people.secretary.as,
    importer,
    removed: people.removed.as,
    ended,
    anonymous: undefined,
  };
  const as = people.secretary.as;
  const versions = new Map<string, number>();
  for (const id of Object.values(world.listings)) {
    versions.set(id, (await api.done('read-listing', { as, params: { id } })).own?.version ?? 0);
  }
  for (const id of Object.values(world.matches)) {
    versions.set(id, (await api.done('read-match', { as, params: { id } })).version);
  }
  for (const { id } of Object.values(world.organisations)) {
    versions.set(id, (await api.done('read-organisation', { as, params: { id } })).own?.version ?? 0);
  }
  const sessions = new Map<RoleName, string>();
  const signedIn: RoleName[] = [
    'representative',
    'editor',
    'contactOnly',
    'rear',
    'city',
    'town',
    'pending',
    'secretary',
  ];
  for (const role of [...signedIn, 'removed' as const]) {
    const { items } = await api.done('list-sessions', { as: callers[role] });
    const current = items.find((session) => session.current);
    if (current !== undefined) sessions.set(role, current.id);
  }
  const [key] = (await api.done('list-keys', { as })).items;
  return { world, callers, versions, sessions, keyId: key?.id ?? missing };
}

const homes: Partial<Record<RoleName, OrganisationName>> = {
  rear: 'rear',
  city: 'city',
  town: 'town',
  pending: 'pending',
};

/** The organisation that a role would act for. */
const homeOf = ({ organisations }: World, role: RoleName) => organisations[homes[role] ?? 'masked'].id;
const draft = () => content('heat-substations');
const other = (name: string) => content('heat-substations', { texts: [{ language: 'en', title: name, summary: '' }] });

/** The call with which `role` tries `route` on `resource`. */
export function callFor(setting: Setting, route: RouteId, role: RoleName, resource: string): Call {
  return { as: setting.callers[role], ...requestFor(setting, route, role, resource) };
}

function requestFor(setting: Setting, route: RouteId, role: RoleName, resource: string): Omit<Call, 'as'> {
  const { world, versions, sessions, keyId } = setting;
  const byId = (id: string, more: Record<string, unknown> = {}) => ({
    params: { id },
    body: { version: versions.get(id) ?? 1, ...more },
  });
  const listing = (more?: Record<string, unknown>) => byId(listingId(world, resource), more);
  const match = (more?: Record<string, unknown>) => byId(matchId(world, resource), more);
  switch (route) {
    case 'read-session':
    case 'sign-out':
    case 'list-sessions':
    case 'list-keys':
    case 'read-figures':
    case 'browse-listings':
    case 'read-openapi':
    case 'read-listing-queue':
    case 'read-match-queue':
      return {};
    case 'request-code':
      return { body: { email: 'nobody@nowhere.example', language: 'en' } };
    case 'sign-in':
      return { body: { email: world.people.town.email, code: '000000' } };
    case 'set-language':
      return { body: { language: 'uk' } };
    case 'end-session': {
      const foreign = role === 'town' ? 'city' : 'town';
      const id = resource === 'own' ? sessions.get(role) : resource === 'foreign' ? sessions.get(foreign) : undefined;
      return { params: { id: id ?? '0123456789abcdef' } };
    }
    case 'create-key':
      return { body: { label: 'Another key' } };
    case 'end-key':
      return { params: { id: resource === 'it' ? keyId : missing } };
    case 'find-places':
      return { query: { q: 'Дубно' } };
    case 'create-organisation':
      return { body: newOrganisation };
    case 'read-organisation':
    case 'read-overview':
      return { params: { id: organisationId(world, resource) } };
    case 'revise-organisation': {
      const { profile, contact } = organisationNamed(world, resource) ?? world.organisations.masked;
      return byId(organisationId(world, resource), { profile, contact, language: 'en' });
    }
    case 'add-person': {
      const body = { name: 'New Person', email: 'new@person.example', language: 'en', role: 'editor' };
      return { params: { id: organisationId(world, resource) }, body };
    }
    case 'remove-person':
      return { params: personParams(world, resource) };
    case 'suggest-topics':
      return { body: { text: 'Radiators stay cold', language: 'en' } };
    case 'create-listing': {
      const owner = { own: homeOf(world, role), foreign: world.organisations.association.id }[resource] ?? missing;
      return { body: { kind: 'need', organisationId: owner, content: draft(), submit: true } };
    }
    case 'import-listing':
      return { body: importRequest };
    case 'read-listing':
      return { params: { id: listingId(world, resource) } };
    case 'read-suggestions':
      return { params: { id: listingId(world, resource) }, query: { limit: '5' } };
    case 'revise-listing':
      return listing({ content: other('Other words') });
    case 'return-listing':
      return listing({ reasons: ['unclear'], note: 'How many?' });
    case 'submit-listing':
    case 'take-back-listing':
    case 'publish-listing':
    case 'pause-listing':
    case 'resume-listing':
    case 'renew-listing':
    case 'withdraw-listing':
      return listing();
    case 'show-interest': {
      const target =
        resource === 'town-offer' || resource === 'as-foreign' ? world.others.townOffer : listingId(world, resource);
      const organisation = resource === 'as-foreign' ? world.organisations.association.id : homeOf(world, role);
      const message = 'We know this kind of work well. Write to us.';
      return { body: { listingId: target, organisationId: organisation, message } };
    }
    case 'read-match':
      return { params: { id: matchId(world, resource) } };
    case 'endorse-match':
    case 'accept-match':
    case 'withdraw-interest':
    case 'form-partnership':
      return match();
    case 'dismiss-match':
      return match({ reason: 'duplicate' });
    case 'decline-match':
      return match({ reason: 'timing' });
    case 'read-trail':
      return { params: trailParams(world, resource) };
  }
}

function listingId({ listings }: World, resource: string): string {
  const state = listingStates.find((name) => name === resource);
  return state === undefined ? missing : listings[state];
}

function matchId({ matches }: World, resource: string): string {
  const name = matchNames.find((candidate) => candidate === resource);
  return name === undefined ? missing : matches[name];
}

function organisationNamed({ organisations }: World, resource: string) {
  return new Map(Object.entries(organisations)).get(resource);
}

function organisationId(world: World, resource: string): string {
  return organisationNamed(world, resource)?.id ?? missing;
}

function personParams({ organisations, people }: World, resource: string): Record<string, string> {
  const masked = organisations.masked.id;
  switch (resource) {
    case 'editor':
      return { id: masked, personId: people.editor.id };
    case 'representative':
      return { id: masked, personId: people.representative.id };
    case 'stranger':
      return { id: masked, personId: people.town.id };
    case 'foreign':
      return { id: organisations.city.id, personId: people.city.id };
    default:
      return { id: missing, personId: people.editor.id };
  }
}

function trailParams(world: World, resource: string): Record<string, string> {
  switch (resource) {
    case 'listing':
      return { record: 'listing', id: world.listings.published };
    case 'match':
      return { record: 'match', id: world.matches.partnership };
    case 'organisation':
      return { record: 'organisation', id: world.organisations.masked.id };
    default:
      return { record: 'match', id: missing };
  }
}

const newOrganisation = {
  profile: {
    name: 'Vila Nova Inventada',
    type: 'municipality',
    place: { country: 'PT', name: 'Vila Nova Inventada' },
    population: 4_200,
    languages: ['pt'],
  },
  contact: { name: 'Rui Invented', email: 'rui@inventada.example', languages: ['pt'] },
  language: 'en',
  representative: { name: 'Ana Invented', email: 'ana@inventada.example', language: 'en' },
};

const importRequest = {
  externalId: 'line-1',
  kind: 'need',
  organisation: { name: 'Lagoa Inventada', type: 'municipality', country: 'PT', population: 9_000, languages: ['pt'] },
  content: draft(),
};
