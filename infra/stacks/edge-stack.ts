import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

export interface EdgeStackProps extends StackProps {
  readonly settings: Settings;
  readonly domain: string;
}

/** Rule groups kept by AWS, in the order in which they are asked. */
const managedRules = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
] as const;

/** What CloudFront wants in us-east-1: the certificate and the firewall. Deployed first; its outputs are given to the site stack once. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { settings, domain, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const certificate = new Certificate(this, 'Certificate', {
      domainName: domain,
      validation: CertificateValidation.fromDns(),
    });
    const firewall = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('firewall'),
      rules: [...managedRules.map(managedRule), floodRule(managedRules.length)],
    });
    const logGroup = new LogGroup(this, 'FirewallLogs', {
      // The firewall writes only to groups whose name begins like this.
      logGroupName: `aws-waf-logs-mistok-${settings.stage}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'FirewallLogging', {
      resourceArn: firewall.attrArn,
      // Without the `:*` at the end of the group's own attribute, which the firewall does not take.
      logDestinationConfigs: [`arn:aws:logs:${this.region}:${this.account}:log-group:${logGroup.logGroupName}`],
      redactedFields: [{ singleHeader: { Name: 'cookie' } }, { singleHeader: { Name: 'authorization' } }],
    });
    new CfnOutput(this, 'CertificateArn', { value: certificate.certificateArn });
    new CfnOutput(this, 'WebAclArn', { value: firewall.attrArn });
  }
}

function managedRule(name: (typeof managedRules)[number], priority: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        // Its limit of 8 KB would refuse a need described at length; the functions check the size themselves.
        ...(name === 'AWSManagedRulesCommonRuleSet' && {
          ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }],
        }),
      },
    },
  };
}

function floodRule(priority: number): CfnWebACL.RuleProperty {
  return {
    name: 'flood',
    priority,
    action: { block: {} },
    visibilityConfig: visibility('flood'),
    // A whole town hall may stand behind one address.
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 2000, evaluationWindowSec: 300 } },
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
