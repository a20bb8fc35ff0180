/** The policies of CloudFront that a behaviour can name: those of the template, and of AWS's own the ones in use. */
import { z } from 'zod';
import { propertiesOf } from './properties.ts';
import { StartProblem } from './start-problem.ts';
import type { Resource } from './template.ts';

const inert = z.unknown().optional();
const override = z.boolean();

const cachePolicySchema = z.strictObject({
  CachePolicyConfig: z.strictObject({
    Name: inert,
    Comment: inert,
    /** Seconds. */
    DefaultTTL: z.number(),
    MaxTTL: z.number(),
    MinTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.strictObject({
      CookiesConfig: z.strictObject({
        CookieBehavior: z.enum(['none', 'whitelist']),
        Cookies: z.array(z.string()).default([]),
      }),
      EnableAcceptEncodingBrotli: z.boolean().default(false),
      EnableAcceptEncodingGzip: z.boolean(),
      HeadersConfig: z.strictObject({
        HeaderBehavior: z.enum(['none', 'whitelist']),
        Headers: z.array(z.string()).default([]),
      }),
      QueryStringsConfig: z.strictObject({ QueryStringBehavior: z.enum(['none', 'all']) }),
    }),
  }),
});

/** What makes two requests the same page for the cache, and how long it may keep one. */
export interface CachePolicy {
  /** Seconds. */
  readonly minimum: number;
  readonly default: number;
  readonly maximum: number;
  readonly cookies: readonly string[];
  readonly headers: readonly string[];
  readonly query: boolean;
  readonly compress: boolean;
}

const nothing = { cookies: [], headers: [], query: false };

/** AWS's own, by the id that is the same in every account. */
const managedCachePolicies: Readonly<Record<string, CachePolicy>> = {
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { ...nothing, minimum: 0, default: 0, maximum: 0, compress: false },
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    ...nothing,
    minimum: 1,
    default: 86_400,
    maximum: 31_536_000,
    compress: true,
  },
};

/** AllViewerExceptHostHeader, the one policy on what else reaches the origin that the local stack knows. */
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const headersPolicySchema = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: inert,
    Comment: inert,
    CustomHeadersConfig: z
      .strictObject({ Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: override })) })
      .default({ Items: [] }),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), Override: override }).optional(),
        ContentTypeOptions: z.strictObject({ Override: override }).optional(),
        FrameOptions: z.strictObject({ FrameOption: z.string(), Override: override }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override: override }).optional(),
        StrictTransportSecurity: z
          .strictObject({
            AccessControlMaxAgeSec: z.number(),
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            Override: override,
          })
          .optional(),
      })
      .default({}),
  }),
});

/** A header that every reply gets; without `override` only where the origin sent none. */
export interface AddedHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

type HeadersConfig = z.infer<typeof headersPolicySchema>['ResponseHeadersPolicyConfig'];

function addedHeaders({ CustomHeadersConfig, SecurityHeadersConfig }: HeadersConfig): AddedHeader[] {
  const { ContentSecurityPolicy: csp, ContentTypeOptions: type, FrameOptions: frame } = SecurityHeadersConfig;
  const { ReferrerPolicy: referrer, StrictTransportSecurity: transport } = SecurityHeadersConfig;
  const security: (readonly [string, string | undefined, { Override: boolean } | undefined])[] = [
    ['content-security-policy', csp?.ContentSecurityPolicy, csp],
    ['x-content-type-options', 'nosniff', type],
    ['x-frame-options', frame?.FrameOption, frame],
    ['referrer-policy', referrer?.ReferrerPolicy, referrer],
    ['strict-transport-security', transport && transportSecurity(transport), transport],
  ];
  const custom = CustomHeadersConfig.Items.map((item) => [item.Header.toLowerCase(), item.Value, item] as const);
  return [...security, ...custom].flatMap(([name, value, setting]) =>
    value === undefined || setting === undefined ? [] : [{ name, value, override: setting.Override }],
  );
}

function transportSecurity(setting: {
  AccessControlMaxAgeSec: number;
  IncludeSubdomains: boolean;
  Preload: boolean;
}): string {
  const parts = [`max-age=${setting.AccessControlMaxAgeSec}`];
  if (setting.IncludeSubdomains) parts.push('includeSubDomains');
  if (setting.Preload) parts.push('preload');
  return parts.join('; ');
}

/** Finds policies by the ids that behaviours name. */
export interface Policies {
  readonly cache: (id: string) => CachePolicy;
  readonly headers: (id: string | undefined) => readonly AddedHeader[];
  /** Whether the origin sees the whole request but its `Host`, or only what is in the cache's key. */
  readonly wholeRequest: (id: string | undefined) => boolean;
}

/** The policies of a template, with AWS's own. */
export function readPolicies(resources: readonly Resource[]): Policies {
  const named = <T>(type: string, read: (resource: Resource) => T) =>
    new Map(resources.filter((resource) => resource.type === type).map((resource) => [resource.name, read(resource)]));
  const caches = named('AWS::CloudFront::CachePolicy', readCachePolicy);
  const headers = named('AWS::CloudFront::ResponseHeadersPolicy', (resource) =>
    addedHeaders(propertiesOf(resource, headersPolicySchema).ResponseHeadersPolicyConfig),
  );
  const known = <T>(found: T | undefined, id: string): T => {
    if (found !== undefined) return found;
    throw new StartProblem(
      `The local stack does not know CloudFront's policy ${id}: add it to infra/local/cloudfront-policies.ts.`,
    );
  };
  return {
    cache: (id) => known(caches.get(id) ?? managedCachePolicies[id], id),
    headers: (id) => (id === undefined ? [] : known(headers.get(id), id)),
    wholeRequest: (id) => id !== undefined && known(id === allViewerExceptHost ? true : undefined, id),
  };
}

function readCachePolicy(resource: Resource): CachePolicy {
  const { CachePolicyConfig: config } = propertiesOf(resource, cachePolicySchema);
  const { CookiesConfig, HeadersConfig, QueryStringsConfig, ...key } = config.ParametersInCacheKeyAndForwardedToOrigin;
  return {
    minimum: config.MinTTL,
    default: config.DefaultTTL,
    maximum: config.MaxTTL,
    cookies: CookiesConfig.Cookies,
    headers: HeadersConfig.Headers.map((name) => name.toLowerCase()),
    query: QueryStringsConfig.QueryStringBehavior === 'all',
    compress: key.EnableAcceptEncodingGzip || key.EnableAcceptEncodingBrotli,
  };
}
