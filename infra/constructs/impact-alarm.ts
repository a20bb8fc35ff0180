import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface ImpactAlarmProps {
  readonly name: string;
  /** What was seen, as a sentence. */
  readonly seen: string;
  /** Whom it hurts, as a sentence. There is no alarm without it. */
  readonly errorImpact: string;
  /** The heading of docs/runbook.md that says what to do, as its anchor. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** The alarm goes off when the metric reaches this value, in the metric's own unit. */
  readonly threshold: number;
  /** How many periods in a row. */
  readonly periods?: number;
  /** What it means that nothing is reported: silence is well, or silence is the fault itself. */
  readonly silence?: 'is well' | 'is a fault';
  readonly action: IAlarmAction;
}

/** Our alarm: it says what was seen, whom that hurts and where to read on. */
export class ImpactAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id, {
      alarmName: props.name,
      alarmDescription: `${props.seen} Whom it hurts: ${props.errorImpact} What to do: docs/runbook.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.silence === 'is a fault' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(props.action);
    this.addOkAction(props.action);
  }
}
