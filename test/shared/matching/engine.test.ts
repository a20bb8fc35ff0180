import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedCondition } from '../../../shared/matching/conditions.ts';
import { type Found, makeEngine, type Sort } from '../../../shared/matching/engine.ts';
import type { Filters } from '../../../shared/matching/filters.ts';
import { type MatchRecord, recordOf } from '../../../shared/matching/record.ts';
import { scorePair } from '../../../shared/matching/score.ts';
import { CountryCode } from '../../../shared/places/countries.ts';
import { OblastId } from '../../../shared/places/oblasts.ts';
import { Form, HelpType, SizeBand, Urgency } from '../../../shared/schemas/codes.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { sectorIds, topicIds, topics } from '../../../shared/taxonomy/topics.ts';
import { markets } from './arbitrary-listing.ts';
import { sampleId, sampleListing } from './sample-listing.ts';

const seed = 2026;

function engineOf(market: readonly Listing[]) {
  return makeEngine(market.map(recordOf));
}

/** The plain way: score everybody, sort everybody. */
function oracle(own: MatchRecord, records: readonly MatchRecord[], limit: number, exclude: ReadonlySet<string>) {
  const fitting = records.filter((other) => failedCondition(own, other) === undefined && !exclude.has(other.id));
  const items = fitting
    .map((other) => ({ listingId: other.id, organisationId: other.organisationId, ...scorePair(own, other) }))
    .toSorted((a, b) => b.score - a.score || (a.listingId < b.listingId ? -1 : 1));
  return { items: items.slice(0, limit), considered: fitting.length };
}

describe('suggestions', () => {
  it('are just those that the plain way finds, in the same order', () => {
    let compared = 0;
    fc.assert(
      fc.property(markets(60), fc.nat(12), fc.nat(7), (market, limit, modulus) => {
        const records = market.map(recordOf);
        const engine = makeEngine(records);
        const exclude = new Set(records.filter((_, index) => modulus > 2 && index % modulus === 0).map(({ id }) => id));
        for (const record of records) {
          const found = engine.suggest({ record, limit, exclude });
          compared += found.items.length;
          expect(found).toEqual(oracle(record, records, limit, exclude));
        }
      }),
      { seed, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(2_000);
  });

  it('are the same in whatever order the listings came', () => {
    fc.assert(
      fc.property(markets(30), (market) => {
        const [first] = market;
        const record = recordOf(first ?? sampleListing());

        expect(engineOf(market.toReversed()).suggest({ record, limit: 10 })).toEqual(
          engineOf(market).suggest({ record, limit: 10 }),
        );
      }),
      { seed, numRuns: 50 },
    );
  });

  it('do not change when every text is another one', () => {
    fc.assert(
      fc.property(markets(30), (market) => {
        const texts = [{ language: 'el' as const, title: 'Κάτι άλλο', summary: '' }];
        const translated = engineOf(market.map((listing) => ({ ...listing, content: { ...listing.content, texts } })));
        const original = engineOf(market);
        for (const record of market.map(recordOf)) {
          expect(translated.suggest({ record, limit: 20 })).toEqual(original.suggest({ record, limit: 20 }));
        }
      }),
      { seed, numRuns: 30 },
    );
  });

  it('never name the own organisation, one of the same kind, an excluded one, or one at another time', () => {
    fc.assert(
      fc.property(markets(40), (market) => {
        const engine = engineOf(market);
        const byId = new Map(market.map((listing) => [listing.id, listing]));
        const exclude = new Set(market.slice(0, 5).map(({ id }) => id));
        for (const own of market) {
          for (const { listingId, organisationId } of engine.suggest({ record: recordOf(own), limit: 40, exclude })
            .items) {
            const other = byId.get(listingId);
            expect(other?.organisationId).toBe(organisationId);
            expect(organisationId).not.toBe(own.organisationId);
            expect(other?.kind).not.toBe(own.kind);
            expect(exclude.has(listingId)).toBe(false);
            expect((own.content.from ?? '0') <= (other?.content.to ?? '9')).toBe(true);
            expect((other?.content.from ?? '0') <= (own.content.to ?? '9')).toBe(true);
            expect(own.content.forms.some((form) => other?.content.forms.includes(form))).toBe(true);
          }
        }
      }),
      { seed, numRuns: 50 },
    );
  });

  it('are none where nothing is published', () => {
    expect(makeEngine([]).suggest({ record: recordOf(sampleListing()), limit: 5 })).toEqual({
      items: [],
      considered: 0,
    });
  });
});

describe('the list of listings', () => {
  const seldom = <T>(filter: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: filter });
  const few = <T>(values: readonly T[]) => seldom(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 }));
  const one = <T>(values: readonly T[]) => seldom(fc.constantFrom(...values));
  const filters: fc.Arbitrary<Filters> = fc.record({
    kind: one(['need', 'offer'] as const),
    forms: few(Form.options),
    topics: few(topicIds.slice(0, 30)),
    sectors: few(sectorIds),
    helpTypes: few(HelpType.options),
    countries: few(CountryCode.options),
    oblast: one(OblastId.options.slice(0, 3)),
    languages: few(['bg', 'cs', 'da'] as const),
    sizeBand: one(SizeBand.options),
    urgency: one(Urgency.options),
  });

  function passes(wanted: Filters, { kind, content, organisation }: Listing): boolean {
    const place = content.place ?? organisation.place;
    const any = <T>(list: readonly T[] | undefined, has: (value: T) => boolean) =>
      list === undefined || list.length === 0 || list.some(has);
    const aboutTopic = (wanted.topics ?? []).length + (wanted.sectors ?? []).length === 0;
    const inTopics = content.topics.some(
      (topic) => wanted.topics?.includes(topic) || wanted.sectors?.includes(topics[topic].sector),
    );
    return (
      (wanted.kind === undefined || wanted.kind === kind) &&
      any(wanted.forms, (form) => content.forms.includes(form)) &&
      (aboutTopic || inTopics) &&
      any(wanted.helpTypes, (type) => content.helpTypes.includes(type)) &&
      any(wanted.countries, (country) => place.country === country) &&
      (wanted.oblast === undefined || (place.country === 'UA' && place.oblast === wanted.oblast)) &&
      any(wanted.languages, (language) => content.languages.includes(language)) &&
      (wanted.sizeBand === undefined || wanted.sizeBand === organisation.sizeBand) &&
      (wanted.urgency === undefined || wanted.urgency === content.urgency)
    );
  }

  it('shows page by page just those that pass the filters, each once, and counts them all', () => {
    let shown = 0;
    fc.assert(
      fc.property(
        markets(50),
        filters,
        fc.constantFrom<Sort>('newest', 'closing-soon'),
        fc.integer({ min: 1, max: 7 }),
        (market, wanted, sort, limit) => {
          const engine = engineOf(market);
          const ids: string[] = [];
          let page: Found | undefined;
          do {
            page = engine.find({ filters: wanted, sort, limit, after: page?.next });
            ids.push(...page.ids);
            expect(page.ids.length).toBeLessThanOrEqual(limit);
          } while (page.next !== undefined);

          const key = (listing: Listing) =>
            sort === 'newest'
              ? -Date.parse(listing.publishedAt ?? '')
              : Date.parse(`${listing.content.to ?? '9999-12'}-01`);
          const expected = market
            .filter((listing) => passes(wanted, listing))
            .toSorted((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
          shown += ids.length;
          expect(ids).toEqual(expected.map(({ id }) => id));
          expect(page.total).toBe(expected.length);
        },
      ),
      { seed, numRuns: 150 },
    );
    expect(shown).toBeGreaterThan(300);
  });

  it('finds a listing by its id', () => {
    const engine = engineOf([sampleListing()]);

    expect(engine.get(sampleId(1))).toEqual(recordOf(sampleListing()));
    expect(engine.get(sampleId(2))).toBeUndefined();
    expect(engine.size).toBe(1);
  });
});

describe('the figures', () => {
  it('count needs, offers, countries, and each listing once in every sector that it touches', () => {
    const figures = engineOf([
      sampleListing({ content: { topics: ['heat-substations', 'boiler-houses', 'museums'] } }),
      sampleListing({ id: sampleId(2), kind: 'offer', content: { place: { country: 'FI', name: 'Iisalmi' } } }),
      sampleListing({ id: sampleId(3), kind: 'offer', content: { topics: ['museums'] } }),
    ]).figures();

    expect(figures).toMatchObject({ needs: 1, offers: 2, countries: 2 });
    expect(figures.sectors.get('energy')).toEqual({ needs: 1, offers: 1 });
    expect(figures.sectors.get('culture')).toEqual({ needs: 1, offers: 1 });
    expect(figures.sectors.get('health')).toEqual({ needs: 0, offers: 0 });
  });
});
