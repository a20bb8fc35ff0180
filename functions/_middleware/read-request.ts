import type { MiddlewareObj } from '@middy/core';
import { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import { fieldProblems } from '../../shared/field-problems.ts';
import { preferredLanguage } from '../../shared/languages.ts';
import type { Route } from '../../shared/routes.ts';
import type { ApiEvent, ApiResult } from './api-types.ts';
import { parseStrictJson } from './strict-json.ts';

const largestBody = 64 * 1024;
const IdempotencyKey = z.string().regex(/^[A-Za-z0-9-]{8,80}$/);
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The language that the caller asks for: a request must be refused in it too, so this is found out before anything can fail. */
export function chooseLanguage(): MiddlewareObj<ApiEvent, ApiResult> {
  return {
    before: ({ event }) => {
      event.language = preferredLanguage(event.headers?.['accept-language']);
    },
  };
}

function bodyText(event: ApiEvent): string {
  const raw = event.body ?? '';
  if (event.isBase64Encoded !== true) return raw;
  try {
    return strictUtf8.decode(Buffer.from(raw, 'base64'));
  } catch {
    throw new DomainError('request.broken-json', { fields: [{ path: '', code: 'text.broken', params: {} }] });
  }
}

function readBody(event: ApiEvent): unknown {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) throw new DomainError('request.content-type');
  const text = bodyText(event);
  if (Buffer.byteLength(text) > largestBody) throw new DomainError('request.too-large');
  return parseStrictJson(text);
}

/** Query parameters with every repetition kept: a name that comes once is a text, one that comes more often a list. */
function readQuery(event: ApiEvent): Record<string, string | string[]> {
  const query = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(event.rawQueryString)) {
    const before = query.get(name);
    if (value === '') continue;
    query.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(query);
}

function parsePart(schema: z.ZodType | undefined, value: unknown, at: string): unknown {
  if (schema === undefined) return undefined;
  // With the input told, a field of the wrong type is not taken for one that is missing.
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new DomainError('request.invalid', { fields: fieldProblems(parsed.error, at) });
  return parsed.data;
}

/** Parses path, query and body through the route's schemas. Throws `request.…` with the path of each field that is wrong. */
export function readRequest(): MiddlewareObj<ApiEvent, ApiResult> {
  return {
    before: ({ event }) => {
      const { route } = event;
      const idempotencyKey = event.headers['idempotency-key'];
      if (needsKey(route) && !IdempotencyKey.safeParse(idempotencyKey).success)
        throw new DomainError('request.idempotency-key');
      let params: unknown;
      try {
        params = parsePart(route.params, event.pathParameters ?? {}, '');
      } catch {
        throw new DomainError('not-found');
      }
      event.input = {
        params,
        query: parsePart(route.query, readQuery(event), ''),
        body: route.body === undefined ? undefined : parsePart(route.body, readBody(event), ''),
        idempotencyKey,
      };
    },
  };
}

function needsKey(route: Route): boolean {
  return route.idempotent === true;
}
