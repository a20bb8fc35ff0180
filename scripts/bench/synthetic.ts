import { languageCodes } from '../../shared/languages.ts';
import { type CountrySet, noBeginning, noEnd } from '../../shared/matching/masks.ts';
import { type MatchRecord, packRecord, recordBytes } from '../../shared/matching/record.ts';
import { CountryCode, countries } from '../../shared/places/countries.ts';
import { OblastId } from '../../shared/places/oblasts.ts';
import { topicIds, topics } from '../../shared/taxonomy/topics.ts';
import { type Chance, chanceFrom, type Weighted, weightedBy } from './chance.ts';

/** How often topics are chosen: `skewed` by a power law as in life, `flat` all alike, `hot` one topic in every second listing. */
export type Popularity = 'skewed' | 'flat' | 'hot';

export interface Synthetic {
  /** How many listings, from 0 to some millions. */
  readonly listings: number;
  readonly popularity?: Popularity;
  readonly seed?: number;
}

/** What all listings of one organisation have in common. */
type Profile = Pick<
  MatchRecord,
  'organisationId' | 'size' | 'traits' | 'country' | 'oblast' | 'ties' | 'interpreter' | 'languages'
>;

const ukraine = CountryCode.options.indexOf('UA');
const english = 1 << languageCodes.indexOf('en');
const ukrainian = 1 << languageCodes.indexOf('uk');
/** October 2026 as a month number. */
const firstMonth = 82;
/** September 2025 in milliseconds since 1970: the moment of the first publication. */
const begin = 1_756_684_800_000;

/** Countries by how many of their municipalities take part, in thousands of invented organisations. */
const abroad = weightedBy(
  CountryCode.options.map((code) => {
    if (code === 'UA') return 0;
    if (['DE', 'PL', 'FR', 'IT'].includes(code)) return 12;
    if (['ES', 'RO', 'CZ', 'LT', 'FI', 'SE', 'NL', 'AT'].includes(code)) return 6;
    return 2;
  }),
);
const communitySizes = weightedBy([15, 22, 27, 20, 8, 6, 2]);
const citySizes = weightedBy([14, 14, 17, 20, 14, 16, 5]);
const topicCounts = weightedBy([0, 34, 29, 19, 10, 4, 2, 1, 1]);
const helpCounts = weightedBy([10, 26, 32, 20, 8, 3, 1]);
const helpTypes = weightedBy([30, 22, 14, 14, 8, 7, 5]);
const formMasks = weightedBy([0, 8, 30, 10, 24, 6, 16, 6]);
const budgets = weightedBy([45, 6, 9, 12, 13, 9, 4, 2]);
const traitChances = [0.42, 0.08, 0.12, 0.14, 0.22];
const inSector = topicIds.map((topic) =>
  topicIds.flatMap((other, index) => (topics[other].sector === topics[topic].sector ? [index] : [])),
);

/**
 * Invented listings as packed records in the order of their ids, one after the other, from a fixed seed: needs and offers of
 * communities in Ukraine and of cities in Europe in about equal numbers, some with several listings, with topics of skewed
 * popularity that go together by sector, and with what people leave out left out.
 */
export function makeSynthetic({ listings, popularity = 'skewed', seed = 2026 }: Synthetic): Uint8Array {
  const chance = chanceFrom(seed);
  const profiles = Array.from({ length: Math.ceil(listings / 4) + 1 }, (_, index) => makeProfile(chance, index));
  const popular = popularityOf(popularity, chance);
  const bytes = new Uint8Array(listings * recordBytes);
  for (let index = 0; index < listings; index += 1) {
    const profile = profiles[chance.below(profiles.length)];
    if (profile !== undefined) bytes.set(packRecord(makeRecord(chance, index, profile, popular)), index * recordBytes);
  }
  return bytes;
}

function popularityOf(popularity: Popularity, chance: Chance): Weighted {
  const ranks = topicIds.map((_, index) => ({ index, at: chance.below(1_000_000) })).sort((a, b) => a.at - b.at);
  const weights = topicIds.map(() => 1);
  for (const [rank, { index }] of ranks.entries()) {
    if (popularity === 'skewed') weights[index] = (rank + 4) ** -0.9;
    if (popularity === 'hot') weights[index] = rank === 0 ? topicIds.length : 1;
  }
  return weightedBy(weights);
}

function makeProfile(chance: Chance, index: number): Profile {
  const ukrainianSide = chance.happens(0.5);
  const country = ukrainianSide ? ukraine : chance.weighted(abroad);
  return {
    organisationId: syntheticId(chance, begin - 10_000_000 + index),
    country,
    oblast: ukrainianSide ? 1 + chance.below(OblastId.options.length) : 0,
    size: chance.weighted(ukrainianSide ? communitySizes : citySizes),
    traits: traitChances.reduce((mask, share, bit) => mask | (chance.happens(share) ? 1 << bit : 0), 0),
    ties: chance.happens(ukrainianSide ? 0.25 : 0.4) ? tiesOf(chance, ukrainianSide) : { low: 0, high: 0 },
    interpreter: chance.happens(0.15),
    languages: languagesSpoken(chance, country),
  };
}

function languagesSpoken(chance: Chance, country: number): number {
  if (country === ukraine) {
    const second = chance.happens(0.12) ? 1 << languageCodes.indexOf(chance.happens(0.7) ? 'pl' : 'de') : 0;
    return ukrainian | (chance.happens(0.4) ? english : 0) | second;
  }
  const code = CountryCode.options[country] ?? 'DE';
  const own = languageCodes.findIndex((language) => language === countries[code].languages[0]);
  const spoken = own < 0 ? english : 1 << own;
  return (spoken | (chance.happens(0.65) ? english : 0) | (chance.happens(0.05) ? ukrainian : 0)) >>> 0;
}

function tiesOf(chance: Chance, ukrainianSide: boolean): CountrySet {
  let [low, high] = [0, 0];
  for (let count = 1 + chance.below(4); count > 0; count -= 1) {
    const country = !ukrainianSide && chance.happens(0.3) ? ukraine : chance.weighted(abroad);
    if (country < 32) low = (low | (1 << country)) >>> 0;
    else high = (high | (1 << (country - 32))) >>> 0;
  }
  return { low, high };
}

function makeRecord(chance: Chance, index: number, profile: Profile, popular: Weighted): MatchRecord {
  const isNeed = chance.happens(profile.country === ukraine ? 0.8 : 0.2);
  const moment = begin + index * 30_000;
  return {
    ...profile,
    id: syntheticId(chance, moment),
    version: 1 + chance.below(6),
    publishedAt: Math.floor(moment / 1000) + chance.below(86_400 * 30),
    kind: isNeed ? 'need' : 'offer',
    topics: topicsOf(chance, popular),
    forms: chance.weighted(formMasks),
    helpTypes: chosen(chance, helpTypes, chance.weighted(helpCounts)),
    ...windowOf(chance),
    budget: chance.weighted(budgets),
    stage: chance.happens(isNeed ? 0.6 : 0.2) ? 1 + chance.below(4) : 0,
    urgency: chance.happens(isNeed ? 0.7 : 0.3) ? 1 + chance.below(3) : 0,
    capacityLeft: isNeed ? null : 1 + chance.below(5),
    exposure: chance.happens(0.12) ? 10 * (1 + chance.below(10)) : 0,
    wanted: wantedOf(chance, isNeed),
  };
}

function topicsOf(chance: Chance, popular: Weighted): number[] {
  const count = chance.weighted(topicCounts);
  const first = chance.weighted(popular);
  const found = new Set([first]);
  const alike = inSector[first] ?? [];
  while (found.size < count) {
    const other = chance.happens(0.55) ? alike[chance.below(alike.length)] : undefined;
    found.add(other ?? chance.weighted(popular));
  }
  return [...found].sort((a, b) => a - b);
}

function chosen(chance: Chance, weights: Weighted, count: number): number {
  let mask = 0;
  for (let left = count; left > 0; left -= 1) mask |= 1 << chance.weighted(weights);
  return mask;
}

function windowOf(chance: Chance): Pick<MatchRecord, 'from' | 'to' | 'standing'> {
  const from = firstMonth + chance.below(18);
  const kind = chance.below(100);
  if (kind < 30) return { from: noBeginning, to: noEnd, standing: true };
  if (kind < 50) return { from, to: noEnd, standing: kind < 40 };
  if (kind < 60) return { from: noBeginning, to: from + 3 + chance.below(24), standing: false };
  return { from, to: from + 2 + chance.below(30), standing: false };
}

function wantedOf(chance: Chance, isNeed: boolean): MatchRecord['wanted'] {
  const wish = (share: number) => chance.happens(share);
  const required = (bit: number, share: number) => (wish(share) ? bit : 0);
  let countriesWanted: CountrySet = { low: 0, high: 0 };
  let [sizes, traits, conditions] = [0, 0, 0];
  if (wish(0.12)) {
    countriesWanted = tiesOf(chance, isNeed);
    if (!isNeed) countriesWanted = { ...countriesWanted, high: (countriesWanted.high | (1 << (ukraine - 32))) >>> 0 };
    conditions |= required(1, 0.3);
  }
  if (wish(0.1)) {
    sizes = 7 << chance.below(5);
    conditions |= required(2, 0.2);
  }
  if (wish(0.08)) {
    traits = 1 << chance.below(traitChances.length);
    conditions |= required(4, 0.1);
  }
  return { countries: countriesWanted, sizes, traits, required: conditions };
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID of this moment (milliseconds since 1970). */
function syntheticId(chance: Chance, moment: number): string {
  let time = '';
  for (let left = moment; time.length < 10; left = Math.floor(left / 32)) time = digits.charAt(left % 32) + time;
  let tail = '';
  while (tail.length < 16) tail += digits.charAt(chance.below(32));
  return time + tail;
}
