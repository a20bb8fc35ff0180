import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { describeFunction, type FunctionName, type Needs, type TableAction } from '../functions.ts';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';

/** The namespace of the metrics that functions publish themselves. */
export const metricsNamespace = (settings: Settings): string => `Mistok/${settings.stage}`;

/** What a function can be given. It gets the part that its description says it needs. */
export interface Supplies {
  readonly main?: Table;
  readonly derived?: Table;
  readonly identity?: EmailIdentity;
  readonly origin?: string;
  readonly apiUrl?: string;
}

export interface ServiceFunctionProps {
  readonly settings: Settings;
  readonly supplies: Supplies;
}

/** "A Lambda here": every function of Mistok runs, logs, is traced and is alarmed in the same way. */
export class ServiceFunction extends Construct {
  readonly functionName: FunctionName;
  readonly lambda: LambdaFunction;
  /** The name in the console, in metrics and in the runbook. Fixed, so that no stack depends on another for it. */
  readonly physicalName: string;
  readonly errorImpact: string;
  readonly timeout: Duration;

  constructor(scope: Construct, functionName: FunctionName, { settings, supplies }: ServiceFunctionProps) {
    super(scope, functionName);
    this.functionName = functionName;
    const description = describeFunction(functionName);
    this.physicalName = `mistok-${settings.stage}-${functionName}`;
    this.errorImpact = description.errorImpact;
    this.timeout = Duration.seconds(description.timeout);

    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/mistok/${settings.stage}/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // An own role: the managed policy that comes otherwise may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: this.physicalName,
      description: description.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(`${settings.code}/${functionName}`, { exclude: ['*.map'] }),
      memorySize: description.memory,
      timeout: this.timeout,
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
      environment: environmentOf(functionName, description.needs, settings, supplies),
    });
    this.grant(description.needs, settings, supplies);
    acknowledge(role, {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'xray:PutTraceSegments, xray:PutTelemetryRecords and dynamodb:ListStreams know no resource: AWS accepts them with * only',
      owner: 'platform team',
      since: '2026-11-21',
    });
  }

  private grant(needs: Needs, settings: Settings, { main, derived, identity }: Supplies): void {
    if (needs.main) this.allow(needs.main, given(main, 'main').tableArn);
    if (needs.derived) this.allow(needs.derived, given(derived, 'derived').tableArn);
    if (needs.queue) this.allow(['Query'], `${given(main, 'main').tableArn}/index/queue`);
    if (needs.mail) {
      this.lambda.addToRolePolicy(
        new PolicyStatement({
          actions: ['ses:SendEmail'],
          resources: [given(identity, 'identity').emailIdentityArn],
          conditions: { StringEquals: { 'ses:FromAddress': settings.mailFrom } },
        }),
      );
    }
  }

  private allow(actions: readonly TableAction[], resource: string): void {
    const statement = { actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] };
    this.lambda.addToRolePolicy(new PolicyStatement(statement));
  }
}

function environmentOf(name: FunctionName, needs: Needs, settings: Settings, supplies: Supplies) {
  return {
    STAGE: settings.stage,
    ...(needs.main && { MAIN_TABLE: given(supplies.main, 'main').tableName }),
    ...(needs.derived && { DERIVED_TABLE: given(supplies.derived, 'derived').tableName }),
    ...(needs.mail && { MAIL_FROM: settings.mailFrom }),
    ...(needs.origin && { SITE_ORIGIN: given(supplies.origin, 'origin') }),
    ...(needs.api && { API_URL: given(supplies.apiUrl, 'apiUrl') }),
    ...(needs.logger && { LOG_LEVEL: 'INFO', POWERTOOLS_SERVICE_NAME: name }),
    ...(needs.metrics && { POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(settings) }),
  };
}

function given<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`A function needs ${name}, and its stack does not supply it.`);
  return value;
}

/** Every function below a construct: what has to be alarmed and drawn. */
export function serviceFunctionsOf(scope: Construct): readonly ServiceFunction[] {
  return scope.node.findAll().filter((construct) => construct instanceof ServiceFunction);
}
