import { randomUUID } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { type AddedHeader, type CachePolicy, type Policies, readPolicies } from './cloudfront-policies.ts';
import { cacheKey, cookiesOf, type EdgeCache } from './edge-cache.ts';
import { type HttpReply, type HttpRequest, headerOf } from './http-message.ts';
import { propertiesOf } from './properties.ts';
import { StartProblem } from './start-problem.ts';
import type { Resource } from './template.ts';

const inert = z.unknown().optional();

const behaviorSchema = z.strictObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.string(),
  Compress: z.boolean().default(false),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  CachedMethods: inert,
  // One machine speaks HTTP.
  ViewerProtocolPolicy: inert,
});

const originSchema = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  CustomOriginConfig: inert,
  OriginAccessControlId: inert,
  S3OriginConfig: inert,
});

const distributionSchema = z.strictObject({
  DistributionConfig: z.strictObject({
    CacheBehaviors: z.array(behaviorSchema).default([]),
    DefaultCacheBehavior: behaviorSchema,
    Origins: z.array(originSchema),
    Aliases: inert,
    Comment: inert,
    // The local cache keeps no error either.
    CustomErrorResponses: z
      .array(z.strictObject({ ErrorCode: z.number(), ErrorCachingMinTTL: z.literal(0) }))
      .default([]),
    Enabled: z.literal(true),
    HttpVersion: inert,
    IPV6Enabled: inert,
    Logging: inert,
    PriceClass: inert,
    ViewerCertificate: inert,
    WebACLId: inert,
  }),
  Tags: inert,
});

/** Serves what stands behind a domain name. */
export type Origin = (request: HttpRequest) => Promise<HttpReply>;

interface Behavior {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
  readonly compress: boolean;
  readonly cache: CachePolicy;
  readonly added: readonly AddedHeader[];
  readonly wholeRequest: boolean;
  readonly host: string;
  readonly origin: Origin;
}

/** What CloudFront asks its origins from. An address of documentation: no code may take it for the visitor's. */
export const edgeAddress = '192.0.2.1';

/**
 * The behaviours of a distribution, in the order in which they are tried.
 * @param origins by domain name.
 * @throws StartProblem when a behaviour needs what the local stack does not know.
 */
export function readDistribution(
  distribution: Resource,
  resources: readonly Resource[],
  origins: ReadonlyMap<string, Origin>,
): Behavior[] {
  const { DistributionConfig: config } = propertiesOf(distribution, distributionSchema);
  const policies = readPolicies(resources);
  const hosts = new Map(config.Origins.map(({ Id, DomainName }) => [Id, DomainName]));
  return [...config.CacheBehaviors, config.DefaultCacheBehavior].map((behavior) => {
    const host = hosts.get(behavior.TargetOriginId) ?? behavior.TargetOriginId;
    const origin = origins.get(host);
    if (origin === undefined)
      throw new StartProblem(
        `Nothing of the local stack answers for ${host}, to which the distribution ${distribution.id} leads: it must be an HTTP API or a bucket.`,
      );
    return toBehavior(behavior, host, origin, policies);
  });
}

function toBehavior(
  behavior: z.infer<typeof behaviorSchema>,
  host: string,
  origin: Origin,
  policies: Policies,
): Behavior {
  return {
    pattern: patternOf(behavior.PathPattern ?? '*'),
    methods: behavior.AllowedMethods,
    compress: behavior.Compress,
    cache: policies.cache(behavior.CachePolicyId),
    added: policies.headers(behavior.ResponseHeadersPolicyId),
    wholeRequest: policies.wholeRequest(behavior.OriginRequestPolicyId),
    host,
    origin,
  };
}

/** `*` stands for any characters, `?` for one; a leading slash may be left out. */
function patternOf(pattern: string): RegExp {
  const escaped = pattern.replace(/^\//, '').replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^/${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

/** Answers a request as the distribution does: chooses the behaviour, asks the cache or the origin, adds the headers. */
export async function serveDistribution(
  behaviors: readonly Behavior[],
  cache: EdgeCache,
  request: HttpRequest,
): Promise<HttpReply> {
  const behavior = behaviors.find(({ pattern }) => pattern.test(request.path));
  if (behavior === undefined || !behavior.methods.includes(request.method)) return forbidden;
  const encoding = behavior.cache.compress ? encodingOf(request) : '';
  const key = cacheKey(request, behavior.cache, encoding);
  const found = key === undefined ? undefined : cache.find(key);
  if (found !== undefined) {
    return finish(found.reply, behavior, [
      ['age', String(found.age)],
      ['x-cache', 'Hit from cloudfront'],
    ]);
  }
  const answered = await behavior.origin(originRequest(request, behavior, encoding));
  const reply = behavior.compress ? compressed(answered, encoding) : answered;
  if (key !== undefined) cache.keep(key, reply, behavior.cache);
  return finish(reply, behavior, [['x-cache', `${reply.status < 400 ? 'Miss' : 'Error'} from cloudfront`]]);
}

const forbidden: HttpReply = {
  status: 403,
  headers: [['content-type', 'text/html']],
  body: Buffer.from('<h1>403 ERROR</h1><p>This distribution is not configured to allow the HTTP request method.</p>'),
};

/** The request as it reaches the origin: with the origin's host name, and with no more than the policies let through. */
function originRequest(request: HttpRequest, { cache, wholeRequest, host }: Behavior, encoding: string): HttpRequest {
  const before = headerOf(request, 'x-forwarded-for', ', ');
  const own = ['host', 'x-forwarded-for', 'via', 'accept-encoding', ...hopByHop];
  const whole = request.headers.filter(([name]) => !own.includes(name));
  const cookies = cookiesOf(request, cache.cookies);
  const body = whole.filter(([name]) => name === 'content-type' || name === 'content-length');
  const keyed = [
    ...whole.filter(([name]) => cache.headers.includes(name)),
    ...body,
    ['user-agent', 'Amazon CloudFront'] as const,
  ];
  const headers = [
    ...(wholeRequest ? whole : [...keyed, ...(cookies === '' ? [] : [['cookie', cookies] as const])]),
    ['host', host],
    ['via', '2.0 local.cloudfront.net (CloudFront)'],
    ['x-amz-cf-id', randomUUID()],
    ['x-forwarded-for', before === undefined ? request.sourceIp : `${before}, ${request.sourceIp}`],
    ...(encoding === '' ? [] : [['accept-encoding', encoding] as const]),
  ] as const;
  return { ...request, headers, query: wholeRequest || cache.query ? request.query : '', sourceIp: edgeAddress };
}

const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

function finish(reply: HttpReply, { added }: Behavior, own: readonly (readonly [string, string])[]): HttpReply {
  const present = new Set(reply.headers.map(([name]) => name));
  const given = added.filter(({ name, override }) => override || !present.has(name));
  const replaced = new Set(given.map(({ name }) => name));
  const kept = reply.headers.filter(([name]) => !replaced.has(name) && !hopByHop.includes(name));
  return { ...reply, headers: [...kept, ...given.map(({ name, value }) => [name, value] as const), ...own] };
}

function encodingOf(request: HttpRequest): string {
  const accepted = headerOf(request, 'accept-encoding') ?? '';
  return ['br', 'gzip'].find((encoding) => accepted.includes(encoding)) ?? '';
}

const compressible = /^(text\/|application\/(json|javascript|xml|manifest\+json|problem\+json)|image\/svg\+xml)/;

/** CloudFront compresses text of 1,000 to 10,000,000 bytes that the origin has not compressed. */
function compressed(reply: HttpReply, encoding: string): HttpReply {
  const small = reply.body.length < 1000 || reply.body.length > 10_000_000;
  const fits = reply.status === 200 && compressible.test(headerOf(reply, 'content-type') ?? '');
  if (encoding === '' || small || !fits || headerOf(reply, 'content-encoding') !== undefined) return reply;
  const body =
    encoding === 'br'
      ? brotliCompressSync(reply.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(reply.body);
  const headers = reply.headers.filter(([name]) => name !== 'content-length').map(weakEtag);
  return { ...reply, headers: [...headers, ['content-encoding', encoding], ['vary', 'accept-encoding']], body };
}

function weakEtag([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, name === 'etag' && !value.startsWith('W/') ? `W/${value}` : value];
}
