import { wordAt } from './engine/cells.ts';
import { countConsidered } from './engine/considered.ts';
import { makeFacets } from './engine/facets.ts';
import { countAll, type Figures } from './engine/figures.ts';
import { type FindRequest, type Found, makeFind } from './engine/find.ts';
import { fromPacked, fromRecords, type ListingsSource, positionOf } from './engine/listings-source.ts';
import { makeOrders, once } from './engine/orders.ts';
import { makePointTables } from './engine/point-tables.ts';
import { backOf, thereOf } from './engine/points.ts';
import { makeRowConditions } from './engine/row-conditions.ts';
import { makeRows, rowWord, rowWords } from './engine/rows.ts';
import { makeSearch, type Tables, type Tally } from './engine/search.ts';
import { makeTopicTables } from './engine/topic-tables.ts';
import type { MatchRecord } from './record.ts';
import type { PairScore } from './score.ts';
import { type Weights, weights } from './weights.ts';

export type { Figures } from './engine/figures.ts';
export type { FindRequest, Found, Position, Sort } from './engine/find.ts';

/** Who fits a listing: `there` is what the other is worth to it, `back` what it is worth to the other. */
export interface Suggestion extends PairScore {
  readonly listingId: string;
  readonly organisationId: string;
}

export interface SuggestionRequest {
  /** The listing that looks for a partner; it need not be in the index. */
  readonly record: MatchRecord;
  /** How many at most, 0 or more. */
  readonly limit: number;
  /** Ids of listings that are not suggested: those of pairs that were declined, or that exist already. */
  readonly exclude?: ReadonlySet<string>;
}

export interface Suggestions {
  /** Best score first; of equal scores the older listing (the lower id) first. */
  readonly items: readonly Suggestion[];
  /** How many listings meet all hard conditions, shown or not. Counted when it is read. */
  readonly considered: number;
}

/** Everything that is answered from the records of all published listings in memory. Every answer is exact. */
export interface Engine {
  /** How many listings it holds. */
  readonly size: number;
  readonly get: (listingId: string) => MatchRecord | undefined;
  readonly suggest: (request: SuggestionRequest) => Suggestions;
  readonly find: (request: FindRequest) => Found;
  readonly figures: () => Figures;
}

/** For measuring: other weights than those of the product, and where to count the work. */
export interface EngineOptions {
  readonly by?: Weights;
  readonly tally?: Tally;
}

/** Makes the engine over `records`, one for each listing, with any texts as ids. */
export function makeEngine(records: readonly MatchRecord[], options?: EngineOptions): Engine {
  return engineOver(fromRecords(records), options);
}

/** Makes the engine over packed records, one for each listing; those of all `chunks` together are in the order of their ids. */
export function makePackedEngine(chunks: Iterable<Uint8Array>, options?: EngineOptions): Engine {
  return engineOver(fromPacked(chunks), options);
}

const noTally: Tally = { scored: 0, seen: 0, bounded: 0 };
const tables = new WeakMap<Weights, Tables>();

/** The tables of points for these weights: made once for all engines. */
function tablesFor(by: Weights): Tables {
  const made = tables.get(by) ?? { points: makePointTables(by), topics: makeTopicTables(by) };
  tables.set(by, made);
  return made;
}

function engineOver(source: ListingsSource, { by = weights, tally = noTally }: EngineOptions = {}): Engine {
  // Made when they are first needed: an engine that is not asked costs nothing.
  const rows = once(() => makeRows(source));
  const facet = once(() => makeFacets(rows()));
  const orders = once(() => makeOrders(rows()));
  const find = once(() => makeFind(rows(), source, facet(), orders()));
  const search = once(() => makeSearch(rows(), tablesFor(by), tally));

  function suggest({ record, limit, exclude = new Set() }: SuggestionRequest): Suggestions {
    const mark = source.organisationMark(record.organisationId);
    const excluded = new Set([...exclude].flatMap((id) => positionOf(source, id) ?? []));
    const { words } = rows();
    const isOwn = (row: number) =>
      wordAt(words, row * rowWords + rowWord.organisation) === mark &&
      source.organisationAt(wordAt(words, row * rowWords + rowWord.position)) === record.organisationId;
    const best = search()({
      asker: record,
      limit: record.capacityLeft === 0 ? 0 : Math.min(limit, source.count),
      isExcluded: (row, position) => excluded.has(position) || isOwn(row),
    });
    const count = once(() => ({
      considered: countConsidered(rows(), facet(), record, {
        fits: makeRowConditions(rows(), record).fits,
        leftOut: [
          ...[...excluded].map((position) => wordAt(orders().byId(), position)),
          ...orders().ofOrganisation(mark).filter(isOwn),
        ],
      }),
    }));
    return {
      items: best.map(({ score, position, points }) => ({
        listingId: source.idAt(position),
        organisationId: source.organisationAt(position),
        score,
        there: thereOf(points),
        back: backOf(points),
      })),
      get considered() {
        return count().considered;
      },
    };
  }

  return {
    size: source.count,
    get(listingId) {
      const position = positionOf(source, listingId);
      return position === undefined ? undefined : source.recordAt(position);
    },
    suggest,
    find: (request) => find()(request),
    figures: once(() => countAll(rows())),
  };
}
