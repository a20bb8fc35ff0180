import { DomainError } from '../errors.ts';
import type { ListingState } from '../schemas/listing.ts';

/** What can be done to a listing, and by whom: its own organisation, the secretariat, or the platform's clock. */
export const listingTransitions = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: 'own' },
  'take-back': { from: ['submitted'], to: 'draft', by: 'own' },
  return: { from: ['submitted'], to: 'returned', by: 'secretariat' },
  publish: { from: ['submitted'], to: 'published', by: 'secretariat' },
  pause: { from: ['published'], to: 'paused', by: 'own' },
  resume: { from: ['paused'], to: 'published', by: 'own' },
  renew: { from: ['expired', 'published'], to: 'published', by: 'own' },
  withdraw: { from: ['draft', 'submitted', 'returned', 'published', 'paused', 'expired'], to: 'withdrawn', by: 'own' },
  expire: { from: ['published', 'paused'], to: 'expired', by: 'clock' },
} as const satisfies Record<
  string,
  { from: readonly ListingState[]; to: ListingState; by: 'own' | 'secretariat' | 'clock' }
>;

export type ListingAct = keyof typeof listingTransitions;

/** Whether `act` is possible in `state`. */
export function canTransition(act: ListingAct, state: ListingState): boolean {
  const from: readonly ListingState[] = listingTransitions[act].from;
  return from.includes(state);
}

/** The state after `act`. Throws `transition.refused` where the table has no such step. */
export function nextListingState(act: ListingAct, state: ListingState): ListingState {
  if (!canTransition(act, state)) throw new DomainError('transition.refused', { params: { act, state } });
  return listingTransitions[act].to;
}

/** States in which the author may still change the words without a new review. */
export function isBeforeReview(state: ListingState): boolean {
  return state === 'draft' || state === 'returned';
}
