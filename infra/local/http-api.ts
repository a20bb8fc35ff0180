import { randomUUID } from 'node:crypto';
import { internalServerError, toEvent, toReply } from './http-event.ts';
import { type HttpReply, type HttpRequest, headerOf, messageReply } from './http-message.ts';
import { type ApiRoute, matchRoute } from './http-routes.ts';
import type { LocalFunction } from './lambda.ts';

/** The function behind a route, and how long API Gateway waits for it, in milliseconds. */
export interface Integration {
  readonly function: Pick<LocalFunction, 'invoke'>;
  readonly timeout: number;
}

export interface HttpApi {
  readonly id: string;
  readonly routes: readonly ApiRoute<Integration>[];
}

/** Quotas of API Gateway, in bytes. */
export const largestBody = 10 * 1024 * 1024;
const largestHeaders = 10_240;
/** The quota of Lambda for one event, in bytes. */
const largestEvent = 6 * 1024 * 1024;

/** Answers a request as API Gateway does. */
export async function serveApi({ id, routes }: HttpApi, received: HttpRequest): Promise<HttpReply> {
  const headerBytes = received.headers.reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    received.path.length,
  );
  if (headerBytes > largestHeaders) return messageReply(431, 'Request Header Fields Too Large');
  if (received.body.length > largestBody) return messageReply(413, 'Request Entity Too Large');
  const path = decodePath(received.path);
  if (path === undefined) return messageReply(400, 'Bad Request');
  const match = matchRoute(routes, received.method, path);
  if (match === undefined) return messageReply(404, 'Not Found');
  const { key, pathParameters, target } = match;
  const event = toEvent(forwarded(received), { apiId: id, routeKey: key, path, pathParameters, now: Date.now() });
  if (Buffer.byteLength(event.body ?? '') > largestEvent) return messageReply(413, 'Request Entity Too Large');
  const outcome = await within(target.timeout, target.function.invoke(event));
  if (outcome === undefined) return messageReply(503, 'Service Unavailable');
  return 'payload' in outcome ? toReply(outcome.payload) : internalServerError;
}

/** API Gateway decodes the path before it looks for a route, and cuts it at a question mark that was encoded. */
function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path).split('?')[0];
  } catch {
    return undefined;
  }
}

/** The headers that API Gateway adds: always as if the caller had used HTTPS. */
function forwarded(request: HttpRequest): HttpRequest {
  const before = headerOf(request, 'x-forwarded-for', ', ');
  const own = ['x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto', 'x-amzn-trace-id'];
  const headers = [
    ...request.headers.filter(([name]) => !own.includes(name)),
    [
      'x-amzn-trace-id',
      `Root=1-${randomUUID().replaceAll('-', '').slice(0, 8)}-${randomUUID().replaceAll('-', '').slice(0, 24)}`,
    ],
    ['x-forwarded-for', before === undefined ? request.sourceIp : `${before}, ${request.sourceIp}`],
    ['x-forwarded-port', '443'],
    ['x-forwarded-proto', 'https'],
  ] as const;
  return { ...request, headers };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
