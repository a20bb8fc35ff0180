import fc from 'fast-check';
import { languageCodes } from '../../../shared/languages.ts';
import { CountryCode } from '../../../shared/places/countries.ts';
import { OblastId } from '../../../shared/places/oblasts.ts';
import { BudgetBand, Form, HelpType, SizeBand, Stage, Trait, Urgency } from '../../../shared/schemas/codes.ts';
import type { Listing, Preference } from '../../../shared/schemas/listing.ts';
import type { Place } from '../../../shared/schemas/place.ts';
import { topicIds } from '../../../shared/taxonomy/topics.ts';
import { sampleId, sampleListing } from './sample-listing.ts';

function some<T>(values: readonly T[], minLength: number, maxLength: number): fc.Arbitrary<T[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength });
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

const foreign = CountryCode.exclude(['UA']).options;
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom(...OblastId.options).map((oblast): Place => ({ country: 'UA', oblast })),
  fc.constantFrom(...foreign).map((country): Place => ({ country, name: 'Bleckwede' })),
);

const seldom = fc.constantFrom(false, false, false, true);

const preferences: fc.Arbitrary<Preference[]> = fc
  .tuple(
    maybe(
      fc.record({
        about: fc.constant('country' as const),
        values: some(CountryCode.options, 8, 12),
        required: fc.boolean(),
      }),
    ),
    maybe(fc.record({ about: fc.constant('size' as const), values: some(SizeBand.options, 2, 6), required: seldom })),
    maybe(fc.record({ about: fc.constant('trait' as const), values: some(Trait.options, 1, 4), required: seldom })),
  )
  .map((all) => all.filter((preference) => preference !== undefined));

/** A month between 2026-01 and 2029-12. */
const month = fc
  .integer({ min: 0, max: 47 })
  .map((number) => `${2026 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`);
const window = fc
  .record({ months: fc.uniqueArray(month, { minLength: 2, maxLength: 2 }), from: fc.boolean(), to: fc.boolean() })
  .map(({ months, from, to }) => {
    const [first, last] = months.toSorted();
    return {
      ...(from && first !== undefined ? { from: first } : {}),
      ...(to && last !== undefined ? { to: last } : {}),
    };
  });

/** Topics of few sectors, so that pairs have something in common. */
const fewTopics = topicIds.slice(0, 23);

/** Published listings of all kinds, with ids from 0 to 400 and few enough organisations that some have several. */
export const listings: fc.Arbitrary<Listing> = fc
  .record({
    id: fc.integer({ min: 0, max: 400 }),
    organisation: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom('need' as const, 'offer' as const),
    exposure: fc.constantFrom(0, 0, 7, 50, 100),
    publishedAt: fc.integer({ min: 0, max: 20 }),
    content: fc.record({
      place,
      forms: some(Form.options, 2, 3),
      topics: fc.oneof(some(fewTopics, 1, 4), some(topicIds, 1, 8)),
      helpTypes: some(HelpType.options, 0, 4),
      languages: some(languageCodes.slice(0, 8), 0, 3),
      budget: maybe(fc.constantFrom(...BudgetBand.options)),
      stage: maybe(fc.constantFrom(...Stage.options)),
      urgency: maybe(fc.constantFrom(...Urgency.options)),
      preferences,
    }),
    window,
    profile: fc.record({
      sizeBand: fc.constantFrom(...SizeBand.options),
      interpreter: fc.boolean(),
      traits: some(Trait.options, 0, 3),
      tieCountries: fc.oneof(some(CountryCode.options, 0, 0), some(CountryCode.options, 1, 20)),
    }),
  })
  .map(({ id, organisation, publishedAt, content, window: months, profile, ...rest }) =>
    sampleListing({
      ...rest,
      id: sampleId(id),
      organisationId: sampleId(organisation, '01J0'),
      publishedAt: `2026-09-${String(publishedAt + 1).padStart(2, '0')}T08:00:00.000Z`,
      content: { ...content, ...months, ...(months.to === undefined ? { standing: true } : {}) },
      organisation: profile,
    }),
  );

/** A market: listings with ids of their own. */
export function markets(maxLength: number): fc.Arbitrary<Listing[]> {
  return fc.uniqueArray(listings, { selector: ({ id }) => id, minLength: Math.floor(maxLength / 2), maxLength });
}
