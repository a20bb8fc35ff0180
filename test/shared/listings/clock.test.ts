import { describe, expect, it } from 'vitest';
import { dueClockStep, listingQueued, nextClockStep } from '../../../shared/listings/clock.ts';

const expiresAt = '2027-06-30T23:59:59.999Z';
const hour = 60 * 60 * 1000;

describe('the clock of a listing', () => {
  it('warns thirty and seven days before the last day and then lets it expire', () => {
    expect(nextClockStep({ state: 'published', expiresAt })).toEqual({
      at: '2027-05-31T23:59:59.999Z',
      act: 'warn',
      days: 30,
    });
    expect(nextClockStep({ state: 'published', expiresAt, warned: 30 })).toEqual({
      at: '2027-06-23T23:59:59.999Z',
      act: 'warn',
      days: 7,
    });
    expect(nextClockStep({ state: 'paused', expiresAt, warned: 7 })).toEqual({ at: expiresAt, act: 'expire' });
  });

  it('does not run for a standing listing, nor for one that is not shown', () => {
    expect(nextClockStep({ state: 'published' })).toBeUndefined();
    for (const state of ['draft', 'submitted', 'returned', 'withdrawn', 'expired'] as const)
      expect(nextClockStep({ state, expiresAt })).toBeUndefined();
  });

  it('does nothing before its time', () => {
    expect(dueClockStep({ state: 'published', expiresAt }, '2027-05-31T23:59:59.998Z')).toBeUndefined();
  });

  it('does not make up for warnings that were missed', () => {
    expect(dueClockStep({ state: 'published', expiresAt }, '2027-06-26T00:00:00.000Z')).toMatchObject({
      act: 'warn',
      days: 7,
    });
    expect(dueClockStep({ state: 'published', expiresAt }, '2027-07-20T00:00:00.000Z')).toEqual({
      at: expiresAt,
      act: 'expire',
    });
  });

  it('strikes three times in a year that is looked at every hour', () => {
    let listing: Parameters<typeof dueClockStep>[0] = { state: 'published', expiresAt };
    const strokes: string[] = [];

    for (let now = Date.parse('2027-01-01T00:00:00.000Z'); now < Date.parse('2028-01-01T00:00:00.000Z'); now += hour) {
      const step = dueClockStep(listing, new Date(now).toISOString());
      if (step === undefined) continue;
      strokes.push(`${new Date(now).toISOString().slice(0, 13)} ${step.act}`);
      listing = step.act === 'warn' ? { ...listing, warned: step.days } : { ...listing, state: 'expired', warned: 0 };
    }

    expect(strokes).toEqual(['2027-06-01T00 warn', '2027-06-24T00 warn', '2027-07-01T00 expire']);
  });
});

describe('the queues of listings', () => {
  const times = { submittedAt: '2027-01-02T00:00:00.000Z', updatedAt: '2027-01-03T00:00:00.000Z' };

  it('hold what waits for the desk, longest waiting first', () => {
    expect(listingQueued({ state: 'submitted', ...times })).toEqual({
      queue: 'listing#submitted',
      queuedAt: times.submittedAt,
    });
  });

  it('hold what has an expiry, by its next date', () => {
    expect(listingQueued({ state: 'published', expiresAt, ...times })).toEqual({
      queue: 'listing#clock',
      queuedAt: '2027-05-31T23:59:59.999Z',
    });
  });

  it('hold nothing else', () => {
    expect(listingQueued({ state: 'published', ...times })).toBeUndefined();
    expect(listingQueued({ state: 'withdrawn', expiresAt, ...times })).toBeUndefined();
  });
});
