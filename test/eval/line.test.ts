import { describe, expect, it } from 'vitest';
import { readJudgements, readLines } from '../../scripts/eval/line.ts';

const line = {
  id: 'n-1',
  kind: 'need',
  organisation: { name: 'Вигадана громада', type: 'municipality', country: 'UA', population: 9_000, languages: ['uk'] },
  forms: ['twinning'],
  language: 'uk',
  title: 'Потрібен водовоз',
  summary: '',
  from: '2027-01',
  to: '2028-01',
};

describe('reading listings for an evaluation', () => {
  it('takes further fields, a byte order mark and empty lines', () => {
    const file = `\ufeff${JSON.stringify({ ...line, urgency: 'can-wait' })}\r\n\r\n${JSON.stringify({ ...line, id: 'n-2' })}\n`;

    expect(readLines(file).map(({ id }) => id)).toEqual(['n-1', 'n-2']);
  });

  it('never looks at topics that a line may carry', () => {
    expect(readLines(JSON.stringify({ ...line, topics: ['solar-power'] }))[0]).not.toHaveProperty('topics');
  });

  it('names the line that is broken, incomplete or repeated', () => {
    const good = JSON.stringify(line);

    expect(() => readLines(`${good}\n{"id":`)).toThrow('Line 2 of the listings is not JSON.');
    expect(() => readLines(JSON.stringify({ ...line, forms: ['gift'] }))).toThrow(/^Line 1 .*forms/su);
    expect(() => readLines(`${good}\n\n${good}`)).toThrow('Line 3 of the listings repeats the id n-1.');
  });
});

describe('reading judgements', () => {
  it('takes spaces and tabs and leaves grade 0 out', () => {
    expect(readJudgements('n-1 0 o-1 3\nn-1\t0\to-2\t2\nn-1 0 o-3 0\n')).toEqual([
      { need: 'n-1', offer: 'o-1', grade: 3 },
      { need: 'n-1', offer: 'o-2', grade: 2 },
    ]);
  });

  it('names a broken line', () => {
    expect(() => readJudgements('n-1 0 o-1 3\nn-1 o-2\n')).toThrow('Line 2 of the judgements');
  });
});
