import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import { type Capability, type Route, type RouteId, routeIds, routes } from '../../shared/routes.ts';
import type { ApiAnswer, ApiEvent, ApiRequest, ApiResult, RoutesOf, UseCases } from './api-types.ts';
import { logRequest } from './log-request.ts';
import { mapErrors } from './map-errors.ts';
import { chooseLanguage, readRequest } from './read-request.ts';
import { type ResolveActor, resolveActor } from './resolve-actor.ts';

type Run = (request: ApiRequest<RouteId>) => Promise<ApiAnswer<RouteId>>;

/** Every answer is for this caller alone, and is what it says it is. */
const answerHeaders = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

function headers() {
  const set = ({ response }: { response: ApiResult | null | undefined }) => {
    if (response != null)
      response.headers = { 'content-type': 'application/json', ...answerHeaders, ...response.headers };
  };
  return { after: set, onError: set };
}

/**
 * The visitor's address: the last but one of `X-Forwarded-For`, because the last is CloudFront's, or that of the site's function, which
 * passes the visitor's on. Whoever calls the API past both can write there what they like: limits that rest on it are a courtesy,
 * the limits by address and by organisation are the ones that hold.
 */
function visitorAddress(event: ApiEvent): string {
  return event.headers['x-forwarded-for']?.split(',').at(-2)?.trim() ?? event.requestContext.http.sourceIp;
}

/**
 * The handler of a capability: the chain that every request passes, once.
 *
 * Ordering: log, headers, language, route, actor and origin, input; errors are mapped by the middleware registered last, because error
 * handlers run from the last to the first. The answer is serialised through the route's response schema: what the schema does not
 * list cannot leave.
 */
export function makeApi<C extends Capability>(
  capability: C,
  useCases: UseCases<RoutesOf<C>>,
  deps: { resolve: ResolveActor; siteOrigin: string },
) {
  const table = new Map<string, { route: Route; run: Run }>();
  for (const id of routeIds) {
    const route: Route = routes[id];
    if (route.capability !== capability) continue;
    // The schemas of this very route parse its input and output below; TypeScript cannot follow that through a lookup by id.
    const run = z.custom<Run>((value) => typeof value === 'function').parse(Reflect.get(useCases, id));
    table.set(`${route.method} ${route.path}`, { route, run });
  }

  const answer = async (event: ApiEvent): Promise<ApiResult> => {
    const entry = table.get(event.routeKey);
    if (entry === undefined) throw new DomainError('not-found');
    const { route, run } = entry;
    const request = z.custom<ApiRequest<RouteId>>().parse({
      ...event.input,
      idempotencyKey: event.input.idempotencyKey ?? '',
      actor: event.actor,
      language: event.language,
      sourceIp: visitorAddress(event),
      device: event.headers['user-agent'],
    });
    const { body, cookies } = await run(request);
    return {
      statusCode: route.status,
      ...(route.response === undefined ? {} : { body: JSON.stringify(route.response.parse(body)) }),
      ...(cookies === undefined ? {} : { cookies: [...cookies] }),
    };
  };

  return middy<ApiEvent, ApiResult, Error, Context>()
    .use(logRequest())
    .use(headers())
    .use(chooseLanguage())
    .use({
      before: ({ event }) => {
        const entry = table.get(event.routeKey);
        if (entry === undefined) throw new DomainError('not-found');
        event.route = entry.route;
      },
    })
    .use(resolveActor(deps.resolve, deps.siteOrigin))
    .use(readRequest())
    .use(mapErrors())
    .handler(answer);
}
