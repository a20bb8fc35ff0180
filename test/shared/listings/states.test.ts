import { describe, expect, it } from 'vitest';
import {
  canTransition,
  isBeforeReview,
  type ListingAct,
  listingTransitions,
  nextListingState,
} from '../../../shared/listings/states.ts';
import { ListingState } from '../../../shared/schemas/listing.ts';

/** State by state: each act that is possible and where it leads. */
const table: Readonly<Record<ListingState, Partial<Record<ListingAct, ListingState>>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { 'take-back': 'draft', return: 'returned', publish: 'published', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  published: { pause: 'paused', renew: 'published', withdraw: 'withdrawn', expire: 'expired' },
  paused: { resume: 'published', withdraw: 'withdrawn', expire: 'expired' },
  withdrawn: {},
  expired: { renew: 'published', withdraw: 'withdrawn' },
};
const acts: readonly ListingAct[] = [
  'submit',
  'take-back',
  'return',
  'publish',
  'pause',
  'resume',
  'renew',
  'withdraw',
  'expire',
];

describe('the states of a listing', () => {
  it.each(ListingState.options)('lead from %s where the table says and nowhere else', (state) => {
    for (const act of acts) {
      const target = table[state][act];
      expect(canTransition(act, state), act).toBe(target !== undefined);
      if (target !== undefined) expect(nextListingState(act, state)).toBe(target);
      else expect(() => nextListingState(act, state)).toThrow('transition.refused');
    }
  });

  it('know every act', () => {
    expect(Object.keys(listingTransitions).toSorted()).toEqual(acts.toSorted());
  });

  it('are reached from a draft, all of them', () => {
    const reached = new Set<ListingState>(['draft']);
    for (const state of reached) for (const target of Object.values(table[state])) reached.add(target);

    expect([...reached].toSorted()).toEqual(ListingState.options.toSorted());
  });

  it('leave the words free before review alone', () => {
    expect(ListingState.options.filter(isBeforeReview)).toEqual(['draft', 'returned']);
  });
});
