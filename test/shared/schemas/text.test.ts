import { describe, expect, it } from 'vitest';
import { Email, Id, line, Moment, Month, paragraphs } from '../../../shared/schemas/text.ts';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a line of text', () => {
  it('is trimmed and composed', () => {
    expect(line(20).parse('  И\u0306од  ')).toBe('Йод');
  });

  it('counts its characters after that', () => {
    expect(accepts(line(3), ' abc ')).toBe(true);
    expect(accepts(line(3), 'abcd')).toBe(false);
    expect(accepts(line(3), '   ')).toBe(false);
  });

  it('keeps every letter, apostrophe and sign that a municipality writes', () => {
    for (const text of [
      'Кам’янець-Подільська',
      "Куп'янська",
      'Куп\u02bcянська',
      'Évora',
      'Łódź',
      'Ñandú № 1 — «так»',
      '👍🏽',
      'Ελλάδα',
    ])
      expect(line(160).parse(text), text).toBe(text.normalize('NFC'));
  });

  it.each([
    'a\nb',
    'a\tb',
    'a\u0000b',
    'a\u200bb',
    'a\u202eb',
    'a\u2066b',
    'a\ufeffb',
    'a\u0085b',
    'a\ud800b',
    'a\udc00',
  ])('refuses %j', (text) => {
    expect(accepts(line(20), text)).toBe(false);
    expect(accepts(paragraphs(20), text)).toBe(text === 'a\nb' || text === 'a\tb');
  });
});

describe('paragraphs', () => {
  it('have line ends of one kind', () => {
    expect(paragraphs(20).parse('a\r\nb\rc\n')).toBe('a\nb\nc');
  });
});

describe('an e-mail address', () => {
  it.each([' Ana@City.Example ', 'a.b+c@sub.city.example', 'офіс@громада.укр', 'ａna@city.example'])(
    '%j is taken and written in one way',
    (address) => {
      expect(Email.parse(address)).toBe(address.normalize('NFKC').trim().toLowerCase());
    },
  );

  it.each([
    'nobody',
    'a@b',
    '@city.example',
    'a@@city.example',
    'a b@city.example',
    'a@city.example,b@city.example',
    'a@city.example\nbcc: b@city.example',
    'a\u0000@city.example',
    'a@ci\u202ety.example',
    'a\ud800@city.example',
    'a\u200b@city.example',
    '"a"@city.example',
    '<a@city.example>',
    'a@city.example>',
    `${'x'.repeat(65)}@city.example`,
    `a@${'x'.repeat(250)}.example`,
    `${'x'.repeat(301)}`,
  ])('%j is not taken', (address) => {
    expect(accepts(Email, address)).toBe(false);
  });

  it('is decided in time, however it is made', () => {
    const began = performance.now();
    for (const address of [
      `${'a.'.repeat(150)}`,
      `a@${'a.'.repeat(148)}`,
      `${'@'.repeat(300)}`,
      `a@${'.'.repeat(298)}`,
    ])
      accepts(Email, address);

    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('codes in text', () => {
  it('are read strictly', () => {
    expect(
      [
        '01ARZ3NDEKTSV4RRFFQ69G5FAV',
        '81ARZ3NDEKTSV4RRFFQ69G5FAV',
        '01arz3ndektsv4rrffq69g5fav',
        '01ARZ3NDEKTSV4RRFFQ69G5FA',
        '01ARZ3NDEKTSV4RRFFQ69G5FAU',
      ].map((id) => accepts(Id, id)),
    ).toEqual([true, false, false, false, false]);
    expect(
      ['2027-01', '2027-13', '2027-00', '2019-12', '2100-01', '2027-1', '2027-01-01'].map((month) =>
        accepts(Month, month),
      ),
    ).toEqual([true, false, false, false, false, false, false]);
    expect(
      [
        '2026-10-01T10:00:00.000Z',
        '2026-10-01T10:00:00Z',
        '2026-10-01T10:00:00.000+02:00',
        '2026-13-01T10:00:00.000Z',
      ].map((at) => accepts(Moment, at)),
    ).toEqual([true, false, false, false]);
  });
});
