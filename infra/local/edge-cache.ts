import type { CachePolicy } from './cloudfront-policies.ts';
import { type HttpReply, type HttpRequest, headerOf } from './http-message.ts';

/** What CloudFront keeps of replies. */
export interface EdgeCache {
  readonly find: (key: string) => { readonly reply: HttpReply; readonly age: number } | undefined;
  readonly keep: (key: string, reply: HttpReply, policy: CachePolicy) => void;
}

const cachedStatuses: ReadonlySet<number> = new Set([200, 301, 302, 307, 308, 404, 410]);
const mostReplies = 1000;

/**
 * What of a request makes it the same as another for the cache: the path and what the policy names.
 * `undefined` when no reply to it is kept.
 */
export function cacheKey(request: HttpRequest, policy: CachePolicy, encoding: string): string | undefined {
  if (policy.maximum === 0 || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  const headers = policy.headers.map((name) => headerOf(request, name) ?? '');
  return JSON.stringify([
    request.method,
    request.path,
    policy.query ? request.query : '',
    cookiesOf(request, policy.cookies),
    headers,
    encoding,
  ]);
}

/** The cookies with these names, as one header would carry them. */
export function cookiesOf(request: HttpRequest, names: readonly string[]): string {
  const cookies = headerOf(request, 'cookie', ';')?.split(';') ?? [];
  return cookies
    .map((cookie) => cookie.trim())
    .filter((cookie) => names.includes(cookie.split('=')[0] ?? ''))
    .join('; ');
}

/**
 * How long a reply is kept, in seconds: what the origin says, else the policy's default, within the policy's bounds.
 * A `Set-Cookie` does not prevent it, as on AWS: pages that set one must say `private` or `no-store`.
 */
export function timeToLive(reply: HttpReply, policy: CachePolicy): number {
  if (!cachedStatuses.has(reply.status)) return 0;
  const control = headerOf(reply, 'cache-control')?.toLowerCase();
  // An error is kept only as long as the origin says: the distribution's own time for errors is 0.
  if (control === undefined) return reply.status < 400 ? policy.default : 0;
  if (/\b(no-store|no-cache|private)\b/.test(control)) return policy.minimum;
  const seconds = (/\bs-maxage=(\d+)/.exec(control) ?? /\bmax-age=(\d+)/.exec(control))?.[1];
  const wanted = seconds === undefined ? policy.default : Number(seconds);
  return Math.min(Math.max(wanted, policy.minimum), policy.maximum);
}

/** A cache by this clock (milliseconds). The oldest replies make room for new ones. */
export function edgeCache(now: () => number): EdgeCache {
  const kept = new Map<string, { reply: HttpReply; since: number; until: number }>();
  return {
    find: (key) => {
      const found = kept.get(key);
      if (found === undefined || found.until <= now()) return undefined;
      return { reply: found.reply, age: Math.floor((now() - found.since) / 1000) };
    },
    keep: (key, reply, policy) => {
      const seconds = timeToLive(reply, policy);
      kept.delete(key);
      if (seconds <= 0) return;
      kept.set(key, { reply, since: now(), until: now() + seconds * 1000 });
      const [oldest] = kept.keys();
      if (kept.size > mostReplies && oldest !== undefined) kept.delete(oldest);
    },
  };
}
