// Longer than other files because it is one table: a reader looks a route up here and nowhere else.

import { z } from 'zod';
import { Language, LanguageCode } from './languages.ts';
import { CountryCode } from './places/countries.ts';
import { FoundPlace } from './places/find-places.ts';
import { OblastId } from './places/oblasts.ts';
import { Form, HelpType, ListingKind, Role, Urgency } from './schemas/codes.ts';
import { TopicIdSchema } from './schemas/listing.ts';
import { Contact, OrganisationProfile } from './schemas/organisation.ts';
import { Email, Id, line, paragraphs } from './schemas/text.ts';
import * as views from './schemas/views.ts';
import { sectorIds } from './taxonomy/topics.ts';

/** The functions that answer HTTP requests. */
export const capabilities = ['sign-in', 'organisations', 'listings', 'matches', 'secretariat'] as const;
export type Capability = (typeof capabilities)[number];

/**
 * Who may call a route at all. What of it a caller may touch is decided at the data by `can` in `shared/access.ts`.
 * `anyone` needs nothing; `signed-in` a session; `organisation` a session with a role in an organisation; `importer` a key for machines.
 */
export type Who = 'anyone' | 'signed-in' | 'organisation' | 'secretariat' | 'importer';

/** One line of the table of routes. CDK, handlers, the authorisation matrix, the fuzzing and the OpenAPI document are made from it. */
export interface Route {
  readonly capability: Capability;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly who: Who;
  readonly summary: string;
  readonly params?: z.ZodObject;
  /** Query parameters; a list is written by repeating the name. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  readonly response?: z.ZodType;
  /** Whether an `Idempotency-Key` header is required: the same key again gives the same record, never a second one. */
  readonly idempotent?: true;
}

const byId = z.strictObject({ id: Id });
const page = { cursor: views.Cursor.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) };
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(40));

export const ListingQuery = z.strictObject({
  kind: ListingKind.optional(),
  form: many(Form),
  sector: many(z.enum(sectorIds)),
  topic: many(TopicIdSchema),
  help: many(HelpType),
  country: many(CountryCode),
  oblast: OblastId.optional(),
  language: many(LanguageCode),
  urgency: Urgency.optional(),
  sort: z.enum(['newest', 'closing-soon']).default('newest'),
  ...page,
});
export type ListingQuery = z.infer<typeof ListingQuery>;

const listingAct = <B extends z.ZodType>(summary: string, who: Who, body: B) =>
  ({
    capability: 'listings',
    method: 'POST',
    who,
    summary,
    params: byId,
    body,
    status: 200,
    response: views.ListingView,
  }) as const;
const matchAct = <B extends z.ZodType>(summary: string, who: Who, body: B) =>
  ({
    capability: 'matches',
    method: 'POST',
    who,
    summary,
    params: byId,
    body,
    status: 200,
    response: views.MatchView,
  }) as const;

export const routes = {
  // Signing in
  'request-code': {
    capability: 'sign-in',
    method: 'POST',
    path: '/api/sign-in/code',
    who: 'anyone',
    status: 202,
    summary: 'Send a sign-in code to an e-mail address; the answer is the same whether or not anybody has it',
    body: z.strictObject({ email: Email, language: Language }),
    response: z.strictObject({ minutes: z.int() }),
  },
  'sign-in': {
    capability: 'sign-in',
    method: 'POST',
    path: '/api/sign-in/session',
    who: 'anyone',
    status: 200,
    summary: 'Exchange an e-mail address and its code for a session cookie',
    body: z.strictObject({
      email: Email,
      code: z
        .string()
        .trim()
        .regex(/^\d{3} ?\d{3}$/)
        .transform((code) => code.replace(' ', '')),
    }),
    response: views.SessionView,
  },
  'read-session': {
    capability: 'sign-in',
    method: 'GET',
    path: '/api/session',
    who: 'anyone',
    status: 200,
    summary: 'Who is signed in, and for which organisations',
    response: views.SessionView,
  },
  'sign-out': {
    capability: 'sign-in',
    method: 'DELETE',
    path: '/api/session',
    who: 'signed-in',
    status: 204,
    summary: 'End the present session',
  },
  'list-sessions': {
    capability: 'sign-in',
    method: 'GET',
    path: '/api/sessions',
    who: 'signed-in',
    status: 200,
    summary: 'My sessions',
    response: views.pageOf(views.SessionLine),
  },
  'end-session': {
    capability: 'sign-in',
    method: 'DELETE',
    path: '/api/sessions/{id}',
    who: 'signed-in',
    status: 204,
    summary: 'End one of my sessions',
    params: z.strictObject({ id: z.string().regex(/^[a-f0-9]{16}$/) }),
  },
  'set-language': {
    capability: 'sign-in',
    method: 'PATCH',
    path: '/api/session',
    who: 'signed-in',
    status: 200,
    summary: 'Choose the language of my pages and mails',
    body: z.strictObject({ language: Language }),
    response: views.SessionView,
  },
  'list-keys': {
    capability: 'sign-in',
    method: 'GET',
    path: '/api/keys',
    who: 'secretariat',
    status: 200,
    summary: 'Keys for machines',
    response: views.pageOf(views.KeyLine),
  },
  'create-key': {
    capability: 'sign-in',
    method: 'POST',
    path: '/api/keys',
    who: 'secretariat',
    status: 201,
    idempotent: true,
    summary: 'Make a key for an importer; its secret is shown once',
    body: z.strictObject({ label: line(80) }),
    response: z.strictObject({ key: views.KeyLine, secret: z.string().optional() }),
  },
  'end-key': {
    capability: 'sign-in',
    method: 'DELETE',
    path: '/api/keys/{id}',
    who: 'secretariat',
    status: 204,
    summary: 'End a key for machines',
    params: byId,
  },

  // Organisations
  'find-places': {
    capability: 'organisations',
    method: 'GET',
    path: '/api/places',
    who: 'anyone',
    status: 200,
    summary: 'Find a community or town by name, in Cyrillic or Latin script',
    query: z.strictObject({
      q: line(80),
      country: CountryCode.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(8),
    }),
    response: z.strictObject({ items: z.array(FoundPlace) }),
  },
  'create-organisation': {
    capability: 'organisations',
    method: 'POST',
    path: '/api/organisations',
    who: 'secretariat',
    status: 201,
    idempotent: true,
    summary: 'Enter an organisation with its contact and first representative',
    body: z.strictObject({
      profile: OrganisationProfile,
      contact: Contact,
      language: Language,
      representative: z.strictObject({ name: line(120), email: Email, language: Language }),
      declarationSigned: z.boolean().default(false),
    }),
    response: views.OrganisationView,
  },
  'read-organisation': {
    capability: 'organisations',
    method: 'GET',
    path: '/api/organisations/{id}',
    who: 'anyone',
    status: 200,
    summary: 'An organisation, as the reader may see it',
    params: byId,
    response: views.OrganisationView,
  },
  'read-overview': {
    capability: 'organisations',
    method: 'GET',
    path: '/api/organisations/{id}/overview',
    who: 'organisation',
    status: 200,
    summary: 'My organisation: its listings, its matches, what waits for it',
    params: byId,
    response: views.OverviewView,
  },
  'revise-organisation': {
    capability: 'organisations',
    method: 'PATCH',
    path: '/api/organisations/{id}',
    who: 'organisation',
    status: 200,
    summary: 'Change profile, contact or language; its listings follow',
    params: byId,
    body: z.strictObject({
      version: views.Version,
      profile: OrganisationProfile,
      contact: Contact,
      language: Language,
    }),
    response: views.OrganisationView,
  },
  'add-person': {
    capability: 'organisations',
    method: 'POST',
    path: '/api/organisations/{id}/people',
    who: 'organisation',
    status: 201,
    summary: 'Give a person a role in the organisation',
    params: byId,
    body: z.strictObject({ name: line(120), email: Email, language: Language, role: Role }),
    response: views.OrganisationView,
  },
  'remove-person': {
    capability: 'organisations',
    method: 'DELETE',
    path: '/api/organisations/{id}/people/{personId}',
    who: 'organisation',
    status: 204,
    summary: 'Take a person’s role away, effective at once',
    params: z.strictObject({ id: Id, personId: Id }),
  },

  // Listings
  'browse-listings': {
    capability: 'listings',
    method: 'GET',
    path: '/api/listings',
    who: 'anyone',
    status: 200,
    summary: 'Published needs and offers, filtered and sorted',
    query: ListingQuery,
    response: z.strictObject({ items: z.array(views.ListingView), next: z.string().optional(), total: z.int() }),
  },
  'read-figures': {
    capability: 'listings',
    method: 'GET',
    path: '/api/figures',
    who: 'anyone',
    status: 200,
    summary: 'What is published at this moment, in numbers',
    response: views.FiguresView,
  },
  'suggest-topics': {
    capability: 'listings',
    method: 'POST',
    path: '/api/topic-suggestions',
    who: 'anyone',
    status: 200,
    summary: 'Topics that a text seems to be about, for a person to confirm',
    body: z.strictObject({ text: paragraphs(4_000), language: LanguageCode }),
    response: z.strictObject({ items: z.array(views.TopicSuggestionView) }),
  },
  'create-listing': {
    capability: 'listings',
    method: 'POST',
    path: '/api/listings',
    who: 'organisation',
    status: 201,
    idempotent: true,
    summary: 'Begin a need or an offer; submit it at once if it is complete',
    body: views.ListingDraft,
    response: views.ListingView,
  },
  'import-listing': {
    capability: 'listings',
    method: 'POST',
    path: '/api/imports',
    who: 'importer',
    status: 201,
    idempotent: true,
    summary:
      'Bring in a listing with its organisation; topics are suggested from the text and accepted, review is the importer’s mandate',
    body: views.ImportRequest,
    response: z.strictObject({ listing: views.ListingView, created: z.boolean() }),
  },
  'read-listing': {
    capability: 'listings',
    method: 'GET',
    path: '/api/listings/{id}',
    who: 'anyone',
    status: 200,
    summary: 'A listing, as the reader may see it',
    params: byId,
    response: views.ListingView,
  },
  'revise-listing': {
    capability: 'listings',
    method: 'PATCH',
    path: '/api/listings/{id}',
    who: 'organisation',
    status: 200,
    summary: 'Change a listing; new words, topics or place of a published one go to review again',
    params: byId,
    body: views.ListingRevision,
    response: views.ListingView,
  },
  'submit-listing': {
    ...listingAct('Hand a listing to the secretariat for review', 'organisation', views.OnlyVersion),
    path: '/api/listings/{id}/submit',
  },
  'take-back-listing': {
    ...listingAct('Take a submitted listing back to go on writing', 'organisation', views.OnlyVersion),
    path: '/api/listings/{id}/take-back',
  },
  'return-listing': {
    ...listingAct('Send a listing back with reasons', 'secretariat', views.ReturnRequest),
    path: '/api/listings/{id}/return',
  },
  'publish-listing': {
    ...listingAct('Publish a reviewed listing', 'secretariat', views.OnlyVersion),
    path: '/api/listings/{id}/publish',
  },
  'pause-listing': {
    ...listingAct('Hide a listing for a while', 'organisation', views.OnlyVersion),
    path: '/api/listings/{id}/pause',
  },
  'resume-listing': {
    ...listingAct('Show a paused listing again', 'organisation', views.OnlyVersion),
    path: '/api/listings/{id}/resume',
  },
  'renew-listing': {
    ...listingAct('Keep a listing for another term', 'organisation', views.OnlyVersion),
    path: '/api/listings/{id}/renew',
  },
  'withdraw-listing': {
    ...listingAct('Take a listing down for good', 'organisation', views.OnlyVersion),
    path: '/api/listings/{id}/withdraw',
  },

  // Matches
  'read-suggestions': {
    capability: 'matches',
    method: 'GET',
    path: '/api/listings/{id}/suggestions',
    who: 'organisation',
    status: 200,
    summary: 'Who fits a listing, best first, with reasons and gaps; and why another does not',
    params: byId,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(50).default(20),
      /** A listing of which to say why it is, or is not, among them. */
      other: Id.optional(),
    }),
    response: z.strictObject({
      listing: views.ListingView,
      items: z.array(views.SuggestionView),
      considered: z.int(),
      whyNot: views.WhyNotView.optional(),
    }),
  },
  'show-interest': {
    capability: 'matches',
    method: 'POST',
    path: '/api/matches',
    who: 'organisation',
    status: 201,
    idempotent: true,
    summary: '«We are interested», from a suggestion or from any listing',
    body: views.InterestRequest,
    response: views.MatchView,
  },
  'read-match': {
    capability: 'matches',
    method: 'GET',
    path: '/api/matches/{id}',
    who: 'signed-in',
    status: 200,
    summary: 'A match with both sides, reasons, gaps and what happens next',
    params: byId,
    response: views.MatchView,
  },
  'endorse-match': {
    ...matchAct('Endorse a pair: both sides are introduced and asked', 'secretariat', views.OnlyVersion),
    path: '/api/matches/{id}/endorse',
  },
  'dismiss-match': {
    ...matchAct('Take a pair no further, with a reason', 'secretariat', views.DismissRequest),
    path: '/api/matches/{id}/dismiss',
  },
  'accept-match': {
    ...matchAct('Accept the introduction for my organisation', 'organisation', views.OnlyVersion),
    path: '/api/matches/{id}/accept',
  },
  'decline-match': {
    ...matchAct('Decline the introduction with a coded reason', 'organisation', views.DeclineRequest),
    path: '/api/matches/{id}/decline',
  },
  'withdraw-interest': {
    ...matchAct('Take back an interest before it is introduced', 'organisation', views.OnlyVersion),
    path: '/api/matches/{id}/withdraw',
  },
  'form-partnership': {
    ...matchAct('Say that the pair has become a partnership', 'organisation', views.OnlyVersion),
    path: '/api/matches/{id}/partnership',
  },

  // The secretariat's desk
  'read-listing-queue': {
    capability: 'secretariat',
    method: 'GET',
    path: '/api/desk/listings',
    who: 'secretariat',
    status: 200,
    summary: 'Listings that wait for review, longest first',
    query: z.strictObject({ ...page }),
    response: views.pageOf(views.DeskListing),
  },
  'read-match-queue': {
    capability: 'secretariat',
    method: 'GET',
    path: '/api/desk/matches',
    who: 'secretariat',
    status: 200,
    summary: 'Pairs that somebody acted on and that wait for a decision or an answer, longest first',
    query: z.strictObject({
      state: z.enum(['proposed', 'endorsed', 'introduced', 'accepted-by-one']).default('proposed'),
      ...page,
    }),
    response: views.pageOf(views.DeskMatch),
  },
  'read-trail': {
    capability: 'secretariat',
    method: 'GET',
    path: '/api/desk/trail/{record}/{id}',
    who: 'secretariat',
    status: 200,
    summary: 'What happened to a record, oldest first',
    params: z.strictObject({ record: z.enum(['listing', 'match', 'organisation']), id: Id }),
    query: z.strictObject({ ...page }),
    response: views.pageOf(views.EventView),
  },
  'read-openapi': {
    capability: 'listings',
    method: 'GET',
    path: '/api/openapi.json',
    who: 'anyone',
    status: 200,
    summary: 'This description of the API',
    response: z.record(z.string(), z.unknown()),
  },
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof routes;
/** All route ids, in the order of the table. */
export const routeIds = Object.keys(routes).filter((id): id is RouteId => id in routes);
