import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../functions/_middleware/map-errors.ts';
import { DomainError, ErrorCode } from '../../shared/errors.ts';
import { fieldText } from '../../shared/i18n/errors.ts';
import { errorKeys } from '../../shared/i18n/keys/errors.ts';
import { languages } from '../../shared/languages.ts';
import { ProblemView } from '../../shared/schemas/views.ts';

const params: Partial<Record<ErrorCode, Record<string, string | number>>> = {
  'transition.refused': { act: 'publish', state: 'draft' },
  'limit.reached': { minutes: 5 },
};
const sources = globSync(['functions/**/*.ts', 'shared/**/*.ts']).map((file) => readFileSync(file, 'utf8'));
/** The codes of fields that the code names: beside a path, in the parameters of a schema, or in a refusal of JSON. */
const fieldCodes = new Set(
  sources.flatMap((text) =>
    [
      ...text.matchAll(/path: [^{}]*?code: '([a-z.-]+)'/g),
      ...text.matchAll(/params: \{ code: '([a-z.-]+)' \}/g),
      ...text.matchAll(/\{ code: '(field\.[a-z-]+)', params/g),
      ...text.matchAll(/refuse\([^()]*(?:\([^()]*\)[^()]*)*, '([a-z.-]+)'\)/g),
    ].map(([, code = '']) => code),
  ),
);

describe('a refusal', () => {
  it.each(ErrorCode.options)('with %s has a title and a sentence that says what to do, in every language', (code) => {
    const seen = languages.map((language) => {
      const problem = problemOf(new DomainError(code, { params: params[code] ?? {} }), language, 'request-1');

      expect(ProblemView.safeParse(problem).error).toBeUndefined();
      expect(problem.title).not.toContain('error.');
      expect(problem.detail).not.toContain('error.');
      expect(`${problem.title} ${problem.detail}`).not.toMatch(/[{}]/);
      expect(problem.detail.length).toBeGreaterThan(12);
      expect(problem.status).toBeGreaterThanOrEqual(400);
      expect(problem.type).toBe(`/problems/${code}`);
      return problem.detail;
    });

    expect(new Set(seen).size).toBe(languages.length);
  });

  it('has one status for each code, and only what is nobody’s fault is a 5xx', () => {
    const status = (code: ErrorCode) => problemOf(new DomainError(code), 'en', 'request-1').status;

    expect(ErrorCode.options.filter((code) => status(code) >= 500)).toEqual(['busy', 'unexpected']);
  });
});

describe('the codes of fields', () => {
  it('are found in the sources', () => {
    expect(fieldCodes.size).toBeGreaterThan(15);
    expect([...fieldCodes]).toEqual(
      expect.arrayContaining(['window.reversed', 'json.too-deep', 'field.too-long', 'place.unknown']),
    );
  });

  it.each([...fieldCodes])('have a sentence of their own in every language: %s', (code) => {
    expect(Object.keys(errorKeys)).toContain(code.startsWith('field.') ? code : `field.${code}`);
    const texts = languages.map((language) => fieldText(language, code, { max: 1, min: 1, expected: 'string' }));
    expect(new Set(texts).size).toBe(languages.length);
    for (const text of texts) expect(text).not.toMatch(/[{}]/);
  });

  it('without one get the general sentence', () => {
    expect(fieldText('en', 'no.such.code', {})).toBe(fieldText('en', 'field.format', {}));
  });
});
