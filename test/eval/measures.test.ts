import { describe, expect, it } from 'vitest';
import { askersOf, measure, meanOf, recallByLanguage } from '../../scripts/eval/measures.ts';

const grades = new Map([
  ['n1', new Map([['a', 3], ['b', 2], ['c', 1]])],
  ['n2', new Map([['d', 2]])],
  ['n3', new Map([['e', 1]])],
]);

describe('the measures of a ranking', () => {
  it('are 1 when every right answer stands first', () => {
    const ranking = new Map([
      ['n1', ['a', 'b', 'c', 'x']],
      ['n2', ['d']],
    ]);

    expect(measure(ranking, grades)).toEqual({ 'ndcg@10': 1, 'p@3': 1, 'recall@10': 1, mrr: 1 });
  });

  it('are 0 when nothing is found', () => {
    expect(measure(new Map(), grades)).toEqual({ 'ndcg@10': 0, 'p@3': 0, 'recall@10': 0, mrr: 0 });
  });

  it('agree with a calculation by hand', () => {
    const ranking = new Map([
      ['n1', ['x', 'c', 'b', 'a']],
      ['n2', ['x', 'y', 'z', 'd']],
    ]);
    const found = 1 / Math.log2(3) + 3 / Math.log2(4) + 7 / Math.log2(5);
    const possible = 7 + 3 / Math.log2(3) + 1 / Math.log2(4);

    expect(measure(ranking, grades)).toEqual({
      'ndcg@10': Math.round(((found / possible + 1 / Math.log2(5)) / 2) * 10_000) / 10_000,
      'p@3': 0.25,
      'recall@10': 1,
      mrr: Math.round(((1 / 3 + 1 / 4) / 2) * 10_000) / 10_000,
    });
  });

  it('look only at askers that have a right answer', () => {
    expect(askersOf(grades)).toEqual(['n1', 'n2']);
  });

  it('do not count an answer below the tenth place', () => {
    const late = [...'abcdefghij'].map((letter) => `x${letter}`);

    expect(measure(new Map([['n2', [...late, 'd']]]), new Map([['n2', new Map([['d', 2]])]]))).toEqual({
      'ndcg@10': 0,
      'p@3': 0,
      'recall@10': 0,
      mrr: 0.0909,
    });
  });

  it('tell for each language which share of its right answers is found', () => {
    const ranking = new Map([
      ['n1', ['a']],
      ['n2', ['d']],
    ]);
    const languages = new Map([
      ['a', 'fi'],
      ['b', 'fi'],
      ['d', 'de'],
    ]);

    expect(recallByLanguage(ranking, grades, (id) => languages.get(id) ?? '')).toEqual({ de: 1, fi: 0.5 });
  });

  it('can be averaged', () => {
    const [none, all] = [measure(new Map(), grades), { 'ndcg@10': 1, 'p@3': 1, 'recall@10': 1, mrr: 1 }];

    expect(meanOf([none, all])).toEqual({ 'ndcg@10': 0.5, 'p@3': 0.5, 'recall@10': 0.5, mrr: 0.5 });
  });
});
