import { z } from 'zod';
import { Id, Moment } from './text.ts';

/** Who did something: a person, a key for machines, or the platform's own clock. */
export const ActorReference = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person'), id: Id }),
  z.strictObject({ by: z.literal('key'), id: Id }),
  z.strictObject({ by: z.literal('clock') }),
]);
export type ActorReference = z.infer<typeof ActorReference>;

/** What happened to a record: written in the same transaction as the change. Holds codes and ids, no text and no person's data. */
export const RecordEvent = z.strictObject({
  record: z.string().regex(/^(LISTING|MATCH|ORGANISATION|PERSON)#[0-9A-Z]{26}$/),
  version: z.int().positive(),
  act: z.string().min(1).max(40),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  reasons: z.array(z.string().max(60)).max(10).default([]),
  actor: ActorReference,
  at: Moment,
});
export type RecordEvent = z.infer<typeof RecordEvent>;
