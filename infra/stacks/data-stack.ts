import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';

const keys = {
  partitionKey: { name: 'pk', type: AttributeType.STRING },
  sortKey: { name: 'sk', type: AttributeType.STRING },
};

/** The two tables: what happened, and what can be made from it again or may expire. */
export class DataStack extends Stack {
  readonly main: Table;
  readonly derived: Table;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.main = new Table(this, 'Main', {
      ...keys,
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Sparse: only what waits for somebody carries the attribute.
    this.main.addGlobalSecondaryIndex({
      indexName: 'queue',
      partitionKey: { name: 'queue', type: AttributeType.STRING },
      sortKey: { name: 'queuedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });

    this.derived = new Table(this, 'Derived', {
      ...keys,
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.derived, {
      rule: 'AwsSolutions-DDB3',
      reason:
        'the matching index is rebuilt from the main table, and sessions, codes and counters may be lost: people sign in again',
      owner: 'platform team',
      since: '2026-11-21',
    });
  }
}
