import { languageCodes } from '../languages.ts';
import { CountryCode } from '../places/countries.ts';
import { OblastId } from '../places/oblasts.ts';
import { BudgetBand, Form, HelpType, type ListingKind, SizeBand, Stage, Trait, Urgency } from '../schemas/codes.ts';
import type { Listing, Preference } from '../schemas/listing.ts';
import { topicIds } from '../taxonomy/topics.ts';
import { type CountrySet, countrySet, maskOf, monthNumber, noBeginning, noEnd } from './masks.ts';
import { mostTopics, nothing, recordByte, recordBytes } from './record-layout.ts';
import { readUlid, writeUlid } from './ulid-bytes.ts';

export { recordBytes } from './record-layout.ts';

/** Raised by hand with every change of `recordByte` or of a meaning below. */
const layout = 1;

/**
 * The number of this layout together with the order of all code lists in it (32 bits, FNV-1a). It stands in the head of the
 * index: a reader that knows another number refuses, the indexing function builds anew. So a code may be added anywhere.
 */
export const recordFormat = fingerprint(
  JSON.stringify([
    layout,
    topicIds,
    languageCodes,
    ...[Form, HelpType, Trait, SizeBand, BudgetBand, Stage, Urgency, CountryCode, OblastId].map(
      ({ options }) => options,
    ),
  ]),
);

function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/**
 * What matching knows of one listing: codes and numbers, no text. Sets are bit masks in the order of their code lists.
 * A part that its author shows only after acceptance is not in it.
 */
export interface MatchRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly version: number;
  /** Seconds since 1970, 0 where it was never published. */
  readonly publishedAt: number;
  readonly kind: ListingKind;
  /** Indexes into `topicIds`, ascending; at most 8. */
  readonly topics: readonly number[];
  readonly forms: number;
  readonly helpTypes: number;
  readonly languages: number;
  readonly interpreter: boolean;
  readonly standing: boolean;
  /** Month numbers. */
  readonly from: number;
  readonly to: number;
  /** Index of the size band. */
  readonly size: number;
  /** Index of the band, stage or urgency plus 1; 0 where the listing names none. */
  readonly budget: number;
  readonly stage: number;
  readonly urgency: number;
  readonly traits: number;
  /** Index into the country codes. */
  readonly country: number;
  /** Index of the oblast plus 1; 0 outside Ukraine. */
  readonly oblast: number;
  readonly ties: CountrySet;
  /** Partnerships that are still possible; null where capacity has no meaning. */
  readonly capacityLeft: number | null;
  /** 0 to 100. */
  readonly exposure: number;
  readonly wanted: Wanted;
}

/** Preferences about the partner; an empty mask is no preference. */
export interface Wanted {
  readonly countries: CountrySet;
  readonly sizes: number;
  readonly traits: number;
  /** Which of them are conditions: bits of `preferenceBits`. */
  readonly required: number;
}

export const preferenceBits = { country: 1, size: 2, trait: 4 } as const satisfies Record<Preference['about'], number>;

/** What matching knows of a listing, whatever its state. */
export function recordOf(listing: Listing): MatchRecord {
  const { content, organisation } = listing;
  const place = content.place ?? organisation.place;
  const shown = (part: 'budget' | 'stage') => content.visibility[part] !== 'after-acceptance';
  return {
    id: listing.id,
    organisationId: listing.organisationId,
    version: listing.version,
    publishedAt: listing.publishedAt === undefined ? 0 : Math.floor(Date.parse(listing.publishedAt) / 1000),
    kind: listing.kind,
    topics: content.topics.map((topic) => topicIds.indexOf(topic)).sort((a, b) => a - b),
    forms: maskOf(Form.options, content.forms),
    helpTypes: maskOf(HelpType.options, content.helpTypes),
    languages: maskOf(languageCodes, content.languages),
    interpreter: organisation.interpreter,
    standing: content.standing,
    from: content.from === undefined ? noBeginning : monthNumber(content.from),
    to: content.to === undefined ? noEnd : monthNumber(content.to),
    size: SizeBand.options.indexOf(organisation.sizeBand),
    budget: content.budget === undefined || !shown('budget') ? 0 : BudgetBand.options.indexOf(content.budget) + 1,
    stage: content.stage === undefined || !shown('stage') ? 0 : Stage.options.indexOf(content.stage) + 1,
    urgency: content.urgency === undefined ? 0 : Urgency.options.indexOf(content.urgency) + 1,
    traits: maskOf(Trait.options, organisation.traits),
    country: CountryCode.options.indexOf(place.country),
    oblast: place.country === 'UA' ? OblastId.options.indexOf(place.oblast) + 1 : 0,
    ties: countrySet(organisation.tieCountries),
    capacityLeft: listing.capacityLeft,
    exposure: listing.exposure,
    wanted: wantedOf(content.preferences),
  };
}

/** Whether a listing belongs in the index: published, with capacity left. */
export function isIndexed(listing: Pick<Listing, 'state' | 'capacityLeft'>): boolean {
  return listing.state === 'published' && listing.capacityLeft !== 0;
}

/** The packed record of a listing; undefined where the listing does not belong in the index. */
export function packListing(listing: Listing): Uint8Array | undefined {
  return isIndexed(listing) ? packRecord(recordOf(listing)) : undefined;
}

/** Packs a record into `recordBytes` bytes, the id first: the order of the bytes is that of the ids. */
export function packRecord(record: MatchRecord): Uint8Array {
  const at = recordByte;
  const bytes = new Uint8Array(recordBytes);
  const view = new DataView(bytes.buffer);
  writeUlid(record.id, bytes, at.id);
  writeUlid(record.organisationId, bytes, at.organisation);
  view.setUint32(at.version, record.version);
  view.setUint32(at.publishedAt, record.publishedAt);
  bytes[at.flags] = (record.kind === 'offer' ? 1 : 0) | (record.interpreter ? 2 : 0) | (record.standing ? 4 : 0);
  bytes[at.forms] = record.forms;
  bytes[at.helpTypes] = record.helpTypes;
  bytes[at.traits] = record.traits;
  view.setUint32(at.languages, record.languages);
  view.setUint16(at.from, record.from);
  view.setUint16(at.to, record.to);
  bytes[at.size] = record.size;
  bytes[at.budget] = record.budget;
  bytes[at.stage] = record.stage;
  bytes[at.urgency] = record.urgency;
  bytes[at.country] = record.country;
  bytes[at.oblast] = record.oblast;
  bytes[at.capacityLeft] = record.capacityLeft ?? nothing;
  bytes[at.exposure] = record.exposure;
  view.setUint32(at.tiesLow, record.ties.low);
  view.setUint32(at.tiesHigh, record.ties.high);
  view.setUint32(at.wantedLow, record.wanted.countries.low);
  view.setUint32(at.wantedHigh, record.wanted.countries.high);
  bytes[at.wantedSizes] = record.wanted.sizes;
  bytes[at.wantedTraits] = record.wanted.traits;
  bytes[at.required] = record.wanted.required;
  for (let index = 0; index < mostTopics; index += 1) bytes[at.topics + index] = record.topics[index] ?? nothing;
  return bytes;
}

/** Reads the record that begins at `offset`. */
export function unpackRecord(bytes: Uint8Array, offset: number): MatchRecord {
  const at = recordByte;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, recordBytes);
  const flags = view.getUint8(at.flags);
  const capacity = view.getUint8(at.capacityLeft);
  const topics = offset + at.topics;
  return {
    id: readUlid(bytes, offset + at.id),
    organisationId: readUlid(bytes, offset + at.organisation),
    version: view.getUint32(at.version),
    publishedAt: view.getUint32(at.publishedAt),
    kind: (flags & 1) === 1 ? 'offer' : 'need',
    topics: [...bytes.subarray(topics, topics + mostTopics)].filter((topic) => topic !== nothing),
    forms: view.getUint8(at.forms),
    helpTypes: view.getUint8(at.helpTypes),
    languages: view.getUint32(at.languages),
    interpreter: (flags & 2) !== 0,
    standing: (flags & 4) !== 0,
    from: view.getUint16(at.from),
    to: view.getUint16(at.to),
    size: view.getUint8(at.size),
    budget: view.getUint8(at.budget),
    stage: view.getUint8(at.stage),
    urgency: view.getUint8(at.urgency),
    traits: view.getUint8(at.traits),
    country: view.getUint8(at.country),
    oblast: view.getUint8(at.oblast),
    ties: { low: view.getUint32(at.tiesLow), high: view.getUint32(at.tiesHigh) },
    capacityLeft: capacity === nothing ? null : capacity,
    exposure: view.getUint8(at.exposure),
    wanted: {
      countries: { low: view.getUint32(at.wantedLow), high: view.getUint32(at.wantedHigh) },
      sizes: view.getUint8(at.wantedSizes),
      traits: view.getUint8(at.wantedTraits),
      required: view.getUint8(at.required),
    },
  };
}

function wantedOf(preferences: readonly Preference[]): Wanted {
  let countries: CountrySet = { low: 0, high: 0 };
  let [sizes, traits, required] = [0, 0, 0];
  for (const preference of preferences) {
    if (preference.required) required |= preferenceBits[preference.about];
    switch (preference.about) {
      case 'country':
        countries = countrySet(preference.values);
        break;
      case 'size':
        sizes = maskOf(SizeBand.options, preference.values);
        break;
      case 'trait':
        traits = maskOf(Trait.options, preference.values);
        break;
    }
  }
  return { countries, sizes, traits, required };
}
