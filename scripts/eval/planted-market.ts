import { languageCodes } from '../../shared/languages.ts';
import { noBeginning, noEnd } from '../../shared/matching/masks.ts';
import { type MatchRecord, preferenceBits } from '../../shared/matching/record.ts';
import { BudgetBand, HelpType, SizeBand, Stage, Trait, Urgency } from '../../shared/schemas/codes.ts';
import { topicIds } from '../../shared/taxonomy/topics.ts';
import { type Chance, chanceFrom } from '../bench/chance.ts';

/** Needs and offers of which each need has one partner among the offers, and the partner it. */
export interface PlantedMarket {
  readonly records: readonly MatchRecord[];
  /** For each listing the id of its planted partner. */
  readonly partners: ReadonlyMap<string, string>;
}

/** Topics to choose from: few, so that many listings compete for each. */
const topicsInUse = 24;
/** Below 32: their numbers stand in the low half of a set of countries. */
const countriesInUse = 12;
const mostTopics = 6;

/** What a listing says. */
type Said = Pick<
  MatchRecord,
  | 'topics'
  | 'helpTypes'
  | 'languages'
  | 'size'
  | 'budget'
  | 'stage'
  | 'urgency'
  | 'traits'
  | 'country'
  | 'ties'
  | 'wanted'
>;

/**
 * Makes a market with `pairs` needs and as many offers. Each pair wants just each other: the same topics and help, and wishes
 * about country, size and traits that the other meets. Then every part that a listing states is replaced by chance with the
 * probability `noise` (0 to 1), on each side by itself: so people forget, guess and exaggerate.
 */
export function plantMarket(pairs: number, noise: number, seed: number): PlantedMarket {
  const chance = chanceFrom(seed);
  const records: MatchRecord[] = [];
  const partners = new Map<string, string>();
  // Offers are numbered in another order than needs: ties must not be decided in favour of the partner.
  const numbers = shuffled(chance, pairs);
  for (const [index, number] of numbers.entries()) {
    const [need, offer] = pairOf(chance);
    const [needId, offerId] = [`need-${index}`, `offer-${number}`];
    partners.set(needId, offerId).set(offerId, needId);
    records.push(record('need', needId, blurred(chance, need, noise)));
    records.push(record('offer', offerId, blurred(chance, offer, noise)));
  }
  return { records, partners };
}

function shuffled(chance: Chance, length: number): number[] {
  return Array.from({ length }, (_, number) => ({ number, at: chance.below(2 ** 32) }))
    .sort((a, b) => a.at - b.at)
    .map(({ number }) => number);
}

function pairOf(chance: Chance): [Said, Said] {
  const need = anyone(chance);
  const other = anyone(chance);
  const { topics, helpTypes, budget, stage, urgency, languages } = need;
  const offer = { ...other, topics, helpTypes, budget, stage, urgency, languages };
  return [
    { ...need, wanted: wishFor(chance, offer) },
    { ...offer, wanted: wishFor(chance, need) },
  ];
}

/** What some listing says, its wishes met by nobody in particular. */
function anyone(chance: Chance): Said {
  const parts = {
    topics: topicsOf(chance),
    helpTypes: 1 + chance.below(2 ** HelpType.options.length - 1),
    languages: 1 << chance.below(Math.min(8, languageCodes.length)),
    size: chance.below(SizeBand.options.length),
    budget: 1 + chance.below(BudgetBand.options.length),
    stage: 1 + chance.below(Stage.options.length),
    urgency: 1 + chance.below(Urgency.options.length),
    traits: chance.below(2 ** Trait.options.length),
    country: chance.below(countriesInUse),
    ties: { low: chance.happens(0.5) ? 1 << chance.below(countriesInUse) : 0, high: 0 },
  };
  return { ...parts, wanted: wishFor(chance, parts) };
}

function topicsOf(chance: Chance): number[] {
  const count = 1 + chance.below(mostTopics);
  const found = new Set<number>();
  while (found.size < count) found.add(chance.below(Math.min(topicsInUse, topicIds.length)));
  return [...found].sort((a, b) => a - b);
}

/** A wish about one or more of country, size and trait that `other` meets. */
function wishFor(
  chance: Chance,
  { country, size, traits }: Pick<Said, 'country' | 'size' | 'traits'>,
): MatchRecord['wanted'] {
  const about = 1 + chance.below(7);
  return {
    countries: { low: (about & preferenceBits.country) === 0 ? 0 : 1 << country, high: 0 },
    sizes: (about & preferenceBits.size) === 0 ? 0 : 1 << size,
    traits: (about & preferenceBits.trait) === 0 ? 0 : traits,
    required: 0,
  };
}

/** Each part as it is, or with the probability `noise` as some other listing would have it. */
function blurred(chance: Chance, said: Said, noise: number): Said {
  const other = anyone(chance);
  const part = <K extends keyof Said>(key: K) => (chance.happens(noise) ? other[key] : said[key]);
  return {
    topics: said.topics
      .map((topic) => (chance.happens(noise) ? chance.below(topicsInUse) : topic))
      .filter((topic, index, all) => all.indexOf(topic) === index)
      .sort((a, b) => a - b),
    helpTypes: part('helpTypes'),
    languages: part('languages'),
    size: part('size'),
    budget: part('budget'),
    stage: part('stage'),
    urgency: part('urgency'),
    traits: part('traits'),
    country: part('country'),
    ties: part('ties'),
    wanted: part('wanted'),
  };
}

function record(kind: MatchRecord['kind'], id: string, said: Said): MatchRecord {
  return {
    ...said,
    id,
    organisationId: id,
    version: 1,
    publishedAt: 0,
    kind,
    forms: 1,
    interpreter: false,
    standing: true,
    from: noBeginning,
    to: noEnd,
    oblast: 0,
    capacityLeft: kind === 'offer' ? 1 : null,
    exposure: 0,
  };
}
