import { z } from 'zod';

/** What a page says after an act has been done; the address carries the word, so that loading the page again acts no second time. */
export const Done = z.enum([
  'pause',
  'resume',
  'renew',
  'withdraw',
  'submit',
  'take-back',
  'interest',
  'accept',
  'decline',
  'withdraw-interest',
  'form-partnership',
  'publish',
  'return',
  'endorse',
  'dismiss',
]);
export type Done = z.infer<typeof Done>;

/** The act that an address says was done. */
export function readDone(query: URLSearchParams): Done | undefined {
  const done = Done.safeParse(query.get('done'));
  return done.success ? done.data : undefined;
}
