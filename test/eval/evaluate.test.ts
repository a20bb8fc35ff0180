import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordOfLine } from '../../scripts/eval/engine-ranking.ts';
import { evaluate, trecRun } from '../../scripts/eval/evaluate.ts';
import { readJudgements, readLines } from '../../scripts/eval/line.ts';
import { termLanguages } from '../../shared/taxonomy/term-files.ts';

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const lines = readLines(file('./listings.jsonl'));
const judgements = readJudgements(file('./qrels.tsv'));

describe('the development set', () => {
  it('judges pairs of listings that it holds', () => {
    const needs = new Set(lines.filter(({ kind }) => kind === 'need').map(({ id }) => id));
    const offers = new Set(lines.filter(({ kind }) => kind === 'offer').map(({ id }) => id));

    expect(judgements.every(({ need, offer }) => needs.has(need) && offers.has(offer))).toBe(true);
  });

  it('has the chance level that its description states', () => {
    const { baselines } = evaluate(lines, judgements, false).result;

    expect(baselines['chance']?.['ndcg@10']).toBeGreaterThan(0.03);
    expect(baselines['chance']?.['ndcg@10']).toBeLessThan(0.1);
    expect(baselines['chance']?.['recall@10']).toBeLessThan(0.11);
  });
});

describe.each([false, true])('the ranking of listings in languages that the taxonomy speaks (reversed: %s)', (reverse) => {
  const spoken = lines.filter(({ language }) => termLanguages.includes(language));
  const ids = new Set(spoken.map(({ id }) => id));
  const judged = judgements.filter(({ need, offer }) => ids.has(need) && ids.has(offer));
  const { result, answers } = evaluate(spoken, judged, reverse);

  it('finds the right partner among the first three, far better than words or conditions alone', () => {
    expect(result['p@3']).toBeGreaterThan(0.7);
    expect(result['ndcg@10']).toBeGreaterThan(0.7);
    const { 'bm25-labels': labels, ...others } = result.baselines;
    for (const baseline of Object.values(others)) expect(result['p@3']).toBeGreaterThan(2 * baseline['p@3']);
    expect(result['p@3']).toBeGreaterThan(labels?.['p@3'] ?? 1);
    expect(result['ndcg@10']).toBeGreaterThan(labels?.['ndcg@10'] ?? 1);
  });

  it('is the same in every run', () => {
    expect(evaluate(spoken, judged, reverse).result).toEqual(result);
  });

  it('can be written as a TREC run', () => {
    const rows = trecRun(answers).trimEnd().split('\n');

    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) expect(row).toMatch(/^\S+ Q0 \S+ [1-9]\d* \d+ mistok$/);
  });
});

describe('a listing of the file', () => {
  it('gets its topics from its text alone', () => {
    const [line] = lines;
    if (line === undefined) throw new Error('The development set is empty.');

    const said = recordOfLine({ ...line, language: 'en', title: 'Our boilers are worn out', summary: '' });
    const silent = recordOfLine({ ...line, language: 'en', title: '…', summary: '' });

    expect(said.topics).not.toEqual([]);
    expect(silent.topics).toEqual([]);
  });
});
