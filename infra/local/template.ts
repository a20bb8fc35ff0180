import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { physicalName, resolveValue } from './intrinsics.ts';
import { isExecuted, isInert } from './resource-types.ts';
import { StartProblem } from './start-problem.ts';

const resourceSchema = z.looseObject({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});

const templateSchema = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

const manifestSchema = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      dependencies: z.array(z.string()).default([]),
      properties: z.looseObject({ templateFile: z.string().optional(), stackName: z.string().optional() }).default({}),
    }),
  ),
});

/** One CloudFormation template as synthesized. */
export interface Stack {
  readonly name: string;
  readonly template: z.infer<typeof templateSchema>;
}

/** A resource that the local stack executes, with every reference in its properties resolved. */
export interface Resource {
  readonly stack: string;
  /** The logical id. */
  readonly id: string;
  readonly type: string;
  /** The physical name. */
  readonly name: string;
  readonly properties: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * The stacks of a `cdk.out` folder, each after those it depends on.
 * @throws StartProblem when the folder holds no synthesized application.
 */
export function readStacks(cdkOut: string): Stack[] {
  const { artifacts } = manifestSchema.parse(readJson(join(cdkOut, 'manifest.json')));
  const ordered = new Map<string, Stack>();
  const visit = (id: string): void => {
    const artifact = artifacts[id];
    if (artifact === undefined || ordered.has(id)) return;
    artifact.dependencies.forEach(visit);
    const { templateFile, stackName } = artifact.properties;
    if (artifact.type !== 'aws:cloudformation:stack' || templateFile === undefined) return;
    const template = templateSchema.parse(readJson(join(cdkOut, templateFile)));
    ordered.set(id, { name: stackName ?? id, template });
  };
  Object.keys(artifacts).forEach(visit);
  return [...ordered.values()];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartProblem(`${file} is missing or damaged: synthesize again with \`npm run synth\`.`);
  }
}

/** Values for the parameters of the templates, by the parameter's logical id. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * The executed resources of all stacks, their references resolved to local values.
 * @throws StartProblem naming a resource type or a template function that the local stack does not know.
 */
export function resolveStacks(stacks: readonly Stack[], parameters: Parameters = {}): Resource[] {
  const exported = new Map<unknown, { stack: Stack; value: unknown }>();
  for (const stack of stacks) {
    for (const { Export, Value } of Object.values(stack.template.Outputs)) {
      if (Export !== undefined)
        exported.set(resolveValue(Export.Name, { stack, exported, parameters, at: 'an export' }), {
          stack,
          value: Value,
        });
    }
  }
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([id, resource]) => {
      const at = `${id} (${resource.Type}) of the stack ${stack.name}`;
      if (isInert(resource.Type)) return [];
      if (!isExecuted(resource.Type))
        throw new StartProblem(
          `The local stack does not know the resource type of ${at}: add it to infra/local/resource-types.ts as executed or inert.`,
        );
      if (resource.Condition !== undefined)
        throw new StartProblem(
          `The local stack resolves no conditions, and ${at} has one: decide it in infra/stacks instead.`,
        );
      const properties = resolveValue(resource.Properties, { stack, exported, parameters, at });
      return [
        {
          stack: stack.name,
          id,
          type: resource.Type,
          name: physicalName(stack, id),
          properties,
          metadata: resource.Metadata,
        },
      ];
    }),
  );
}
