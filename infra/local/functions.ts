import { join } from 'node:path';
import { z } from 'zod';
import { assetFolder } from './assets.ts';
import { type LocalFunction, startFunction } from './lambda.ts';
import * as properties from './properties.ts';
import { identify } from './resource-types.ts';
import { StartProblem } from './start-problem.ts';
import type { Resource } from './template.ts';

/** The functions of the templates, found by their name or their ARN. */
export interface LocalFunctions {
  readonly all: readonly LocalFunction[];
  /** @throws StartProblem when there is no such function. */
  readonly find: (nameOrArn: string) => LocalFunction;
}

export interface FunctionsOptions {
  readonly assets: ReadonlyMap<string, string>;
  /** Added to the variables of every template, and stronger than they. */
  readonly environment: Readonly<Record<string, string>>;
  /** Addresses of AWS in the variables of a template become those of this machine. */
  readonly localise: (text: string) => string;
  readonly logFolder: string;
}

const codeSchema = z.object({ S3Key: z.string() });

/**
 * Starts every function of the templates.
 * @throws StartProblem when one does not load; all are ended then.
 */
export async function startFunctions(
  resources: readonly Resource[],
  options: FunctionsOptions,
): Promise<LocalFunctions> {
  const described = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const all = await Promise.all(described.map((resource) => start(resource, options)));
  const broken = all.find(({ initFailure }) => initFailure !== undefined);
  if (broken?.initFailure !== undefined) {
    await Promise.all(all.map((one) => one.stop()));
    const { errorMessage } = broken.initFailure;
    throw new StartProblem(`The function ${broken.name} does not load (${errorMessage}): see ${options.logFolder}.`);
  }
  const find = (nameOrArn: string) => {
    const found = all.find(({ name, arn }) => name === nameOrArn || arn === nameOrArn);
    if (found === undefined)
      throw new StartProblem(
        `The templates refer to a function ${nameOrArn} that none of them has: synthesize all stacks together.`,
      );
    return found;
  };
  return { all, find };
}

function start(
  resource: Resource,
  { assets, environment, localise, logFolder }: FunctionsOptions,
): Promise<LocalFunction> {
  const { Code, Environment, Handler, MemorySize, Timeout } = properties.propertiesOf(
    resource,
    properties.lambdaFunction,
  );
  const { data: code } = codeSchema.safeParse(Code);
  if (code === undefined)
    throw new StartProblem(`The function ${resource.name} has no bundle: give it code from a folder in infra/stacks.`);
  const own = Object.entries(Environment.Variables).map(([name, value]) => [name, localise(value)] as const);
  return startFunction({
    name: resource.name,
    arn: identify(resource.type, resource.name, resource.id).attribute('Arn'),
    folder: assetFolder(assets, code.S3Key, resource.name),
    handler: Handler,
    memory: MemorySize,
    timeout: Timeout,
    environment: { ...Object.fromEntries(own), ...environment },
    log: join(logFolder, `${resource.name}.log`),
  });
}
