import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSchedule, scheduledEvent, startSchedule } from '../../../infra/local/schedules.ts';

describe('a schedule', () => {
  it.each([
    { expression: 'rate(5 minutes)', every: 300_000 },
    { expression: 'rate(1 hour)', every: 3_600_000 },
    { expression: 'rate(2 days)', every: 172_800_000 },
  ])('reads $expression', ({ expression, every }) => {
    expect(parseSchedule(expression)).toEqual({ every });
  });

  it.each([
    { expression: 'cron(0 6 * * ? *)', time: '2026-03-09T06:00:00Z', fits: true },
    { expression: 'cron(0 6 * * ? *)', time: '2026-03-09T06:01:00Z', fits: false },
    { expression: 'cron(0/15 8-10 ? * 2-6 *)', time: '2026-03-09T09:45:00Z', fits: true },
    { expression: 'cron(0/15 8-10 ? * 2-6 *)', time: '2026-03-08T09:45:00Z', fits: false },
    { expression: 'cron(30 4 1,15 * ? *)', time: '2026-03-15T04:30:00Z', fits: true },
    { expression: 'cron(30 4 1,15 1/3 ? 2027)', time: '2027-04-01T04:30:00Z', fits: true },
    { expression: 'cron(30 4 1,15 1/3 ? 2027)', time: '2026-04-01T04:30:00Z', fits: false },
  ])('$expression at $time: $fits', ({ expression, time, fits }) => {
    const timetable = parseSchedule(expression);

    expect('fits' in timetable && timetable.fits(new Date(time))).toBe(fits);
  });

  it.each(['rate(5 weeks)', 'cron(0 6 * *)', 'cron(0 6 L * ? *)', 'at(2026-01-01T00:00:00)'])(
    'refuses %s',
    (expression) => {
      expect(() => parseSchedule(expression)).toThrow(`cannot read the schedule ${expression}`);
    },
  );

  it('tells the function what AWS tells it', () => {
    expect(scheduledEvent('arn:rule', new Date('2026-03-09T06:00:00.123Z'))).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: '2026-03-09T06:00:00Z',
      region: 'eu-central-1',
      resources: ['arn:rule'],
      detail: {},
    });
  });
});

describe('a running schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-09T05:58:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    { expression: 'rate(1 minute)', minutes: 3, runs: 3 },
    { expression: 'cron(0 6 * * ? *)', minutes: 10, runs: 1 },
  ])('$expression runs $runs times in $minutes minutes, and no more after its end', ({ expression, minutes, runs }) => {
    const task = vi.fn();
    const stop = startSchedule(parseSchedule(expression), task);

    vi.advanceTimersByTime(minutes * 60_000);
    expect(task).toHaveBeenCalledTimes(runs);

    stop();
    vi.advanceTimersByTime(48 * 3_600_000);
    expect(task).toHaveBeenCalledTimes(runs);
  });
});
