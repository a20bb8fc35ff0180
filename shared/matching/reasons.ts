import { z } from 'zod';
import { LanguageCode } from '../languages.ts';
import { CountryCode } from '../places/countries.ts';
import { BudgetBand, HelpType, SizeBand, Stage, Trait, Urgency } from '../schemas/codes.ts';
import { TopicIdSchema } from '../schemas/listing.ts';
import { Month } from '../schemas/text.ts';
import { sectorIds } from '../taxonomy/topics.ts';

/** What a listing may wish of its partner. */
export const PreferenceAbout = z.enum(['country', 'size', 'trait']);
export type PreferenceAbout = z.infer<typeof PreferenceAbout>;

/**
 * A reason or a gap. Its words speak of the need and the offer, so that they are the same for either reader; the name of a
 * param says of which code list its value is. `there` and `back` are whole points of 10,000: of a reason, what it adds to
 * the score of each direction (the reasons of a pair add up to both scores); of a gap, what it keeps from it.
 */
function reason<Code extends string, Params extends z.ZodRawShape>(code: Code, params: Params) {
  return z.strictObject({ code: z.literal(code), params: z.strictObject(params), there: points, back: points });
}

const points = z.int().min(0).max(10_000);
const helpTypes = z.array(HelpType).min(1);
const traits = z.array(Trait).min(1);
const wishes = z.array(PreferenceAbout).min(1);
const twoTopics = { needTopic: TopicIdSchema, offerTopic: TopicIdSchema };
const twoSizes = { needSize: SizeBand, offerSize: SizeBand };
const twoBudgets = { needBudget: BudgetBand, offerBudget: BudgetBand };
const twoStages = { needStage: Stage, offerStage: Stage };
const twoUrgencies = { needUrgency: Urgency, offerUrgency: Urgency };

/** Every reason and every gap that two listings can have; the texts are `reason.CODE` in the catalogue of reasons. */
export const Reason = z.discriminatedUnion('code', [
  reason('topic.same', { topic: TopicIdSchema }),
  reason('topic.near', twoTopics),
  reason('topic.sector', { sector: z.enum(sectorIds), ...twoTopics }),
  reason('topic.only-need', { topic: TopicIdSchema }),
  reason('topic.only-offer', { topic: TopicIdSchema }),
  reason('help.covered', { helpTypes }),
  reason('help.missing', { helpTypes }),
  reason('help.unused', { helpTypes }),
  reason('help.unstated', {}),
  reason('language.shared', { languages: z.array(LanguageCode).min(1) }),
  reason('language.interpreter', {}),
  reason('language.none', {}),
  reason('language.unstated', {}),
  reason('window.overlap', { from: Month, to: Month }),
  reason('window.from', { from: Month }),
  reason('window.until', { to: Month }),
  reason('window.open', {}),
  reason('window.short', { from: Month, to: Month }),
  reason('size.same', { size: SizeBand }),
  reason('size.near', twoSizes),
  reason('size.apart', twoSizes),
  reason('budget.covered', twoBudgets),
  reason('budget.partly', twoBudgets),
  reason('budget.short', twoBudgets),
  reason('budget.unstated', {}),
  reason('stage.same', { stage: Stage }),
  reason('stage.near', twoStages),
  reason('stage.apart', twoStages),
  reason('stage.unstated', {}),
  reason('trait.shared', { traits }),
  reason('trait.only-need', { traits }),
  reason('trait.only-offer', { traits }),
  reason('trait.unstated', {}),
  reason('tie.need-first', {}),
  reason('tie.offer-first', {}),
  reason('tie.need-country', { country: CountryCode }),
  reason('tie.offer-country', { country: CountryCode }),
  reason('tie.need-elsewhere', {}),
  reason('tie.offer-elsewhere', {}),
  reason('urgency.matched', { urgency: Urgency }),
  reason('urgency.near', twoUrgencies),
  reason('urgency.slower', twoUrgencies),
  reason('urgency.unstated', {}),
  reason('preference.need-met', { wishes }),
  reason('preference.offer-met', { wishes }),
  reason('preference.need-unmet', { wishes }),
  reason('preference.offer-unmet', { wishes }),
  reason('preference.unstated', {}),
  reason('exposure.raised', {}),
]);
export type Reason = z.infer<typeof Reason>;

/** The permanent code of a reason or gap. */
export type ReasonCode = Reason['code'];

/** Every code, in the order in which explanations name them. */
export const reasonCodes: readonly ReasonCode[] = Reason.options.map((option) => option.shape.code.value);

/** The first thing that keeps two listings apart whatever their score; in the order in which they are looked at. */
export const HardCondition = z.enum([
  'kind.same',
  'organisation.same',
  'capacity.none',
  'form.none',
  'window.apart',
  'preference.need-requires',
  'preference.offer-requires',
  'topic.none',
]);
export type HardCondition = z.infer<typeof HardCondition>;
