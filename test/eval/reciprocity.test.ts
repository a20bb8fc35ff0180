import { describe, expect, it } from 'vitest';
import { noiseLevels, seed, successAt } from '../../scripts/eval/mutual-success.ts';
import { plantMarket } from '../../scripts/eval/planted-market.ts';

describe('a market with planted pairs', () => {
  it('is the same for the same seed, and every listing has one partner of the other kind', () => {
    const { records, partners } = plantMarket(50, 0.2, seed);

    expect(plantMarket(50, 0.2, seed).records).toEqual(records);
    expect(records).toHaveLength(100);
    for (const [id, partner] of partners) expect(partners.get(partner)).toBe(id);
    expect(new Set(partners.values()).size).toBe(100);
  });
});

describe('ranking by what both sides want', () => {
  const table = noiseLevels.map((noise) => successAt(noise));

  it('brings partners together at least as often as ranking by one side, however much people misstate', () => {
    for (const { score, there, back } of table) {
      expect(score).toBeGreaterThanOrEqual(there);
      expect(score).toBeGreaterThanOrEqual(back);
    }
  });

  it('is harder the more people misstate', () => {
    const scores = table.map(({ score }) => score);

    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.at(-1)).toBeLessThan(scores[0] ?? 0);
  });
});
