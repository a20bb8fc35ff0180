import type { KeyTable } from './key-table.ts';

/** Why two listings fit and what is missing. The sentences speak of the need and the offer, so that they are the same for either reader. */
export const reasonKeys = {
  'reason.topic.same': { about: 'Gap or reason: Both work on the same topic: {topic}', params: ['topic'] },
  'reason.topic.near': {
    about: 'Gap or reason: Topics close to each other: {needTopic} (need) and {offerTopic} (offer)',
    params: ['needTopic', 'offerTopic'],
  },
  'reason.topic.sector': {
    about: 'Gap or reason: The same sector, {sector}: {needTopic} (need) and {offerTopic} (offer)',
    params: ['needTopic', 'offerTopic', 'sector'],
  },
  'reason.topic.only-need': { about: 'Gap or reason: Only the need names this topic: {topic}', params: ['topic'] },
  'reason.topic.only-offer': { about: 'Gap or reason: Only the offer names this topic: {topic}', params: ['topic'] },
  'reason.help.covered': { about: 'Gap or reason: Asked for and offered: {helpTypes}', params: ['helpTypes'] },
  'reason.help.missing': { about: 'Gap or reason: Asked for but not offered: {helpTypes}', params: ['helpTypes'] },
  'reason.help.unused': { about: 'Gap or reason: Offered but not asked for: {helpTypes}', params: ['helpTypes'] },
  'reason.help.unstated': 'Gap or reason: One of the two does not say which kind of help it means',
  'reason.language.shared': { about: 'Gap or reason: Working languages in common: {languages}', params: ['languages'] },
  'reason.language.interpreter': 'Gap or reason: No working language in common, but there is an interpreter',
  'reason.language.none': 'Gap or reason: No working language in common: an interpreter is needed',
  'reason.language.unstated': 'Gap or reason: One of the two does not name its working languages',
  'reason.window.overlap': { about: 'Gap or reason: Both have time from {from} to {to}', params: ['from', 'to'] },
  'reason.window.from': { about: 'Gap or reason: Both have time from {from} on', params: ['from'] },
  'reason.window.until': { about: 'Gap or reason: Both have time until {to}', params: ['to'] },
  'reason.window.open': 'Gap or reason: Neither is bound to dates',
  'reason.window.short': {
    about: 'Gap or reason: Little time in common: only from {from} to {to}',
    params: ['from', 'to'],
  },
  'reason.size.same': { about: 'Gap or reason: Communities of the same size: {size}', params: ['size'] },
  'reason.size.near': {
    about: 'Gap or reason: Communities of similar size: {needSize} (need) and {offerSize} (offer)',
    params: ['needSize', 'offerSize'],
  },
  'reason.size.apart': {
    about: 'Gap or reason: Communities of very different size: {needSize} (need) and {offerSize} (offer)',
    params: ['needSize', 'offerSize'],
  },
  'reason.budget.covered': {
    about: 'Gap or reason: The offer’s budget is enough: {offerBudget} for {needBudget}',
    params: ['needBudget', 'offerBudget'],
  },
  'reason.budget.partly': {
    about: 'Gap or reason: The offer’s budget covers a part: {offerBudget} of {needBudget}',
    params: ['needBudget', 'offerBudget'],
  },
  'reason.budget.short': {
    about: 'Gap or reason: The offer’s budget is far below the need: {offerBudget} for {needBudget}',
    params: ['needBudget', 'offerBudget'],
  },
  'reason.budget.unstated': 'Gap or reason: One of the two names no budget',
  'reason.stage.same': { about: 'Gap or reason: Both speak of the same stage: {stage}', params: ['stage'] },
  'reason.stage.near': {
    about: 'Gap or reason: Stages close to each other: {needStage} (need) and {offerStage} (offer)',
    params: ['needStage', 'offerStage'],
  },
  'reason.stage.apart': {
    about: 'Gap or reason: Different stages: {needStage} (need) and {offerStage} (offer)',
    params: ['needStage', 'offerStage'],
  },
  'reason.stage.unstated': 'Gap or reason: One of the two names no stage',
  'reason.trait.shared': { about: 'Gap or reason: Territories alike: {traits}', params: ['traits'] },
  'reason.trait.only-need': { about: 'Gap or reason: Only the territory of the need: {traits}', params: ['traits'] },
  'reason.trait.only-offer': { about: 'Gap or reason: Only the territory of the offer: {traits}', params: ['traits'] },
  'reason.trait.unstated': 'Gap or reason: Nothing is known of what is special about the territory',
  'reason.tie.need-first': 'Gap or reason: It would be the first partnership of the community with the need',
  'reason.tie.offer-first': 'Gap or reason: It would be the first partnership of the community with the offer',
  'reason.tie.need-country': {
    about: 'Gap or reason: The community with the need has a partner in this country already: {country}',
    params: ['country'],
  },
  'reason.tie.offer-country': {
    about: 'Gap or reason: The community with the offer has a partner in this country already: {country}',
    params: ['country'],
  },
  'reason.tie.need-elsewhere': 'Gap or reason: The community with the need has partners in other countries',
  'reason.tie.offer-elsewhere': 'Gap or reason: The community with the offer has partners in other countries',
  'reason.urgency.matched': {
    about: 'Gap or reason: The offer is as quick as the need asks: {urgency}',
    params: ['urgency'],
  },
  'reason.urgency.near': {
    about: 'Gap or reason: The offer is a little slower than the need: {offerUrgency} instead of {needUrgency}',
    params: ['needUrgency', 'offerUrgency'],
  },
  'reason.urgency.slower': {
    about: 'Gap or reason: The offer is much slower than the need: {offerUrgency} instead of {needUrgency}',
    params: ['needUrgency', 'offerUrgency'],
  },
  'reason.urgency.unstated': 'Gap or reason: One of the two does not say how soon it matters',
  'reason.preference.need-met': {
    about: 'Gap or reason: The offer’s community is what the need wishes for: {wishes}',
    params: ['wishes'],
  },
  'reason.preference.offer-met': {
    about: 'Gap or reason: The need’s community is what the offer wishes for: {wishes}',
    params: ['wishes'],
  },
  'reason.preference.need-unmet': {
    about: 'Gap or reason: The need wishes for another kind of community: {wishes}',
    params: ['wishes'],
  },
  'reason.preference.offer-unmet': {
    about: 'Gap or reason: The offer wishes for another kind of community: {wishes}',
    params: ['wishes'],
  },
  'reason.preference.unstated': 'Gap or reason: No wishes about the partner',
  'reason.exposure.raised': 'Gap or reason: Correction for how often it has been shown so far',
} as const satisfies KeyTable;
