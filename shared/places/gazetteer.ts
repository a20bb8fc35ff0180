import { z } from 'zod';
import { CountryCode } from './countries.ts';
import { searchKey } from './romanise.ts';

/** The countries of the gazetteer: Ukraine's places come from its own codifier. */
export const GazetteerCountry = CountryCode.exclude(['UA']);
export type GazetteerCountry = z.infer<typeof GazetteerCountry>;

/** A town of the gazetteer. Coordinates are not kept. */
export interface City {
  /** The number of the place at geonames.org. */
  readonly geonameId: number;
  readonly country: GazetteerCountry;
  readonly name: string;
  /** Inhabitants, at least 1,000. */
  readonly population: number;
  /** The first-level administrative code of GeoNames; may be empty. It tells towns of one name apart. */
  readonly adminCode: string;
  /** What the town is found by: its name, then other names it is known by, as `searchKey` gives them. */
  readonly keys: readonly string[];
}

/** A town as it is packed; `otherNames` are only searched, never shown. */
export interface PackedCity extends Omit<City, 'keys' | 'country'> {
  readonly otherNames: readonly string[];
}

/** The towns by country, for reading only. */
export interface Gazetteer {
  /** All towns of a country, the largest first. */
  readonly cities: (country: GazetteerCountry) => readonly City[];
}

/**
 * The packed form. One string a country: a line without a tab names an administrative code, and each line under it is a town:
 * its names divided by bars, its population, and how much its GeoNames number exceeds that of the line before (both base 36).
 */
export const GazetteerData = z.strictObject({
  source: z.string(),
  countries: z.partialRecord(GazetteerCountry, z.string()),
});
export type GazetteerData = z.infer<typeof GazetteerData>;

/** Packs the towns of one country. The order of the input does not matter. */
export function packCities(cities: readonly PackedCity[]): string {
  const groups = Map.groupBy(cities, (city) => city.adminCode);
  const lines: string[] = [];
  for (const adminCode of [...groups.keys()].sort()) {
    lines.push(adminCode);
    let last = 0;
    for (const city of (groups.get(adminCode) ?? []).toSorted((a, b) => a.geonameId - b.geonameId)) {
      lines.push(
        `${[city.name, ...city.otherNames].join('|')}\t${city.population.toString(36)}\t${(city.geonameId - last).toString(36)}`,
      );
      last = city.geonameId;
    }
  }
  return lines.join('\n');
}

/** Unpacks the towns of one country, the largest first. */
export function unpackCities(country: GazetteerCountry, packed: string): City[] {
  const cities: City[] = [];
  let adminCode = '';
  let geonameId = 0;
  for (const line of packed.split('\n')) {
    const [text = '', population, difference] = line.split('\t');
    if (population === undefined || difference === undefined) {
      adminCode = text;
      geonameId = 0;
      continue;
    }
    geonameId += Number.parseInt(difference, 36);
    const names = text.split('|');
    const keys = names.map(searchKey);
    cities.push({
      geonameId,
      country,
      name: names[0] ?? '',
      population: Number.parseInt(population, 36),
      adminCode,
      keys,
    });
  }
  return cities.sort((a, b) => b.population - a.population || a.geonameId - b.geonameId);
}

/** A gazetteer over packed data. A country is unpacked when it is first asked for and then kept. */
export function makeGazetteer(data: GazetteerData): Gazetteer {
  const unpacked = new Map<GazetteerCountry, readonly City[]>();
  return {
    cities(country) {
      const known = unpacked.get(country);
      if (known !== undefined) return known;
      const cities = unpackCities(country, data.countries[country] ?? '');
      unpacked.set(country, cities);
      return cities;
    },
  };
}

/** The town with this GeoNames number, or undefined. */
export function findCity(gazetteer: Gazetteer, country: GazetteerCountry, geonameId: number): City | undefined {
  return gazetteer.cities(country).find((city) => city.geonameId === geonameId);
}
