import { z } from 'zod';
import type { CountryCode } from './countries.ts';
import { type City, type Gazetteer, GazetteerCountry } from './gazetteer.ts';
import { Hromada } from './hromada.ts';
import { matchAdjective, matchName } from './match-name.ts';
import { oblasts } from './oblasts.ts';
import { romanise, searchKey } from './romanise.ts';

export const FoundHromada = Hromada.extend({ kind: z.literal('hromada'), nameLatin: z.string() });
export const FoundCity = z.strictObject({
  kind: z.literal('city'),
  geonameId: z.int().positive(),
  country: GazetteerCountry,
  name: z.string(),
  population: z.int().min(0),
  adminCode: z.string(),
});

/** A place as the search gives it: a community of Ukraine or a town elsewhere in Europe. */
export const FoundPlace = z.discriminatedUnion('kind', [FoundHromada, FoundCity]);
export type FoundPlace = z.infer<typeof FoundPlace>;

export interface FindPlacesOptions {
  /** Only places of this country. */
  readonly country?: CountryCode | undefined;
  /** The most results, 1 to 50; a number outside is brought inside. */
  readonly limit: number;
}

/** Longer queries are cut: no name of a place is longer. */
const longestQuery = 100;
const mostResults = 50;

interface Candidate {
  /** See `matchRank`. */
  readonly rank: number;
  /** Inhabitants; for a community a stand-in, since the codifier holds none. */
  readonly weight: number;
  readonly name: string;
  readonly id: string;
  readonly place: () => FoundPlace;
}

/**
 * Places by name, for a query as somebody types it, in Latin or Cyrillic letters, with or without diacritics: first the names that are
 * the query, then those that begin with it, those with a word that begins with it, communities named after the town that was typed,
 * and names one letter apart; among equals the larger place first. A Ukrainian community is also found by "name, oblast".
 * Any text is safe as a query. The time grows with the number of places and not with the query.
 */
export function findPlaces(
  query: string,
  { country, limit }: FindPlacesOptions,
  gazetteer: Gazetteer,
  hromadas: readonly Hromada[],
): FoundPlace[] {
  const key = searchKey(query.slice(0, longestQuery));
  if (key === '') return [];
  const candidates: Candidate[] = [];
  if (country === undefined || country === 'UA') candidates.push(...findHromadas(key, hromadas));
  for (const gazetteerCountry of GazetteerCountry.options) {
    if (country === undefined || country === gazetteerCountry)
      candidates.push(...findCities(key, gazetteer.cities(gazetteerCountry)));
  }
  const most = Math.min(Math.max(Math.trunc(limit) || 1, 1), mostResults);
  return candidates
    .sort(better)
    .slice(0, most)
    .map((candidate) => candidate.place());
}

function better(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || b.weight - a.weight || compare(a.name, b.name) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function* findCities(key: string, cities: readonly City[]): Generator<Candidate> {
  for (const city of cities) {
    const rank = bestOf(city.keys, key);
    if (rank === undefined) continue;
    const { geonameId, country, name, population, adminCode } = city;
    const place = (): FoundPlace => ({ kind: 'city', geonameId, country, name, population, adminCode });
    yield { rank, weight: population, name, id: String(geonameId), place };
  }
}

function bestOf(names: readonly string[], key: string): number | undefined {
  let best: number | undefined;
  for (const name of names) {
    const rank = matchName(key, name);
    if (rank !== undefined && (best === undefined || rank < best)) best = rank;
  }
  return best;
}

interface SearchedHromada {
  readonly hromada: Hromada;
  readonly key: string;
  /** The words that may follow the name in a query: the raion's and the oblast's. */
  readonly context: readonly string[];
  readonly weight: number;
}

/** Words that say what kind of place is meant and not which one, as `searchKey` gives them. */
const kindWords: ReadonlySet<string> = new Set([
  'hromada',
  'hromady',
  'terytorialna',
  'terytorialnoi',
  'otg',
  'oth',
  'tg',
  'th',
  'miska',
  'selyshchna',
  'silska',
  'oblast',
  'raion',
  'rayon',
  'community',
  'municipality',
  'misto',
  'city',
  'town',
  'of',
]);

function* findHromadas(key: string, hromadas: readonly Hromada[]): Generator<Candidate> {
  const words = key.split(' ').filter((word) => !kindWords.has(word));
  if (words.length === 0) return;
  for (const { hromada, key: name, context, weight } of searched(hromadas)) {
    const rank = matchWords(words, name, context);
    if (rank === undefined) continue;
    const place = (): FoundPlace => ({ kind: 'hromada', ...hromada, nameLatin: romanise(hromada.name) });
    yield { rank, weight, name: hromada.name, id: hromada.katotth, place };
  }
}

/** The whole query as the name, or its first words as the name and each further word as one of its raion or oblast. */
function matchWords(words: readonly string[], name: string, context: readonly string[]): number | undefined {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    const further = words.slice(length);
    if (!further.every((word) => context.some((known) => known.startsWith(word)))) continue;
    const rank = matchAdjective(words.slice(0, length).join(' '), name);
    if (rank !== undefined) return rank;
  }
  return undefined;
}

const searchedOnce = new WeakMap<readonly Hromada[], readonly SearchedHromada[]>();

/** The keys of a list are made once and kept as long as the list lives. */
function searched(hromadas: readonly Hromada[]): readonly SearchedHromada[] {
  const known = searchedOnce.get(hromadas);
  if (known !== undefined) return known;
  const made = hromadas.map(toSearched);
  searchedOnce.set(hromadas, made);
  return made;
}

function toSearched(hromada: Hromada): SearchedHromada {
  const key = searchKey(hromada.name);
  const raion = searchKey(hromada.raion?.name ?? '');
  const { uk, en } = oblasts[hromada.oblast].name;
  const context = [raion, searchKey(uk), searchKey(en)]
    .flatMap((text) => text.split(' '))
    .filter((word) => word !== '' && !kindWords.has(word));
  return { hromada, key, context, weight: standInPopulation(hromada, key, raion) };
}

/**
 * A stand-in for inhabitants, which only orders results: an average community has about 25,000; one that gave its raion or its oblast
 * the name is a larger town.
 */
function standInPopulation(hromada: Hromada, key: string, raion: string): number {
  if (oblasts[hromada.oblast].specialCity) return 1_000_000;
  const named = (adjective: string): boolean => adjective.replace(/y?i$/, '') === key.replace(/a$/, '');
  const isRaionTown = named(raion);
  if (isRaionTown && searchKey(oblasts[hromada.oblast].name.uk).split(' ')[0] === key) return 300_000;
  return isRaionTown ? 60_000 : 25_000;
}
