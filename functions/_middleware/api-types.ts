import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import type { Language } from '../../shared/languages.ts';
import type { Route, RouteId, routes } from '../../shared/routes.ts';

/** An HTTP request on its way through the chain: what the middlewares have found out so far. */
export interface ApiEvent extends APIGatewayProxyEventV2 {
  language: Language;
  actor: Actor;
  /** The route and its parsed input; set by `readRequest`. */
  route: Route;
  input: { params: unknown; query: unknown; body: unknown; idempotencyKey: string | undefined };
}

export type ApiResult = APIGatewayProxyStructuredResultV2;

type Part<Id extends RouteId, Name extends 'params' | 'query' | 'body'> =
  (typeof routes)[Id] extends Record<Name, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;
type Body<Id extends RouteId> = (typeof routes)[Id] extends { response: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;

/** What a use case is called with: everything parsed, and who asks. */
export interface ApiRequest<Id extends RouteId> {
  readonly params: Part<Id, 'params'>;
  readonly query: Part<Id, 'query'>;
  readonly body: Part<Id, 'body'>;
  readonly actor: Actor;
  readonly language: Language;
  /** Present on every route that requires it; empty elsewhere. */
  readonly idempotencyKey: string;
  /** The caller's address as the platform's edge reports it; for limits only, never stored in clear. */
  readonly sourceIp: string;
  /** The kind of browser, shortened; for a person's own list of sessions. */
  readonly device: string | undefined;
}

/** What a use case answers with; serialised through the route's response schema. */
export interface ApiAnswer<Id extends RouteId> {
  readonly body: Body<Id>;
  readonly cookies?: readonly string[];
}

export type UseCase<Id extends RouteId> = (request: ApiRequest<Id>) => Promise<ApiAnswer<Id>>;

/** The use cases of one capability: one for each of its routes, no more and no less. */
export type UseCases<Ids extends RouteId> = { readonly [Id in Ids]: UseCase<Id> };

/** The routes of a capability. */
export type RoutesOf<C extends Route['capability']> = {
  [Id in RouteId]: (typeof routes)[Id]['capability'] extends C ? Id : never;
}[RouteId];
