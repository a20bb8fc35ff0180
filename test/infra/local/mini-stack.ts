import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const sdk = pathToFileURL(createRequire(import.meta.url).resolve('@aws-sdk/client-dynamodb')).href;

const prelude = `import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '${sdk}';
const client = new DynamoDBClient({});
const TableName = process.env.MAIN_TABLE;
`;

/** PUT writes an item, GET shows how often the stream brought it. */
const http = `${prelude}
export const handler = async ({ requestContext: { http }, pathParameters }) => {
  const pk = { S: pathParameters.id };
  if (http.method === 'PUT') {
    await client.send(new PutItemCommand({ TableName, Item: { pk, sk: { S: 'item' }, at: { S: new Date().toISOString() } } }));
    return { statusCode: 201 };
  }
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { pk, sk: { S: 'seen' } } }));
  return { seen: Number(Item?.count.N ?? 0) };
};
`;

/** Counts the items that come by; cannot process the one named poison. */
const stream = `${prelude}
export const handler = async ({ Records }) => {
  for (const { dynamodb } of Records) {
    const { pk, sk } = dynamodb.Keys;
    if (sk.S !== 'item') continue;
    if (pk.S === 'poison') return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    await client.send(new UpdateItemCommand({ TableName, Key: { pk, sk: { S: 'seen' } }, UpdateExpression: 'ADD #c :one', ExpressionAttributeNames: { '#c': 'count' }, ExpressionAttributeValues: { ':one': { N: '1' } } }));
  }
  return { batchItemFailures: [] };
};
`;

const site = `export const handler = async () => {
  const answer = await fetch(process.env.API_URL + '/api/items/first');
  return { statusCode: 200, headers: { 'content-type': 'text/html' }, body: process.env.SITE_ORIGIN + ' ' + await answer.text() };
};
`;

const lambda = (name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `mini-${name}`,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Timeout: 5,
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
    Environment: {
      Variables: {
        MAIN_TABLE: { Ref: 'Main' },
        SITE_ORIGIN: { Ref: 'SiteOrigin' },
        API_URL: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
      },
    },
  },
});

const integration = (name: string) => ({
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    ApiId: { Ref: 'Api' },
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: { 'Fn::GetAtt': [name, 'Arn'] },
    PayloadFormatVersion: '2.0',
  },
});

const route = (RouteKey: string, target: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey, Target: { 'Fn::Join': ['', ['integrations/', { Ref: target }]] } },
});

const resources = {
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Main: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    },
  },
  Failures: { Type: 'AWS::SQS::Queue', Properties: {} },
  Http: lambda('http'),
  Stream: lambda('stream'),
  Site: lambda('site'),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      BatchSize: 10,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
      EventSourceArn: { 'Fn::GetAtt': ['Main', 'StreamArn'] },
      FunctionName: { Ref: 'Stream' },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 1,
      StartingPosition: 'TRIM_HORIZON',
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'mini', ProtocolType: 'HTTP' } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, AutoDeploy: true, StageName: '$default' },
  },
  HttpIntegration: integration('Http'),
  SiteIntegration: integration('Site'),
  ItemRoute: route('ANY /api/items/{id}', 'HttpIntegration'),
  SiteRoute: route('$default', 'SiteIntegration'),
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Targets: [{ Arn: { 'Fn::GetAtt': ['Site', 'Arn'] }, Id: 'T' }],
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Enabled: true,
        Origins: [
          {
            Id: 'api',
            DomainName: {
              'Fn::Join': [
                '',
                [{ Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }],
              ],
            },
          },
        ],
        DefaultCacheBehavior: {
          TargetOriginId: 'api',
          AllowedMethods: ['GET', 'HEAD', 'PUT'],
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        },
      },
    },
  },
};

/** Writes a `cdk.out` with one table, one function on its stream, one behind the API and one for pages. */
export function writeMiniStack(folder: string): void {
  for (const [name, code] of Object.entries({ http, stream, site })) {
    mkdirSync(join(folder, `asset.${name}`), { recursive: true });
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), code);
  }
  const files = ['http', 'stream', 'site'].map((name) => [
    name,
    { source: { path: `asset.${name}` }, destinations: { here: { objectKey: `${name}.zip` } } },
  ]);
  const Parameters = { SiteOrigin: { Type: 'String', Default: 'http://localhost:4321' } };
  const artifacts = { mini: { type: 'aws:cloudformation:stack', properties: { templateFile: 'mini.template.json' } } };
  writeFileSync(join(folder, 'mini.assets.json'), JSON.stringify({ files: Object.fromEntries(files) }));
  writeFileSync(join(folder, 'mini.template.json'), JSON.stringify({ Parameters, Resources: resources }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
}
