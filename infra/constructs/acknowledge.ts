import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Why a finding of the security rules is accepted, who answers for it and since when. */
export interface Acknowledgement {
  /** The rule, with the finding in brackets where a rule reports several: `AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  /** The day of the decision, as YYYY-MM-DD. */
  readonly since: string;
}

/** Accepts a finding on a construct and on everything below it. */
export function acknowledge(construct: IConstruct, { rule, reason, owner, since }: Acknowledgement): void {
  Validations.of(construct).acknowledge({ id: rule, reason: `${reason} (${owner}, ${since})` });
}
