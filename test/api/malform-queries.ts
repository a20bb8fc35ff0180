import type { z } from 'zod';
import { jsonSchemaOf, type Malformed } from './malform.ts';

const invalid = ['request.invalid'] as const;
const packed = (value: string) => Buffer.from(value).toString('base64url');

const forgedCursors = [
  'AAAA',
  '!!!!',
  'x'.repeat(201),
  packed('null'),
  packed('[]'),
  packed('{}'),
  packed('{"pk":"PERSON#01ARZ3NDEKTSV4RRFFQ69G5FAV","sk":"PERSON"}'),
  packed('{"sk":"PERSON#01ARZ3NDEKTSV4RRFFQ69G5FAV"}'),
  packed('{"key":"1","id":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}'),
  packed('{"key":1e999,"id":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}'),
  packed('{"__proto__":{"key":1},"id":"x"}'),
];

const wrongValues: Readonly<Record<string, readonly string[]>> = {
  limit: ['0', '-1', '51', '1.5', 'abc', '1e9', 'NaN', 'Infinity', '1,2', '%00', '١٢'],
  cursor: forgedCursors,
  q: ['%20%20', 'x'.repeat(81), 'a%00b', 'a%E2%80%AEb', '%0A%0Aa%0Ab'],
};

/** Query strings that are wrong at one parameter, told from the schema of the query. */
export function wrongQueries(query: z.ZodObject, correct: Readonly<Record<string, string>>): Malformed[] {
  const names = Object.keys(query.shape);
  const begin = new URLSearchParams(correct).toString();
  const raw = (name: string, text: string, path: string): Malformed => ({
    name,
    call: { query: [begin, text].filter((part) => part !== '').join('&') },
    codes: invalid,
    path,
  });
  const withoutName = (name: string): Malformed => {
    const { [name]: _, ...rest } = correct;
    return { name: `without ${name}`, call: { query: rest }, codes: invalid, path: name };
  };
  return [
    ...names.flatMap((name) => {
      const values = wrongValues[name] ?? ['no-such-code', 'x'.repeat(5_000), '%00', '%ED%A0%80', '__proto__'];
      return values.map((value) => raw(`${name}=${value.slice(0, 40)}`, `${name}=${value}`, name));
    }),
    ...names
      .filter((name) => !isList(query, name))
      .map((name) => {
        const value = encodeURIComponent(
          correct[name] ?? (name === 'limit' ? '5' : name === 'sort' ? 'newest' : 'need'),
        );
        return raw(`${name} twice`, `${name}=${value}&${name}=${value}`, name);
      }),
    ...Object.keys(correct)
      .filter((name) => name === 'q')
      .map(withoutName),
    raw('an unknown parameter', 'surplus=1', 'surplus'),
    raw('__proto__ as a parameter', '__proto__=1', '__proto__'),
    raw('constructor as a parameter', 'constructor=1', 'constructor'),
    raw('a parameter in other letters', 'LIMIT=5', 'LIMIT'),
    raw('500 unknown parameters', Array.from({ length: 500 }, (_, index) => `p${index}=1`).join('&'), 'p0'),
  ];
}

/** Whether a parameter may be repeated: then it takes a list of one too, as nothing that comes once does. */
function isList(query: z.ZodObject, name: string): boolean {
  return query.safeParse({ [name]: ['no-such-code'] }).error?.issues.some(({ path }) => path.length > 1) === true;
}

/** Whether the generator knows a query: every parameter has a schema that can be described. */
export function parametersOf(query: z.ZodObject): string[] {
  const { properties } = jsonSchemaOf(query);
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
