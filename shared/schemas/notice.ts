import { z } from 'zod';
import { Id, Moment } from './text.ts';

/** What a mail is about. Its words are composed when it is sent, in the recipient's language, from these ids: the outbox holds no text, no address and no code. */
export const NoticeCause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sign-in-code'), personId: Id }),
  z.strictObject({ kind: z.literal('listing-returned'), organisationId: Id, listingId: Id }),
  z.strictObject({ kind: z.literal('listing-published'), organisationId: Id, listingId: Id }),
  z.strictObject({
    kind: z.literal('listing-expiring'),
    organisationId: Id,
    listingId: Id,
    days: z.union([z.literal(30), z.literal(7), z.literal(0)]),
  }),
  z.strictObject({ kind: z.literal('match-introduced'), organisationId: Id, matchId: Id }),
  z.strictObject({ kind: z.literal('match-dismissed'), organisationId: Id, matchId: Id }),
  z.strictObject({ kind: z.literal('match-declined'), organisationId: Id, matchId: Id }),
  /** The introduction itself: both have accepted, each gets the other's contact. */
  z.strictObject({ kind: z.literal('introduction'), organisationId: Id, matchId: Id }),
]);
export type NoticeCause = z.infer<typeof NoticeCause>;

/** `waiting → sending → sent`; `failed` when it could not be sent in the tries that it has. */
export const NoticeState = z.enum(['waiting', 'sending', 'sent', 'failed']);

/** One outside effect that is owed: written in the transaction of its cause, sent by its own function, never twice for one cause. */
export const Notice = z.strictObject({
  id: Id,
  version: z.int().positive(),
  cause: NoticeCause,
  state: NoticeState,
  /** Tries so far. */
  tries: z.int().min(0),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Notice = z.infer<typeof Notice>;
