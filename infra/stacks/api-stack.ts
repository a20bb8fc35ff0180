import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Capability, Route } from '../../shared/routes.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { siteOrigin } from '../constructs/site-origin.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data-stack.ts';

/** What this stack reads of the route table: by id, what is called how and answered by which function. */
export type DeployedRoutes = Readonly<Record<string, Pick<Route, 'capability' | 'method' | 'path'>>>;

export interface ApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly routes: DeployedRoutes;
}

/** The HTTP API: one route for each entry of the route table, to the function of its capability. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { settings, data, routes, ...props }: ApiStackProps) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'Api', { apiName: `mistok-${settings.stage}`, createDefaultStage: false });
    this.stage = this.addStage(settings);

    const supplies = { main: data.main, derived: data.derived, origin: siteOrigin(this, settings) };
    const integrations = new Map<Capability, HttpLambdaIntegration>();
    const integrationOf = (capability: Capability): HttpLambdaIntegration => {
      const known = integrations.get(capability);
      if (known) return known;
      const { lambda } = new ServiceFunction(this, capability, { settings, supplies });
      // One permission for the API: one a route would outgrow the policy of a function with many routes.
      const made = new HttpLambdaIntegration(capability, lambda, { scopePermissionToRoute: false });
      integrations.set(capability, made);
      return made;
    };
    for (const [routeId, { capability, method, path }] of Object.entries(routes)) {
      const routeKey = HttpRouteKey.with(path, HttpMethod[method]);
      new HttpRoute(this, `route-${routeId}`, { httpApi: this.api, routeKey, integration: integrationOf(capability) });
    }

    acknowledge(this, {
      rule: 'AwsSolutions-APIG4',
      reason:
        'one middleware of the functions resolves session or key to a person and one function authorises against the stored item; a test walks every route with every role',
      owner: 'platform team',
      since: '2026-11-21',
    });
  }

  private addStage(settings: Settings): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/mistok/${settings.stage}/api-access`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Requests a second over all callers. A municipality that publishes makes about ten a minute.
      throttle: { rateLimit: 100, burstLimit: 200 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        // No address of a caller and no query: what is asked for in a search is nobody's business.
        format: AccessLogFormat.custom(
          JSON.stringify({
            time: '$context.requestTime',
            request: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            milliseconds: '$context.responseLatency',
            bytes: '$context.responseLength',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }
}
