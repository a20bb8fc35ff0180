import type { Listing } from '../schemas/listing.ts';

/** Days before its expiry on which a listing's organisation is warned, in the order in which they come. */
export const warningDays = [30, 7, 0] as const;
export type WarningDays = (typeof warningDays)[number];

/** The queue of what waits for the desk, and the queue of what waits for its date. */
export const submittedQueue = 'listing#submitted';
export const clockQueue = 'listing#clock';

const dayMs = 24 * 60 * 60 * 1000;
const before = (moment: string, days: number) => new Date(Date.parse(moment) - days * dayMs).toISOString();

/** What the clock does with a listing: warn it, or let it expire; `at` is the moment from which it is due (ISO 8601 in UTC). */
export type ClockStep =
  | { readonly at: string; readonly act: 'warn'; readonly days: 30 | 7 }
  | { readonly at: string; readonly act: 'expire' };

type Clocked = Pick<Listing, 'state' | 'expiresAt' | 'warned'>;

/** The next step of a listing's clock: 30 days before its expiry, 7 days before it, the expiry itself; undefined where no clock runs. */
export function nextClockStep({ state, expiresAt, warned }: Clocked): ClockStep | undefined {
  if ((state !== 'published' && state !== 'paused') || expiresAt === undefined) return undefined;
  if (warned === undefined) return { at: before(expiresAt, 30), act: 'warn', days: 30 };
  if (warned === 30) return { at: before(expiresAt, 7), act: 'warn', days: 7 };
  return { at: expiresAt, act: 'expire' };
}

/**
 * The step that is due at `now` (ISO 8601 in UTC). Steps that were missed are not made up for: a listing that was published with
 * five days left is warned once, with 7, and one whose expiry has passed expires without a warning before it.
 */
export function dueClockStep(listing: Clocked, now: string): ClockStep | undefined {
  const next = nextClockStep(listing);
  if (next === undefined || next.at > now) return undefined;
  const { expiresAt } = listing;
  if (expiresAt === undefined || next.act === 'expire') return next;
  if (expiresAt <= now) return { at: expiresAt, act: 'expire' };
  const seven = before(expiresAt, 7);
  return seven <= now ? { at: seven, act: 'warn', days: 7 } : next;
}

/** The place in the queue of the clock of a published or paused listing that has an expiry. */
export function listingClock(listing: Clocked): { queue: string; queuedAt: string } | undefined {
  const next = nextClockStep(listing);
  return next === undefined ? undefined : { queue: clockQueue, queuedAt: next.at };
}

/** Where a listing is queued: submitted ones wait for the desk, those with an expiry for their clock, all others for nothing. */
export function listingQueued(
  listing: Clocked & Pick<Listing, 'submittedAt' | 'updatedAt'>,
): { queue: string; queuedAt: string } | undefined {
  if (listing.state === 'submitted')
    return { queue: submittedQueue, queuedAt: listing.submittedAt ?? listing.updatedAt };
  return listingClock(listing);
}
