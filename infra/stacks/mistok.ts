import type { App } from 'aws-cdk-lib';
import type { Settings } from '../settings.ts';
import { ApiStack, type DeployedRoutes } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { MatchingStack } from './matching-stack.ts';
import { OperationsStack } from './operations-stack.ts';
import { SiteStack } from './site-stack.ts';

/** The region in which CloudFront looks for certificates and firewalls. */
const edgeRegion = 'us-east-1';

/** All stacks of one stage. Each knows only stacks above it, so that they are deployed in this order. */
export function addStacks(app: App, settings: Settings, routes: DeployedRoutes): void {
  const { stage, region, domain } = settings;
  const properties = (name: string) => ({
    stackName: `mistok-${stage}-${name}`,
    description: `Mistok, ${stage}: ${name}`,
    env: { region },
    tags: { system: 'mistok', stage },
    terminationProtection: stage === 'production',
  });
  if (domain !== undefined) {
    new EdgeStack(app, 'edge', { ...properties('edge'), env: { region: edgeRegion }, settings, domain });
  }
  const data = new DataStack(app, 'data', properties('data'));
  const api = new ApiStack(app, 'api', { ...properties('api'), settings, data, routes });
  const matching = new MatchingStack(app, 'matching', { ...properties('matching'), settings, data });
  new SiteStack(app, 'site', { ...properties('site'), settings, api });
  new OperationsStack(app, 'operations', { ...properties('operations'), settings, data, api, matching });
}
