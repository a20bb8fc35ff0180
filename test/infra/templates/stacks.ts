import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { functionNames } from '../../../infra/functions.ts';
import { routes } from '../../../shared/routes.ts';
import { deployed, local } from './stages.ts';
import { only } from './synthesis.ts';

describe('every stage', () => {
  it.each([
    ['production', deployed],
    ['local', local],
  ])('%s deploys nothing through custom resources', (_stage, { resources }) => {
    const custom = resources.filter(({ Type }) => Type.startsWith('Custom::') || Type.includes('CustomResource'));

    expect(custom).toEqual([]);
  });

  it('has the same resources on one machine as when deployed, but for the edge and the person who is alarmed', () => {
    const names = ({ resources }: typeof deployed) =>
      resources
        .filter(({ stack, Type }) => stack !== 'edge' && Type !== 'AWS::SNS::Subscription')
        .map(({ stack, id, Type }) => `${stack} ${id} ${Type}`);

    expect(names(local)).toEqual(names(deployed));
  });

  it('lies in Frankfurt, its edge alone in us-east-1', () => {
    const regions = deployed.app.node.children.flatMap((stack) =>
      'region' in stack ? [`${stack.node.id} ${stack.region}`] : [],
    );

    expect(regions).toEqual([
      'edge us-east-1',
      ...['data', 'api', 'matching', 'site', 'operations'].map((name) => `${name} eu-central-1`),
    ]);
  });

  it('keeps every log for a stated time', () => {
    const groups = deployed.ofType('AWS::Logs::LogGroup');

    expect(groups).toHaveLength(functionNames.length + 2);
    for (const { id, Properties } of groups) expect([30, 90], id).toContain(Properties['RetentionInDays']);
  });
});

describe('the tables', () => {
  const [main, derived] = deployed.ofType('AWS::DynamoDB::Table');

  it('keep the main table: recoverable to any moment of 35 days, protected from deletion, kept when the stack goes', () => {
    expect(main).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
        GlobalSecondaryIndexes: [{ IndexName: 'queue', Projection: { ProjectionType: 'ALL' } }],
      },
    });
  });

  it('let what is derived expire, and tell nobody of it', () => {
    expect(derived).toMatchObject({
      Properties: {
        DeletionProtectionEnabled: true,
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    });
    expect(derived?.Properties).not.toHaveProperty('StreamSpecification');
  });
});

describe('the API', () => {
  it('has a route for every entry of the route table, the pages as its default and nothing else', () => {
    const found = deployed.ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties['RouteKey']);

    const wanted = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
    expect(found.toSorted()).toEqual(['$default', ...wanted].toSorted());
  });

  it('sends each route to the function of its capability', () => {
    const Target = z.object({
      'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), z.object({ Ref: z.string() })])]),
    });
    const Uri = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
    const byId = new Map(deployed.resources.map((resource) => [`${resource.stack}/${resource.id}`, resource]));
    const answering = deployed.ofType('AWS::ApiGatewayV2::Route').map(({ stack, Properties }) => {
      const target = Target.parse(Properties['Target'])['Fn::Join'][1][1].Ref;
      const uri = Uri.parse(byId.get(`${stack}/${target}`)?.Properties['IntegrationUri'])['Fn::GetAtt'][0];
      return `${Properties['RouteKey']} → ${byId.get(`${stack}/${uri}`)?.Properties['FunctionName']}`;
    });

    const wanted = Object.values(routes).map(
      ({ method, path, capability }) => `${method} ${path} → mistok-production-${capability}`,
    );
    expect(answering.toSorted()).toEqual([...wanted, '$default → mistok-production-site'].toSorted());
  });

  it('limits how many requests a second it takes, and logs no address, no query and no cookie', () => {
    const { Properties } = only(deployed.ofType('AWS::ApiGatewayV2::Stage'));

    expect(Properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
    });
    expect(JSON.stringify(Properties['AccessLogSettings'])).not.toMatch(/identity|sourceIp|queryString|cookie/i);
  });

  it('keeps the address that AWS gives it, because CloudFront has no other way to it', () => {
    expect(only(deployed.ofType('AWS::ApiGatewayV2::Api')).Properties).not.toHaveProperty('DisableExecuteApiEndpoint');
  });
});

describe('the readers of the stream', () => {
  const mappings = deployed.ofType('AWS::Lambda::EventSourceMapping');

  it('are two', () => {
    expect(mappings).toHaveLength(2);
  });

  it.each(mappings)(
    '$id reports single failures, halves a failed batch, and gives up in time into the failure queue',
    (mapping) => {
      const failures = only(deployed.ofType('AWS::SQS::Queue')).id;

      expect(mapping.Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 8,
        MaximumRecordAgeInSeconds: 12 * 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [failures, 'Arn'] } } },
      });
    },
  );

  it('keep what failed encrypted, for 14 days, for callers over TLS alone', () => {
    expect(only(deployed.ofType('AWS::SQS::Queue')).Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 3600,
    });
    expect(JSON.stringify(only(deployed.ofType('AWS::SQS::QueuePolicy')).Properties)).toContain(
      '"aws:SecureTransport":"false"',
    );
  });

  it('stand beside four schedules: every five minutes, every hour and two every day', () => {
    const rates = deployed.ofType('AWS::Events::Rule').map(({ Properties }) => Properties['ScheduleExpression']);

    expect(rates).toEqual(['rate(5 minutes)', 'rate(1 hour)', 'rate(1 day)', 'rate(1 day)']);
  });
});
