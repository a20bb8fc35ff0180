import type { LanguageCode } from '../languages.ts';
import { languageCodes } from '../languages.ts';
import type { CountryCode } from '../places/countries.ts';
import { OblastId } from '../places/oblasts.ts';
import { Form, HelpType, type ListingKind, SizeBand, Urgency } from '../schemas/codes.ts';
import { type SectorId, type TopicId, topicIds, topics } from '../taxonomy/topics.ts';
import { countrySet, hasCountry, maskOf } from './masks.ts';
import type { MatchRecord } from './record.ts';

/** What a reader of the list wants to see. Of a list of values one is enough; an empty or absent one excludes nothing. */
export interface Filters {
  readonly kind?: ListingKind | undefined;
  readonly forms?: readonly Form[] | undefined;
  readonly topics?: readonly TopicId[] | undefined;
  readonly sectors?: readonly SectorId[] | undefined;
  readonly helpTypes?: readonly HelpType[] | undefined;
  readonly countries?: readonly CountryCode[] | undefined;
  readonly oblast?: OblastId | undefined;
  readonly languages?: readonly LanguageCode[] | undefined;
  readonly sizeBand?: SizeBand | undefined;
  readonly urgency?: Urgency | undefined;
}

type Test = (record: MatchRecord) => boolean;

/** Whether a record passes the filters: topics and sectors together are one filter, all others must hold besides. */
export function makeFilter(filters: Filters): Test {
  const tests = [
    equals((record) => record.kind, filters.kind),
    meets((record) => record.forms, maskOf(Form.options, filters.forms ?? [])),
    meets((record) => record.helpTypes, maskOf(HelpType.options, filters.helpTypes ?? [])),
    meets((record) => record.languages, maskOf(languageCodes, filters.languages ?? [])),
    equals((record) => record.oblast - 1, filters.oblast && OblastId.options.indexOf(filters.oblast)),
    equals((record) => record.size, filters.sizeBand && SizeBand.options.indexOf(filters.sizeBand)),
    equals((record) => record.urgency - 1, filters.urgency && Urgency.options.indexOf(filters.urgency)),
    aboutTopics(filters.topics ?? [], filters.sectors ?? []),
    fromCountries(filters.countries ?? []),
  ].filter((test) => test !== undefined);
  return (record) => tests.every((test) => test(record));
}

function equals<T>(part: (record: MatchRecord) => T, wanted: T | undefined): Test | undefined {
  return wanted === undefined ? undefined : (record) => part(record) === wanted;
}

function meets(part: (record: MatchRecord) => number, wanted: number): Test | undefined {
  return wanted === 0 ? undefined : (record) => (part(record) & wanted) !== 0;
}

function aboutTopics(wanted: readonly TopicId[], sectors: readonly SectorId[]): Test | undefined {
  if (wanted.length === 0 && sectors.length === 0) return undefined;
  const passing = topicIds.map((topic) => wanted.includes(topic) || sectors.includes(topics[topic].sector));
  return (record) => record.topics.some((topic) => passing[topic]);
}

function fromCountries(countries: readonly CountryCode[]): Test | undefined {
  if (countries.length === 0) return undefined;
  const wanted = countrySet(countries);
  return (record) => hasCountry(wanted, record.country);
}
