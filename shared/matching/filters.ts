import type { LanguageCode } from '../languages.ts';
import { languageCodes } from '../languages.ts';
import { CountryCode } from '../places/countries.ts';
import { OblastId } from '../places/oblasts.ts';
import { Form, HelpType, ListingKind, SizeBand, Urgency } from '../schemas/codes.ts';
import { type SectorId, sectorIds, type TopicId, topicIds } from '../taxonomy/topics.ts';
import type { Bits } from './engine/bits.ts';
import type { FacetBits } from './engine/facets.ts';

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

/**
 * The sets of listings that filters ask for: a listing passes that is in one set of each group. Topics and sectors together
 * are one group.
 */
export function filterGroups(filters: Filters, facet: FacetBits): Bits[][] {
  const sets = <T extends string>(name: Parameters<FacetBits>[0], codes: readonly T[], values: readonly T[] = []) =>
    values.map((value) => facet(name, codes.indexOf(value)));
  const only = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
  return [
    sets('kind', ListingKind.options, only(filters.kind)),
    sets('form', Form.options, filters.forms),
    sets('help', HelpType.options, filters.helpTypes),
    sets('language', languageCodes, filters.languages),
    sets('oblast', OblastId.options, only(filters.oblast)),
    sets('size', SizeBand.options, only(filters.sizeBand)),
    sets('urgency', Urgency.options, only(filters.urgency)),
    [...sets('topic', topicIds, filters.topics), ...sets('sector', sectorIds, filters.sectors)],
    sets('country', CountryCode.options, filters.countries),
  ].filter((group) => group.length > 0);
}
