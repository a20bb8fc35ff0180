import type { z } from 'zod';
import type { FieldProblem } from './errors.ts';

type Issue = z.core.$ZodIssue;

function params(values: Record<string, number | bigint | string | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'bigint' ? Number(value) : value]],
    ),
  );
}

function problemOf(issue: Issue): Omit<FieldProblem, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'field.required', params: {} }
        : { code: 'field.type', params: { expected: issue.expected } };
    case 'too_big':
      if (issue.origin === 'string') return { code: 'field.too-long', params: params({ max: issue.maximum }) };
      return {
        code: issue.origin === 'array' ? 'field.too-many' : 'field.too-big',
        params: params({ max: issue.maximum }),
      };
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1
          ? { code: 'field.required', params: {} }
          : { code: 'field.too-short', params: params({ min: issue.minimum }) };
      return {
        code: issue.origin === 'array' ? 'field.too-few' : 'field.too-small',
        params: params({ min: issue.minimum }),
      };
    case 'unrecognized_keys':
      return { code: 'field.unknown', params: {} };
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'field.not-listed', params: {} };
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      return { code: typeof code === 'string' ? code : 'field.format', params: {} };
    }
    default:
      return { code: 'field.format', params: {} };
  }
}

/** What zod found wrong, as one problem for each field, with the path in dotted form below `at`. At most 40 are told. */
export function fieldProblems(error: z.ZodError, at = ''): FieldProblem[] {
  const join = (path: readonly PropertyKey[]) =>
    [...(at === '' ? [] : [at]), ...path.map(String)].join('.').slice(0, 200);
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: join([...issue.path, key]), ...problemOf(issue) }))
        : [{ path: join(issue.path), ...problemOf(issue) }],
    )
    .slice(0, 40);
}
