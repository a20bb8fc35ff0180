import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { examples } from '../../shared/api-examples.ts';
import { type Route, type RouteId, routeIds, routes } from '../../shared/routes.ts';
import { type Api, startApi } from '../fixtures/api.ts';
import { snapshotOf } from '../fixtures/api-snapshot.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { prepare, type Setting } from './calls.ts';
import { callerFor, paramsFor } from './samples.ts';

const Json = z.record(z.string(), z.unknown());
const Operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(5),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.strictObject({
      name: z.string().min(1),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: Json,
      example: z.unknown().optional(),
    }),
  ),
  requestBody: z
    .strictObject({
      required: z.literal(true),
      content: z.strictObject({
        'application/json': z.strictObject({ schema: Json, example: z.unknown().optional() }),
      }),
    })
    .optional(),
  responses: z.record(
    z.string().regex(/^(\d{3}|default)$/),
    z.strictObject({
      description: z.string().min(1),
      content: z.record(z.string(), z.strictObject({ schema: Json })).optional(),
    }),
  ),
});
/** What OpenAPI 3.1 asks of a document, as far as ours uses it. */
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: z.string().min(1),
    version: z.string().min(1),
    summary: z.string(),
    description: z.string(),
  }),
  servers: z.array(z.strictObject({ url: z.url() })).min(1),
  paths: z.record(z.string().regex(/^\/api\//), z.partialRecord(z.enum(['get', 'post', 'patch', 'delete']), Operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), Json),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['apiKey', 'http']) })),
  }),
});

describe('the description of the API', () => {
  let api: Api;
  let world: World;
  let setting: Setting;
  let restore: Awaited<ReturnType<typeof snapshotOf>>;
  let raw: Record<string, unknown>;
  let description: z.infer<typeof Document>;
  let ajv: Ajv2020;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api);
    setting = await prepare(api, world, { session: '' });
    restore = await snapshotOf(api.tables);
    raw = await api.done('read-openapi');
    description = Document.parse(raw);
    ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: 'https://mistok.example/openapi', ...raw });
  }, 180_000);
  afterAll(() => api.stop());

  const pointer = (reference: string) => `https://mistok.example/openapi${reference}`;
  const operationOf = (id: RouteId) => {
    const { path, method } = routes[id];
    return Operation.parse(
      Json.parse(raw['paths'] === undefined ? {} : Json.parse(raw['paths'])[path])[method.toLowerCase()],
    );
  };
  const refOf = (schema: Record<string, unknown> | undefined) => z.object({ $ref: z.string() }).parse(schema).$ref;
  /** What is wrong with a value by the described schema. */
  const faultsOf = (reference: string, value: unknown): string[] => {
    const validate = ajv.getSchema(pointer(reference));
    if (validate === undefined) return [`${reference} is not described`];
    return validate(value) === true
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  it('has one operation for each route and no other', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => `${operation?.operationId} ${method.toUpperCase()} ${path}`),
    );

    expect(described.toSorted()).toEqual(
      routeIds.map((id) => `${id} ${routes[id].method} ${routes[id].path}`).toSorted(),
    );
  });

  it('refers to nothing that it does not hold', () => {
    const references: string[] = [];
    JSON.stringify(raw, (key, value: unknown) => {
      if (key === '$ref' && typeof value === 'string') references.push(value);
      return value;
    });
    const names = new Set(Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`));

    expect(references.length).toBeGreaterThan(routeIds.length);
    expect([...new Set(references)].filter((reference) => !names.has(reference))).toEqual([]);
  });

  it('holds schemas that are valid JSON Schema 2020-12', () => {
    for (const [name, schema] of Object.entries(description.components.schemas)) {
      expect(ajv.validateSchema(schema), name).toBe(true);
      expect(() => ajv.getSchema(pointer(`#/components/schemas/${name}`)), name).not.toThrow();
    }
  });

  it.each(routeIds)('tells of %s its parameters, its body, its answer and how it is refused', (id) => {
    const { path, params, query, body, response, status, who, idempotent }: Route = routes[id];
    const { parameters, requestBody, responses, security } = operationOf(id);

    const names = (where: string) => parameters.filter((parameter) => parameter.in === where).map(({ name }) => name);
    expect(names('path')).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(names('path').toSorted()).toEqual(Object.keys(params?.shape ?? {}).toSorted());
    expect(names('query')).toEqual(Object.keys(query?.shape ?? {}));
    expect(names('header')).toEqual(idempotent === true ? ['Idempotency-Key'] : []);
    expect(requestBody === undefined).toBe(body === undefined);
    expect(Object.keys(responses)).toEqual([String(status), 'default']);
    expect(responses[String(status)]?.content === undefined).toBe(response === undefined);
    expect(responses['default']?.content?.['application/problem+json']).toBeDefined();
    expect(security).toEqual(who === 'anyone' ? [] : [{ [who === 'importer' ? 'key' : 'session']: [] }]);
  });

  it.each(routeIds)('shows an example of %s that its schemas take', (id) => {
    const { params, query, body }: Route = routes[id];
    const example = examples[id];

    expect((params ?? z.undefined()).safeParse(example.params).error).toBeUndefined();
    if (query !== undefined) expect(query.safeParse(example.query ?? {}).error).toBeUndefined();
    expect((body ?? z.undefined()).safeParse(example.body).error).toBeUndefined();
    const reference = operationOf(id).requestBody?.content['application/json'].schema;
    if (reference !== undefined) expect(faultsOf(refOf(reference), example.body)).toEqual([]);
  });

  /** Examples that are refused although nothing is wrong with them: they tell of a code or a session that nobody has. */
  const refusedBy: Partial<Record<RouteId, number>> = { 'sign-in': 401, 'end-session': 404, 'end-key': 404 };
  /** The records that let the example of a route succeed. */
  const subjects: Partial<Record<RouteId, () => string>> = {
    'read-organisation': () => world.organisations.rear.id,
    'submit-listing': () => world.listings.draft,
    'take-back-listing': () => world.listings.submitted,
    'return-listing': () => world.listings.submitted,
    'publish-listing': () => world.listings.submitted,
    'resume-listing': () => world.listings.paused,
    'renew-listing': () => world.listings.expired,
    'endorse-match': () => world.matches['proposed-by-need'],
    'dismiss-match': () => world.matches['proposed-by-need'],
    'withdraw-interest': () => world.matches['proposed-by-need'],
    'form-partnership': () => world.matches['accepted-by-both'],
  };

  it.each(routeIds)('shows an example of %s that the API answers as described', async (id) => {
    const example = examples[id];
    const subject = subjects[id]?.();
    const params = subject === undefined ? paramsFor(id, world) : { id: subject };
    const route: Route = routes[id];

    const answer = await api.call(id, {
      as: setting.callers[callerFor[route.who]],
      params: Object.keys(params).length > 0 && route.params !== undefined ? params : undefined,
      query: example.query,
      body: withRealIds(id, example.body, params['id'] ?? ''),
    });

    expect([answer.status, answer.text]).toEqual([refusedBy[id] ?? route.status, answer.text]);
    const { responses } = operationOf(id);
    const described = (responses[String(answer.status)] ?? responses['default'])?.content;
    const [content] = Object.values(described ?? {});
    if (content === undefined) expect(answer.text).toBe('');
    else expect(faultsOf(refOf(content.schema), answer.body)).toEqual([]);
    await restore();
  });

  function withRealIds(id: RouteId, body: unknown, subject: string): unknown {
    const given = Json.safeParse(body).data;
    if (given === undefined) return body;
    const real: Record<string, unknown> = {
      version: setting.versions.get(subject),
      organisationId: world.organisations.masked.id,
      listingId: world.others.townOffer,
    };
    const replaced = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, real[name] ?? value]));
    return id === 'revise-organisation' ? { ...replaced, profile: world.organisations.masked.profile } : replaced;
  }
});
