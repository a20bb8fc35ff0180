import { z } from 'zod';
import { ListingKind } from './codes.ts';
import { Id, Moment, paragraphs } from './text.ts';

/** `proposed → endorsed | dismissed → introduced → accepted-by-one → accepted-by-both → partnership`; `declined` and `lapsed` end it. */
export const MatchState = z.enum([
  'proposed',
  'endorsed',
  'dismissed',
  'introduced',
  'accepted-by-one',
  'accepted-by-both',
  'partnership',
  'declined',
  'lapsed',
]);
export type MatchState = z.infer<typeof MatchState>;

/** How the pair came about: from a suggestion, by browsing without a listing of one's own, by the secretariat or by a round. */
export const MatchOrigin = z.enum(['suggestion', 'browsing', 'secretariat', 'round']);
export type MatchOrigin = z.infer<typeof MatchOrigin>;

/** Why one side says no. Worded kindly in the catalogue. */
export const DeclineReason = z.enum([
  'no-capacity-now',
  'timing',
  'not-our-topic',
  'language',
  'funding',
  'already-partnered',
  'council-decided-otherwise',
  'other',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why the desk does not take a pair further. */
export const DismissReason = z.enum([
  'topic-does-not-fit',
  'forms-do-not-fit',
  'capacity-used-up',
  'trust-not-established',
  'better-match-exists',
  'duplicate',
]);
export type DismissReason = z.infer<typeof DismissReason>;

/** One side of a pair. `listingId` is absent where somebody came by browsing. */
export const MatchSide = z.strictObject({
  organisationId: Id,
  listingId: Id.optional(),
  acceptedAt: Moment.optional(),
});
export type MatchSide = z.infer<typeof MatchSide>;

/** Which of the two sides: the one with the need or the one with the offer. */
export const SideName = ListingKind;
export type SideName = z.infer<typeof SideName>;

/** A pair that a person or a round has acted on. */
export const Match = z.strictObject({
  id: Id,
  version: z.int().positive(),
  state: MatchState,
  origin: MatchOrigin,
  sides: z.strictObject({ need: MatchSide, offer: MatchSide }),
  /** The side that showed interest first; absent for proposals of the secretariat or a round. */
  proposedBy: SideName.optional(),
  /** Two sentences from the side that showed interest. */
  message: paragraphs(400),
  declined: z.strictObject({ by: SideName, reason: DeclineReason, note: paragraphs(300) }).optional(),
  dismissed: z.strictObject({ reason: DismissReason, note: paragraphs(300) }).optional(),
  createdAt: Moment,
  updatedAt: Moment,
  introducedAt: Moment.optional(),
});
export type Match = z.infer<typeof Match>;
