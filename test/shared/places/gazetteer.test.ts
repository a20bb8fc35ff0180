import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packed from '../../../shared/places/data/gazetteer.json' with { type: 'json' };
import { europe } from '../../../shared/places/europe.ts';
import {
  findCity,
  GazetteerCountry,
  GazetteerData,
  makeGazetteer,
  packCities,
  unpackCities,
} from '../../../shared/places/gazetteer.ts';

const cityName = fc.stringMatching(/^[^\t\n\r|]{1,20}$/u).filter((name) => name.trim() !== '');
const city = fc.record({
  geonameId: fc.integer({ min: 1, max: 99_999_999 }),
  name: cityName,
  otherNames: fc.array(cityName, { maxLength: 2 }),
  adminCode: fc.stringMatching(/^[A-Z0-9]{0,6}$/),
  population: fc.integer({ min: 1000, max: 20_000_000 }),
});

describe('the gazetteer of European towns', () => {
  it('gives back what was packed, the largest town first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(city, { selector: ({ geonameId }) => geonameId, maxLength: 30 }), (cities) => {
        const unpacked = unpackCities('AT', packCities(cities));

        const facts = unpacked.map(({ geonameId, name, adminCode, population }) => ({
          geonameId,
          name,
          adminCode,
          population,
        }));
        const expected = cities
          .map(({ geonameId, name, adminCode, population }) => ({ geonameId, name, adminCode, population }))
          .sort((a, b) => b.population - a.population || a.geonameId - b.geonameId);
        expect(facts).toEqual(expected);
      }),
    );
  });

  it('is well formed, small, and names its source', () => {
    const data = GazetteerData.parse(packed);

    expect(Object.keys(data.countries).sort()).toEqual([...GazetteerCountry.options].sort());
    expect(JSON.stringify(packed).length).toBeLessThan(1_500_000);
    expect(data.source).toContain('GeoNames');
    expect(data.source).toContain('CC BY 4.0');
  });

  it('has towns of every country, each with a number, a name and a thousand inhabitants or more', () => {
    const ids = new Set<number>();
    let count = 0;
    for (const country of GazetteerCountry.options) {
      const cities = europe.cities(country);
      expect(cities.length).toBeGreaterThan(5);
      for (const { geonameId, name, population, keys } of cities) {
        if (geonameId < 1 || name === '' || population < 1000 || keys.includes('')) expect.fail(`${country} ${name}`);
        ids.add(geonameId);
        count += 1;
      }
    }
    expect(ids.size).toBe(count);
  });

  it('holds no town of Crimea or of any other part of Ukraine', () => {
    const keys = new Set(
      GazetteerCountry.options.flatMap((country) => europe.cities(country).flatMap((town) => town.keys)),
    );

    for (const town of ['simferopol', 'sevastopol', 'dzhankoy', 'dzhankoi', 'yalta', 'kyiv', 'donetsk', 'luhansk']) {
      expect(keys.has(town)).toBe(false);
    }
  });

  it('finds a town by its number', () => {
    expect(findCity(europe, 'PL', 765876)).toMatchObject({ name: 'Lublin', country: 'PL' });
    expect(findCity(europe, 'DE', 765876)).toBeUndefined();
  });

  it('is empty for a country without data', () => {
    expect(makeGazetteer({ source: '', countries: {} }).cities('LI')).toEqual([]);
  });
});
