import type { RouteId } from './routes.ts';

/** One call of a route, as it would be sent. */
export interface ApiExample {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
}

const id = '01J9Z3N8V5Q2T7K4M6P0R1S2C3';
const other = '01J9Z3N8V5Q2T7K4M6P0R1S2C4';
const byId = { id };
const version = { version: 3 };
const contact = {
  name: 'Oksana Invented',
  position: 'Head of international cooperation',
  email: 'cooperation@hromada.example',
  languages: ['uk', 'en'],
};
const profile = {
  name: 'Evora',
  type: 'municipality',
  place: { country: 'PT', name: 'Évora', geonameId: 2268406 },
  population: 53_591,
  languages: ['pt', 'en'],
  traits: ['rural'],
};
const content = {
  forms: ['reconstruction'],
  topics: ['heat-substations'],
  helpTypes: ['expertise', 'equipment'],
  from: '2027-01',
  to: '2028-12',
  texts: [
    {
      language: 'en',
      title: 'Two schools need new heat substations',
      summary: 'We look for a partner with experience in small networks.',
    },
  ],
};

/** An example of each call: shown in the description of the API and run by the tests. */
export const examples: Record<RouteId, ApiExample> = {
  'request-code': { body: { email: 'officer@hromada.example', language: 'uk' } },
  'sign-in': { body: { email: 'officer@hromada.example', code: '123 456' } },
  'read-session': {},
  'sign-out': {},
  'list-sessions': {},
  'end-session': { params: { id: '0123456789abcdef' } },
  'set-language': { body: { language: 'uk' } },
  'list-keys': {},
  'create-key': { body: { label: 'Import of the association' } },
  'end-key': { params: byId },
  'find-places': { query: { q: 'Дубно', country: 'UA' } },
  'create-organisation': {
    body: {
      profile,
      contact,
      language: 'en',
      representative: { name: 'Ana Invented', email: 'ana@city.example', language: 'en' },
      declarationSigned: true,
    },
  },
  'read-organisation': { params: byId },
  'read-overview': { params: byId },
  'revise-organisation': { params: byId, body: { ...version, profile, contact, language: 'en' } },
  'add-person': {
    params: byId,
    body: { name: 'Rui Invented', email: 'rui@city.example', language: 'en', role: 'editor' },
  },
  'remove-person': { params: { id, personId: other } },
  'browse-listings': { query: { kind: 'need', topic: ['heat-substations'], sort: 'newest', limit: '20' } },
  'read-figures': {},
  'suggest-topics': { body: { text: 'The radiators in our school stay cold', language: 'en' } },
  'create-listing': { body: { kind: 'need', organisationId: id, content, submit: true } },
  'import-listing': {
    body: {
      externalId: 'need-17',
      kind: 'need',
      organisation: {
        name: 'Дубенська громада',
        type: 'municipality',
        country: 'UA',
        population: 52_000,
        languages: ['uk', 'en'],
      },
      content,
    },
  },
  'read-listing': { params: byId },
  'revise-listing': { params: byId, body: { ...version, content } },
  'submit-listing': { params: byId, body: version },
  'take-back-listing': { params: byId, body: version },
  'return-listing': {
    params: byId,
    body: { ...version, reasons: ['not-concrete'], note: 'How many schools, and by when?' },
  },
  'publish-listing': { params: byId, body: version },
  'pause-listing': { params: byId, body: version },
  'resume-listing': { params: byId, body: version },
  'renew-listing': { params: byId, body: version },
  'withdraw-listing': { params: byId, body: version },
  'read-suggestions': { params: byId, query: { limit: '10' } },
  'show-interest': {
    body: {
      listingId: id,
      organisationId: other,
      message: 'We run a small district heating network. Two of our engineers could come for a week in March.',
    },
  },
  'read-match': { params: byId },
  'endorse-match': { params: byId, body: version },
  'dismiss-match': { params: byId, body: { ...version, reason: 'capacity-used-up' } },
  'accept-match': { params: byId, body: version },
  'decline-match': { params: byId, body: { ...version, reason: 'timing' } },
  'withdraw-interest': { params: byId, body: version },
  'form-partnership': { params: byId, body: version },
  'read-listing-queue': { query: { limit: '20' } },
  'read-match-queue': { query: { state: 'proposed' } },
  'read-trail': { params: { record: 'match', id } },
  'read-openapi': {},
};
