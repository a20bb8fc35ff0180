import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCodifier } from '../../../shared/places/codifier.ts';
import { OblastId, oblasts } from '../../../shared/places/oblasts.ts';

const header = 'code\tcategory\tname\tparent';
const oblast = 'UA63000000000041885\tO\tХарківська\t';
const raion = 'UA63080000000032022\tP\tКуп’янський\tUA63000000000041885';
const hromada = 'UA63080090000067457\tH\tКуп’янська\tUA63080000000032022';
const town = 'UA63080090010012345\tM\tКуп’янськ\tUA63080090000067457';

function parse(...lines: string[]) {
  return parseCodifier([header, ...lines].join('\n'));
}

describe('reading the codifier of Ukraine', () => {
  it('gives each community its raion and its oblast', () => {
    const { oblasts: found, raions, hromadas, settlements, problems } = parse(oblast, raion, hromada, town);

    expect(problems).toEqual([]);
    expect(found).toEqual(['kharkiv']);
    expect(raions).toEqual([{ code: 'UA63080000000032022', name: 'Куп’янський', oblast: 'kharkiv' }]);
    expect(hromadas).toEqual([
      {
        katotth: 'UA63080090000067457',
        name: 'Куп’янська',
        oblast: 'kharkiv',
        raion: { code: 'UA63080000000032022', name: 'Куп’янський' },
      },
    ]);
    expect(settlements).toBe(1);
  });

  it('takes lines in any order, ends of line of any system and a byte order mark', () => {
    const text = `\uFEFF${[header, town, hromada, raion, oblast, ''].join('\r\n')}`;

    const { hromadas, problems } = parseCodifier(text);

    expect(problems).toEqual([]);
    expect(hromadas).toHaveLength(1);
  });

  it('takes categories in Cyrillic letters and every spelling of the apostrophe', () => {
    const { raions, problems } = parse(
      oblast.replace('\tO\t', '\tО\t'),
      raion.replace('\tP\t', '\tР\t').replace('’', 'ʼ'),
    );

    expect(problems).toEqual([]);
    expect(raions[0]?.name).toBe('Куп’янський');
  });

  it('takes Kyiv and Sevastopol as oblast-level units and as communities, whatever stands as their parent', () => {
    const {
      oblasts: found,
      hromadas,
      problems,
    } = parse(
      'UA80000000000093317\tK\tКиїв\tUA32000000000030281',
      'UA85000000000065278\tK\tСевастополь\t',
      'UA80000000000126643\tB\tГолосіївський\tUA80000000000093317',
    );

    expect(problems).toEqual([]);
    expect(found).toEqual(['kyiv-city', 'sevastopol']);
    expect(hromadas.map(({ name, raion: none }) => [name, none])).toEqual([
      ['Київ', null],
      ['Севастополь', null],
    ]);
  });

  it.each([
    ['a code that is no code', 'UA63\tH\tКуп’янська\tUA63080000000032022', 'wrong-shape'],
    ['an oblast that does not exist', 'UA99080090000067457\tH\tКуп’янська\tUA63080000000032022', 'unknown-oblast'],
    ['another number for a known oblast', 'UA05000000000099999\tO\tВінницька\t', 'unknown-oblast'],
    ['a community outside any raion', 'UA63000090000067457\tH\tКуп’янська\tUA63000000000041885', 'wrong-structure'],
    ['a missing column', 'UA63080090000067457\tH', 'wrong-columns'],
    ['a surplus column', `${hromada}\tx`, 'wrong-columns'],
    ['an unknown category', 'UA63080090000067457\tZ\tКуп’янська\tUA63080000000032022', 'unknown-category'],
    ['a category of another level', 'UA63080090000067457\tP\tКуп’янська\tUA63000000000041885', 'wrong-level'],
    ['an oblast that is called a city', 'UA05000000000010236\tK\tВінницька\t', 'wrong-level'],
    ['an empty name', 'UA63080090000067457\tH\t \tUA63080000000032022', 'wrong-name'],
    ['a name with markup', 'UA63080090000067457\tH\t<b>Куп\tUA63080000000032022', 'wrong-name'],
    [
      'a name that turns the direction of reading',
      'UA63080090000067457\tH\tКуп\u202eянська\tUA63080000000032022',
      'wrong-name',
    ],
    ['a community twice', raion, 'duplicate'],
    ['a parent that is not in the file', 'UA63100050000079487\tH\tЛозівська\tUA63100000000059237', 'no-parent'],
    ['no parent', 'UA63080090000067457\tH\tКуп’янська\t', 'no-parent'],
    ['a parent of another level', 'UA63080090000067457\tH\tКуп’янська\tUA63000000000041885', 'wrong-parent'],
    ['a parent elsewhere', 'UA63100050000079487\tH\tЛозівська\tUA63080000000032022', 'wrong-parent'],
    ['an oblast with a parent', 'UA05000000000010236\tO\tВінницька\tUA63000000000041885', 'wrong-parent'],
  ])('reports %s with its line and carries on', (_, line, fault) => {
    const good = 'UA63080110000012345\tH\tДворічанська\tUA63080000000032022';

    const { hromadas, problems } = parse(oblast, raion, line, good);

    expect(problems).toEqual([{ line: 4, fault, code: line.split('\t')[0] }]);
    expect(hromadas.map(({ name }) => name)).toEqual(['Дворічанська']);
  });

  it('reports what hangs under a bad line too', () => {
    const { problems } = parse(oblast, raion.replace('\tP\t', '\tQ\t'), hromada, town);

    expect(problems.map(({ line, fault }) => [line, fault])).toEqual([
      [3, 'unknown-category'],
      [4, 'no-parent'],
      [5, 'no-parent'],
    ]);
  });

  it('reports a missing header and reads the first line all the same', () => {
    const { oblasts: found, problems } = parseCodifier(`${oblast}\n${raion}`);

    expect(problems).toEqual([{ line: 1, fault: 'no-header', code: 'UA63000000000041885' }]);
    expect(found).toEqual(['kharkiv']);
  });

  it('reads any text without breaking', () => {
    const cell = fc.oneof(
      fc.constantFrom('O', 'P', 'H', 'UA63000000000041885', '__proto__', ''),
      fc.string({ maxLength: 25 }),
    );
    const lines = fc.array(
      fc.array(cell, { maxLength: 5 }).map((cells) => cells.join('\t')),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(lines, (text) => {
        expect(parseCodifier(text.join('\n')).hromadas).toEqual([]);
      }),
    );
  });
});

describe('the places of the demonstration', () => {
  const demo = parseCodifier(readFileSync(new URL('../../../demo/places.tsv', import.meta.url), 'utf8'));
  const invented = demo.hromadas.filter(({ katotth }) => /^UA\d{4}9\d\d00000009\d\d$/.test(katotth));

  it('are read without a problem and reach all 27 oblast-level units', () => {
    expect(demo.problems).toEqual([]);
    expect(demo.oblasts).toHaveLength(27);
    expect(new Set(demo.hromadas.map((place) => place.oblast)).size).toBeGreaterThanOrEqual(15);
  });

  it('have 12 invented communities, by their numbers', () => {
    expect(invented).toHaveLength(12);
    expect(new Set(invented.map((place) => place.oblast))).toEqual(
      new Set(['kharkiv', 'sumy', 'chernihiv', 'zaporizhzhia', 'kherson', 'mykolaiv', 'donetsk', 'dnipropetrovsk']),
    );
  });
});

const official = process.env['MISTOK_KATOTTH'];

describe.skipIf(official === undefined)('the whole codifier, where MISTOK_KATOTTH names the file', () => {
  it('is read without a problem', () => {
    const { oblasts: found, raions, hromadas, problems } = parseCodifier(readFileSync(official ?? '', 'utf8'));

    expect(problems).toEqual([]);
    expect([...found].sort()).toEqual([...OblastId.options].sort());
    expect(raions).toHaveLength(136);
    expect(hromadas.filter((place) => place.oblast !== 'crimea' && !oblasts[place.oblast].specialCity)).toHaveLength(
      1469,
    );
    expect(hromadas.some(({ katotth }) => /^UA\d{4}9/.test(katotth))).toBe(false);
  });
});
