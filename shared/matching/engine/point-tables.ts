import { BudgetBand, HelpType, type ListingKind, SizeBand, Stage, Trait, Urgency } from '../../schemas/codes.ts';
import { type MatchRecord, preferenceBits, type Wanted } from '../record.ts';
import { factorPoints } from '../score.ts';
import { type Factor, fullOverlapMonths, type Weights } from '../weights.ts';
import { intAt } from './cells.ts';
import { higherPoints, type Points, packPoints } from './points.ts';

/**
 * The score, factor by factor, as tables: every factor but topics depends on one or two small numbers of either side, so each
 * of its values can be looked up. All tables are made by calling `factorPoints`: the formula stands there and only there.
 */
export interface PointTables {
  /** For an asker of this kind with this value of a part: the points for each value of that part at the other. */
  readonly part: (part: Part, kind: ListingKind, own: number) => PartTable;
  /** For an asker whose window has this many months (1 to 12): the points for a window of m months that shares s, at m × 13 + s. */
  readonly window: (months: number) => Int32Array;
  readonly languages: {
    readonly shared: Points;
    readonly unstated: Points;
    readonly interpreter: Points;
    readonly none: Points;
  };
  /** Of one direction only. */
  readonly ties: { readonly first: number; readonly country: number; readonly elsewhere: number };
  /** Of one direction only: the points of stated wishes s of which those in m are met, at s × 8 + m. */
  readonly wishes: Int32Array;
}

/** Parts of a listing that have a few values and decide one factor alone. */
export type Part = 'help' | 'traits' | 'size' | 'budget' | 'stage' | 'urgency' | 'exposure';

export interface PartTable {
  readonly points: Int32Array;
  /** For a set of values as bits, the highest points in each direction that one of them has; empty for help, traits, exposure. */
  readonly best: Int32Array;
  /** The highest points in each direction of any value. */
  readonly most: Points;
}

/** How many values each part has, and whether sets of them are looked up. */
const parts = {
  help: { key: 'helpTypes', values: 2 ** HelpType.options.length, sets: false },
  traits: { key: 'traits', values: 2 ** Trait.options.length, sets: false },
  size: { key: 'size', values: SizeBand.options.length, sets: true },
  budget: { key: 'budget', values: BudgetBand.options.length + 1, sets: true },
  stage: { key: 'stage', values: Stage.options.length + 1, sets: true },
  urgency: { key: 'urgency', values: Urgency.options.length + 1, sets: true },
  exposure: { key: 'exposure', values: 101, sets: false },
} as const satisfies Record<Part, { key: keyof MatchRecord; values: number; sets: boolean }>;

const noCountries = { low: 0, high: 0 };
const noWishes: Wanted = { countries: noCountries, sizes: 0, traits: 0, required: 0 };
const blank: MatchRecord = {
  id: '',
  organisationId: '',
  version: 1,
  publishedAt: 0,
  kind: 'need',
  topics: [],
  forms: 0,
  helpTypes: 0,
  languages: 0,
  interpreter: false,
  standing: false,
  from: 1,
  to: 1,
  size: 0,
  budget: 0,
  stage: 0,
  urgency: 0,
  traits: 0,
  country: 0,
  oblast: 0,
  ties: noCountries,
  capacityLeft: null,
  exposure: 0,
  wanted: noWishes,
};

/** The tables for these weights. Those for an asker's values are made when they are first asked for, and kept. */
export function makePointTables(by: Weights): PointTables {
  const both = (factor: Factor, self: MatchRecord, other: MatchRecord): Points =>
    packPoints(factorPoints(factor, self, other, by), factorPoints(factor, other, self, by));
  const byKind = () => ({ need: new Map<number, PartTable>(), offer: new Map<number, PartTable>() });
  const madeParts = {
    help: byKind(),
    traits: byKind(),
    size: byKind(),
    budget: byKind(),
    stage: byKind(),
    urgency: byKind(),
    exposure: byKind(),
  };
  const madeWindows = new Map<number, Int32Array>();

  function part(name: Part, kind: ListingKind, own: number): PartTable {
    const known = madeParts[name][kind];
    const made = known.get(own);
    if (made !== undefined) return made;
    const { key, values, sets } = parts[name];
    const self: MatchRecord = { ...blank, kind, [key]: own };
    const opposite = kind === 'need' ? 'offer' : 'need';
    const points = Int32Array.from({ length: values }, (_, value) =>
      both(name, self, { ...blank, kind: opposite, [key]: value }),
    );
    const table = { points, best: sets ? bestOfSets(points) : new Int32Array(), most: points.reduce(higherPoints) };
    known.set(own, table);
    return table;
  }

  function window(months: number): Int32Array {
    const made = madeWindows.get(months);
    if (made !== undefined) return made;
    const width = fullOverlapMonths + 1;
    const self = { ...blank, from: width, to: width + months - 1 };
    const table = Int32Array.from({ length: width * width }, (_, index) => {
      const [others, shared] = [Math.floor(index / width), index % width];
      const first = self.to - shared + 1;
      return both('window', self, { ...blank, from: first, to: first + others - 1 });
    });
    madeWindows.set(months, table);
    return table;
  }

  const speaks = (languages: number, interpreter = false): MatchRecord => ({ ...blank, languages, interpreter });
  const tied = (low: number): number =>
    factorPoints('ties', { ...blank, country: 1 }, { ...blank, ties: { low, high: 0 } }, by);
  return {
    part,
    window,
    languages: {
      shared: both('languages', speaks(1), speaks(1)),
      unstated: both('languages', speaks(1), speaks(0)),
      interpreter: both('languages', speaks(1), speaks(2, true)),
      none: both('languages', speaks(1), speaks(2)),
    },
    ties: { first: tied(0), country: tied(2), elsewhere: tied(1) },
    wishes: Int32Array.from({ length: 64 }, (_, index) =>
      factorPoints('preferences', { ...blank, wanted: wishing(index >> 3) }, meeting(index & 7), by),
    ),
  };
}

function bestOfSets(points: Int32Array): Int32Array {
  const best = new Int32Array(2 ** points.length);
  for (let set = 1; set < best.length; set += 1) {
    const without = set & (set - 1);
    const value = intAt(points, 31 - Math.clz32(set ^ without));
    best[set] = without === 0 ? value : higherPoints(intAt(best, without), value);
  }
  return best;
}

/** The wishes of a mask of `preferenceBits`, each for the first of its values. */
function wishing(mask: number): Wanted {
  return {
    countries: (mask & preferenceBits.country) === 0 ? noCountries : { low: 1, high: 0 },
    sizes: (mask & preferenceBits.size) === 0 ? 0 : 1,
    traits: (mask & preferenceBits.trait) === 0 ? 0 : 1,
    required: 0,
  };
}

/** A listing that meets just these wishes. */
function meeting(mask: number): MatchRecord {
  return {
    ...blank,
    country: (mask & preferenceBits.country) === 0 ? 1 : 0,
    size: (mask & preferenceBits.size) === 0 ? 1 : 0,
    traits: (mask & preferenceBits.trait) === 0 ? 2 : 1,
  };
}
