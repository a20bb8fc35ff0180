import type { z } from 'zod';
import type { Language } from '../../shared/languages.ts';
import { type Route, type RouteId, routes } from '../../shared/routes.ts';
import { ProblemView } from '../../shared/schemas/views.ts';

type Routes = typeof routes;
type InputOf<Id extends RouteId, Part extends string> =
  Routes[Id] extends Record<Part, infer Schema extends z.ZodType> ? z.input<Schema> : never;
type ResponseOf<Id extends RouteId> = Routes[Id] extends { response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;
type Part<Name extends string, Value> = [Value] extends [never] ? { [Key in Name]?: never } : { [Key in Name]: Value };

/** What a call of one route needs: its path parameters, its body and its idempotency key where it has them, and its query. */
export type CallInput<Id extends RouteId> = Part<'params', InputOf<Id, 'params'>> &
  Part<'body', InputOf<Id, 'body'>> &
  Part<'key', Routes[Id] extends { idempotent: true } ? string : never> & { query?: QueryValues };

export type QueryValues = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What the API said: the parsed answer, or the problem with its sentence in the reader's language. `cookies` are those it wants to set. */
export type Answer<Data> =
  | { readonly ok: true; readonly data: Data; readonly cookies: readonly string[] }
  | { readonly ok: false; readonly problem: ProblemView };

/** One visitor's line to the API: the site passes on the visitor's cookie and says from which origin a change comes. */
export interface ApiLine {
  call<Id extends RouteId>(id: Id, input: CallInput<Id>): Promise<Answer<ResponseOf<Id>>>;
}

/** A page waits no longer than this for one call, in milliseconds. */
const patience = 8_000;

function queryString(query: QueryValues = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : (Array.isArray(value) ? value : [value]).map((item): [string, string] => [name, String(item)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

function pathOf(route: Route, params: Readonly<Record<string, unknown>> = {}): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

/** A problem that the site itself states: the API is silent, or answered something that is not in the contract. */
export function localProblem(status: number, code: string): ProblemView {
  return { type: `/problems/${code}`, title: '', status, detail: '', code, requestId: '' };
}

interface LooseInput {
  params?: unknown;
  body?: unknown;
  key?: unknown;
  query?: QueryValues;
}

/**
 * A typed client made from the table of routes. Requests are typed by the route's schemas and answers parsed by them, so that a
 * page never shows what the contract does not name.
 */
export function apiLine(settings: {
  apiUrl: string;
  siteOrigin: string;
  cookie: string | undefined;
  device: string | undefined;
  /** The visitor's addresses as CloudFront wrote them (`X-Forwarded-For`): the API limits tries by the visitor's, not by the site's. */
  forwardedFor: string | undefined;
  language: Language;
}): ApiLine {
  const visitor = settings.forwardedFor?.split(',').at(-2)?.trim();
  async function call<Id extends RouteId>(id: Id, input: CallInput<Id>): Promise<Answer<ResponseOf<Id>>>;
  async function call(id: RouteId, input: LooseInput): Promise<Answer<unknown>> {
    const route: Route = routes[id];
    const params = route.params?.parse(input.params);
    const headers = new Headers({ accept: 'application/json', 'accept-language': settings.language });
    if (settings.cookie !== undefined) headers.set('cookie', settings.cookie);
    if (settings.device !== undefined) headers.set('user-agent', settings.device);
    if (visitor !== undefined) headers.set('x-forwarded-for', visitor);
    if (route.method !== 'GET') headers.set('origin', settings.siteOrigin);
    if (typeof input.key === 'string') headers.set('idempotency-key', input.key);
    if (input.body !== undefined) headers.set('content-type', 'application/json');
    try {
      const response = await fetch(`${settings.apiUrl}${pathOf(route, params)}${queryString(input.query)}`, {
        method: route.method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
      const content: unknown = response.status === 204 ? undefined : await response.json();
      if (!response.ok) return { ok: false, problem: ProblemView.parse(content) };
      return { ok: true, data: route.response?.parse(content), cookies: response.headers.getSetCookie() };
    } catch (error) {
      // One line for the log, without the visitor's words: which call, which kind of failure.
      process.stderr.write(
        `${JSON.stringify({ level: 'ERROR', route: id, error: error instanceof Error ? error.name : 'unknown', detail: error instanceof Error ? error.message.slice(0, 400) : '' })}\n`,
      );
      return { ok: false, problem: localProblem(503, 'busy') };
    }
  }
  return { call };
}
