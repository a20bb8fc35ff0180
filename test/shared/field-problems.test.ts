import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldProblems } from '../../shared/field-problems.ts';
import { Email, line, paragraphs } from '../../shared/schemas/text.ts';

const Form = z.strictObject({
  name: line(10, 2),
  note: paragraphs(20).optional(),
  email: Email.optional(),
  count: z.int().min(1).max(9).optional(),
  list: z
    .array(z.enum(['a', 'b']))
    .min(1)
    .max(2)
    .optional(),
  deep: z.strictObject({ inner: z.array(z.strictObject({ flag: z.boolean() })) }).optional(),
});
const told = (value: unknown, at = '') => {
  const parsed = Form.safeParse(value, { reportInput: true });
  return parsed.success
    ? []
    : fieldProblems(parsed.error, at).map(({ path, code, params }) => ({ path, code, ...params }));
};

describe('what is wrong with a field', () => {
  it.each([
    [{}, 'name', 'field.required', {}],
    [{ name: 12 }, 'name', 'field.type', { expected: 'string' }],
    [{ name: null }, 'name', 'field.type', { expected: 'string' }],
    [{ name: '' }, 'name', 'field.too-short', { min: 2 }],
    [{ name: 'x'.repeat(11) }, 'name', 'field.too-long', { max: 10 }],
    [{ name: 'two\nlines' }, 'name', 'text.one-line', {}],
    [{ name: 'hidden\u200b' }, 'name', 'text.one-line', {}],
    [{ name: 'ab\ud800' }, 'name', 'text.broken', {}],
    [{ name: 'ok', note: 'a\u202eb' }, 'note', 'text.characters', {}],
    [{ name: 'ok', email: 'nobody' }, 'email', 'field.format', {}],
    [{ name: 'ok', count: 0 }, 'count', 'field.too-small', { min: 1 }],
    [{ name: 'ok', count: 10 }, 'count', 'field.too-big', { max: 9 }],
    [{ name: 'ok', count: 'two' }, 'count', 'field.type', { expected: 'number' }],
    [{ name: 'ok', list: [] }, 'list', 'field.too-few', { min: 1 }],
    [{ name: 'ok', list: ['a', 'a', 'a'] }, 'list', 'field.too-many', { max: 2 }],
    [{ name: 'ok', list: ['c'] }, 'list.0', 'field.not-listed', {}],
    [{ name: 'ok', surplus: 1 }, 'surplus', 'field.unknown', {}],
    [
      { name: 'ok', deep: { inner: [{ flag: true }, { flag: 'yes' }] } },
      'deep.inner.1.flag',
      'field.type',
      { expected: 'boolean' },
    ],
    [{ name: 'ok', deep: { inner: [{ flag: true, more: 1 }] } }, 'deep.inner.0.more', 'field.unknown', {}],
  ])('%j is told at its path with its code', (value, path, code, params) => {
    expect(told(value)).toContainEqual({ path, code, ...params });
  });

  it('is told below where the value stands', () => {
    expect(told({}, 'content')).toEqual([{ path: 'content.name', code: 'field.required' }]);
  });

  it('is told for forty fields at most, with paths that stay short', () => {
    const many = told({
      name: 'ok',
      ...Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`f${n}${'x'.repeat(300)}`, 1])),
    });

    expect(many).toHaveLength(40);
    expect(Math.max(...many.map(({ path }) => path.length))).toBe(200);
  });

  it('passes what is right', () => {
    expect(told({ name: ' ok ', note: 'line\nline', email: 'Ana@City.Example', count: 3, list: ['b'] })).toEqual([]);
  });
});
