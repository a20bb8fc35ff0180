import { describe, expect, it } from 'vitest';
import { OblastId, oblastOfPrefix, oblasts } from '../../../shared/places/oblasts.ts';

const all = Object.values(oblasts);

describe('the oblasts of Ukraine', () => {
  it('are 27: 24 oblasts, Crimea, Kyiv and Sevastopol', () => {
    expect(OblastId.options).toHaveLength(27);
    expect(Object.keys(oblasts).sort()).toEqual([...OblastId.options].sort());
    expect(all.filter(({ name }) => name.uk.endsWith('область'))).toHaveLength(24);
    expect(OblastId.options.filter((id) => oblasts[id].specialCity)).toEqual(['kyiv-city', 'sevastopol']);
  });

  it('have codes and names of their own', () => {
    for (const values of [
      all.map((o) => o.katotth),
      all.map((o) => o.prefix),
      all.map((o) => o.iso),
      all.map((o) => o.name.en),
    ]) {
      expect(new Set(values).size).toBe(27);
    }
  });

  it('are called as people call them', () => {
    expect(oblasts.kharkiv).toEqual({
      katotth: 'UA63000000000041885',
      prefix: '63',
      iso: 'UA-63',
      name: { uk: 'Харківська область', en: 'Kharkiv oblast' },
      specialCity: false,
    });
  });

  it('are known by the first two digits of a code, which are not always those of ISO 3166-2', () => {
    expect(oblastOfPrefix('44')).toBe('luhansk');
    expect(oblasts.luhansk.iso).toBe('UA-09');
    expect(oblastOfPrefix('73')).toBe('chernivtsi');
    expect(oblasts.chernivtsi.iso).toBe('UA-77');
    expect(oblastOfPrefix('99')).toBeUndefined();
  });
});
