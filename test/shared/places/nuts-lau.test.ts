import { describe, expect, it } from 'vitest';
import { countryOfNuts, LauCode, NutsCode } from '../../../shared/places/nuts-lau.ts';

describe('a NUTS code', () => {
  it.each([
    ['DE2', 'DE'],
    ['DE21', 'DE'],
    ['DE212', 'DE'],
    ['EL30', 'GR'],
    ['UKC11', 'GB'],
    ['NO0A2', 'NO'],
    ['TR100', 'TR'],
  ])('%s lies in %s', (code, country) => {
    expect(countryOfNuts(code)).toBe(country);
    expect(NutsCode.parse(code)).toBe(code);
  });

  it.each(['', 'DE', 'DE2123', 'de21', 'GR30', 'GB11', 'RU1', 'XX1', 'DE-1', 'DE2 '])('%j is refused', (code) => {
    expect(NutsCode.safeParse(code).success).toBe(false);
  });
});

describe('a code of a local administrative unit', () => {
  it.each(['05113000', '101', 'E06000001', '1201_011', '2AE19629144F13A3E055000000000001'])(
    '%s has a possible shape',
    (code) => {
      expect(LauCode.parse(code)).toBe(code);
    },
  );

  it.each(['', ' 101', '10 1', '101-', 'a1', '<b>', '1'.repeat(41)])('%j is refused', (code) => {
    expect(LauCode.safeParse(code).success).toBe(false);
  });
});
