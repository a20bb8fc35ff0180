import { type Filters, filterGroups } from '../filters.ts';
import { eachBit, hasBit, inEachGroup, sizeOf } from './bits.ts';
import { shortAt, wordAt } from './cells.ts';
import type { FacetBits } from './facets.ts';
import { firstPosition, type ListingsSource } from './listings-source.ts';
import type { Orders } from './orders.ts';
import { type Rows, rowShort, rowShorts, rowWord, rowWords } from './rows.ts';

/** `newest`: latest publication first. `closing-soon`: earliest end of the window first, those without an end last. */
export type Sort = 'newest' | 'closing-soon';

/** Where a page ended: hand it back as `after` with the same filters and sort. */
export interface Position {
  readonly key: number;
  readonly id: string;
}

export interface FindRequest {
  readonly filters: Filters;
  readonly sort: Sort;
  /** The length of a page, at least 1. */
  readonly limit: number;
  readonly after?: Position | undefined;
}

export interface Found {
  /** How many listings pass the filters, on all pages together. */
  readonly total: number;
  readonly ids: readonly string[];
  /** Absent on the last page. */
  readonly next: Position | undefined;
}

/** With no more listings than these they are sorted; with more the order of all is gone through until the page is full. */
const fewFound = 1_000;

/** Finds one page of the listings that pass the filters. */
export function makeFind(
  rows: Rows,
  source: ListingsSource,
  facet: FacetBits,
  orders: Orders,
): (request: FindRequest) => Found {
  const idOf = (row: number) => source.idAt(wordAt(rows.words, row * rowWords + rowWord.position));
  const keys = {
    newest: (row: number) => -wordAt(rows.words, row * rowWords + rowWord.publishedAt),
    'closing-soon': (row: number) => shortAt(rows.shorts, row * rowShorts + rowShort.to),
  };

  return ({ filters, sort, limit, after }) => {
    const keyOf = keys[sort];
    const passing = inEachGroup(rows.count, filterGroups(filters, facet));
    const total = sizeOf(passing);
    const order = total <= fewFound ? sortFound() : sort === 'newest' ? orders.newest() : orders.closingSoon();
    const isAfter = (row: number) =>
      after === undefined || keyOf(row) > after.key || (keyOf(row) === after.key && idOf(row) > after.id);
    const page: number[] = [];
    const start = firstPosition(order.length, (index) => isAfter(wordAt(order, index)));
    for (let index = start; index < order.length && page.length <= limit; index += 1) {
      const row = wordAt(order, index);
      if (hasBit(passing, row)) page.push(row);
    }
    const shown = page.slice(0, limit);
    const last = page.length > limit ? shown.at(-1) : undefined;
    return {
      total,
      ids: shown.map(idOf),
      next: last === undefined ? undefined : { key: keyOf(last), id: idOf(last) },
    };

    function sortFound(): Uint32Array {
      const found: number[] = [];
      eachBit(passing, (row) => found.push(row));
      const positionOf = (row: number) => wordAt(rows.words, row * rowWords + rowWord.position);
      return Uint32Array.from(found.sort((a, b) => keyOf(a) - keyOf(b) || positionOf(a) - positionOf(b)));
    }
  };
}
