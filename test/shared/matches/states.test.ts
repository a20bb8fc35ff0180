import { describe, expect, it } from 'vitest';
import {
  canTransitionMatch,
  hasAcceptedBoth,
  isEnded,
  isIntroduced,
  type MatchAct,
  matchTransitions,
  nextMatchState,
} from '../../../shared/matches/states.ts';
import { MatchState } from '../../../shared/schemas/match.ts';

/** State by state: each act that is possible and where it leads. */
const table: Readonly<Record<MatchState, Partial<Record<MatchAct, MatchState>>>> = {
  proposed: { endorse: 'endorsed', dismiss: 'dismissed', 'withdraw-interest': 'lapsed' },
  endorsed: { introduce: 'introduced', dismiss: 'dismissed', 'withdraw-interest': 'lapsed', lapse: 'lapsed' },
  dismissed: {},
  introduced: { 'accept-first': 'accepted-by-one', decline: 'declined', lapse: 'lapsed' },
  'accepted-by-one': { 'accept-second': 'accepted-by-both', decline: 'declined', lapse: 'lapsed' },
  'accepted-by-both': { 'form-partnership': 'partnership' },
  partnership: {},
  declined: {},
  lapsed: {},
};
const acts: readonly MatchAct[] = [
  'endorse',
  'dismiss',
  'introduce',
  'accept-first',
  'accept-second',
  'decline',
  'withdraw-interest',
  'lapse',
  'form-partnership',
];

describe('the states of a match', () => {
  it.each(MatchState.options)('lead from %s where the table says and nowhere else', (state) => {
    for (const act of acts) {
      const target = table[state][act];
      expect(canTransitionMatch(act, state), act).toBe(target !== undefined);
      if (target !== undefined) expect(nextMatchState(act, state)).toBe(target);
      else expect(() => nextMatchState(act, state)).toThrow('transition.refused');
    }
  });

  it('know every act, and are all reached from a proposal', () => {
    const reached = new Set<MatchState>(['proposed']);
    for (const state of reached) for (const target of Object.values(table[state])) reached.add(target);

    expect(Object.keys(matchTransitions).toSorted()).toEqual(acts.toSorted());
    expect([...reached].toSorted()).toEqual(MatchState.options.toSorted());
  });

  it('release the name from the introduction on, contacts from the second acceptance on', () => {
    expect(MatchState.options.filter(isIntroduced)).toEqual([
      'introduced',
      'accepted-by-one',
      'accepted-by-both',
      'partnership',
    ]);
    expect(MatchState.options.filter(hasAcceptedBoth)).toEqual(['accepted-by-both', 'partnership']);
    expect(MatchState.options.filter(isEnded)).toEqual(['dismissed', 'declined', 'lapsed']);
  });
});
