import { account, region } from './local-aws.ts';
import { StartProblem } from './start-problem.ts';

/** What other resources may ask of a resource: its `Ref` and its attributes. */
export interface Identity {
  readonly ref: string;
  readonly attribute: (name: string) => string;
}

type Describe = (name: string) => { readonly ref?: string; readonly attributes: Readonly<Record<string, string>> };

const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;

/** The resource types that the local stack executes, and what each is called. */
const executed: Readonly<Record<string, Describe>> = {
  'AWS::ApiGatewayV2::Api': (name) => ({ attributes: { ApiId: name, ApiEndpoint: apiEndpoint(name) } }),
  'AWS::ApiGatewayV2::Integration': (name) => ({ attributes: { IntegrationId: name } }),
  'AWS::ApiGatewayV2::Route': (name) => ({ attributes: { RouteId: name } }),
  'AWS::ApiGatewayV2::Stage': () => ({ ref: '$default', attributes: {} }),
  'AWS::CloudFront::CachePolicy': (name) => ({ attributes: { Id: name } }),
  'AWS::CloudFront::Distribution': (name) => ({ attributes: { Id: name, DomainName: distributionDomain(name) } }),
  'AWS::CloudFront::OriginRequestPolicy': (name) => ({ attributes: { Id: name } }),
  'AWS::CloudFront::ResponseHeadersPolicy': (name) => ({ attributes: { Id: name } }),
  'AWS::DynamoDB::Table': (name) => {
    const Arn = arn('dynamodb', `table/${name}`);
    // The real stream ARN holds the moment of creation; the local runner finds the stream by the table's name.
    return { attributes: { Arn, StreamArn: `${Arn}/stream/local` } };
  },
  'AWS::Events::Rule': (name) => ({ attributes: { Arn: arn('events', `rule/${name}`) } }),
  'AWS::Lambda::EventSourceMapping': (name) => ({ attributes: { Id: name } }),
  'AWS::Lambda::Function': (name) => ({ attributes: { Arn: arn('lambda', `function:${name}`) } }),
  'AWS::S3::Bucket': (name) => ({
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  }),
  'AWS::SQS::Queue': (name) => ({
    ref: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    attributes: { Arn: arn('sqs', name), QueueName: name },
  }),
};

/** The resource types that have no effect on one machine. */
const inert: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CertificateManager::Certificate',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::TablePolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::ResourcePolicy',
  'AWS::Route53::HostedZone',
  'AWS::Route53::RecordSet',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
]);

/** The address that AWS gives an HTTP API. */
export function apiEndpoint(id: string): string {
  return `https://${id}.execute-api.${region}.amazonaws.com`;
}

/** The domain name that AWS gives a distribution. */
export function distributionDomain(id: string): string {
  return `${id}.cloudfront.net`;
}

export function isExecuted(type: string): boolean {
  return Object.hasOwn(executed, type);
}

export function isInert(type: string): boolean {
  return inert.has(type);
}

/** What `Ref` and `GetAtt` give for a resource of this type and physical name. */
export function identify(type: string, name: string, at: string): Identity {
  const described = executed[type]?.(name);
  if (described === undefined) {
    return {
      ref: name,
      attribute: (attribute) => (attribute.endsWith('Arn') ? arn('local', name) : `${name}.${attribute}`),
    };
  }
  const attribute = (wanted: string) => {
    const found = described.attributes[wanted];
    if (found === undefined)
      throw new StartProblem(
        `The local stack gives ${type} no attribute ${wanted}, which ${at} uses: add it to infra/local/resource-types.ts.`,
      );
    return found;
  };
  return { ref: described.ref ?? name, attribute };
}
