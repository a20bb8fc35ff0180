/** Lambda proxy integration of an HTTP API, payload format 2.0, in both directions. */
import { randomBytes } from 'node:crypto';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { type HttpReply, type HttpRequest, headerOf, messageReply } from './http-message.ts';
import { account, region } from './local-aws.ts';

/** What API Gateway adds to a request. */
export interface ApiContext {
  readonly apiId: string;
  readonly routeKey: string;
  /** The path, decoded. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The event that a function gets for a request. */
export function toEvent(request: HttpRequest, { apiId, routeKey, path, pathParameters, now }: ApiContext) {
  const cookies = headerOf(request, 'cookie', ';')
    ?.split(';')
    .map((cookie) => cookie.trim())
    .filter(Boolean);
  const parameters = joined([...new URLSearchParams(request.query)]);
  const domainName = `${apiId}.execute-api.${region}.amazonaws.com`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookies && { cookies }),
    headers: joined(request.headers.filter(([name]) => name !== 'cookie')),
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    requestContext: {
      accountId: account,
      apiId,
      domainName,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headerOf(request, 'user-agent') ?? '',
      },
      requestId: randomBytes(10).toString('base64'),
      routeKey,
      stage: '$default',
      time: requestTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...bodyOf(request),
  };
}

/** Of several values with one name, all, joined by commas. */
function joined(entries: readonly (readonly [string, string])[]): Record<string, string> {
  const groups = Map.groupBy(entries, ([name]) => name);
  return Object.fromEntries([...groups].map(([name, values]) => [name, values.map(([, value]) => value).join(',')]));
}

/** Text only for these types: API Gateway takes all else as binary, forms and a missing type too. */
const textTypes = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

function bodyOf(request: HttpRequest): { body?: string; isBase64Encoded: boolean } {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const isText = textTypes.test(headerOf(request, 'content-type') ?? '');
  return { body: request.body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function requestTime(now: number): string {
  const time = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(time.getUTCDate())}/${months[time.getUTCMonth()]}/${time.getUTCFullYear()}`;
  return `${date}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`;
}

const answerSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The reply that API Gateway makes of what a function answered (JSON text). */
export function toReply(payload: string): HttpReply {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    return { status: 200, headers: [['content-type', 'application/json']], body: Buffer.from(payload) };
  }
  const { data } = answerSchema.safeParse(value);
  if (data === undefined) return internalServerError;
  const body = Buffer.from(data.body ?? '', data.isBase64Encoded ? 'base64' : 'utf8');
  const headers = Object.entries(data.headers ?? {}).map(([name, text]) => [name.toLowerCase(), String(text)] as const);
  const typed = body.length === 0 || headers.some(([name]) => name === 'content-type');
  const cookies = (data.cookies ?? []).map((cookie) => ['set-cookie', cookie] as const);
  if (![...headers, ...cookies].every(isHeader)) return internalServerError;
  return {
    status: data.statusCode,
    headers: [...(typed ? [] : [['content-type', 'text/plain;charset=UTF-8'] as const]), ...headers, ...cookies],
    body,
  };
}

function isHeader([name, value]: readonly [string, string]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** What the caller sees when the function failed. */
export const internalServerError = messageReply(500, 'Internal Server Error');
