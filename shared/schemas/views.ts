// Longer than other files because all that leaves the platform should be seen at one glance.

import { z } from 'zod';
import { Language, LanguageCode } from '../languages.ts';
import { HardCondition, Reason } from '../matching/reasons.ts';
import { CountryCode } from '../places/countries.ts';
import { KatotthCode } from '../places/katotth.ts';
import { OblastId } from '../places/oblasts.ts';
import {
  BudgetBand,
  Form,
  HelpType,
  ListingKind,
  OrganisationType,
  Role,
  SizeBand,
  Stage,
  Trait,
  Urgency,
  Visibility,
} from './codes.ts';
import { RecordEvent } from './event.ts';
import {
  ExternalId,
  ListingContent,
  ListingState,
  ListingText,
  Preference,
  ReturnReason,
  TopicIdSchema,
} from './listing.ts';
import { DeclineReason, DismissReason, MatchOrigin, MatchState, SideName } from './match.ts';
import { Contact, OrganisationProfile, OrganisationState } from './organisation.ts';
import { Email, Id, line, Moment, Month, paragraphs } from './text.ts';

// What leaves the platform. Every answer is serialised through one of these schemas: a field that is not listed here cannot leak.

/** Where something is, as finely as the place policy allows this reader. `named` is false where the community's name is withheld. */
export const PlaceView = z.strictObject({
  country: CountryCode,
  named: z.boolean(),
  oblast: OblastId.optional(),
  raion: line(80).optional(),
  /** The community's or town's name; present exactly when `named`. */
  name: line(160).optional(),
});
export type PlaceView = z.infer<typeof PlaceView>;

/** An organisation in one line; `id` and `name` are absent while its community is masked. */
export const OrganisationLine = z.strictObject({
  id: Id.optional(),
  name: line(160).optional(),
  type: OrganisationType,
  place: PlaceView,
  sizeBand: SizeBand.optional(),
  traits: z.array(Trait).optional(),
});
export type OrganisationLine = z.infer<typeof OrganisationLine>;

/** What only the listing's own organisation and the secretariat see. */
const ListingOwnPart = z.strictObject({
  version: z.int().positive(),
  state: ListingState,
  organisationId: Id,
  content: ListingContent,
  returned: z.strictObject({ reasons: z.array(ReturnReason), note: z.string() }).optional(),
  acts: z.array(z.string()),
  createdAt: Moment,
  updatedAt: Moment,
  submittedAt: Moment.optional(),
  /** Nobody was shown the listing for 30 days, since this moment. */
  unseenSince: Moment.optional(),
});

/** A listing as one reader may see it. */
export const ListingView = z.strictObject({
  id: Id,
  kind: ListingKind,
  organisation: OrganisationLine,
  /** Where it is about; the organisation's place unless the author named another. */
  place: PlaceView,
  forms: z.array(Form),
  topics: z.array(TopicIdSchema),
  helpTypes: z.array(HelpType),
  languages: z.array(LanguageCode),
  from: Month.optional(),
  to: Month.optional(),
  standing: z.boolean(),
  budget: BudgetBand.optional(),
  stage: Stage.optional(),
  urgency: Urgency.optional(),
  capacityLeft: z.int().optional(),
  preferences: z.array(Preference),
  externalIds: z.array(ExternalId),
  texts: z.array(ListingText),
  /** Who may read the text; where this reader may not, `texts` is empty. */
  textFor: Visibility,
  publishedAt: Moment.optional(),
  expiresAt: Moment.optional(),
  own: ListingOwnPart.optional(),
});
export type ListingView = z.infer<typeof ListingView>;

/** How one factor counted in one direction: whole points of 10,000; the contributions of a direction add up to its score. */
export const DirectionView = z.strictObject({
  score: z.int().min(0).max(10_000),
  contributions: z.record(z.string(), z.int()),
});

/** Why two listings fit: both directions, their harmonic mean, reasons for and gaps. */
export const ExplanationView = z.strictObject({
  score: z.int().min(0).max(10_000),
  there: DirectionView,
  back: DirectionView,
  reasons: z.array(Reason),
  gaps: z.array(Reason),
});
export type ExplanationView = z.infer<typeof ExplanationView>;

export const SuggestionView = z.strictObject({
  listing: ListingView,
  explanation: ExplanationView,
  /** The match that exists for this pair already, if this reader may know of it. */
  match: z.strictObject({ id: Id, state: MatchState }).optional(),
});
export type SuggestionView = z.infer<typeof SuggestionView>;

const MatchSideView = z.strictObject({
  organisation: OrganisationLine,
  listing: ListingView.optional(),
  accepted: z.boolean(),
  contact: Contact.optional(),
});

const Points = z.int().min(0).max(10_000);

/** Why a listing that somebody named is, or is not, among the suggestions of another. */
export const WhyNotView = z.strictObject({
  listing: ListingView,
  result: z.discriminatedUnion('kind', [
    /** Something keeps them apart whatever their score. */
    z.strictObject({ kind: z.literal('apart'), condition: HardCondition }),
    /** The pair was declined or dismissed: it is not suggested again. */
    z.strictObject({ kind: z.literal('ended') }),
    /** It is among the suggestions; `place` begins at 1. */
    z.strictObject({ kind: z.literal('shown'), place: z.int().positive(), score: Points }),
    /** Others fit better: what it has, what the last place has, what it lacks, and the gaps that would bring most. */
    z.strictObject({ kind: z.literal('behind'), score: Points, last: Points, lacks: Points, gaps: z.array(Reason) }),
  ]),
});
export type WhyNotView = z.infer<typeof WhyNotView>;

/** A match as one of its sides or the secretariat sees it. */
export const MatchView = z.strictObject({
  id: Id,
  version: z.int().positive(),
  state: MatchState,
  origin: MatchOrigin,
  /** The reader's own side; absent for the secretariat. */
  mySide: SideName.optional(),
  proposedBy: SideName.optional(),
  message: z.string(),
  sides: z.strictObject({ need: MatchSideView, offer: MatchSideView }),
  explanation: ExplanationView.optional(),
  declined: z.strictObject({ by: SideName, reason: DeclineReason, note: z.string() }).optional(),
  dismissed: z.strictObject({ reason: DismissReason, note: z.string() }).optional(),
  /** Who has to act next. */
  waitsFor: z.enum(['secretariat', 'need', 'offer', 'both', 'declaration', 'nobody']),
  acts: z.array(z.string()),
  timeline: z.array(z.strictObject({ act: z.string(), at: Moment })),
  createdAt: Moment,
  updatedAt: Moment,
});
export type MatchView = z.infer<typeof MatchView>;

/** A match in a list. */
export const MatchLine = z.strictObject({
  id: Id,
  version: z.int().positive(),
  state: MatchState,
  mySide: SideName.optional(),
  need: z.strictObject({ organisation: OrganisationLine, topics: z.array(TopicIdSchema) }),
  offer: z.strictObject({ organisation: OrganisationLine, topics: z.array(TopicIdSchema) }),
  waitsFor: z.enum(['secretariat', 'need', 'offer', 'both', 'declaration', 'nobody']),
  createdAt: Moment,
  updatedAt: Moment,
});
export type MatchLine = z.infer<typeof MatchLine>;

export const MembershipView = z.strictObject({
  organisationId: Id,
  name: line(160),
  role: Role,
  state: OrganisationState,
});

/** Who is asking. */
export const SessionView = z.strictObject({
  person: z
    .strictObject({ id: Id, name: line(120), email: Email, language: Language, secretariat: z.boolean() })
    .optional(),
  organisations: z.array(MembershipView),
});
export type SessionView = z.infer<typeof SessionView>;

/** One of a person's sessions: when it began, when it was last used, by which kind of browser. */
export const SessionLine = z.strictObject({
  id: z.string(),
  startedAt: Moment,
  expiresAt: Moment,
  device: line(80).optional(),
  current: z.boolean(),
});

/** A key for machines. The secret itself is shown once, when the key is made. */
export const KeyLine = z.strictObject({
  id: Id,
  label: line(80),
  createdAt: Moment,
  lastCharacters: z.string().length(4),
});

/** An organisation as its reader may see it. */
export const OrganisationView = z.strictObject({
  id: Id,
  organisation: OrganisationLine,
  languages: z.array(LanguageCode).optional(),
  interpreter: z.boolean().optional(),
  /** Published listings that this reader may connect with this organisation. */
  listings: z.array(ListingView),
  own: z
    .strictObject({
      version: z.int().positive(),
      state: OrganisationState,
      profile: OrganisationProfile,
      contact: Contact.optional(),
      language: Language,
      declarationSignedAt: Moment.optional(),
      people: z.array(z.strictObject({ personId: Id, name: line(120), email: Email, role: Role })),
    })
    .optional(),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

/** What one page of «my organisation» needs. */
export const OverviewView = z.strictObject({
  organisation: OrganisationView,
  listings: z.array(ListingView),
  matches: z.array(MatchLine),
});
export type OverviewView = z.infer<typeof OverviewView>;

/** What the first page shows: public figures with the moment they were counted, and what was published last. */
export const FiguresView = z.strictObject({
  needs: z.int(),
  offers: z.int(),
  countries: z.int(),
  countedAt: Moment,
  newest: z.strictObject({ needs: z.array(ListingView), offers: z.array(ListingView) }),
});

/** What the desk has waiting. */
export const DeskListing = z.strictObject({ listing: ListingView, waitingSince: Moment, name: line(160) });
export const DeskMatch = z.strictObject({ match: MatchLine, waitingSince: Moment });

export const TopicSuggestionView = z.strictObject({
  topic: TopicIdSchema,
  score: z.number().min(0).max(1),
  words: z.array(z.string()),
});

/** A problem as RFC 9457 describes it, with our permanent code and the fields that are wrong. */
export const ProblemView = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  current: z.strictObject({ version: z.int() }).optional(),
});
export type ProblemView = z.infer<typeof ProblemView>;

export const EventView = RecordEvent.omit({ record: true });

/** One page of a list; `next` is the cursor of the following page, absent on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().optional() });
}

// What comes in.

export const Cursor = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/);
/** The version that a change is made from; far above what any record reaches. */
export const Version = z.int().min(1).max(1_000_000_000);
export const ListingDraft = z.strictObject({
  kind: ListingKind,
  organisationId: Id,
  content: ListingContent,
  /** Submit at once when true; the least must then be there. */
  submit: z.boolean().default(false),
});
export const ListingRevision = z.strictObject({ version: Version, content: ListingContent });
export const OnlyVersion = z.strictObject({ version: Version });
export const ReturnRequest = z.strictObject({
  version: Version,
  reasons: z.array(ReturnReason).min(1).max(7),
  note: paragraphs(500).default(''),
});
export const InterestRequest = z.strictObject({
  /** The listing that somebody is interested in. */
  listingId: Id,
  /** The organisation that is interested. */
  organisationId: Id,
  /** Its own listing, where the interest comes from a suggestion. */
  ownListingId: Id.optional(),
  /** Two sentences: who we are and what we could do. */
  message: paragraphs(400, 10),
});
export const DeclineRequest = z.strictObject({
  version: Version,
  reason: DeclineReason,
  note: paragraphs(300).default(''),
});
export const DismissRequest = z.strictObject({
  version: Version,
  reason: DismissReason,
  note: paragraphs(300).default(''),
});
export const ImportRequest = z.strictObject({
  /** The importer's own id of the listing: the same id again revises nothing and adds nothing. */
  externalId: line(80),
  kind: ListingKind,
  organisation: z.strictObject({
    name: line(160),
    type: OrganisationType,
    country: CountryCode,
    population: z.int().min(0).max(100_000_000),
    languages: z.array(LanguageCode).min(1).max(8),
    /** Hromada by its KATOTTH code; without it a Ukrainian place is looked up by name. */
    katotth: KatotthCode.optional(),
    traits: z.array(Trait).max(5).default([]),
    interpreter: z.boolean().default(false),
    contact: Contact.optional(),
  }),
  content: ListingContent,
});
