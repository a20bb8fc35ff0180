import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readLatent, sectorConfusions, topicConfusions } from '../../scripts/eval/confusion.ts';
import { evaluate } from '../../scripts/eval/evaluate.ts';
import { factorsOff, rankBy } from '../../scripts/eval/factors-off.ts';
import { readJudgements, readLines } from '../../scripts/eval/line.ts';
import { causesOfMisses } from '../../scripts/eval/misses.ts';
import { factors, weights } from '../../shared/matching/weights.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const file = (name: string) => readFileSync(path(name), 'utf8');
const lines = readLines(file('./listings.jsonl'));
const judgements = readJudgements(file('./qrels.tsv'));
const { asking, records, ranking, grades, result } = evaluate(lines, judgements, false);

describe('the factors switched off in turn', () => {
  it('start from the ranking that the engine gives', () => {
    expect(rankBy(records, asking, weights)).toEqual(ranking);
  });

  it('are all the factors of a score, and the topics matter most', () => {
    const off = factorsOff(records, asking, grades);

    expect(off.map(({ factor }) => factor)).toEqual(factors);
    const lowest = off.toSorted((a, b) => a.measures['ndcg@10'] - b.measures['ndcg@10'])[0];
    expect(lowest?.factor).toBe('topics');
    expect(lowest?.measures['ndcg@10']).toBeLessThan(result['ndcg@10']);
  });
});

describe('the confusion of topics', () => {
  const latents = [
    { id: 'a', sector: 'water', subtopic: 'wells' },
    { id: 'b', sector: 'water', subtopic: 'wells' },
  ];
  const [record] = records;
  if (record === undefined) throw new Error('The development set is empty.');
  const found = [
    { ...record, id: 'a', topics: [0] },
    { ...record, id: 'b', topics: [] },
  ];

  it('counts for each subject that was meant which topics were found, and where none was', () => {
    const topics = topicConfusions(latents, found);

    expect(topics.map(({ meant, count, of }) => [meant, count, of])).toEqual([
      ['wells', 1, 2],
      ['wells', 1, 2],
    ]);
    expect(topics.map((confusion) => confusion.found)).toContain('(none)');
    expect(sectorConfusions(latents, found)).toHaveLength(2);
  });

  it('names a broken line', () => {
    expect(() => readLatent('{"id":')).toThrow('Line 1 of the subjects meant is not JSON.');
    expect(() => readLatent('{"id":"a"}')).toThrow('Line 1 of the subjects meant is broken.');
  });
});

describe('the causes of what was not found', () => {
  it('account for every right answer that is not among the first ten', () => {
    const right = judgements.filter(({ grade }) => grade >= 2);
    const found = right.filter(({ need, offer }) => ranking.get(need)?.slice(0, 10).includes(offer));
    const causes = causesOfMisses(ranking, grades, records);

    expect(causes.reduce((sum, [, count]) => sum + count, 0)).toBe(right.length - found.length);
  });
});

describe('the command', () => {
  const Contract = z.strictObject({
    'ndcg@10': z.number(),
    'p@3': z.number(),
    'recall@10': z.number(),
    mrr: z.number(),
    queries: z.int(),
    recall_by_language: z.record(z.string(), z.number()),
    baselines: z.record(z.string(), z.record(z.string(), z.number())),
  });

  it('prints its figures in one last line, whatever it prints before', () => {
    const parts = ['--listings', path('./listings.jsonl'), '--qrels', path('./qrels.tsv')];
    const options = [...parts, '--latent', path('./latent.jsonl')];
    const printed = execFileSync(process.execPath, [path('../../scripts/eval.ts'), ...options], { encoding: 'utf8' });

    const last = Contract.parse(JSON.parse(printed.trimEnd().split('\n').at(-1) ?? ''));
    expect(last).toEqual(result);
    expect(Object.keys(last.baselines)).toEqual(['chance', 'conditions-and-language', 'bm25', 'bm25-labels']);
    expect(printed).toContain('Each factor switched off in turn');
    expect(printed).toContain('Subject meant → topic found');
  }, 120_000);
});
