import { z } from 'zod';
import { examples } from './api-examples.ts';
import { LanguageCode } from './languages.ts';
import { Reason } from './matching/reasons.ts';
import { CountryCode } from './places/countries.ts';
import { OblastId } from './places/oblasts.ts';
import { type Route, type RouteId, routeIds, routes } from './routes.ts';
import { BudgetBand } from './schemas/codes.ts';
import { ListingContent, TopicIdSchema } from './schemas/listing.ts';
import { Place } from './schemas/place.ts';
import * as views from './schemas/views.ts';

type Json = Record<string, unknown>;

/** Schemas that many routes share: written once in the description and referred to by name. */
const shared = {
  BudgetBand,
  CountryCode,
  ExplanationView: views.ExplanationView,
  LanguageCode,
  ListingContent,
  ListingView: views.ListingView,
  MatchLine: views.MatchLine,
  MatchView: views.MatchView,
  OblastId,
  OrganisationLine: views.OrganisationLine,
  OrganisationView: views.OrganisationView,
  Place,
  PlaceView: views.PlaceView,
  Problem: views.ProblemView,
  Reason,
  TopicId: TopicIdSchema,
};

/** Bodies of all routes and what they share, as JSON Schema 2020-12, which OpenAPI 3.1 takes: what is sent (`Input`) or what is answered (`Output`). */
function componentsOf(io: 'Input' | 'Output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(shared)) registry.add(schema, { id: `${name}${io}` });
  for (const id of routeIds) {
    const route: Route = routes[id];
    const schema = io === 'Input' ? route.body : route.response;
    if (schema !== undefined && !registry.has(schema)) registry.add(schema, { id: `${id}${io}` });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: io === 'Input' ? 'input' : 'output',
    unrepresentable: 'any',
    uri: refOf,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

const refOf = (name: string) => `#/components/schemas/${name}`;

/** Refers to the body of a route by the name under which it was described. */
function bodySchema(schema: z.ZodType, id: RouteId, io: 'Input' | 'Output'): Json {
  const name =
    Object.entries(shared).find(([, candidate]) => candidate === schema)?.[0] ?? firstRouteWith(schema, io) ?? id;
  return { $ref: refOf(`${name}${io}`) };
}

function firstRouteWith(schema: z.ZodType, io: 'Input' | 'Output'): RouteId | undefined {
  return routeIds.find((id) => {
    const route: Route = routes[id];
    return (io === 'Input' ? route.body : route.response) === schema;
  });
}

function parameterSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

function parametersOf(route: Route, id: RouteId): Json[] {
  const described = (schema: z.ZodObject | undefined, where: 'path' | 'query') =>
    Object.entries(schema?.shape ?? {}).map(([name, part]) => ({
      name,
      in: where,
      required: where === 'path' || !z.safeParse(part, undefined).success,
      schema: parameterSchema(z.custom<z.ZodType>().parse(part)),
      ...(examples[id].params?.[name] === undefined ? {} : { example: examples[id].params?.[name] }),
    }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', pattern: '^[A-Za-z0-9-]{8,80}$' },
  };
  return [
    ...described(route.params, 'path'),
    ...described(route.query, 'query'),
    ...(route.idempotent === true ? [key] : []),
  ];
}

function operationOf(id: RouteId): Json {
  const route: Route = routes[id];
  const { body: example } = examples[id];
  const security = route.who === 'anyone' ? [] : route.who === 'importer' ? [{ key: [] }] : [{ session: [] }];
  return {
    operationId: id,
    summary: route.summary,
    tags: [route.capability],
    security,
    parameters: parametersOf(route, id),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: bodySchema(route.body, id, 'Input'),
                ...(example === undefined ? {} : { example }),
              },
            },
          },
        }),
    responses: {
      [route.status]: {
        description: 'As asked',
        ...(route.response === undefined
          ? {}
          : { content: { 'application/json': { schema: bodySchema(route.response, id, 'Output') } } }),
      },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemOutput' } } },
      },
    },
  };
}

/** The description of the API in OpenAPI 3.1, made from the table of routes, for a platform at `origin`. */
export function openApiOf(origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const id of routeIds) {
    const { path, method } = routes[id];
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(id) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mistok',
      version: '1',
      summary: 'Ukrainian communities and European cities find each other',
      description:
        'Changes ride on a session cookie and must come from the site itself (Origin), or on a key for machines. Errors are problem details with a permanent code.',
    },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { ...componentsOf('Input'), ...componentsOf('Output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
