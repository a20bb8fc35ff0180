import { shortAt, wordAt } from './cells.ts';
import { firstPosition } from './listings-source.ts';
import { sortedBy } from './row-order.ts';
import { type Rows, rowShort, rowShorts, rowWord, rowWords } from './rows.ts';

/** All rows in different orders; each is made when it is first asked for, and kept. Of equal ones the lower id comes first. */
export interface Orders {
  /** By id: the row of each position. */
  readonly byId: () => Uint32Array;
  /** The latest publication first. */
  readonly newest: () => Uint32Array;
  /** The earliest end of the window first. */
  readonly closingSoon: () => Uint32Array;
  /** The rows of all organisations with this mark. */
  readonly ofOrganisation: (mark: number) => Uint32Array;
}

export function makeOrders({ count, words, shorts }: Rows): Orders {
  const word = (row: number, part: number) => wordAt(words, row * rowWords + part);
  const column = (value: (row: number) => number) => Uint16Array.from({ length: count }, (_, row) => value(row));
  const byWord = (order: Uint32Array, value: (row: number) => number) =>
    sortedBy(
      sortedBy(
        order,
        column((row) => value(row) & 0xffff),
      ),
      column((row) => value(row) >>> 16),
    );

  const byId = once(() => {
    const rows = new Uint32Array(count);
    for (let row = 0; row < count; row += 1) rows[word(row, rowWord.position)] = row;
    return rows;
  });
  const byOrganisation = once(() => byWord(byId(), (row) => word(row, rowWord.organisation)));
  return {
    byId,
    newest: once(() => byWord(byId(), (row) => ~word(row, rowWord.publishedAt) >>> 0)),
    closingSoon: once(() =>
      sortedBy(
        byId(),
        column((row) => shortAt(shorts, row * rowShorts + rowShort.to)),
      ),
    ),
    ofOrganisation(mark) {
      const order = byOrganisation();
      const at = (index: number) => word(wordAt(order, index), rowWord.organisation);
      return order.subarray(
        firstPosition(count, (index) => at(index) >= mark),
        firstPosition(count, (index) => at(index) > mark),
      );
    },
  };
}

/** Computes a value when it is first asked for. */
export function once<T extends object>(compute: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}
