import { CfnOutput, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { pageHeaders } from '../constructs/page-headers.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { siteOrigin } from '../constructs/site-origin.ts';
import type { Settings } from '../settings.ts';
import type { ApiStack } from './api-stack.ts';

/** The cookie of a session. Whoever sends it gets pages of his own, so it is part of the key of every cached page. */
export const sessionCookie = '__Host-session';

/** What lies in the bucket, as path patterns. */
export const staticPaths = ['/assets/*', '/favicon.svg', '/favicon.ico', '/robots.txt'] as const;

/** The codes that CloudFront would keep in its cache. */
const keptErrors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504] as const;

/** The folder that is copied into the bucket, under a key of the bucket's metadata. */
export const folderMetadata = { key: 'mistok:folder', value: 'dist/site/client' } as const;

export interface SiteStackProps extends StackProps {
  readonly settings: Settings;
  readonly api: ApiStack;
}

/** The pages: the function that renders them, the bucket with their files and CloudFront in front of both and of the API. */
export class SiteStack extends Stack {
  readonly distribution: Distribution;
  private readonly settings: Settings;

  constructor(scope: Construct, id: string, { settings, api, ...props }: SiteStackProps) {
    super(scope, id, props);
    this.settings = settings;
    this.addPages(api);

    const logs = this.addLogBucket();
    const files = this.addFileBucket(logs);
    this.distribution = this.addDistribution(api, files, logs);

    new CfnOutput(this, 'Files', { value: files.bucketName, description: 'Copy dist/site/client to this bucket' });
    new CfnOutput(this, 'DistributionDomain', {
      value: this.distribution.distributionDomainName,
      description: 'Point the host name of the site to this name',
    });
  }

  private addPages({ api }: ApiStack): void {
    const supplies = { origin: siteOrigin(this, this.settings), apiUrl: api.apiEndpoint };
    const { lambda } = new ServiceFunction(this, 'site', { settings: this.settings, supplies });
    const integration = new HttpLambdaIntegration('site', lambda, { scopePermissionToRoute: false });
    new HttpRoute(this, 'DefaultRoute', { httpApi: api, routeKey: HttpRouteKey.DEFAULT, integration });
    acknowledge(this, {
      rule: 'AwsSolutions-APIG4',
      reason: 'pages are public or ask the API with the session of the reader, and the API decides',
      owner: 'platform team',
      since: '2026-11-21',
    });
  }

  private addLogBucket(): IBucket {
    return privateBucket(this, 'Logs', {
      // CloudFront hands its logs over by access control lists.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(30) }],
    });
  }

  private addFileBucket(logs: IBucket): IBucket {
    return privateBucket(this, 'StaticFiles', {
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'files/',
      metadata: folderMetadata,
    });
  }

  private addDistribution({ api }: ApiStack, files: IBucket, logs: IBucket): Distribution {
    const headers = pageHeaders(this, 'Headers');
    const always = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers,
      compress: true,
    } as const;
    const apiOrigin = new HttpOrigin(`${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`);
    const dynamic = {
      ...always,
      origin: apiOrigin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    } as const;
    const fromBucket: BehaviorOptions = {
      ...always,
      origin: S3BucketOrigin.withOriginAccessControl(files),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Mistok ${this.settings.stage}`,
      defaultBehavior: { ...dynamic, cachePolicy: this.pageCache() },
      additionalBehaviors: {
        '/api/*': { ...dynamic, cachePolicy: CachePolicy.CACHING_DISABLED },
        ...Object.fromEntries(staticPaths.map((path) => [path, fromBucket])),
      },
      // CloudFront keeps errors for ten seconds otherwise, also where it keeps nothing: one reader's 404 for the next.
      errorResponses: keptErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: logs,
      logFilePrefix: 'visits/',
      logIncludesCookies: false,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...this.edge(),
    });
    this.acknowledgeDistribution(distribution);
    return distribution;
  }

  /** A page is kept only if the site says so; the session keeps one reader's pages from another. */
  private pageCache(): CachePolicy {
    return new CachePolicy(this, 'PageCache', {
      comment: 'Path (with the language in it), query and session; as long as the page says',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      cookieBehavior: CacheCookieBehavior.allowList(sessionCookie),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /** The certificate and the firewall of the edge stack, given as parameters when the stack is deployed for the first time. */
  private edge() {
    const { domain } = this.settings;
    if (domain === undefined) return {};
    const certificate = new CfnParameter(this, 'CertificateArn', {
      allowedPattern: '^arn:aws:acm:us-east-1:\\d{12}:certificate/.+$',
      constraintDescription: 'must be the output CertificateArn of the edge stack',
    });
    const firewall = new CfnParameter(this, 'WebAclArn', {
      allowedPattern: '^arn:aws:wafv2:us-east-1:\\d{12}:global/webacl/.+$',
      constraintDescription: 'must be the output WebAclArn of the edge stack',
    });
    return {
      domainNames: [domain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate.valueAsString),
      webAclId: firewall.valueAsString,
    };
  }

  private acknowledgeDistribution(distribution: Distribution): void {
    const owner = 'platform team';
    const since = '2026-11-21';
    acknowledge(distribution, {
      rule: 'AwsSolutions-CFR1',
      reason: 'no country is shut out: people from Ukraine flee, travel and sign in from anywhere',
      owner,
      since,
    });
    if (this.settings.domain !== undefined) return;
    const reason = 'this stage runs on one machine and is never deployed, it has neither host name nor certificate';
    acknowledge(distribution, { rule: 'AwsSolutions-CFR2', reason, owner, since });
    acknowledge(distribution, { rule: 'AwsSolutions-CFR4', reason, owner, since });
  }
}
