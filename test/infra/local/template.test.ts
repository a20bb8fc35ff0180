// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are those of CloudFormation
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { propertiesOf, table } from '../../../infra/local/properties.ts';
import { readStacks, resolveStacks, type Stack } from '../../../infra/local/template.ts';

interface StackParts {
  readonly name?: string;
  readonly resources: Record<
    string,
    { Type: string; Properties?: Record<string, unknown>; Condition?: string; Metadata?: Record<string, unknown> }
  >;
  readonly outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  readonly parameters?: Record<string, { Default?: unknown }>;
}

const stack = ({ name = 'mistok', resources, outputs = {}, parameters = {} }: StackParts): Stack => ({
  name,
  template: {
    Parameters: parameters,
    Outputs: outputs,
    Resources: Object.fromEntries(
      Object.entries(resources).map(([id, resource]) => [id, { Properties: {}, Metadata: {}, ...resource }]),
    ),
  },
});

const queueTable = { Type: 'AWS::DynamoDB::Table', Properties: {} };

/** What a value becomes as the description of a function. */
function resolved(
  value: unknown,
  others: StackParts['resources'] = {},
  parameters: StackParts['parameters'] = {},
): unknown {
  const resources = { F: { Type: 'AWS::Lambda::Function', Properties: { value } }, ...others };
  const found = resolveStacks([stack({ resources, parameters })], { Given: 'from the start' }).find(
    ({ id }) => id === 'F',
  );
  return found?.properties;
}

describe('resolving a template', () => {
  it.each([
    { name: 'a pseudo parameter', value: { Ref: 'AWS::Region' }, becomes: 'eu-central-1' },
    { name: 'the account', value: { Ref: 'AWS::AccountId' }, becomes: '000000000000' },
    { name: 'the stack', value: { Ref: 'AWS::StackName' }, becomes: 'mistok' },
    { name: 'a table by its name', value: { Ref: 'T' }, becomes: 'mistok-T' },
    {
      name: 'an attribute',
      value: { 'Fn::GetAtt': ['T', 'Arn'] },
      becomes: 'arn:aws:dynamodb:eu-central-1:000000000000:table/mistok-T',
    },
    {
      name: 'an attribute in short form',
      value: { 'Fn::GetAtt': 'T.Arn' },
      becomes: 'arn:aws:dynamodb:eu-central-1:000000000000:table/mistok-T',
    },
    { name: 'a join', value: { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Partition' }]] }, becomes: 'a/aws' },
    {
      name: 'a substitution',
      value: { 'Fn::Sub': '${T}-${T.Arn}-${AWS::Region}-${!kept}' },
      becomes: 'mistok-T-arn:aws:dynamodb:eu-central-1:000000000000:table/mistok-T-eu-central-1-${kept}',
    },
    { name: 'a substitution with variables', value: { 'Fn::Sub': ['${x}', { x: { Ref: 'T' } }] }, becomes: 'mistok-T' },
    { name: 'what is nested', value: [{ deep: { Ref: 'T' } }], becomes: [{ deep: 'mistok-T' }] },
    {
      name: 'the ARN of something inert',
      value: { 'Fn::GetAtt': ['R', 'Arn'] },
      becomes: 'arn:aws:local:eu-central-1:000000000000:mistok-R',
    },
    { name: 'a parameter that is given', value: { Ref: 'Given' }, becomes: 'from the start' },
    { name: 'a parameter that is not given', value: { Ref: 'Default' }, becomes: 'from the template' },
  ])('replaces $name', ({ value, becomes }) => {
    const others = { T: queueTable, R: { Type: 'AWS::IAM::Role' } };
    const parameters = { Given: { Default: 'unused' }, Default: { Default: 'from the template' } };

    expect(resolved(value, others, parameters)).toEqual({ value: becomes });
  });

  it('leaves out a property without value', () => {
    expect(resolved({ kept: 1, dropped: { Ref: 'AWS::NoValue' } })).toEqual({ value: { kept: 1 } });
  });

  it('follows what one stack exports to another', () => {
    const data = stack({
      name: 'data',
      resources: { T: queueTable },
      outputs: { O: { Value: { Ref: 'T' }, Export: { Name: 'data:table' } } },
    });
    const api = stack({
      name: 'api',
      resources: { F: { Type: 'AWS::Lambda::Function', Properties: { name: { 'Fn::ImportValue': 'data:table' } } } },
    });

    expect(resolveStacks([data, api]).at(-1)?.properties).toEqual({ name: 'data-T' });
  });

  it('uses the name that the template gives', () => {
    const named = { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'mistok-local-site' } };

    expect(resolved({ Ref: 'N' }, { N: named })).toEqual({ value: 'mistok-local-site' });
  });

  it('skips what has no effect on one machine, whatever it contains', () => {
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { x: { 'Fn::Select': [0, ['a']] } } };

    expect(resolveStacks([stack({ resources: { A: alarm } })])).toEqual([]);
  });
});

describe('a template that the local stack cannot run', () => {
  it.each([
    {
      name: 'a resource type',
      resources: { Pool: { Type: 'AWS::Cognito::UserPool' } },
      says: 'Pool (AWS::Cognito::UserPool) of the stack mistok',
    },
    { name: 'a custom resource', resources: { C: { Type: 'Custom::Thing' } }, says: 'Custom::Thing' },
    {
      name: 'a function',
      resources: { F: { Type: 'AWS::Lambda::Function', Properties: { a: { 'Fn::Select': [0, []] } } } },
      says: 'does not resolve Fn::Select',
    },
    {
      name: 'a condition',
      resources: { F: { Type: 'AWS::Lambda::Function', Condition: 'IsNight' } },
      says: 'resolves no conditions',
    },
    {
      name: 'a reference to nothing',
      resources: { F: { Type: 'AWS::Lambda::Function', Properties: { a: { Ref: 'Nobody' } } } },
      says: 'refers to Nobody',
    },
    {
      name: 'an import of nothing',
      resources: { F: { Type: 'AWS::Lambda::Function', Properties: { a: { 'Fn::ImportValue': 'x' } } } },
      says: 'No stack exports x',
    },
    {
      name: 'an unknown attribute',
      resources: {
        T: queueTable,
        F: { Type: 'AWS::Lambda::Function', Properties: { a: { 'Fn::GetAtt': ['T', 'Colour'] } } },
      },
      says: 'no attribute Colour',
    },
  ])('is refused by the name of $name', ({ resources, says }) => {
    expect(() => resolveStacks([stack({ resources })])).toThrow(says);
  });

  it('is refused by the name of a property that is not executed', () => {
    const [resource] = resolveStacks([
      stack({ resources: { T: { Type: 'AWS::DynamoDB::Table', Properties: { LocalSecondaryIndexes: [] } } } }),
    ]);
    if (resource === undefined) return expect.unreachable();

    const read = () =>
      propertiesOf(
        {
          ...resource,
          properties: {
            KeySchema: [],
            AttributeDefinitions: [],
            BillingMode: 'PAY_PER_REQUEST',
            LocalSecondaryIndexes: [],
          },
        },
        table,
      );

    expect(read).toThrow('cannot execute LocalSecondaryIndexes of T (AWS::DynamoDB::Table) in the stack mistok');
  });
});

describe('a folder of templates', () => {
  it('is read in the order in which stacks depend on each other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mistok-'));
    const artifact = (id: string, dependencies: string[]) => ({
      type: 'aws:cloudformation:stack',
      dependencies,
      properties: { templateFile: `${id}.json`, stackName: `mistok-${id}` },
    });
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({
        artifacts: { api: artifact('api', ['data']), data: artifact('data', []), Tree: { type: 'cdk:tree' } },
      }),
    );
    for (const id of ['api', 'data']) writeFileSync(join(folder, `${id}.json`), '{}');

    expect(readStacks(folder).map(({ name }) => name)).toEqual(['mistok-data', 'mistok-api']);
    rmSync(folder, { recursive: true });
  });

  it('that is missing is answered with what to do', () => {
    expect(() => readStacks('/nowhere')).toThrow('synthesize again with `npm run synth`');
  });
});
