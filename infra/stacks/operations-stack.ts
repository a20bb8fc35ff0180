import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { ImpactAlarm, type ImpactAlarmProps } from '../constructs/impact-alarm.ts';
import { metricsNamespace, type ServiceFunction, serviceFunctionsOf } from '../constructs/service-function.ts';
import type { Settings } from '../settings.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { MatchingStack } from './matching-stack.ts';

export interface OperationsStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly matching: MatchingStack;
}

const period = Duration.minutes(5);

type AlarmText = Omit<ImpactAlarmProps, 'name' | 'action'>;

/** What wakes somebody, and what that person looks at first. */
export class OperationsStack extends Stack {
  private readonly settings: Settings;
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, { settings, data, api, matching, ...props }: OperationsStackProps) {
    super(scope, id, props);
    this.settings = settings;
    const topic = new Topic(this, 'Alarms', { topicName: `mistok-${settings.stage}-alarms`, enforceSSL: true });
    // The rule for TLS takes the place of the policy that lets the own account publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (settings.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    this.action = new SnsAction(topic);

    const functions = serviceFunctionsOf(this.node.root);
    for (const one of functions) this.alarmOnErrors(one);
    for (const one of functions.filter(readsStream)) this.alarmOnAge(one);
    const metrics = {
      failures: matching.failures.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      outbox: this.outboxAge(),
      apiErrors: api.stage.metricServerError({ period, statistic: Stats.SUM }),
      tableThrottles: throttlesOf(data),
    };
    this.alarmOnSystem(metrics);
    this.addDashboard(functions, api, metrics);
  }

  private alarm(id: string, text: AlarmText): void {
    new ImpactAlarm(this, id, { ...text, name: `mistok-${this.settings.stage}-${id}`, action: this.action });
  }

  private alarmOnErrors(one: ServiceFunction): void {
    this.alarm(`${one.functionName}-errors`, {
      seen: `The function ${one.physicalName} failed at least once in five minutes.`,
      errorImpact: one.errorImpact,
      runbook: `${one.functionName}-errors`,
      metric: functionMetric(one, 'Errors', Stats.SUM),
      threshold: 1,
    });
  }

  private alarmOnAge(one: ServiceFunction): void {
    this.alarm(`${one.functionName}-age`, {
      seen: `The function ${one.physicalName} is more than five minutes behind the changes.`,
      errorImpact: one.errorImpact,
      runbook: `${one.functionName}-age`,
      metric: functionMetric(one, 'IteratorAge', Stats.MAXIMUM),
      threshold: Duration.minutes(5).toMilliseconds(),
    });
  }

  private alarmOnSystem({ failures, outbox, apiErrors, tableThrottles }: SystemMetrics): void {
    this.alarm('failure-queue', {
      seen: 'A change could not be processed in nine tries and lies in the failure queue.',
      errorImpact:
        'The people whose listing or notice it is: the listing is not suggested as it is now, or the mail is late.',
      runbook: 'failure-queue',
      metric: failures,
      threshold: 1,
    });
    this.alarm('outbox-age', {
      seen: 'A notice has waited for more than fifteen minutes, or nobody has measured how long.',
      errorImpact: 'Whoever waits for a sign-in code, a decision or an introduction by mail.',
      runbook: 'outbox-age',
      metric: outbox,
      threshold: Duration.minutes(15).toSeconds(),
      periods: 2,
      silence: 'is a fault',
    });
    this.alarm('index-repairs', {
      seen: 'The nightly comparison found records of the matching index that were wrong, and repaired them.',
      errorImpact:
        'The communities whose listings they are: until the night they were suggested wrongly or not at all.',
      runbook: 'index-repairs',
      metric: new Metric({
        namespace: metricsNamespace(this.settings),
        metricName: 'IndexRepairs',
        dimensionsMap: { service: 'reconcile' },
        statistic: Stats.SUM,
        period,
      }),
      threshold: 1,
    });
    this.alarm('api-errors', {
      seen: 'The API answered at least one request in five minutes with an error of its own.',
      errorImpact:
        'The person or machine that asked: a form was not accepted or a page not shown, through no fault of theirs.',
      runbook: 'api-errors',
      metric: apiErrors,
      threshold: 1,
    });
    this.alarm('function-throttles', {
      seen: 'AWS refused to start functions because too many run at once in this account.',
      errorImpact: 'Everybody: pages and requests fail at random until the load falls.',
      runbook: 'function-throttles',
      // Without a dimension: all functions of the account share one limit.
      metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: Stats.SUM, period }),
      threshold: 1,
    });
    this.alarm('table-throttles', {
      seen: 'DynamoDB refused reads or writes at least ten times in five minutes.',
      errorImpact:
        'Whoever publishes or browses meanwhile: requests are slow or fail; nothing that was accepted is lost.',
      runbook: 'table-throttles',
      metric: tableThrottles,
      threshold: 10,
    });
    this.alarm('mail-bounces', {
      seen: 'More than four of a hundred mails come back.',
      errorImpact:
        'Everybody soon: from five of a hundred AWS reviews the account and may stop all mail, sign-in codes included.',
      runbook: 'mail-bounces',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        statistic: Stats.MAXIMUM,
        period: Duration.hours(1),
      }),
      threshold: 0.04,
    });
  }

  /** Seconds, published by the sweep at each of its runs. */
  private outboxAge(): Metric {
    return new Metric({
      namespace: metricsNamespace(this.settings),
      metricName: 'OldestWaitingNotice',
      dimensionsMap: { service: 'sweep' },
      statistic: Stats.MAXIMUM,
      period,
    });
  }

  private addDashboard(functions: readonly ServiceFunction[], { stage }: ApiStack, metrics: SystemMetrics): void {
    const graph = (title: string, left: readonly IMetric[]) => new GraphWidget({ title, left: [...left], width: 8 });
    const each = (metric: string, statistic: string, some = functions) =>
      some.map((one) => functionMetric(one, metric, statistic));
    new Dashboard(this, 'Dashboard', {
      dashboardName: `mistok-${this.settings.stage}`,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          graph('Requests', [stage.metricCount({ period, statistic: Stats.SUM })]),
          graph('Milliseconds to answer, 50 % and 99 %', [
            stage.metricLatency({ period, statistic: Stats.p(50) }),
            stage.metricLatency({ period, statistic: Stats.p(99) }),
          ]),
          graph('Errors of the API, and of its callers', [
            metrics.apiErrors,
            stage.metricClientError({ period, statistic: Stats.SUM }),
          ]),
        ],
        [
          graph('Oldest waiting notice, seconds', [metrics.outbox]),
          graph('Behind the changes, milliseconds', each('IteratorAge', Stats.MAXIMUM, functions.filter(readsStream))),
          graph('Failure queue', [metrics.failures]),
        ],
        [
          graph('Errors of functions', each('Errors', Stats.SUM)),
          graph('Milliseconds of functions, 99 %', each('Duration', Stats.p(99))),
          graph('Refused by the tables', [metrics.tableThrottles]),
        ],
      ],
    });
  }
}

interface SystemMetrics {
  readonly failures: IMetric;
  readonly outbox: IMetric;
  readonly apiErrors: IMetric;
  readonly tableThrottles: IMetric;
}

function readsStream({ functionName }: ServiceFunction): boolean {
  return functionName === 'indexing' || functionName === 'projections';
}

function functionMetric(one: ServiceFunction, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: one.physicalName },
    label: one.functionName,
    statistic,
    period,
  });
}

function throttlesOf({ main, derived }: DataStack): MathExpression {
  const metric = (TableName: string, metricName: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName },
      statistic: Stats.SUM,
      period,
    });
  return new MathExpression({
    label: 'refused reads and writes',
    // A table that refuses nothing reports nothing.
    expression: 'FILL(mainReads, 0) + FILL(mainWrites, 0) + FILL(derivedReads, 0) + FILL(derivedWrites, 0)',
    usingMetrics: {
      mainReads: metric(main.tableName, 'ReadThrottleEvents'),
      mainWrites: metric(main.tableName, 'WriteThrottleEvents'),
      derivedReads: metric(derived.tableName, 'ReadThrottleEvents'),
      derivedWrites: metric(derived.tableName, 'WriteThrottleEvents'),
    },
    period,
  });
}
