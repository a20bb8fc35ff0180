import { join } from 'node:path';
import { serveBucket } from './bucket.ts';
import { type Origin, readDistribution, serveDistribution } from './cloudfront.ts';
import { edgeCache } from './edge-cache.ts';
import type { LocalFunctions } from './functions.ts';
import { listen } from './http.ts';
import { type HttpApi, type Integration, serveApi } from './http-api.ts';
import * as properties from './properties.ts';
import { apiEndpoint, identify } from './resource-types.ts';
import { StartProblem } from './start-problem.ts';
import type { Resource } from './template.ts';

export interface HttpOptions {
  readonly resources: readonly Resource[];
  readonly functions: LocalFunctions;
  /** The ports of the distribution and of the API's own address. */
  readonly port: number;
  readonly apiPort: number;
  /** The folder that the folders of buckets are relative to. */
  readonly root: string;
  readonly report: (message: string) => void;
}

/** The one resource of this type in the templates. */
export function onlyOne(resources: readonly Resource[], type: string): Resource {
  const found = resources.filter((resource) => resource.type === type);
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new StartProblem(
      `The local stack serves one ${type} and the templates have ${found.length}: leave one in infra/stacks.`,
    );
  return first;
}

/**
 * Opens the addresses of the stack: the distribution, and the API behind it.
 * @returns closes both.
 */
export async function startHttp({
  resources,
  functions,
  port,
  apiPort,
  root,
  report,
}: HttpOptions): Promise<() => Promise<void>> {
  const api = readApi(resources, functions);
  const origins = new Map<string, Origin>([
    [apiEndpoint(api.id).replace('https://', ''), (request) => serveApi(api, request)],
    ...resources.filter(({ type }) => type === 'AWS::S3::Bucket').map((bucket) => bucketOrigin(bucket, root)),
  ]);
  const behaviors = readDistribution(onlyOne(resources, 'AWS::CloudFront::Distribution'), resources, origins);
  const cache = edgeCache(Date.now);
  const own = await listen(apiPort, (request) => serveApi(api, request), report);
  try {
    const edge = await listen(port, (request) => serveDistribution(behaviors, cache, request), report);
    return async () => {
      await Promise.all([edge.stop(), own.stop()]);
    };
  } catch (error) {
    await own.stop();
    throw error;
  }
}

function bucketOrigin(bucket: Resource, root: string): [string, Origin] {
  const folder = bucket.metadata['mistok:folder'];
  const host = identify(bucket.type, bucket.name, bucket.id).attribute('RegionalDomainName');
  return [
    host,
    async (request) => {
      if (typeof folder !== 'string') throw new Error(`The bucket ${bucket.id} has no folder (metadata mistok:folder)`);
      return serveBucket(join(root, folder), request);
    },
  ];
}

function readApi(resources: readonly Resource[], functions: LocalFunctions): HttpApi {
  const api = onlyOne(resources, 'AWS::ApiGatewayV2::Api');
  properties.propertiesOf(api, properties.api);
  for (const stage of ofType(resources, 'AWS::ApiGatewayV2::Stage')) properties.propertiesOf(stage, properties.stage);
  const integrations = new Map(
    ofType(resources, 'AWS::ApiGatewayV2::Integration').map((resource): [string, Integration] => {
      const { IntegrationUri, TimeoutInMillis } = properties.propertiesOf(resource, properties.integration);
      return [`integrations/${resource.name}`, { function: functions.find(IntegrationUri), timeout: TimeoutInMillis }];
    }),
  );
  const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map((resource) => {
    const { RouteKey, Target } = properties.propertiesOf(resource, properties.route);
    const target = integrations.get(Target);
    if (target === undefined)
      throw new StartProblem(
        `The route ${RouteKey} leads to ${Target}, which no template has: synthesize all stacks together.`,
      );
    return { key: RouteKey, target };
  });
  return { id: api.name, routes };
}

function ofType(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type === type);
}
