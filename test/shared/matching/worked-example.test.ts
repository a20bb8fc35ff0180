import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failedCondition } from '../../../shared/matching/conditions.ts';
import { explain } from '../../../shared/matching/explain.ts';
import { factors, weights } from '../../../shared/matching/weights.ts';
import { exampleNeed, exampleOffer } from './worked-example.ts';

const page = readFileSync('docs/matching.md', 'utf8').replace(/ +/g, ' ');
const { score, there, back, reasons, gaps } = explain(exampleNeed, exampleOffer);
const written = (points: number) => points.toLocaleString('en');

describe('the worked example of docs/matching.md', () => {
  it.each([...factors])('has the points of %s that the engine gives', (factor) => {
    const row = `| ${factor} | ${written(there.contributions[factor])} | ${written(back.contributions[factor])} |`;

    expect(page).toContain(row);
  });

  it('has the scores that the engine gives', () => {
    expect(failedCondition(exampleNeed, exampleOffer)).toBeUndefined();
    expect(page).toContain(
      `| **score** | **${written(there.score)}** | **${written(back.score)}** | pair: **${written(score)}** |`,
    );
  });

  it('names every reason and every gap that the engine finds, and no other', () => {
    const example = page.slice(page.indexOf('## A worked example'), page.indexOf('## Reasons and gaps'));
    const named = [...example.matchAll(/`([a-z]+\.[a-z-]+)`/g)].map(([, code]) => code);

    expect(named.toSorted()).toEqual([...reasons, ...gaps].map(({ code }) => code).toSorted());
  });

  it.each([...factors])('stands beside the weight of %s', (factor) => {
    expect(page).toContain(`| ${factor} | ${written(weights[factor])} |`);
  });
});
