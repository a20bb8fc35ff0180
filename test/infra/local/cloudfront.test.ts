import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBucket } from '../../../infra/local/bucket.ts';
import { type Origin, readDistribution, serveDistribution } from '../../../infra/local/cloudfront.ts';
import { edgeCache } from '../../../infra/local/edge-cache.ts';
import { type HttpReply, type HttpRequest, headerOf } from '../../../infra/local/http-message.ts';
import type { Resource } from '../../../infra/local/template.ts';

const resource = (id: string, type: string, properties: unknown): Resource => ({
  stack: 's',
  id,
  name: id,
  type,
  properties,
  metadata: {},
});

const pageCache = resource('PageCache', 'AWS::CloudFront::CachePolicy', {
  CachePolicyConfig: {
    Name: 'pages',
    MinTTL: 0,
    DefaultTTL: 0,
    MaxTTL: 600,
    ParametersInCacheKeyAndForwardedToOrigin: {
      CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['__Host-session'] },
      EnableAcceptEncodingBrotli: false,
      EnableAcceptEncodingGzip: true,
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
    },
  },
});

const headers = resource('Headers', 'AWS::CloudFront::ResponseHeadersPolicy', {
  ResponseHeadersPolicyConfig: {
    Name: 'headers',
    CustomHeadersConfig: { Items: [{ Header: 'Permissions-Policy', Value: 'camera=()', Override: false }] },
    SecurityHeadersConfig: {
      ContentTypeOptions: { Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
    },
  },
});

const everyMethod = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const distribution = (part: object = {}) =>
  resource('Distribution', 'AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Enabled: true,
      Origins: [
        { Id: 'api', DomainName: 'api.example', CustomOriginConfig: {} },
        { Id: 'files', DomainName: 'files.example', S3OriginConfig: {} },
      ],
      CacheBehaviors: [
        {
          PathPattern: '/api/*',
          TargetOriginId: 'api',
          AllowedMethods: everyMethod,
          CachePolicyId: cachingDisabled,
          OriginRequestPolicyId: allViewerExceptHost,
        },
        { PathPattern: '/_astro/*', TargetOriginId: 'files', CachePolicyId: cachingOptimized, Compress: true },
        { PathPattern: '/keyed/*', TargetOriginId: 'api', CachePolicyId: 'PageCache' },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: 'api',
        AllowedMethods: everyMethod,
        CachePolicyId: 'PageCache',
        Compress: true,
        OriginRequestPolicyId: allViewerExceptHost,
        ResponseHeadersPolicyId: 'Headers',
      },
      ...part,
    },
  });

const request: HttpRequest = {
  method: 'GET',
  path: '/',
  query: '',
  headers: [['host', 'localhost:4321']],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
};
const page = (part: Partial<HttpReply> = {}): HttpReply => ({
  status: 200,
  headers: [['content-type', 'text/html']],
  body: Buffer.from('page'),
  ...part,
});

/** A distribution whose origins note what reaches them. */
function setUp(answer: (request: HttpRequest) => HttpReply = () => page()) {
  const seen: { origin: string; request: HttpRequest }[] = [];
  const origin = (name: string): [string, Origin] => [
    name,
    async (asked) => {
      seen.push({ origin: name, request: asked });
      return answer(asked);
    },
  ];
  const behaviors = readDistribution(
    distribution(),
    [pageCache, headers],
    new Map([origin('api.example'), origin('files.example')]),
  );
  let now = 0;
  const cache = edgeCache(() => now);
  return {
    seen,
    ask: (part: Partial<HttpRequest>) => serveDistribution(behaviors, cache, { ...request, ...part }),
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('the behaviours of the distribution', () => {
  it.each([
    { path: '/_astro/x.js', origin: 'files.example' },
    { path: '/api/listings', origin: 'api.example' },
    { path: '/_astrox', origin: 'api.example' },
    { path: '/en/api/', origin: 'api.example' },
  ])('lead $path to $origin', async ({ path, origin }) => {
    const { seen, ask } = setUp();

    await ask({ path });

    expect(seen[0]?.origin).toBe(origin);
  });

  it('refuse a method that is not allowed, without asking the origin', async () => {
    const { seen, ask } = setUp();

    expect((await ask({ path: '/_astro/x.js', method: 'POST' })).status).toBe(403);
    expect(seen).toEqual([]);
  });

  it('show the origin its own host name and who asks, and all that the visitor sent', async () => {
    const { seen, ask } = setUp();

    await ask({
      method: 'POST',
      path: '/api/x',
      query: 'a=1',
      headers: [
        ...request.headers,
        ['cookie', 'a=1'],
        ['origin', 'http://evil.example'],
        ['x-forwarded-for', '203.0.113.9'],
        ['connection', 'close'],
      ],
    });

    const [{ request: asked } = expect.unreachable()] = seen;
    expect(asked.query).toBe('a=1');
    expect(asked.sourceIp).toBe('192.0.2.1');
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      host: 'api.example',
      cookie: 'a=1',
      origin: 'http://evil.example',
      'x-forwarded-for': '203.0.113.9, 127.0.0.1',
      via: expect.any(String),
    });
    expect(headerOf(asked, 'connection')).toBeUndefined();
  });

  it('show the origin only the key of the cache where no policy lets more through', async () => {
    const { seen, ask } = setUp();

    await ask({
      path: '/keyed/x',
      headers: [
        ...request.headers,
        ['cookie', 'a=1; __Host-session=s'],
        ['accept-language', 'uk'],
        ['user-agent', 'Mozilla'],
      ],
    });

    const [{ request: asked } = expect.unreachable()] = seen;
    expect(headerOf(asked, 'cookie')).toBe('__Host-session=s');
    expect(headerOf(asked, 'accept-language')).toBeUndefined();
    expect(headerOf(asked, 'user-agent')).toBe('Amazon CloudFront');
  });

  it('add the headers of their policy, over those of the origin only where it says so', async () => {
    const { ask } = setUp(() =>
      page({
        headers: [
          ['permissions-policy', 'own'],
          ['x-content-type-options', 'own'],
        ],
      }),
    );

    const reply = await ask({});

    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'permissions-policy': 'own',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=60; includeSubDomains',
    });
  });

  it('compress text for those who accept it', async () => {
    const { ask } = setUp(() => page({ body: Buffer.from('x'.repeat(2000)) }));

    const plain = await ask({});
    const small = await ask({ headers: [['accept-encoding', 'gzip, deflate']] });

    expect(headerOf(plain, 'content-encoding')).toBeUndefined();
    expect(headerOf(small, 'content-encoding')).toBe('gzip');
    expect(gunzipSync(small.body).toString()).toBe('x'.repeat(2000));
  });

  it.each([
    {
      name: 'a policy',
      part: { DefaultCacheBehavior: { TargetOriginId: 'api', CachePolicyId: 'Unknown' } },
      says: "CloudFront's policy Unknown",
    },
    {
      name: 'an origin',
      part: { DefaultCacheBehavior: { TargetOriginId: 'other', CachePolicyId: cachingDisabled } },
      says: 'Nothing of the local stack answers for other',
    },
    {
      name: 'a setting',
      part: { OriginGroups: {} },
      says: 'cannot execute DistributionConfig.OriginGroups',
    },
  ])('are refused with $name that the local stack does not know', ({ part, says }) => {
    const origins = new Map<string, Origin>([
      ['api.example', async () => page()],
      ['files.example', async () => page()],
    ]);

    expect(() => readDistribution(distribution(part), [pageCache, headers], origins)).toThrow(says);
  });
});

describe('the cache of the distribution', () => {
  const cached =
    (control: string, more: HttpReply['headers'] = []) =>
    () =>
      page({ headers: [['cache-control', control], ...more] });
  const session = (id: string) => ({ headers: [['cookie', `__Host-session=${id}; other=1`] as const] });

  it('keeps a public page as long as the page says', async () => {
    const { seen, ask, pass } = setUp(cached('public, max-age=5, s-maxage=60'));

    const first = await ask({});
    pass(59);
    const second = await ask({});
    pass(2);
    await ask({});

    expect(headerOf(first, 'x-cache')).toBe('Miss from cloudfront');
    expect(headerOf(second, 'x-cache')).toBe('Hit from cloudfront');
    expect(headerOf(second, 'age')).toBe('59');
    expect(seen.length).toBe(2);
  });

  it.each(['private, no-store', 'no-cache', 'private, max-age=60'])('keeps nothing that says %s', async (control) => {
    const { seen, ask } = setUp(cached(control));

    await ask({});
    await ask({});

    expect(seen.length).toBe(2);
  });

  it('keeps nothing longer than its policy allows', async () => {
    const { seen, ask, pass } = setUp(cached('max-age=99999'));

    await ask({});
    pass(601);
    await ask({});

    expect(seen.length).toBe(2);
  });

  it('shows a page of one session to no other', async () => {
    const { seen, ask } = setUp(cached('max-age=60'));

    await ask(session('a'));
    await ask(session('a'));
    await ask(session('b'));
    await ask({});

    expect(seen.length).toBe(3);
  });

  it('hands a cookie set on a cached page to everybody, as CloudFront does', async () => {
    const { ask } = setUp(cached('max-age=60', [['set-cookie', 'leak=1']]));

    await ask(session(''));

    expect(headerOf(await ask(session('')), 'set-cookie')).toBe('leak=1');
  });

  it.each([{ part: { path: '/api/x' } }, { part: { method: 'POST' } }])('is not asked for $part', async ({ part }) => {
    const { seen, ask } = setUp(cached('max-age=60'));

    await ask(part);
    await ask(part);

    expect(seen.length).toBe(2);
  });

  it('keeps a missing page only as long as the origin says', async () => {
    const { seen, ask } = setUp(() => page({ status: 404, headers: [] }));

    await ask({ path: '/_astro/x.js' });
    await ask({ path: '/_astro/x.js' });

    expect(seen.length).toBe(2);
  });

  it('keeps no server error', async () => {
    const { seen, ask } = setUp(() => page({ status: 500, headers: [['cache-control', 'max-age=60']] }));

    await ask({});
    await ask({});

    expect(seen.length).toBe(2);
  });
});

describe('a bucket', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mistok-'));
    mkdirSync(join(folder, 'client', '_astro'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'client', '_astro', 'a b.css'), 'p{}');
    writeFileSync(join(folder, 'client', 'robots.txt'), 'x');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const serve = (part: Partial<HttpRequest>) => serveBucket(join(folder, 'client'), { ...request, ...part });

  it('gives a file with its type, and for ever where its name changes with its content', () => {
    const reply = serve({ path: '/_astro/a%20b.css' });

    expect(reply.body.toString()).toBe('p{}');
    expect(headerOf(reply, 'content-type')).toBe('text/css; charset=utf-8');
    expect(headerOf(reply, 'cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headerOf(serve({ path: '/robots.txt' }), 'cache-control')).toBeUndefined();
  });

  it('says when nothing has changed', () => {
    const etag = headerOf(serve({ path: '/robots.txt' }), 'etag') ?? '';

    expect(serve({ path: '/robots.txt', headers: [['if-none-match', etag]] }).status).toBe(304);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/_astro/../../secret.txt',
    '/_astro',
    '/',
    '/nothing.js',
    '/%zz',
    '/a%00b',
  ])('refuses %s', (path) => {
    expect(serve({ path }).status).toBe(403);
  });
});
