import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { siteOrigin } from '../constructs/site-origin.ts';
import type { FunctionName } from '../functions.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data-stack.ts';

export interface MatchingStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
}

/** All that runs without a request: the two readers of the stream and the four schedules. */
export class MatchingStack extends Stack {
  /** Where a record goes that could not be processed. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { settings, data, ...props }: MatchingStackProps) {
    super(scope, id, props);
    const identity = this.addMailIdentity(settings);
    this.failures = this.addFailureQueue(settings);

    const supplies = { main: data.main, derived: data.derived, identity, origin: siteOrigin(this, settings) };
    const add = (name: FunctionName) => new ServiceFunction(this, name, { settings, supplies });

    this.readStream(add('indexing'), data.main, { batchSize: 500, window: Duration.seconds(1) });
    // Somebody waits for a sign-in code: no window.
    this.readStream(add('projections'), data.main, { batchSize: 25, window: Duration.seconds(0) });
    this.schedule(add('sweep'), Schedule.rate(Duration.minutes(5)));
    this.schedule(add('clock'), Schedule.rate(Duration.hours(1)));
    this.schedule(add('reconcile'), Schedule.rate(Duration.days(1)));
    this.schedule(add('round'), Schedule.rate(Duration.days(1)));
  }

  private addMailIdentity(settings: Settings): EmailIdentity {
    const [, domain = ''] = settings.mailFrom.split('@');
    const identity = new EmailIdentity(this, 'MailIdentity', { identity: Identity.domain(domain) });
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
    });
    return identity;
  }

  private addFailureQueue(settings: Settings): Queue {
    const queue = new Queue(this, 'Failures', {
      queueName: `mistok-${settings.stage}-failures`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(queue, {
      rule: 'AwsSolutions-SQS3',
      reason: 'this queue is the failure destination itself, and an alarm goes off with its first message',
      owner: 'platform team',
      since: '2026-11-21',
    });
    return queue;
  }

  private readStream(
    { lambda }: ServiceFunction,
    main: Table,
    { batchSize, window }: { readonly batchSize: number; readonly window: Duration },
  ): void {
    const stream = main.tableStreamArn;
    if (stream === undefined) throw new Error('The main table has no stream.');
    lambda.addEventSourceMapping('Changes', {
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      maxBatchingWindow: window,
      bisectBatchOnError: true,
      retryAttempts: 8,
      // The stream forgets after 24 hours; what fails must be in the queue well before.
      maxRecordAge: Duration.hours(12),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(this.failures),
    });
    const read = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
    lambda.addToRolePolicy(new PolicyStatement({ actions: read, resources: [stream] }));
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
  }

  private schedule(task: ServiceFunction, schedule: Schedule): void {
    // The next run does what this one missed: an old event is worth nothing.
    const target = new LambdaFunction(task.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    new Rule(this, `${task.functionName}-schedule`, { schedule, targets: [target] });
  }
}
