import type { RouteId } from '../../shared/routes.ts';
import type { World } from '../fixtures/world.ts';
import type { RoleName } from './expectations.ts';

/** A listing with every field filled in, so that every field has a place where it can be wrong. */
export const fullContent = {
  place: {
    country: 'UA',
    oblast: 'rivne',
    raion: { code: 'UA56990000000000555', name: 'Луговецький' },
    hromada: { code: 'UA56990990000000777', name: 'Яворолузька' },
  },
  forms: ['reconstruction', 'twinning'],
  topics: ['heat-substations'],
  helpTypes: ['expertise'],
  languages: ['uk', 'en'],
  from: '2027-01',
  to: '2028-12',
  standing: false,
  budget: '10000-50000',
  stage: 'concept',
  urgency: 'this-year',
  capacity: 3,
  preferences: [
    { about: 'country', values: ['PL'], required: false },
    { about: 'size', values: ['5000-10000'], required: true },
  ],
  externalIds: [{ system: 'dream', id: 'DREAM-UA-1' }],
  participants: [],
  texts: [{ language: 'en', title: 'Two schools need heat', summary: 'Old pipes.' }],
  visibility: { text: 'public', budget: 'members', stage: 'public', externalIds: 'public' },
};

const profile = {
  name: 'Vila Inventada',
  type: 'municipality',
  place: { country: 'PT', name: 'Vila Inventada', geonameId: 12, nuts: 'PT170', lau: 'PT_1106' },
  population: 4_200,
  languages: ['pt'],
  interpreter: false,
  traits: ['rural'],
  ties: [{ country: 'PL', name: 'Somewhere' }],
};
const contact = {
  name: 'Rui Invented',
  position: 'Mayor’s office',
  email: 'rui@inventada.example',
  phone: '+351 000 000',
  languages: ['pt'],
};
const person = { name: 'Ana Invented', email: 'ana@inventada.example', language: 'en' };

/** A correct body for each route that takes one, with a version and ids that do not matter. */
export function bodyFor(route: RouteId, { organisations, others }: World): Record<string, unknown> | undefined {
  switch (route) {
    case 'request-code':
      return { email: 'officer@hromada.example', language: 'uk' };
    case 'sign-in':
      return { email: 'officer@hromada.example', code: '123456' };
    case 'set-language':
      return { language: 'uk' };
    case 'create-key':
      return { label: 'Import' };
    case 'create-organisation':
      return { profile, contact, language: 'en', representative: person, declarationSigned: true };
    case 'revise-organisation':
      return { version: 1, profile, contact, language: 'en' };
    case 'add-person':
      return { ...person, role: 'editor' };
    case 'suggest-topics':
      return { text: 'Radiators stay cold', language: 'en' };
    case 'create-listing':
      return { kind: 'need', organisationId: organisations.masked.id, content: fullContent, submit: false };
    case 'import-listing':
      return {
        externalId: 'line-1',
        kind: 'need',
        organisation: {
          name: 'Lagoa Inventada',
          type: 'municipality',
          country: 'PT',
          population: 9_000,
          languages: ['pt'],
          katotth: 'UA56990990000000777',
          traits: ['rural'],
          interpreter: false,
          contact,
        },
        content: fullContent,
      };
    case 'revise-listing':
      return { version: 1, content: fullContent };
    case 'submit-listing':
    case 'take-back-listing':
    case 'publish-listing':
    case 'pause-listing':
    case 'resume-listing':
    case 'renew-listing':
    case 'withdraw-listing':
    case 'endorse-match':
    case 'accept-match':
    case 'withdraw-interest':
    case 'form-partnership':
      return { version: 1 };
    case 'return-listing':
      return { version: 1, reasons: ['unclear'], note: 'How many?' };
    case 'dismiss-match':
      return { version: 1, reason: 'duplicate', note: 'Twice' };
    case 'decline-match':
      return { version: 1, reason: 'timing', note: 'Next year' };
    case 'show-interest':
      return {
        listingId: others.townOffer,
        organisationId: organisations.masked.id,
        ownListingId: others.rearNeed,
        message: 'We know this kind of work well.',
      };
    default:
      return undefined;
  }
}

/** Who may call a route at all, so that what is sent is looked at. */
export const callerFor: Readonly<
  Record<'anyone' | 'signed-in' | 'organisation' | 'secretariat' | 'importer', RoleName>
> = {
  anyone: 'anonymous',
  'signed-in': 'representative',
  organisation: 'representative',
  secretariat: 'secretary',
  importer: 'importer',
};

/** The parameters of a path, correct. */
export function paramsFor(route: RouteId, { listings, matches, organisations, people }: World): Record<string, string> {
  if (route === 'read-trail') return { record: 'listing', id: listings.published };
  if (route === 'remove-person') return { id: organisations.masked.id, personId: people.editor.id };
  if (route === 'end-session') return { id: '0123456789abcdef' };
  if (/match|partnership|interest/.test(route)) return { id: matches.introduced };
  if (/organisation|person|overview/.test(route)) return { id: organisations.masked.id };
  return { id: listings.published };
}
