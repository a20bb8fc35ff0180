import { createHash } from 'node:crypto';
import { z } from 'zod';
import { account, region } from './local-aws.ts';
import { identify } from './resource-types.ts';
import { StartProblem } from './start-problem.ts';
import type { Parameters, Stack } from './template.ts';

/** The name CloudFormation would make up, or the literal one of the template; stable from start to start. */
export function physicalName(stack: Stack, id: string): string {
  const resource = stack.template.Resources[id];
  if (resource === undefined) return id;
  const { Type, Properties } = resource;
  const given = Properties[`${Type.split('::').at(-1)}Name`];
  if (typeof given === 'string') return given;
  if (Type === 'AWS::ApiGatewayV2::Api' || Type === 'AWS::CloudFront::Distribution') {
    return createHash('sha256').update(`${stack.name}/${id}`).digest('hex').slice(0, 10);
  }
  return `${stack.name}-${id}`;
}

/** Where a value stands. */
export interface Scope {
  readonly stack: Stack;
  readonly exported: ReadonlyMap<unknown, { stack: Stack; value: unknown }>;
  readonly parameters: Parameters;
  /** What is being resolved, for messages. */
  readonly at: string;
}

const omitted = Symbol('AWS::NoValue');

const pseudoParameters: Readonly<Record<string, string | typeof omitted>> = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': omitted,
};

/**
 * A value of a template with every reference in it resolved.
 * @throws StartProblem naming a function that the local stack does not know.
 */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope)).filter((item) => item !== omitted);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const [only] = entries;
  if (only !== undefined && entries.length === 1 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    return resolveFunction(only[0], only[1], scope);
  }
  const resolved = entries.map(([key, item]): [string, unknown] => [key, resolveValue(item, scope)]);
  return Object.fromEntries(resolved.filter(([, item]) => item !== omitted));
}

const joinSchema = z.tuple([z.string(), z.array(z.unknown())]);
const subSchema = z.union([
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
  z.string().transform((text): [string, Record<string, unknown>] => [text, {}]),
]);
const attributeSchema = z.union([
  z.tuple([z.string(), z.string()]),
  z.string().transform((text) => [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)] as const),
]);

function resolveFunction(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return reference(String(argument), scope);
    case 'Fn::GetAtt': {
      const [id, attribute] = attributeSchema.parse(argument);
      return identityOf(id, scope).attribute(attribute);
    }
    case 'Fn::Join': {
      const [separator, parts] = joinSchema.parse(resolveValue(argument, scope));
      return parts.join(separator);
    }
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::ImportValue': {
      const wanted = resolveValue(argument, scope);
      const found = scope.exported.get(wanted);
      if (found === undefined)
        throw new StartProblem(
          `No stack exports ${wanted}, which ${scope.at} imports: synthesize all stacks together.`,
        );
      return resolveValue(found.value, { ...scope, stack: found.stack });
    }
    default:
      throw new StartProblem(
        `The local stack does not resolve ${name}, which ${scope.at} uses: it knows Ref, GetAtt, Sub, Join and ImportValue.`,
      );
  }
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, variables] = subSchema.parse(argument);
  return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, key: string) => {
    if (literal === '!') return `\${${key}}`;
    if (Object.hasOwn(variables, key)) return String(resolveValue(variables[key], scope));
    const dot = key.indexOf('.');
    return String(dot < 0 ? reference(key, scope) : identityOf(key.slice(0, dot), scope).attribute(key.slice(dot + 1)));
  });
}

function reference(id: string, scope: Scope): unknown {
  if (id === 'AWS::StackName') return scope.stack.name;
  if (id === 'AWS::StackId') return `arn:aws:cloudformation:${region}:${account}:stack/${scope.stack.name}/local`;
  if (Object.hasOwn(pseudoParameters, id)) return pseudoParameters[id];
  const parameter = scope.stack.template.Parameters[id];
  return parameter === undefined ? identityOf(id, scope).ref : (scope.parameters[id] ?? parameter.Default);
}

function identityOf(id: string, scope: Scope) {
  const resource = scope.stack.template.Resources[id];
  if (resource === undefined)
    throw new StartProblem(
      `${scope.at} refers to ${id}, which is neither a resource nor a parameter of its stack: synthesize again with \`npm run synth\`.`,
    );
  return identify(resource.Type, physicalName(scope.stack, id), scope.at);
}
