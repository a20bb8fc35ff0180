import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../../functions/_middleware/strict-json.ts';
import { DomainError } from '../../../shared/errors.ts';

const refusal = (text: string) => {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [field] = error.fields;
    return `${error.code} ${field?.code} ${field?.path}`.trim();
  }
};
/** JSON of bounded depth without the keys that are refused. */
const json = fc
  .jsonValue({ maxDepth: 5 })
  .filter((value) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value)));

describe('strict JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws anything but a refusal, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0e1-tn ') })),
        (text) => {
          const outcome = refusal(text);
          if (typeof outcome === 'string' && outcome.startsWith('request.'))
            expect(outcome).toMatch(/^request\.broken-json json\./);
          else expect(outcome).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('refuses a key that is written twice, at any depth and however it is spelled', () => {
    expect(refusal('{"role":"editor","role":"representative"}')).toBe('request.broken-json json.duplicate-key role');
    expect(refusal('{"a":[{"b":1},{"b":1,"\\u0062":2}]}')).toBe('request.broken-json json.duplicate-key a.1.b');
    expect(refusal('{"a":{"a":1},"b":{"a":1}}')).toEqual({ a: { a: 1 }, b: { a: 1 } });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s, at any depth and escaped', (key) => {
    const escaped = [...key].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

    expect(refusal(`{"${key}":{"admin":true}}`)).toBe(`request.broken-json json.forbidden-key ${key}`);
    expect(refusal(`{"a":{"b":[{"${escaped}":1}]}}`)).toBe(`request.broken-json json.forbidden-key a.b.0.${key}`);
    expect(refusal(`{"a":"${key}"}`)).toEqual({ a: key });
  });

  it('refuses numbers beyond the finite ones', () => {
    expect(refusal('{"a":1e999}')).toBe('request.broken-json json.number a');
    expect(refusal('[-1e999]')).toBe('request.broken-json json.number 0');
    expect(refusal('{"a":1e308}')).toEqual({ a: 1e308 });
  });

  it('takes twelve levels and refuses the thirteenth, brackets in texts aside', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

    expect(refusal(nested(12))).toEqual(JSON.parse(nested(12)));
    expect(refusal(nested(13))).toBe('request.broken-json json.too-deep');
    expect(refusal(JSON.stringify({ a: '[[[[[[[[[[[[[[[[\\"{{{{{{{{{{{{{{{{' }))).toMatchObject({
      a: expect.any(String),
    });
  });

  it('is done in time with 64 KB of whatever is worst', () => {
    const worst = [
      '['.repeat(65_536),
      '{"a":'.repeat(13_000),
      '"'.repeat(65_536),
      '\\'.repeat(65_536),
      `[${'1,'.repeat(32_000)}1]`,
      `{${Array.from({ length: 6_000 }, (_, n) => `"k${n}":1`).join(',')}}`,
    ];
    const began = performance.now();
    for (const text of worst) refusal(text);

    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a":1,}',
    '{"a":1}x',
    "{'a':1}",
    '{a:1}',
    '[1,]',
    '01',
    '+1',
    '.5',
    'NaN',
    'Infinity',
    'undefined',
    '"a\nb"',
    '"\\x41"',
    '{"a":1}//',
    '/**/1',
    '\ufeff{}',
    'nul',
  ])('refuses %j', (text) => {
    expect(refusal(text)).toBe('request.broken-json json.broken');
  });
});
