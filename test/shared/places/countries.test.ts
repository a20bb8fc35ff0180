import { describe, expect, it } from 'vitest';
import { CountryCode, countries, isEuMember } from '../../../shared/places/countries.ts';

describe('the countries that may take part', () => {
  it('are the 27 members of the EU, 4 of EFTA, 9 candidates and the United Kingdom', () => {
    const byStanding = Map.groupBy(CountryCode.options, (code) => countries[code].standing);

    expect(byStanding.get('eu-member')).toHaveLength(27);
    expect(byStanding.get('efta')).toEqual(['CH', 'IS', 'LI', 'NO']);
    expect(byStanding.get('candidate')).toContain('UA');
    expect(byStanding.get('candidate')).toHaveLength(9);
    expect(byStanding.get('other')).toEqual(['GB']);
    expect(CountryCode.options.filter(isEuMember)).toHaveLength(27);
  });

  it('do not include Russia and Belarus', () => {
    expect(CountryCode.safeParse('RU').success).toBe(false);
    expect(CountryCode.safeParse('BY').success).toBe(false);
  });

  it('have names and languages that the browser can write out', () => {
    const regions = new Intl.DisplayNames('uk', { type: 'region', fallback: 'none' });
    const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

    for (const code of CountryCode.options) {
      expect(regions.of(code)).toBeTruthy();
      expect(countries[code].languages.length).toBeGreaterThan(0);
      for (const language of countries[code].languages) expect(languages.of(language)).toBeTruthy();
    }
  });
});
