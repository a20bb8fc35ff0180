import { describe, expect, it } from 'vitest';
import en from '../../../shared/i18n/en/reasons.json' with { type: 'json' };
import uk from '../../../shared/i18n/uk/reasons.json' with { type: 'json' };
import { Reason, reasonCodes } from '../../../shared/matching/reasons.ts';

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, uk };

describe.each(Object.entries(catalogues))('the texts of the reasons in %s', (_language, texts) => {
  it('exist for every code of the engine, and for no other', () => {
    const codes = Object.keys(texts).map((key) => key.replace(/^reason\./, ''));

    expect(codes.toSorted()).toEqual(reasonCodes.toSorted());
  });

  it('speak of just the params that the code has', () => {
    for (const { shape } of Reason.options) {
      const named = [...(texts[`reason.${shape.code.value}`] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

      expect(named.toSorted()).toEqual(Object.keys(shape.params.shape).toSorted());
    }
  });
});
