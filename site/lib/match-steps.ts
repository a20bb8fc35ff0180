import { dayText } from '../../shared/i18n/names.ts';
import type { siteTexts } from '../../shared/i18n/site.ts';
import type { Language } from '../../shared/languages.ts';
import type { MatchState } from '../../shared/schemas/match.ts';
import type { MatchView } from '../../shared/schemas/views.ts';

/** How many of the five steps of a pair are done in each state. A pair that has ended keeps what was reached. */
const done: Record<MatchState, number> = {
  proposed: 1,
  endorsed: 2,
  introduced: 3,
  'accepted-by-one': 3,
  'accepted-by-both': 4,
  partnership: 5,
  dismissed: 1,
  declined: 3,
  lapsed: 1,
};

const ended: ReadonlySet<MatchState> = new Set(['dismissed', 'declined', 'lapsed']);

/** Whether nothing happens any more. */
export function hasEnded(state: MatchState): boolean {
  return ended.has(state);
}

/** The way of a pair from interest to partnership, with dates where a step has been taken. */
export function matchSteps(
  language: Language,
  t: ReturnType<typeof siteTexts>,
  { state, timeline }: Pick<MatchView, 'state' | 'timeline'>,
) {
  const dayOf = (...acts: string[]) => {
    const entry = timeline.findLast(({ act }) => acts.includes(act));
    return entry === undefined ? undefined : dayText(language, entry.at);
  };
  const steps = [
    { text: t('match.step-proposed'), when: dayOf('show-interest') },
    { text: t('match.step-endorsed'), when: dayOf('endorse') },
    { text: t('match.step-introduced'), when: dayOf('introduce') },
    { text: t('match.step-accepted'), when: dayOf('accept-second') },
    { text: t('match.step-partnership'), when: dayOf('form-partnership') },
  ];
  const reached = done[state];
  const shown = hasEnded(state) ? steps.slice(0, reached) : steps;
  return shown.map((step, index) => {
    const stepState = index < reached ? ('done' as const) : index === reached ? ('now' as const) : ('later' as const);
    return { text: step.text, state: stepState, when: stepState === 'done' ? step.when : undefined };
  });
}
