import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Call } from '../fixtures/api-event.ts';

/** A request that has to be refused: with which code, and at which field where there is one. */
export interface Malformed {
  readonly name: string;
  readonly call: Pick<Call, 'body' | 'rawBody' | 'query' | 'headers' | 'params'>;
  readonly codes: readonly ErrorCode[];
  readonly path?: string;
}

type Node = Readonly<Record<string, unknown>>;
type Wrong = { readonly name: string; readonly value: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const invalid = ['request.invalid'] as const;
const broken = ['request.broken-json'] as const;

/** The schema of a body as JSON Schema: what the cases are made from. */
export function jsonSchemaOf(schema: z.ZodType): Node {
  return z.record(z.string(), z.unknown()).parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** A correct text with something in its middle that no text may have. */
function wrongTexts(sample: string): Wrong[] {
  const middle = Math.floor(sample.length / 2);
  const holding = (what: string) => `${sample.slice(0, middle)}${what}${sample.slice(middle)}`;
  return [
    { name: 'over-long', value: holding('x'.repeat(20_000)) },
    { name: 'with NUL', value: holding('\u0000') },
    { name: 'with a lone surrogate', value: holding('\ud800') },
    { name: 'with a bidirectional override', value: holding('\u202e') },
  ];
}
const wrongTypes: Readonly<Record<string, readonly Wrong[]>> = {
  string: [
    { name: 'a number', value: 12 },
    { name: 'null', value: null },
    { name: 'an object', value: {} },
  ],
  number: [
    { name: 'a text', value: 'twelve' },
    { name: 'null', value: null },
    { name: 'a list', value: [1] },
  ],
  boolean: [
    { name: 'a text', value: 'true' },
    { name: 'a number', value: 1 },
  ],
  array: [
    { name: 'an object', value: {} },
    { name: 'a text', value: 'text' },
    { name: 'null', value: null },
  ],
  object: [
    { name: 'a list', value: [] },
    { name: 'a text', value: 'text' },
    { name: 'null', value: null },
  ],
};

/** What can be wrong at one place, told from its schema and a correct value. */
function wrongsAt(schema: Node, sample: unknown): Wrong[] {
  const kind = Array.isArray(sample) ? 'array' : typeof sample;
  const wrongs = [...(wrongTypes[kind] ?? [])];
  if (typeof sample === 'string')
    wrongs.push(
      ...('enum' in schema || 'const' in schema ? [{ name: 'not listed', value: 'no-such-code' }] : wrongTexts(sample)),
    );
  if (typeof sample === 'number')
    wrongs.push(
      { name: 'negative', value: -1 },
      { name: 'broken', value: 1.5 },
      { name: 'too big', value: Number.MAX_SAFE_INTEGER },
      { name: 'beyond whole numbers', value: 2 ** 60 },
    );
  if (Array.isArray(sample) && sample.length > 0)
    wrongs.push({ name: 'too many', value: Array.from({ length: 60 }, () => sample[0]) });
  if (isNode(sample)) wrongs.push({ name: 'with an unknown field', value: { ...sample, surplus: 1 } });
  return wrongs;
}

/** The part of a schema that describes this value: references resolved, of several variants the one that fits. */
function resolve(root: Node, schema: unknown, sample: unknown): Node {
  if (!isNode(schema)) return {};
  const { $ref: ref, anyOf, oneOf } = schema;
  if (typeof ref === 'string') {
    const definitions = isNode(root['$defs']) ? root['$defs'] : {};
    return resolve(root, definitions[ref.replace('#/$defs/', '')], sample);
  }
  const variants = [anyOf, oneOf]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((one) => resolve(root, one, sample));
  return variants.find((variant) => fits(variant, sample)) ?? (variants.length > 0 ? {} : schema);
}

function fits({ properties }: Node, sample: unknown): boolean {
  if (!isNode(properties) || !isNode(sample)) return !isNode(properties) && !isNode(sample);
  return Object.entries(properties).every(
    ([name, property]) => !isNode(property) || !('const' in property) || property['const'] === sample[name],
  );
}

/** Every way in which a correct body becomes wrong at one place. */
export function wrongBodies(root: Node, body: Node): Malformed[] {
  const cases: Malformed[] = [];
  const visit = (given: unknown, sample: unknown, path: readonly string[]): void => {
    const schema = resolve(root, given, sample);
    const at = path.join('.');
    for (const { name, value } of wrongsAt(schema, sample)) {
      const field = name === 'with an unknown field' ? [...path, 'surplus'].join('.') : at;
      cases.push({
        name: `${at || 'the body'} is ${name}`,
        call: { body: replaced(body, path, value) },
        codes: invalid,
        path: field,
      });
    }
    if (Array.isArray(sample) && sample.length > 0) visit(schema['items'], sample[0], [...path, '0']);
    if (!isNode(sample)) return;
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    const properties = isNode(schema['properties']) ? schema['properties'] : {};
    for (const [name, value] of Object.entries(sample)) {
      if (required.includes(name)) {
        const field = [...path, name];
        cases.push({
          name: `${field.join('.')} is missing`,
          call: { body: replaced(body, field, undefined) },
          codes: invalid,
          path: field.join('.'),
        });
      }
      visit(properties[name], value, [...path, name]);
    }
  };
  visit(root, body, []);
  return cases;
}

/** A copy of `value` with another value at `path`. */
export function replaced(value: unknown, [first, ...rest]: readonly string[], by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === first ? replaced(one, rest, by) : one));
  return isNode(value) ? { ...value, [first]: replaced(value[first], rest, by) } : value;
}

/** Bodies that are no JSON, not the JSON that we take, or not sent as JSON. */
export function wrongMessages(body: Node): Malformed[] {
  const json = JSON.stringify(body);
  const [field = 'version'] = Object.keys(body);
  const raw = (name: string, rawBody: string | Uint8Array, path?: string): Malformed => ({
    name,
    call: { rawBody },
    codes: broken,
    ...(path === undefined ? {} : { path }),
  });
  const typed = (type: string | undefined): Malformed => ({
    name: `content type ${type}`,
    call: { rawBody: json, headers: { 'content-type': type } },
    codes: ['request.content-type'],
  });
  return [
    raw('empty', ''),
    raw('half', json.slice(0, -1)),
    raw('with a trailing comma', `${json.slice(0, -1)},}`),
    raw('with a comment', `${json}// comment`),
    raw('followed by more', `${json}${json}`),
    raw('NaN', '{"version":NaN}'),
    raw('nested 5,000 lists deep', '['.repeat(5_000) + ']'.repeat(5_000)),
    raw('nested 5,000 objects deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
    raw('with __proto__', `{"__proto__":{"admin":true},${json.slice(1)}`, '__proto__'),
    raw('with constructor', `{"constructor":{"prototype":{}},${json.slice(1)}`, 'constructor'),
    raw('with an escaped __proto__', `{"\\u005f_proto__":1,${json.slice(1)}`, '__proto__'),
    raw('with a key twice', `${json.slice(0, -1)},"${field}":${JSON.stringify(body[field])}}`, field),
    raw('with 1e999', `{"${field}":1e999}`, field),
    raw('in broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    raw('in UTF-16', Buffer.from(json, 'utf16le')),
    {
      ...raw('compressed', gzipSync(json)),
      call: { rawBody: gzipSync(json), headers: { 'content-encoding': 'gzip' } },
    },
    ...[null, [], 'text', 12, true].map(
      (value): Malformed => ({ name: `just ${JSON.stringify(value)}`, call: { body: value }, codes: invalid }),
    ),
    typed(undefined),
    typed('text/plain'),
    typed('application/x-www-form-urlencoded'),
    typed('application/json; charset=utf-16'),
    typed('application/json, text/plain'),
    { name: 'of 70 KB', call: { rawBody: json + ' '.repeat(70_000) }, codes: ['request.too-large'] },
    { name: 'of 2 MB', call: { rawBody: `{"a":"${'x'.repeat(2_000_000)}"}` }, codes: ['request.too-large'] },
    ...['accept-language', 'user-agent', 'x-forwarded-for', 'accept'].map(
      (header): Malformed => ({
        name: `10 KB of ${header} and an empty list`,
        call: { body: [], headers: { [header]: 'a;q=0.1,'.repeat(1_280) } },
        codes: invalid,
      }),
    ),
  ];
}

export const wrongKeys: readonly Malformed[] = [
  undefined,
  'short',
  'x'.repeat(81),
  'ключ-ключ-ключ',
  'a b c d e f',
  'x'.repeat(10_240),
].map((key) => ({
  name: `Idempotency-Key ${key?.slice(0, 12)}`,
  call: { headers: { 'idempotency-key': key } },
  codes: ['request.idempotency-key'],
}));
