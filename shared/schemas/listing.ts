import { z } from 'zod';
import { LanguageCode } from '../languages.ts';
import { CountryCode } from '../places/countries.ts';
import { topicIds } from '../taxonomy/topics.ts';
import {
  BudgetBand,
  ExternalSystem,
  Form,
  HelpType,
  ListingKind,
  SizeBand,
  Stage,
  Trait,
  Urgency,
  Visibility,
} from './codes.ts';
import { OrganisationSnapshot } from './organisation.ts';
import { Place } from './place.ts';
import { Id, line, Moment, Month, paragraphs } from './text.ts';

export const TopicIdSchema = z.enum(topicIds);

/** A wish about the partner. `required` makes it a hard condition of matching. */
export const Preference = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('country'), values: z.array(CountryCode).min(1).max(12), required: z.boolean() }),
  z.strictObject({ about: z.literal('size'), values: z.array(SizeBand).min(1).max(7), required: z.boolean() }),
  z.strictObject({ about: z.literal('trait'), values: z.array(Trait).min(1).max(5), required: z.boolean() }),
]);
export type Preference = z.infer<typeof Preference>;

/** The author's words in one language. `title` is the one sentence that every listing has. */
export const ListingText = z.strictObject({ language: LanguageCode, title: line(160), summary: paragraphs(2_000) });
export type ListingText = z.infer<typeof ListingText>;

/** Parts of a listing whose readers the author chooses. */
export const PartVisibility = z.strictObject({
  text: Visibility,
  budget: Visibility,
  stage: Visibility,
  externalIds: Visibility,
});
export type PartVisibility = z.infer<typeof PartVisibility>;

export const ExternalId = z.strictObject({ system: ExternalSystem, id: line(120) });

const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;
const noRepeats = { error: 'list.repeats', params: { code: 'list.repeats' } };

/** What the author fills in. A draft may be incomplete; `missingParts` says what a submission still needs. */
export const ListingContent = z
  .strictObject({
    place: Place.optional(),
    forms: z.array(Form).max(3).refine(unique, noRepeats).default([]),
    topics: z.array(TopicIdSchema).max(8).refine(unique, noRepeats).default([]),
    helpTypes: z.array(HelpType).max(7).refine(unique, noRepeats).default([]),
    /** Working languages for this listing; the organisation's where empty. */
    languages: z.array(LanguageCode).max(8).refine(unique, noRepeats).default([]),
    /** First and last month; a standing listing has neither end nor expiry. */
    from: Month.optional(),
    to: Month.optional(),
    standing: z.boolean().default(false),
    budget: BudgetBand.optional(),
    stage: Stage.optional(),
    urgency: Urgency.optional(),
    /** How many partnerships an offer can carry at once; 1 to 50. */
    capacity: z.int().min(1).max(50).optional(),
    preferences: z.array(Preference).max(3).default([]),
    externalIds: z.array(ExternalId).max(8).default([]),
    /** Other organisations that take part. */
    participants: z.array(Id).max(20).refine(unique, noRepeats).default([]),
    texts: z
      .array(ListingText)
      .max(4)
      .refine((texts) => unique(texts.map((text) => text.language)), noRepeats)
      .default([]),
    visibility: PartVisibility.default({ text: 'public', budget: 'members', stage: 'public', externalIds: 'public' }),
  })
  .refine((content) => content.from === undefined || content.to === undefined || content.from <= content.to, {
    path: ['to'],
    error: 'window.reversed',
    params: { code: 'window.reversed' },
  })
  .refine((content) => !content.standing || content.to === undefined, {
    path: ['to'],
    error: 'window.standing-has-no-end',
    params: { code: 'window.standing-has-no-end' },
  })
  .refine((content) => unique(content.preferences.map((preference) => preference.about)), {
    path: ['preferences'],
    ...noRepeats,
  });
export type ListingContent = z.infer<typeof ListingContent>;

/** What a submission still lacks: the least is place, form, topic and one sentence. Empty when complete. */
export function missingParts(content: ListingContent): ('place' | 'forms' | 'topics' | 'texts')[] {
  const missing: ('place' | 'forms' | 'topics' | 'texts')[] = [];
  if (content.place === undefined) missing.push('place');
  if (content.forms.length === 0) missing.push('forms');
  if (content.topics.length === 0) missing.push('topics');
  if (content.texts.length === 0) missing.push('texts');
  return missing;
}

export const ListingState = z.enum(['draft', 'submitted', 'returned', 'published', 'paused', 'withdrawn', 'expired']);
export type ListingState = z.infer<typeof ListingState>;

/** Why the desk sends a listing back. */
export const ReturnReason = z.enum([
  'unclear',
  'not-concrete',
  'not-achievable',
  'unsafe-to-publish',
  'names-a-person',
  'wrong-topic',
  'duplicate',
]);
export type ReturnReason = z.infer<typeof ReturnReason>;

/** A need or an offer as it is stored. */
export const Listing = z.strictObject({
  id: Id,
  organisationId: Id,
  /** Raised by one in every write; every write is conditional on it. */
  version: z.int().positive(),
  kind: ListingKind,
  state: ListingState,
  content: ListingContent,
  organisation: OrganisationSnapshot,
  /** Partnerships that an offer can still take; null where capacity has no meaning (needs). */
  capacityLeft: z.int().min(0).max(50).nullable(),
  /** Exposure correction from 0 to 100, neutral at 50, written by a scheduled round. */
  exposure: z.int().min(0).max(100),
  /** Since when it stands in nobody's suggestions, as the rounds found; absent while it does, and before the first round. */
  unseenSince: Moment.optional(),
  returned: z.strictObject({ reasons: z.array(ReturnReason).min(1), note: paragraphs(500) }).optional(),
  /** Last day on which it is shown, end of that day in UTC; absent for standing listings. */
  expiresAt: Moment.optional(),
  /** The last expiry warning that was sent: 30, 7 or 0 days before. */
  warned: z.union([z.literal(30), z.literal(7), z.literal(0)]).optional(),
  createdAt: Moment,
  updatedAt: Moment,
  submittedAt: Moment.optional(),
  publishedAt: Moment.optional(),
});
export type Listing = z.infer<typeof Listing>;
