import { CountryCode } from '../places/countries.ts';
import { BudgetBand, HelpType, SizeBand, Stage, Trait, Urgency } from '../schemas/codes.ts';
import { metWishes, statedWishes, wishesOf } from './conditions.ts';
import { type Finding, gap, type Points, reason, type Told } from './finding.ts';
import { codeAt, codesOf, hasCountry, languagesOf, monthOf, noBeginning, noEnd } from './masks.ts';
import type { MatchRecord } from './record.ts';
import { topicFindings } from './topic-findings.ts';
import { type Factor, weights } from './weights.ts';

type Findings = (need: MatchRecord, offer: MatchRecord, worth: Points) => Finding[];

/** What there is to tell about each factor of a pair. The points of the reasons of a factor add up to what it is worth. */
export const findings = {
  topics: topicFindings,
  help: ({ helpTypes: asked }, { helpTypes: given }, worth) => {
    if (asked === 0 || given === 0) return [reason({ code: 'help.unstated', params: {} }, worth)];
    const types = (mask: number) => ({ helpTypes: codesOf(HelpType.options, mask) });
    const { need, offer } = lost('help', worth);
    return [
      reason({ code: 'help.covered', params: types(asked & given) }, worth),
      gap({ code: 'help.missing', params: types(asked & ~given) }, { need, offer: 0 }),
      gap({ code: 'help.unused', params: types(given & ~asked) }, { need: 0, offer }),
    ];
  },
  languages: (need, offer, worth) => {
    const shared = need.languages & offer.languages;
    if (shared !== 0) return [reason({ code: 'language.shared', params: { languages: languagesOf(shared) } }, worth)];
    if (need.languages === 0 || offer.languages === 0)
      return [reason({ code: 'language.unstated', params: {} }, worth)];
    if (worth.need > 0) return [reason({ code: 'language.interpreter', params: {} }, worth)];
    return [gap({ code: 'language.none', params: {} }, lost('languages', worth))];
  },
  window: (need, offer, worth) => {
    const first = Math.max(need.from, offer.from);
    const last = Math.min(need.to, offer.to);
    if (first === noBeginning && last === noEnd) return [reason({ code: 'window.open', params: {} }, worth)];
    if (last === noEnd) return [reason({ code: 'window.from', params: { from: monthOf(first) } }, worth)];
    if (first === noBeginning) return [reason({ code: 'window.until', params: { to: monthOf(last) } }, worth)];
    const params = { from: monthOf(first), to: monthOf(last) };
    if (first > last) return [];
    return [
      reason({ code: 'window.overlap', params }, worth),
      gap({ code: 'window.short', params }, lost('window', worth)),
    ];
  },
  size: (need, offer, worth) => {
    const needSize = codeAt(SizeBand.options, need.size);
    const offerSize = codeAt(SizeBand.options, offer.size);
    if (needSize === offerSize) return [reason({ code: 'size.same', params: { size: needSize } }, worth)];
    const params = { needSize, offerSize };
    if (worth.need > 0) return [reason({ code: 'size.near', params }, worth)];
    return [gap({ code: 'size.apart', params }, lost('size', worth))];
  },
  budget: (need, offer, worth) => {
    if (need.budget === 0 || offer.budget === 0) return [reason({ code: 'budget.unstated', params: {} }, worth)];
    const params = {
      needBudget: codeAt(BudgetBand.options, need.budget - 1),
      offerBudget: codeAt(BudgetBand.options, offer.budget - 1),
    };
    if (offer.budget >= need.budget) return [reason({ code: 'budget.covered', params }, worth)];
    if (worth.need > 0) return [reason({ code: 'budget.partly', params }, worth)];
    return [gap({ code: 'budget.short', params }, lost('budget', worth))];
  },
  stage: (need, offer, worth) => {
    if (need.stage === 0 || offer.stage === 0) return [reason({ code: 'stage.unstated', params: {} }, worth)];
    const needStage = codeAt(Stage.options, need.stage - 1);
    const offerStage = codeAt(Stage.options, offer.stage - 1);
    if (needStage === offerStage) return [reason({ code: 'stage.same', params: { stage: needStage } }, worth)];
    const params = { needStage, offerStage };
    if (worth.need > 0) return [reason({ code: 'stage.near', params }, worth)];
    return [gap({ code: 'stage.apart', params }, lost('stage', worth))];
  },
  traits: ({ traits: needs }, { traits: offers }, worth) => {
    const named = (mask: number) => ({ traits: codesOf(Trait.options, mask) });
    const stated = { need: needs === 0 ? 0 : worth.need, offer: offers === 0 ? 0 : worth.offer };
    const missed = lost('traits', worth);
    return [
      reason({ code: 'trait.shared', params: named(needs & offers) }, stated),
      reason(
        { code: 'trait.unstated', params: {} },
        { need: worth.need - stated.need, offer: worth.offer - stated.offer },
      ),
      gap(
        { code: 'trait.only-need', params: named(needs & ~offers) },
        { need: needs === 0 ? 0 : missed.need, offer: 0 },
      ),
      gap(
        { code: 'trait.only-offer', params: named(offers & ~needs) },
        { need: 0, offer: offers === 0 ? 0 : missed.offer },
      ),
    ];
  },
  ties: (need, offer, worth) => [
    reason(offerTie(need, offer), { need: worth.need, offer: 0 }),
    reason(needTie(need, offer), { need: 0, offer: worth.offer }),
  ],
  urgency: (need, offer, worth) => {
    if (need.urgency === 0 || offer.urgency === 0) return [reason({ code: 'urgency.unstated', params: {} }, worth)];
    const needUrgency = codeAt(Urgency.options, need.urgency - 1);
    const offerUrgency = codeAt(Urgency.options, offer.urgency - 1);
    if (offer.urgency >= need.urgency)
      return [reason({ code: 'urgency.matched', params: { urgency: needUrgency } }, worth)];
    const params = { needUrgency, offerUrgency };
    if (worth.need > 0) return [reason({ code: 'urgency.near', params }, worth)];
    return [gap({ code: 'urgency.slower', params }, lost('urgency', worth))];
  },
  preferences: (need, offer, worth) => {
    const needs = statedWishes(need.wanted);
    const offers = statedWishes(offer.wanted);
    const needMet = metWishes(need.wanted, offer);
    const offerMet = metWishes(offer.wanted, need);
    const stated = { need: needs === 0 ? 0 : worth.need, offer: offers === 0 ? 0 : worth.offer };
    const missed = lost('preferences', worth);
    const wishes = (mask: number) => ({ wishes: wishesOf(mask) });
    return [
      reason({ code: 'preference.need-met', params: wishes(needMet) }, { need: stated.need, offer: 0 }),
      reason({ code: 'preference.offer-met', params: wishes(offerMet) }, { need: 0, offer: stated.offer }),
      reason(
        { code: 'preference.unstated', params: {} },
        { need: worth.need - stated.need, offer: worth.offer - stated.offer },
      ),
      gap(
        { code: 'preference.need-unmet', params: wishes(needs & ~needMet) },
        { need: needs === 0 ? 0 : missed.need, offer: 0 },
      ),
      gap(
        { code: 'preference.offer-unmet', params: wishes(offers & ~offerMet) },
        { need: 0, offer: offers === 0 ? 0 : missed.offer },
      ),
    ];
  },
  exposure: (_need, _offer, worth) => [reason({ code: 'exposure.raised', params: {} }, worth)],
} as const satisfies Record<Factor, Findings>;

function lost(factor: Factor, worth: Points): Points {
  return { need: weights[factor] - worth.need, offer: weights[factor] - worth.offer };
}

function offerTie(need: MatchRecord, { ties }: MatchRecord): Told {
  if ((ties.low | ties.high) === 0) return { code: 'tie.offer-first', params: {} };
  if (!hasCountry(ties, need.country)) return { code: 'tie.offer-elsewhere', params: {} };
  return { code: 'tie.offer-country', params: { country: codeAt(CountryCode.options, need.country) } };
}

function needTie({ ties }: MatchRecord, offer: MatchRecord): Told {
  if ((ties.low | ties.high) === 0) return { code: 'tie.need-first', params: {} };
  if (!hasCountry(ties, offer.country)) return { code: 'tie.need-elsewhere', params: {} };
  return { code: 'tie.need-country', params: { country: codeAt(CountryCode.options, offer.country) } };
}
