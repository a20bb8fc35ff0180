/**
 * The properties that the local stack executes, by resource type. A schema is strict: a property that is neither
 * executed nor listed as having no effect on one machine stops the start, so that nothing is silently left out.
 */
import { z } from 'zod';
import { StartProblem } from './start-problem.ts';
import type { Resource } from './template.ts';

/** A property without effect on one machine. */
const inert = z.unknown().optional();

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const indexSchema = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
  ContributorInsightsSpecification: inert,
  WarmThroughput: inert,
  OnDemandThroughput: inert,
  WriteOnDemandThroughputSettings: inert,
});

export const table = z.strictObject({
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  KeySchema: keySchema,
  StreamSpecification: z
    .strictObject({
      StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
      ResourcePolicy: inert,
    })
    .optional(),
  TableName: z.string().optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  ContributorInsightsSpecification: inert,
  DeletionProtectionEnabled: inert,
  OnDemandThroughput: inert,
  PointInTimeRecoverySpecification: inert,
  ResourcePolicy: inert,
  SSESpecification: inert,
  TableClass: inert,
  Tags: inert,
  WarmThroughput: inert,
  WriteOnDemandThroughputSettings: inert,
});

export const lambdaFunction = z.strictObject({
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).default({ Variables: {} }),
  FunctionName: z.string().optional(),
  Handler: z.string(),
  MemorySize: z.number().default(128),
  Runtime: z.literal('nodejs24.x'),
  Timeout: z.number().default(3),
  Architectures: inert,
  Code: inert,
  DeadLetterConfig: inert,
  Description: inert,
  EphemeralStorage: inert,
  LoggingConfig: inert,
  RecursiveLoop: inert,
  ReservedConcurrentExecutions: inert,
  Role: inert,
  Tags: inert,
  TracingConfig: inert,
});

export const eventSourceMapping = z.strictObject({
  BatchSize: z.number().int().min(1).max(10_000).default(100),
  BisectBatchOnFunctionError: z.boolean().default(false),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  Enabled: z.boolean().default(true),
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  MaximumBatchingWindowInSeconds: z.number().min(0).max(300).default(0),
  MaximumRecordAgeInSeconds: z.number().min(-1).max(604_800).default(-1),
  MaximumRetryAttempts: z.number().min(-1).max(10_000).default(-1),
  ParallelizationFactor: z.literal(1).default(1),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  MetricsConfig: inert,
  Tags: inert,
});

export const api = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal('HTTP'),
  Description: inert,
  // Locally the address of the API is how the site reaches it, as on AWS where the default endpoint is open.
  DisableExecuteApiEndpoint: z.literal(false).optional(),
  Tags: inert,
});

export const integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().max(30_000).default(30_000),
  Description: inert,
  IntegrationMethod: inert,
});

export const route = z.strictObject({
  ApiId: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
  RouteKey: z.string(),
  Target: z.string(),
});

export const stage = z.strictObject({
  ApiId: z.string(),
  AutoDeploy: z.literal(true),
  StageName: z.literal('$default'),
  AccessLogSettings: inert,
  DefaultRouteSettings: inert,
  Description: inert,
  RouteSettings: inert,
  Tags: inert,
});

export const bucket = z.looseObject({ BucketName: z.string().optional() });

export const queue = z.looseObject({ QueueName: z.string().optional() });

export const rule = z.strictObject({
  Description: inert,
  Name: inert,
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Arn: z.string(),
      Id: z.string(),
      Input: z.string().optional(),
      RetryPolicy: inert,
      DeadLetterConfig: inert,
    }),
  ),
});

/**
 * The properties of a resource by their schema.
 * @throws StartProblem naming the property that the local stack cannot execute.
 */
export function propertiesOf<T extends z.ZodType>(resource: Resource, schema: T): z.infer<T> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const where = [...(issue?.path ?? []), ...keys].join('.');
  throw new StartProblem(
    `The local stack cannot execute ${where} of ${resource.id} (${resource.type}) in the stack ${resource.stack} (${issue?.message}): teach it in infra/local/properties.ts or leave it out of infra/stacks.`,
  );
}
