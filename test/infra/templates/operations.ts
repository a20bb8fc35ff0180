import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { functionNames } from '../../../infra/functions.ts';
import { deployed } from './stages.ts';
import { only } from './synthesis.ts';

const Alarm = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.object({ Ref: z.string() })),
  TreatMissingData: z.string(),
  Threshold: z.number(),
});
const alarms = deployed.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Alarm.parse(Properties));
const names = alarms.map(({ AlarmName }) => AlarmName.replace('mistok-production-', ''));

/** The second-level headings of the runbook, as the anchors that a reader's browser knows, each with the headings below it. */
function sectionsOfRunbook(): ReadonlyMap<string, readonly string[]> {
  const [, ...sections] = readFileSync('docs/runbook.md', 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [title = ''] = section.split('\n');
      const anchor = title
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-');
      return [anchor, [...section.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, heading = '']) => heading)];
    }),
  );
}

describe('the alarms', () => {
  it('watch every function, both readers of the stream and the system as a whole', () => {
    expect(names.toSorted()).toEqual(
      [
        ...functionNames.map((name) => `${name}-errors`),
        ...[
          'indexing-age',
          'projections-age',
          'failure-queue',
          'outbox-age',
          'index-repairs',
          'api-errors',
          'function-throttles',
        ],
        ...['table-throttles', 'mail-bounces'],
      ].toSorted(),
    );
  });

  it.each(alarms)('$AlarmName says what was seen, whom it hurts and where to read on', ({ AlarmDescription }) => {
    expect(AlarmDescription).toMatch(/^.{20,}\. Whom it hurts: .{20,}\. What to do: docs\/runbook\.md#[a-z-]+$/);
  });

  it('reach a person', () => {
    const topic = only(deployed.ofType('AWS::SNS::Topic')).id;

    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: topic }]);
    expect(only(deployed.ofType('AWS::SNS::Subscription')).Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'duty@mistok.example.eu',
    });
    expect(only(deployed.ofType('AWS::SNS::TopicPolicy')).Properties).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('take silence for a fault where something reports at every run, and nowhere else', () => {
    const silent = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');

    expect(silent.map(({ AlarmName }) => AlarmName)).toEqual(['mistok-production-outbox-age']);
  });
});

describe('the runbook', () => {
  const sections = sectionsOfRunbook();

  it.each(alarms)('has a section for $AlarmName', ({ AlarmDescription }) => {
    const anchor = AlarmDescription.split('#').at(-1) ?? '';

    expect(sections.get(anchor)).toEqual(['Description', 'Whom it hurts', 'Investigation', 'Resolution']);
  });

  it('has no section for an alarm that does not exist', () => {
    const forAlarms = [...sections].filter(([, headings]) => headings.includes('Resolution')).map(([anchor]) => anchor);

    expect(forAlarms.toSorted()).toEqual(names.toSorted());
  });
});

describe('the dashboard', () => {
  it('shows each function', () => {
    const body = JSON.stringify(only(deployed.ofType('AWS::CloudWatch::Dashboard')).Properties);

    for (const name of functionNames) expect(body).toContain(`mistok-production-${name}`);
  });
});
