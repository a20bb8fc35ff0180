import { DomainError } from '../errors.ts';
import type { MatchState } from '../schemas/match.ts';

/** What can be done to a match, and by whom: a side of it, the secretariat, or the platform itself once its condition holds. */
export const matchTransitions = {
  endorse: { from: ['proposed'], to: 'endorsed', by: 'secretariat' },
  dismiss: { from: ['proposed', 'endorsed'], to: 'dismissed', by: 'secretariat' },
  introduce: { from: ['endorsed'], to: 'introduced', by: 'platform' },
  'accept-first': { from: ['introduced'], to: 'accepted-by-one', by: 'side' },
  'accept-second': { from: ['accepted-by-one'], to: 'accepted-by-both', by: 'side' },
  decline: { from: ['introduced', 'accepted-by-one'], to: 'declined', by: 'side' },
  'withdraw-interest': { from: ['proposed', 'endorsed'], to: 'lapsed', by: 'side' },
  lapse: { from: ['endorsed', 'introduced', 'accepted-by-one'], to: 'lapsed', by: 'platform' },
  'form-partnership': { from: ['accepted-by-both'], to: 'partnership', by: 'side' },
} as const satisfies Record<
  string,
  { from: readonly MatchState[]; to: MatchState; by: 'side' | 'secretariat' | 'platform' }
>;

export type MatchAct = keyof typeof matchTransitions;

/** Whether `act` is possible in `state`. */
export function canTransitionMatch(act: MatchAct, state: MatchState): boolean {
  const from: readonly MatchState[] = matchTransitions[act].from;
  return from.includes(state);
}

/** The state after `act`. Throws `transition.refused` where the table has no such step. */
export function nextMatchState(act: MatchAct, state: MatchState): MatchState {
  if (!canTransitionMatch(act, state)) throw new DomainError('transition.refused', { params: { act, state } });
  return matchTransitions[act].to;
}

/** Whether the two sides have been presented to each other: from here on a masked community's name is released to the other side. */
export function isIntroduced(state: MatchState): boolean {
  return state === 'introduced' || state === 'accepted-by-one' || hasAcceptedBoth(state);
}

/** Whether both sides have accepted: only from here on contacts appear. */
export function hasAcceptedBoth(state: MatchState): boolean {
  return state === 'accepted-by-both' || state === 'partnership';
}

/** Whether the pair has ended; a declined or dismissed pair is not suggested again. */
export function isEnded(state: MatchState): boolean {
  return state === 'dismissed' || state === 'declined' || state === 'lapsed';
}
