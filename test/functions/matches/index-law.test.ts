import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faults } from './index-faults.ts';
import { callNames } from './index-model.ts';
import { type Course, type Fault, play } from './index-world.ts';
import { canMeet, fates, type Tally } from './kill-points.ts';

/** `LAW_RUNS=100000` is the long programme. */
const planned = Number(process.env['LAW_RUNS'] ?? 10_000);
const mostForFault = 10_000;
const seed = 2026;

const courses: fc.Arbitrary<Course> = fc.record({
  seed: fc.nat(),
  operations: fc.integer({ min: 10, max: 40 }),
  writes: fc.constantFrom(0.15, 0.3, 0.5),
  duplicates: fc.constantFrom(0, 0.1, 0.25),
  rebuilds: fc.constantFrom(0, 0.05, 0.15),
  crashes: fc.constantFrom(0, 0.05, 0.15, 0.3),
  shards: fc.integer({ min: 1, max: 3 }),
  chunkRecords: fc.integer({ min: 1, max: 4 }),
  listings: fc.integer({ min: 1, max: 9 }),
  foreign: fc.constantFrom(false, false, false, false, true),
});

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

      const result = await fc.check(
        fc.asyncProperty(courses, async (course) => {
          executed += 1;
          expect(await play(course, new Map(), fault)).toBeUndefined();
        }),
        { seed, numRuns: mostForFault, endOnFailure: true },
      );

      console.log(`law: an index that ${name} is caught ${result.failed ? `after ${executed} sequences` : 'never'}`);
      expect(result.failed).toBe(true);
    },
    120_000,
  );
});
