import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Route } from '../../shared/routes.ts';
import { ProblemView } from '../../shared/schemas/views.ts';

/** How the client proves who it is: a key for machines, or a person's session with the site it belongs to. */
export type Credentials =
  | { readonly key: string }
  | { readonly cookie: string; readonly origin: string }
  | { readonly nobody: true };

export interface ApiClientDeps {
  /** Where the site answers, such as http://localhost:4321. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly fetch?: typeof fetch;
  /** Waits for some milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

export interface CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

/** The system refused a call and says why. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  constructor(status: number, problem: z.infer<typeof ProblemView> | undefined) {
    super(problem?.detail ?? `The system answered with status ${status} and no reason.`);
    this.name = 'Refused';
    this.status = status;
    this.code = problem?.code ?? 'unexpected';
    this.fields = problem?.errors ?? [];
  }
}

/** Nothing answers at the address, tries included. */
export class NoAnswer extends Error {
  constructor(url: string, cause: unknown) {
    super(`Nothing answers at ${url}: start the system with \`npm start\`, or give its address with --url.`, { cause });
    this.name = 'NoAnswer';
  }
}

const mostTries = 7;
/** Where nothing answers it is sooner clear that nothing will. */
const mostUnanswered = 4;
const longestWait = 15_000;
const longestCall = 30_000;

/**
 * A client of the public API. A call that is answered with 429 or 503 is tried up to seven times, one that is not answered four times:
 * after the time that the answer names, at most 15 seconds, or a growing one with full jitter. Every call of the API may be repeated: it carries an
 * `Idempotency-Key` or the version that it changes.
 */
export function makeApiClient({ url, credentials, fetch: send = fetch, wait = sleep }: ApiClientDeps) {
  const identity: Record<string, string> =
    'key' in credentials
      ? { authorization: `Bearer ${credentials.key}` }
      : 'cookie' in credentials
        ? { cookie: credentials.cookie, origin: credentials.origin }
        : {};

  async function attempt(route: Route, { params = {}, body, idempotencyKey }: CallOptions): Promise<Response> {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    return send(`${url}${path}`, {
      method: route.method,
      headers: {
        accept: 'application/json',
        ...identity,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(longestCall),
    });
  }

  async function answerOf(route: Route, options: CallOptions): Promise<unknown> {
    for (let tries = 1; ; tries += 1) {
      let response: Response;
      let text: string;
      try {
        response = await attempt(route, options);
        text = await response.text();
      } catch (error) {
        if (tries >= mostUnanswered) throw new NoAnswer(url, error);
        await wait(backOff(tries));
        continue;
      }
      const value = parse(text);
      if (response.ok) return value;
      const again = response.status === 429 || response.status === 503;
      if (!again || tries === mostTries) throw new Refused(response.status, ProblemView.safeParse(value).data);
      await wait(pause(response.headers.get('retry-after')) ?? backOff(tries));
    }
  }

  /** Calls a route that has an answer. Throws `Refused` or `NoAnswer`; a ZodError where the answer is not the one of the table. */
  async function call<S extends z.ZodType>(
    route: Route & { readonly response: S },
    options: CallOptions = {},
  ): Promise<z.output<S>> {
    return route.response.parse(await answerOf(route, options));
  }

  /** Calls a route without an answer. */
  async function act(route: Route, options: CallOptions = {}): Promise<void> {
    await answerOf(route, options);
  }

  return { call, act };
}
export type ApiClient = ReturnType<typeof makeApiClient>;

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The wait that a `Retry-After` header in seconds asks for, in milliseconds; undefined where there is none. */
function pause(header: string | null): number | undefined {
  const seconds = z.coerce
    .number()
    .min(0)
    .safeParse(header ?? undefined);
  return seconds.success ? Math.min(seconds.data * 1000, longestWait) : undefined;
}

function backOff(tries: number): number {
  return Math.random() * Math.min(200 * 2 ** tries, longestWait);
}
