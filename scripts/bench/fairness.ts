import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { languageCodes } from '../../shared/languages.ts';
import { makeEngine } from '../../shared/matching/engine.ts';
import {
  correctionsOf,
  limitsOf,
  neutralExposure,
  type Standings,
  standingsOf,
  withoutCorrections,
} from '../../shared/matching/exposure.ts';
import { type MatchRecord, recordBytes, unpackRecord } from '../../shared/matching/record.ts';
import { OblastId } from '../../shared/places/oblasts.ts';
import { carefulPolicy, zoneOf } from '../../shared/safety/place-policy.ts';
import { SizeBand, Trait } from '../../shared/schemas/codes.ts';
import { recordOfLine } from '../eval/engine-ranking.ts';
import { readJudgements, readLines } from '../eval/line.ts';
import { type Grades, measure } from '../eval/measures.ts';
import { readDemonstration } from '../lib/demonstration.ts';
import { recordOfDemonstration } from './demonstration-record.ts';
import { makeSynthetic } from './synthetic.ts';

/** Rounds until the corrections have converged. */
const rounds = 10;
/** The day on which it is asked who is near the front. */
const on = '2026-11-01';
const evaluation = join(import.meta.dirname, '..', '..', 'test', 'eval');

/**
 * What ten rounds of corrections do. For each set of listings, before and after, and for all and by size, rurality and English:
 * `coverage` the share that stands in somebody's best twenty, `below_floor` the share of those that stand below the floor of their kind,
 * `mean` the mean exposure where the mean of the kind is 1, `gini` of exposure (0 all alike, 1 one has it all). Then what
 * it costs in nDCG@10 on the judged listings. Options: `--listings N` invented ones (10,000).
 */
export async function fairness(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { listings: { type: 'string', default: '10000' } } });
  const count = Number(values.listings);
  if (!Number.isInteger(count) || count < 1) throw new Error('--listings takes a whole number of at least 1.');

  const demonstration = [...readDemonstration().listings.values()].map(({ line }) => recordOfDemonstration(line));
  const judgements = readJudgements(readFileSync(join(evaluation, 'qrels.tsv'), 'utf8'));
  const lines = readLines(readFileSync(join(evaluation, 'listings.jsonl'), 'utf8'));
  const cost = (set: string, before: readonly MatchRecord[], after: readonly MatchRecord[], prefix: string) => {
    for (const reverse of [false, true]) {
      const grades = gradesOf(judgements, reverse, prefix);
      const was = ndcg(before, grades);
      const is = ndcg(after, grades);
      tell({
        set,
        asking: reverse ? 'offers' : 'needs',
        'ndcg@10_before': was,
        'ndcg@10_after': is,
        cost: 1 - is / was,
      });
    }
  };

  const judged = converge('development', lines.map(recordOfLine));
  cost('development', judged.before, judged.after, '');
  const shown = converge('demonstration', demonstration);
  cost('demonstration', shown.before, shown.after, 'demo-');
  const bytes = makeSynthetic({ listings: count });
  converge(
    `synthetic-${count}`,
    Array.from({ length: count }, (_, index) => unpackRecord(bytes, index * recordBytes)),
  );
}

/** Runs the rounds over a set and tells how it stood before and after. */
function converge(set: string, records: readonly MatchRecord[]): { before: MatchRecord[]; after: MatchRecord[] } {
  const before = withoutCorrections(records);
  const without = standingsOf(makeEngine(before), before);
  const limits = limitsOf(before, without);
  const report = (when: string, standings: Standings) => {
    for (const [group, belongs] of Object.entries(groups).filter(([, some]) => before.some(some)))
      tell({ set, when, group, ...figuresOf(before, belongs, standings, (record) => limits[record.kind].floor) });
  };
  report('before', without);

  let after = before;
  let now = without;
  for (let round = 1; round <= rounds; round += 1) {
    const changes = new Map(
      correctionsOf({ records: after, without, now, isNearFront: nearFrontIn(after) }).map(({ id, to }) => [id, to]),
    );
    if (changes.size === 0) break;
    after = after.map((record) => ({ ...record, exposure: changes.get(record.id) ?? record.exposure }));
    now = standingsOf(makeEngine(after), after);
    console.error(`${set}: round ${round} of at most ${rounds}, ${changes.size} corrections (Ctrl-C stops)`);
  }
  report('after', now);
  tell({
    set,
    raised: after.filter(({ exposure }) => exposure > neutralExposure).length,
    braked: after.filter(({ exposure }) => exposure < neutralExposure).length,
  });
  return { before, after };
}

const small = SizeBand.options.indexOf('10000-20000');
const rural = 1 << Trait.options.indexOf('rural');
const english = 1 << languageCodes.indexOf('en');

type Belongs = (record: MatchRecord) => boolean;
const groups: Readonly<Record<string, Belongs>> = {
  all: () => true,
  'under 10,000': ({ size }) => size < small,
  'from 10,000': ({ size }) => size >= small,
  rural: ({ traits }) => (traits & rural) !== 0,
  'not rural': ({ traits }) => (traits & rural) === 0,
  English: ({ languages }) => (languages & english) !== 0,
  'no English': ({ languages }) => (languages & english) === 0,
};

function figuresOf(
  records: readonly MatchRecord[],
  belongs: Belongs,
  standings: Standings,
  floorOf: (record: MatchRecord) => number,
) {
  const exposure = ({ id }: MatchRecord) => standings.get(id) ?? 0;
  const group = records.filter(belongs);
  const share = (part: readonly MatchRecord[]) => part.length / group.length;
  const meanOf = {
    need: mean(records.filter(isNeed).map(exposure)),
    offer: mean(records.filter(isOffer).map(exposure)),
  };
  const relative = group.map((record) => exposure(record) / (meanOf[record.kind] || 1));
  return {
    listings: group.length,
    coverage: share(group.filter((record) => exposure(record) > 0)),
    below_floor: share(group.filter((record) => exposure(record) < floorOf(record))),
    mean: mean(relative),
    gini: gini(relative),
  };
}

const isNeed: Belongs = ({ kind }) => kind === 'need';
const isOffer: Belongs = ({ kind }) => kind === 'offer';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How unequally something is shared out: 0 where all have the same, towards 1 where one has it all; 0 where there is nothing. */
function gini(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighted = values.toSorted((a, b) => a - b).reduce((sum, value, index) => sum + (index + 1) * value, 0);
  return (2 * weighted) / (values.length * total) - (values.length + 1) / values.length;
}

function nearFrontIn(records: readonly MatchRecord[]): (id: string) => boolean {
  const near = new Set(
    records
      .filter(({ oblast }) => {
        const id = OblastId.options[oblast - 1];
        return id !== undefined && zoneOf({ country: 'UA', oblast: id }, carefulPolicy, on) !== 'rear';
      })
      .map(({ id }) => id),
  );
  return (id) => near.has(id);
}

function gradesOf(judgements: ReturnType<typeof readJudgements>, reverse: boolean, prefix: string): Grades {
  const grades = new Map<string, Map<string, number>>();
  for (const { need, offer, grade } of judgements) {
    const [asker, answer] = reverse ? [offer, need] : [need, offer];
    const answers = grades.get(prefix + asker) ?? new Map<string, number>();
    grades.set(prefix + asker, answers.set(prefix + answer, grade));
  }
  return grades;
}

/** nDCG@10 of everybody's ranking among the listings that are judged. */
function ndcg(records: readonly MatchRecord[], grades: Grades): number {
  const answers = new Set([...grades.values()].flatMap((answer) => [...answer.keys()]));
  const engine = makeEngine(records.filter(({ id }) => grades.has(id) || answers.has(id)));
  const ranking = new Map(
    records
      .filter(({ id }) => grades.has(id))
      .map((record) => [
        record.id,
        engine.suggest({ record, limit: records.length }).items.map(({ listingId }) => listingId),
      ]),
  );
  return measure(ranking, grades)['ndcg@10'];
}

function tell(line: Readonly<Record<string, string | number>>): void {
  console.log(
    JSON.stringify(line, (_key, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value,
    ),
  );
}
