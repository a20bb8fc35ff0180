import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAt, hasCountry, monthNumber, monthOf } from '../../../shared/matching/masks.ts';
import { packListing, packRecord, recordBytes, recordOf, unpackRecord } from '../../../shared/matching/record.ts';
import { readUlid, writeUlid } from '../../../shared/matching/ulid-bytes.ts';
import { CountryCode } from '../../../shared/places/countries.ts';
import { Listing } from '../../../shared/schemas/listing.ts';
import { topicIds } from '../../../shared/taxonomy/topics.ts';
import { listings } from './arbitrary-listing.ts';
import { sampleId, sampleListing } from './sample-listing.ts';

const ulid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);

describe('the packed record of a listing', () => {
  it('comes back as it was packed, wherever it stands among others', () => {
    fc.assert(
      fc.property(listings, fc.nat(3), (listing, before) => {
        const record = recordOf(listing);
        const bytes = new Uint8Array((before + 2) * recordBytes).fill(0xaa);
        bytes.set(packRecord(record), before * recordBytes);

        expect(unpackRecord(bytes, before * recordBytes)).toEqual(record);
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  it('is made here from listings that the schema accepts', () => {
    fc.assert(
      fc.property(listings, (listing) => {
        expect(Listing.parse(listing)).toEqual(listing);
      }),
      { seed: 2026 },
    );
  });

  it('is the same when every text of the listing is another one', () => {
    fc.assert(
      fc.property(listings, (listing) => {
        const texts = [{ language: 'fi' as const, title: 'Aivan muuta', summary: 'Muuta' }];
        const name = 'Toinen kunta';
        const other = {
          ...listing,
          content: { ...listing.content, texts },
          organisation: { ...listing.organisation, name },
        };

        expect(packListing(other)).toEqual(packListing(listing));
      }),
      { seed: 2026 },
    );
  });

  it('exists for published listings with capacity left, and for no others', () => {
    expect(packListing(sampleListing())).toHaveLength(recordBytes);
    expect(packListing(sampleListing({ kind: 'offer', capacityLeft: 1 }))).toHaveLength(recordBytes);
    expect(packListing(sampleListing({ kind: 'offer', capacityLeft: 0 }))).toBeUndefined();
    for (const state of ['draft', 'submitted', 'returned', 'paused', 'withdrawn', 'expired'] as const) {
      expect(packListing(sampleListing({ state }))).toBeUndefined();
    }
  });

  it('knows neither budget nor stage where they are shown only after acceptance', () => {
    const content = { budget: 'under-10000', stage: 'idea' } as const;
    const visibility = {
      text: 'public',
      externalIds: 'public',
      budget: 'after-acceptance',
      stage: 'after-acceptance',
    } as const;

    expect(recordOf(sampleListing({ content }))).toMatchObject({ budget: 2, stage: 1 });
    expect(recordOf(sampleListing({ content: { ...content, visibility } }))).toMatchObject({ budget: 0, stage: 0 });
  });

  it('takes the place of the organisation where the listing names none, and no date where it was never published', () => {
    const { content, publishedAt, ...draft } = sampleListing();
    const { place, ...placeless } = content;

    const record = recordOf({
      ...draft,
      content: placeless,
      organisation: { ...draft.organisation, place: { country: 'FI', name: 'Iisalmi' } },
    });

    expect(place).toBeDefined();
    expect(publishedAt).toBeDefined();
    expect(record).toMatchObject({ country: CountryCode.options.indexOf('FI'), oblast: 0, publishedAt: 0 });
  });

  it('has room for every topic and every country', () => {
    expect(topicIds.length).toBeLessThan(255);
    expect(CountryCode.options.length).toBeLessThanOrEqual(64);
  });
});

describe('the parts of a record', () => {
  it('keep an id as 16 bytes in the order of its text', () => {
    const bytesOf = (id: string) => {
      const bytes = new Uint8Array(16);
      writeUlid(id, bytes, 0);
      return bytes;
    };
    fc.assert(
      fc.property(ulid, ulid, (a, b) => {
        expect(readUlid(bytesOf(a), 0)).toBe(a);
        expect(Math.sign(Buffer.compare(bytesOf(a), bytesOf(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      { seed: 2026, numRuns: 1_000 },
    );
    expect(readUlid(new Uint8Array(3), 0)).toBe('0'.repeat(26));
    expect(readUlid(bytesOf('ü'), 0)).toBe('0'.repeat(26));
    expect(sampleId(31)).toBe('01K4000000000000000000000Z');
  });

  it('count months from January 2020', () => {
    expect(monthNumber('2020-01')).toBe(1);
    expect(monthNumber('2099-12')).toBe(960);
    for (let number = 1; number <= 960; number += 1) expect(monthNumber(monthOf(number))).toBe(number);
  });

  it('know each country apart', () => {
    for (const [index, country] of CountryCode.options.entries()) {
      const { ties } = recordOf(sampleListing({ organisation: { tieCountries: [country] } }));
      expect(CountryCode.options.filter((_, other) => hasCountry(ties, other))).toEqual([country]);
      expect(codeAt(CountryCode.options, index)).toBe(country);
    }
    expect(() => codeAt(CountryCode.options, 99)).toThrow(RangeError);
  });
});
