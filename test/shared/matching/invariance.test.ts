import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LanguageCode } from '../../../shared/languages.ts';
import { makeEngine } from '../../../shared/matching/engine.ts';
import { explain } from '../../../shared/matching/explain.ts';
import { packRecord, recordOf } from '../../../shared/matching/record.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import type { Place } from '../../../shared/schemas/place.ts';
import { markets } from './arbitrary-listing.ts';

const seed = 2026;

/** Words in any script, words of other subjects, and nothing at all. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('Теплові пункти', 'Καθαρισμός λυμάτων', 'Uusi paloauto', 'Bridge repair and bus fleets', '…'),
);
const texts = fc.array(
  fc.record({ language: fc.constantFrom(...LanguageCode.options), title: words, summary: words }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

/** A listing with every text that people wrote replaced and every code kept. */
function retold(listing: Listing, told: Listing['content']['texts'], name: string): Listing {
  const named = (place: Place): Place => ('name' in place ? { ...place, name } : place);
  const { place } = listing.content;
  return {
    ...listing,
    content: { ...listing.content, texts: told, ...(place === undefined ? {} : { place: named(place) }) },
    organisation: { ...listing.organisation, name, place: named(listing.organisation.place) },
    returned: { reasons: ['unclear'], note: name },
  };
}

/** A market beside the same market with all texts replaced. */
const pairsOfMarkets = markets(40).chain((market) =>
  fc.array(fc.tuple(texts, words), { minLength: market.length, maxLength: market.length }).map((told) =>
    market.map((listing, index) => {
      const [own, name] = told[index] ?? [[], ''];
      return [listing, retold(listing, own, name)] as const;
    }),
  ),
);

describe('when every text of every listing is replaced and the codes are kept', () => {
  it('every ranking stays the same, for needs and for offers, to the last point', () => {
    const compared = { need: 0, offer: 0 };
    fc.assert(
      fc.property(pairsOfMarkets, (market) => {
        const before = makeEngine(market.map(([listing]) => recordOf(listing)));
        const after = makeEngine(market.map(([, changed]) => recordOf(changed)));
        for (const [listing, changed] of market) {
          const expected = before.suggest({ record: recordOf(listing), limit: market.length });
          const found = after.suggest({ record: recordOf(changed), limit: market.length });
          compared[listing.kind] += found.items.length;
          expect(found).toEqual(expected);
        }
      }),
      { seed, numRuns: 60 },
    );
    expect(compared.need).toBeGreaterThan(1_000);
    expect(compared.offer).toBeGreaterThan(1_000);
  });

  it('the index holds the same bytes', () => {
    fc.assert(
      fc.property(pairsOfMarkets, (market) => {
        for (const [listing, changed] of market) {
          expect(packRecord(recordOf(changed))).toEqual(packRecord(recordOf(listing)));
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it('the reasons stay the same', () => {
    fc.assert(
      fc.property(pairsOfMarkets, (market) => {
        const [first, ...others] = market;
        if (first === undefined) return;
        for (const other of others) {
          expect(explain(recordOf(first[1]), recordOf(other[1]))).toEqual(
            explain(recordOf(first[0]), recordOf(other[0])),
          );
        }
      }),
      { seed, numRuns: 30 },
    );
  });

  it('a code that changes does change the bytes', () => {
    fc.assert(
      fc.property(markets(4), (market) => {
        for (const listing of market) {
          const raised = { ...listing, exposure: 100 - listing.exposure };
          if (raised.exposure === listing.exposure) continue;
          expect(packRecord(recordOf(raised))).not.toEqual(packRecord(recordOf(listing)));
        }
      }),
      { seed, numRuns: 20 },
    );
  });
});
