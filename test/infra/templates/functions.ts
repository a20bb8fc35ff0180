import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeFunction, functionNames, functions } from '../../../infra/functions.ts';
import { capabilities } from '../../../shared/routes.ts';
import { deployed } from './stages.ts';

const Text = z.union([z.string(), z.array(z.string()).readonly()]).transform((value) => [value].flat());
const Policy = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({ Effect: z.string(), Action: Text, Resource: z.json(), Condition: z.json().optional() }),
    ),
  }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** Every allowed action of a function, each with what it may be done to. */
function rightsOf(name: string): readonly { action: string; on: string; condition: unknown }[] {
  const roles = deployed.ofType('AWS::IAM::Policy').map(({ Properties }) => Policy.parse(Properties));
  const prefix = `${name.replaceAll('-', '')}Role`;
  return roles
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(prefix)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource, Condition }) =>
      [Resource].flat().flatMap((one) => Action.map((action) => ({ action, on: nameOf(one), condition: Condition }))),
    );
}

/** A resource of a policy in short: `main`, `main/index/queue`, `derived`, `stream`, `logs`, `mail`, `failures` or `*`. */
function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  if (text === '"*"') return '*';
  if (text.includes('StreamArn')) return 'stream';
  if (text.includes('/index/queue')) return 'main/index/queue';
  const known = [/FnGetAttMain/, /FnGetAttDerived/, /Logs/, /MailIdentity/, /Failures/];
  const names = ['main', 'derived', 'logs', 'mail', 'failures'];
  return names[known.findIndex((pattern) => pattern.test(text))] ?? text;
}

const own = [
  'logs:CreateLogStream logs',
  'logs:PutLogEvents logs',
  'xray:PutTelemetryRecords *',
  'xray:PutTraceSegments *',
];
const on = (table: string, actions: readonly string[]) => actions.map((action) => `dynamodb:${action} ${table}`);
const readsStream = [
  'dynamodb:ListStreams *',
  ...on('stream', ['DescribeStream', 'GetRecords', 'GetShardIterator']),
  ...['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((action) => `sqs:${action} failures`),
];
const findsOutWhoAsks = [...on('main', ['BatchGetItem', 'GetItem', 'Query']), ...on('derived', ['GetItem'])];

/** What each function may do, written by hand: a right that is added must be added here as well. */
const rights: Readonly<Record<string, readonly string[]>> = {
  'sign-in': [
    ...findsOutWhoAsks,
    ...on('main', ['DeleteItem', 'PutItem']),
    ...on('derived', ['DeleteItem', 'PutItem', 'Query', 'UpdateItem']),
  ],
  organisations: [...findsOutWhoAsks, ...on('main', ['DeleteItem', 'PutItem']), ...on('derived', ['PutItem'])],
  listings: [
    ...findsOutWhoAsks,
    ...on('main', ['ConditionCheckItem', 'PutItem']),
    ...on('derived', ['BatchGetItem', 'PutItem']),
  ],
  matches: [
    ...findsOutWhoAsks,
    ...on('main', ['PutItem']),
    ...on('derived', ['BatchGetItem', 'PutItem', 'UpdateItem']),
  ],
  secretariat: [...findsOutWhoAsks, ...on('main/index/queue', ['Query'])],
  indexing: [
    ...on('main', ['BatchGetItem', 'Scan']),
    ...on('derived', ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem']),
    ...readsStream,
  ],
  reconcile: [
    ...on('main', ['BatchGetItem', 'Scan']),
    ...on('derived', ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem']),
  ],
  round: [
    ...on('main', ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query']),
    ...on('derived', ['BatchGetItem', 'GetItem']),
  ],
  projections: [
    ...on('main', ['ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    ...on('derived', ['PutItem']),
    'ses:SendEmail mail',
    ...readsStream,
  ],
  sweep: [
    ...on('main', ['GetItem', 'PutItem', 'UpdateItem']),
    ...on('main/index/queue', ['Query']),
    ...on('derived', ['PutItem']),
    'ses:SendEmail mail',
  ],
  clock: [...on('main', ['GetItem', 'PutItem']), ...on('main/index/queue', ['Query'])],
  site: [],
};

/** What each function reads from its environment, written by hand as well. */
const answering = ['DERIVED_TABLE', 'LOG_LEVEL', 'MAIN_TABLE', 'POWERTOOLS_SERVICE_NAME', 'SITE_ORIGIN', 'STAGE'];
const environments: Readonly<Record<string, readonly string[]>> = {
  'sign-in': answering,
  organisations: answering,
  listings: answering,
  matches: answering,
  secretariat: answering,
  indexing: ['DERIVED_TABLE', 'LOG_LEVEL', 'MAIN_TABLE', 'POWERTOOLS_SERVICE_NAME', 'STAGE'],
  reconcile: [
    'DERIVED_TABLE',
    'LOG_LEVEL',
    'MAIN_TABLE',
    'POWERTOOLS_METRICS_NAMESPACE',
    'POWERTOOLS_SERVICE_NAME',
    'STAGE',
  ],
  round: ['DERIVED_TABLE', 'LOG_LEVEL', 'MAIN_TABLE', 'POWERTOOLS_SERVICE_NAME', 'STAGE'],
  projections: [
    'DERIVED_TABLE',
    'LOG_LEVEL',
    'MAIL_FROM',
    'MAIN_TABLE',
    'POWERTOOLS_SERVICE_NAME',
    'SITE_ORIGIN',
    'STAGE',
  ],
  sweep: [
    'DERIVED_TABLE',
    'LOG_LEVEL',
    'MAIL_FROM',
    'MAIN_TABLE',
    'POWERTOOLS_METRICS_NAMESPACE',
    'POWERTOOLS_SERVICE_NAME',
    'SITE_ORIGIN',
    'STAGE',
  ],
  clock: ['LOG_LEVEL', 'MAIN_TABLE', 'POWERTOOLS_SERVICE_NAME', 'STAGE'],
  site: ['API_URL', 'SITE_ORIGIN', 'STAGE'],
};

describe('the list of functions', () => {
  it('names each function once, and each capability of the route table has one', () => {
    expect(functionNames.toSorted()).toEqual(Object.keys(functions).toSorted());
    expect(functionNames).toEqual(expect.arrayContaining([...capabilities]));
  });

  it.each(functionNames)('has an entry file for %s', (name) => {
    expect(existsSync(describeFunction(name).entry)).toBe(true);
  });
});

describe.each(functionNames)('the function %s', (name) => {
  const found = deployed
    .ofType('AWS::Lambda::Function')
    .filter(({ Properties }) => Properties['FunctionName'] === `mistok-production-${name}`);

  it('runs once, on Node 24 for ARM, traced, with a log of its own', () => {
    expect(found).toHaveLength(1);
    expect(found[0]?.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      MemorySize: describeFunction(name).memory,
      Timeout: describeFunction(name).timeout,
      LoggingConfig: { LogGroup: { Ref: expect.stringMatching(/Logs/) } },
    });
  });

  it('may do what is written here by hand, and nothing else', () => {
    const allowed = rightsOf(name).map(({ action, on: what }) => `${action} ${what}`);

    expect(allowed.toSorted()).toEqual([...own, ...(rights[name] ?? [])].toSorted());
  });

  it('knows what it needs of its environment, and nothing else', () => {
    const { Variables } = z
      .object({ Variables: z.record(z.string(), z.json()) })
      .parse(found[0]?.Properties['Environment']);

    expect(Object.keys(Variables).toSorted()).toEqual(environments[name]);
  });
});

describe('the rights of all functions', () => {
  it('hold no action with a wildcard, and no managed policy', () => {
    const actions = functionNames.flatMap((name) => rightsOf(name).map(({ action }) => action));

    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    for (const { id, Properties } of deployed.ofType('AWS::IAM::Role')) {
      expect(Properties, id).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  it('let mail go out from one address only', () => {
    const mailing = functionNames.flatMap((name) => rightsOf(name)).filter(({ action }) => action === 'ses:SendEmail');

    expect(mailing).toHaveLength(2);
    for (const { condition } of mailing) {
      expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': 'no-reply@mistok.example.eu' } });
    }
  });
});
