import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { functionNames } from './functions.ts';
import { readSettings, SettingProblem } from './settings.ts';
import type { DeployedRoutes } from './stacks/api-stack.ts';
import { addStacks } from './stacks/mistok.ts';

/** Where CDK must not follow its oldest habits. */
const habits = {
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

/**
 * The whole system as a CDK app, with the rules that it must pass.
 * @param context settings by name, as `-c name=value` gives them.
 * @throws SettingProblem when a setting is missing or wrong, or a function is not built.
 */
export function mistokApp(context: Readonly<Record<string, string>>, routes: DeployedRoutes, outdir?: string): App {
  const app = new App({
    context: { ...habits, ...context },
    ...(outdir !== undefined && { outdir }),
    analyticsReporting: false,
  });
  const settings = readSettings((key) => app.node.tryGetContext(key));
  const missing = functionNames.filter((name) => !existsSync(join(settings.code, name)));
  if (missing.length > 0) {
    throw new SettingProblem(
      `There is no bundle of ${missing.join(', ')} in ${settings.code}: build with \`node scripts/build.ts\` first.`,
    );
  }
  addStacks(app, settings, routes);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
