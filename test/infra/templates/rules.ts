import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deployed, local } from './stages.ts';
import { production, type Synthesis, synthesize } from './synthesis.ts';

const staging = synthesize({ ...production, stage: 'staging' });
const stages = [
  ['production', deployed],
  ['staging', staging],
  ['local', local],
] as const;

const Reasons = z.record(z.string(), z.string());

function acknowledgementsOf({ app }: Synthesis): readonly (readonly [rule: string, reason: string])[] {
  return app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(Reasons.parse(data)));
}

describe.each(stages)('the security rules for %s', (_stage, synthesis) => {
  it('find nothing that nobody has acknowledged', () => {
    expect(synthesis.findings).toEqual([]);
  });

  it('are acknowledged with a reason, an owner and a date, ten times at most', () => {
    const acknowledgements = acknowledgementsOf(synthesis);

    const different = new Set(acknowledgements.map((entry) => entry.join(': ')));
    expect(different.size).toBeGreaterThan(0);
    expect(different.size).toBeLessThanOrEqual(10);
    for (const [, reason] of acknowledgements) expect(reason).toMatch(/^.{40,} \([a-z ]+, \d{4}-\d{2}-\d{2}\)$/);
  });
});

describe('the security rules', () => {
  it('stop the synthesis when something breaks them', () => {
    const openBucket = () =>
      synthesize({ stage: 'local' }, (app) => {
        new CfnBucket(new Stack(app, 'careless'), 'Bucket');
      });

    expect(openBucket).toThrow('AwsSolutions-S10');
  });
});
