/**
 * Writes the CloudFormation templates to `cdk.out` (those of another stage than `local` to `cdk.out/STAGE`):
 * `node infra/app.ts [-c name=value …]`, or through the CDK CLI, which hands the same settings over in its environment. Ends with code 1 when a setting is wrong or a rule is broken.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { routes } from '../shared/routes.ts';
import { mistokApp } from './mistok-app.ts';
import { SettingProblem } from './settings.ts';

function contextOfCommandLine(): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const pair of givenContext()) {
    const [name = '', ...value] = pair.split('=');
    pairs[name] = value.join('=');
  }
  return pairs;
}

function givenContext(): readonly string[] {
  try {
    return parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true } } }).values.context ?? [];
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new SettingProblem(`${sentence.replace(/\.?$/, ':')} settings are given as \`-c name=value\`.`);
  }
}

try {
  const context = contextOfCommandLine();
  const { stage = 'local' } = context;
  // Each stage has a folder of its own: the local stack must never start with the templates of another one.
  const ownFolder = stage === 'local' ? 'cdk.out' : join('cdk.out', stage);
  const folderOfCli = process.env['CDK_OUTDIR'];
  mistokApp(context, routes, folderOfCli ?? ownFolder).synth();
  if (folderOfCli === undefined) process.stdout.write(`The templates of the stage ${stage} are in ${ownFolder}\n`);
} catch (error) {
  if (!(error instanceof SettingProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
