import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sessionCookie, staticPaths } from '../../../infra/stacks/site-stack.ts';
import { deployed, local } from './stages.ts';
import { only, type Synthesis } from './synthesis.ts';

const Behavior = z.looseObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  CachePolicyId: z.json(),
  OriginRequestPolicyId: z.json().optional(),
  ViewerProtocolPolicy: z.string(),
  ResponseHeadersPolicyId: z.json(),
});
const Config = z.looseObject({
  DefaultCacheBehavior: Behavior,
  CacheBehaviors: z.array(Behavior),
  Origins: z.array(z.looseObject({ Id: z.string(), DomainName: z.json() })),
});

const distribution = (synthesis: Synthesis) =>
  Config.parse(only(synthesis.ofType('AWS::CloudFront::Distribution')).Properties['DistributionConfig']);

// The names of CloudFront's own policies are fixed ids.
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the way of a request through CloudFront', () => {
  const { CacheBehaviors, DefaultCacheBehavior, Origins } = distribution(deployed);
  const behavior = (path: string) => CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
  const origin = (id: string | undefined) => JSON.stringify(Origins.find(({ Id }) => Id === id)?.DomainName);

  it('knows the API, the static files and the pages, and no other path', () => {
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*', ...staticPaths]);
  });

  it('leads calls of the API to the API, never from a cache, without the host name of the site', () => {
    expect(behavior('/api/*')).toMatchObject({
      CachePolicyId: cachingDisabled,
      OriginRequestPolicyId: allViewerExceptHost,
    });
    expect(origin(behavior('/api/*')?.TargetOriginId)).toContain('.execute-api.eu-central-1.');
  });

  it('leads everything else to the pages, behind the same API', () => {
    expect(DefaultCacheBehavior).toMatchObject({ OriginRequestPolicyId: allViewerExceptHost });
    expect(DefaultCacheBehavior.TargetOriginId).toBe(behavior('/api/*')?.TargetOriginId);
  });

  it.each(staticPaths)('takes %s from the bucket', (path) => {
    expect(behavior(path)).toMatchObject({ CachePolicyId: cachingOptimized });
    expect(origin(behavior(path)?.TargetOriginId)).toContain('StaticFiles');
  });

  it('is always encrypted and always carries the security headers', () => {
    for (const one of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(one.ViewerProtocolPolicy).toBe('redirect-to-https');
      expect(one.ResponseHeadersPolicyId).toEqual({
        Ref: only(deployed.ofType('AWS::CloudFront::ResponseHeadersPolicy')).id,
      });
    }
  });

  it('covers every file that the site lays open', () => {
    const files = existsSync('site/public') ? readdirSync('site/public') : [];

    const covered = (file: string) => staticPaths.some((path) => path === `/${file}` || path === `/${file}/*`);
    expect(files.filter((file) => !file.startsWith('.') && !covered(file))).toEqual([]);
  });
});

describe('a page in the cache', () => {
  const { Properties } = only(deployed.ofType('AWS::CloudFront::CachePolicy'));

  it('is kept only as long as the page itself says, and a day at most', () => {
    expect(Properties).toMatchObject({ CachePolicyConfig: { MinTTL: 0, DefaultTTL: 0, MaxTTL: 86_400 } });
  });

  it('is never shown to somebody with another session', () => {
    expect(Properties).toMatchObject({
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'whitelist', Cookies: [sessionCookie] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          HeadersConfig: { HeaderBehavior: 'none' },
        },
      },
    });
  });
});

describe('an error', () => {
  it('is never kept for the next reader', () => {
    const Errors = z.array(z.object({ ErrorCode: z.number(), ErrorCachingMinTTL: z.literal(0) }));
    const errors = Errors.parse(distribution(deployed)['CustomErrorResponses']);

    expect(errors.map(({ ErrorCode }) => ErrorCode)).toEqual(expect.arrayContaining([403, 404, 500, 502, 503, 504]));
  });
});

describe('the security headers', () => {
  const text = JSON.stringify(only(deployed.ofType('AWS::CloudFront::ResponseHeadersPolicy')).Properties);

  it('allow scripts and styles of the site itself and nothing inside a page', () => {
    expect(text).toContain("script-src 'self';");
    expect(text).toContain("style-src 'self';");
    expect(text).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each(['nosniff', 'DENY', 'strict-origin-when-cross-origin', 'geolocation=()', "frame-ancestors 'none'"])(
    'say %s',
    (part) => {
      const spoken = part === 'nosniff' ? '"ContentTypeOptions":{"Override":true}' : part;

      expect(text).toContain(spoken);
    },
  );

  it('are not weakened by what a page says', () => {
    expect(text).not.toContain('"Override":false');
  });
});

describe('the bucket of static files', () => {
  it('names the folder that is copied into it', () => {
    const [files] = deployed.ofType('AWS::S3::Bucket').filter(({ Metadata }) => 'mistok:folder' in Metadata);

    expect(files?.Metadata['mistok:folder']).toBe('dist/site/client');
  });

  it('is closed to everybody but this distribution', () => {
    for (const { id, Properties } of deployed.ofType('AWS::S3::Bucket')) {
      expect(Properties['PublicAccessBlockConfiguration'], id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    expect(deployed.ofType('AWS::CloudFront::OriginAccessControl')).toHaveLength(1);
  });
});

describe('the edge', () => {
  it('gives the deployed distribution its certificate and its firewall, as parameters that AWS checks', () => {
    expect(distribution(deployed)).toMatchObject({
      Aliases: ['mistok.example.eu'],
      ViewerCertificate: { AcmCertificateArn: { Ref: 'CertificateArn' }, MinimumProtocolVersion: 'TLSv1.2_2021' },
      WebACLId: { Ref: 'WebAclArn' },
    });
    expect(deployed.stacks.get('site')?.Parameters).toMatchObject({
      CertificateArn: { AllowedPattern: expect.stringContaining('us-east-1') },
      WebAclArn: { AllowedPattern: expect.stringContaining('us-east-1') },
    });
  });

  it('is not there on one machine, where the origin of the site is a parameter', () => {
    expect(local.stacks.has('edge')).toBe(false);
    for (const stack of ['api', 'matching', 'site']) {
      expect(local.stacks.get(stack)?.Parameters, stack).toHaveProperty('SiteOrigin');
      expect(deployed.stacks.get(stack)?.Parameters, stack).not.toHaveProperty('SiteOrigin');
    }
  });
});
