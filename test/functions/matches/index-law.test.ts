import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courses, type Fault } from './index-course.ts';
import { faults } from './index-faults.ts';
import { callNames } from './index-model.ts';
import { play } from './index-world.ts';
import { canMeet, fates, type Tally } from './kill-points.ts';

/** `LAW_RUNS=100000` is the long programme. */
const planned = Number(process.env['LAW_RUNS'] ?? 10_000);
const mostForFault = 10_000;
const seed = 2026;

describe('the law of the index', () => {
  it(
    'after any sequence of changes, repeated deliveries, crashes and second writers, the index is byte for byte what a rebuild gives',
    async () => {
      const tally: Tally = new Map();
      let executed = 0;

      const result = await fc.check(
        fc.asyncProperty(courses, async (course) => {
          executed += 1;
          expect(await play(course, tally)).toBeUndefined();
        }),
        { seed, numRuns: planned },
      );

      const points = callNames.flatMap((name) =>
        fates.filter((fate) => canMeet(name, fate)).map((fate) => `${name} ${fate}` as const),
      );
      const hits = points.map((point) => tally.get(point) ?? 0);
      console.log(
        `law: ${planned} sequences planned, ${executed} executed, ${result.failed ? 'one differs' : '0 differ'}`,
      );
      console.log(
        `law: ${hits.filter((count) => count > 0).length} of ${points.length} kill points hit, the rarest ${Math.min(...hits)} times`,
      );
      expect(fc.defaultReportMessage(result)).toBeUndefined();
      expect(executed).toBe(planned);
      expect(Math.min(...hits)).toBeGreaterThan(planned / 1_000);
    },
    60_000 + planned * 10,
  );
});

describe('the test of the law', () => {
  it.each(Object.entries<Fault>(faults))(
    'catches an index that %s',
    async (name, fault) => {
      let executed = 0;
      let verdict: string | undefined;

      await fc.check(
        fc.asyncProperty(courses, async (course) => {
          executed += 1;
          verdict = await play(course, new Map(), fault);
          return verdict === undefined;
        }),
        { seed, numRuns: mostForFault, endOnFailure: true },
      );

      console.log(`law: an index that ${name} is caught after ${executed} sequences: ${verdict}`);
      expect(verdict).toMatch(/./);
    },
    120_000,
  );
});
