import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCodifier } from '../../../shared/places/codifier.ts';
import { europe } from '../../../shared/places/europe.ts';
import { FoundPlace, findPlaces } from '../../../shared/places/find-places.ts';
import { toPlace } from '../../../shared/places/to-place.ts';
import { Place } from '../../../shared/schemas/place.ts';

const { hromadas } = parseCodifier(readFileSync(new URL('../../../demo/places.tsv', import.meta.url), 'utf8'));

function find(query: string, options: Partial<Parameters<typeof findPlaces>[1]> = {}) {
  return findPlaces(query, { limit: 5, ...options }, europe, hromadas);
}

function firstOf(query: string, options: Partial<Parameters<typeof findPlaces>[1]> = {}) {
  return find(query, options)[0]?.name;
}

describe('finding a Ukrainian community', () => {
  it.each([
    ['by its name', 'Дубенська', 'Дубенська'],
    ['by its full name', 'Дубенська територіальна громада', 'Дубенська'],
    ['by its name in Latin letters', 'Dubenska', 'Дубенська'],
    ['by the first letters', 'Шепет', 'Шепетівська'],
    ['by its town', 'Дубно', 'Дубенська'],
    ['by its town in Latin letters', 'Dubno', 'Дубенська'],
    ['by a town whose name changes most', 'Запоріжжя', 'Запорізька'],
    ['by a town of two words', 'Біла Церква', 'Білоцерківська'],
    ['by another town of two words', 'Кривий Ріг', 'Криворізька'],
    ['by a town with a hyphen', 'Могилів-Подільський', 'Могилів-Подільська'],
    ['by the second word', 'Франківськ', 'Івано-Франківська'],
    ['without the apostrophe', 'Купянськ', 'Куп’янська'],
    ['with another apostrophe', 'Куп`янськ', 'Куп’янська'],
    ['with a foreign spelling', 'Odessa', 'Одеська'],
    ['with a wrong letter', 'Шепитівська', 'Шепетівська'],
    ['with two letters changed', 'Шпеетівська', 'Шепетівська'],
    ['that is a city with special status', 'Kyiv', 'Київ'],
  ])('%s: %s', (_, query, name) => {
    expect(firstOf(query)).toBe(name);
  });

  it('gives raion, oblast, code and the official Latin name', () => {
    expect(find('Дубно')[0]).toEqual({
      kind: 'hromada',
      katotth: 'UA56040110000061997',
      name: 'Дубенська',
      nameLatin: 'Dubenska',
      raion: { code: 'UA56040000000062179', name: 'Дубенський' },
      oblast: 'rivne',
    });
  });

  it('puts the community of the oblast’s own name before its namesakes', () => {
    expect(find('Миколаїв').map((place) => place.kind === 'hromada' && place.oblast)).toEqual(['mykolaiv', 'lviv']);
  });

  it.each(['Миколаївська Львівська область', 'Миколаївська, Стрийський район', 'Mykolaivska, Lviv oblast'])(
    'tells namesakes apart by what follows the name: %s',
    (query) => {
      const found = find(query);

      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ name: 'Миколаївська', oblast: 'lviv' });
    },
  );

  it('stays in Ukraine when Ukraine is asked for', () => {
    expect(find('l', { country: 'UA', limit: 50 }).every((place) => place.kind === 'hromada')).toBe(true);
  });
});

describe('finding a European town', () => {
  it.each([
    ['by its name', 'Lublin', 'Lublin'],
    ['without diacritics', 'Lodz', 'Łódź'],
    ['with diacritics that it has not', 'Lüblin', 'Lublin'],
    ['by a later word', 'wola stalowa', undefined],
    ['by both words', 'stalowa wola', 'Stalowa Wola'],
    ['in Cyrillic letters', 'Вільнюс', 'Vilnius'],
    ['by the name in its own language', 'München', 'Munich'],
    ['by the name in Ukrainian', 'Варшава', 'Warsaw'],
    ['in the town’s own script', 'Ιωάννινα', 'Ioánnina'],
    ['in Bulgarian letters', 'Велико Търново', 'Veliko Tŭrnovo'],
    ['with two letters changed', 'Gdnask', 'Gdańsk'],
  ])('%s: %s', (_, query, name) => {
    expect(firstOf(query)).toBe(name);
  });

  it('puts the exact name first and then the larger town', () => {
    const names = find('Bar', { limit: 20 }).map((place) => place.name);

    expect(names[0]).toBe('Bar');
    expect(names.indexOf('Barcelona')).toBeLessThan(names.indexOf('Bari'));
  });

  it('stays in the country that is asked for', () => {
    const found = find('Frei', { country: 'DE' });

    expect(found.length).toBeGreaterThan(0);
    expect(found.every((place) => place.kind === 'city' && place.country === 'DE')).toBe(true);
  });
});

describe('a result of the search', () => {
  it('can be kept as the place of an organisation or a listing', () => {
    for (const query of ['Дубно', 'Київ', 'Lublin']) {
      const [found] = find(query);
      if (found === undefined) expect.fail(query);
      const place = toPlace(found);
      expect(Place.parse(place)).toEqual(place);
    }
  });
});

describe('a hostile query', () => {
  it.each([
    '',
    '   ',
    '-’-',
    '\u0000',
    '\u202e',
    '\ud800',
    '__proto__',
    'constructor',
    '.*',
    '(a+)+$',
    'громада',
    'ﷺ'.repeat(5000),
    'a\u0301'.repeat(5000),
    'x '.repeat(100_000),
    'область '.repeat(10_000),
  ])('%# does no harm', (query) => {
    expect(Array.isArray(find(query))).toBe(true);
  });

  it('gives at most as many results as were asked for, in the same order each time, each well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.integer({ min: -5, max: 200 }), (query, limit) => {
        const found = find(query, { limit });

        expect(found.length).toBeLessThanOrEqual(Math.min(Math.max(limit, 1), 50));
        expect(find(query, { limit })).toEqual(found);
        for (const place of found) FoundPlace.parse(place);
      }),
      { numRuns: 50 },
    );
  });

  it('takes no longer because it is long', () => {
    const timed = (query: string) => {
      const start = performance.now();
      for (let round = 0; round < 5; round += 1) find(query);
      return performance.now() - start;
    };
    timed('lub');

    expect(timed('lub ла '.repeat(100_000))).toBeLessThan(20 * timed('lublin') + 200);
  });
});
