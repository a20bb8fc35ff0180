import type { ListingKind } from '../../schemas/codes.ts';
import { topicIds } from '../../taxonomy/topics.ts';
import { relationLevel } from '../topic-relations.ts';
import { byteAt, wordAt } from './cells.ts';
import { type Rows, rowByte, rowBytes, rowFlag, topicsOf } from './rows.ts';

/** The listings of one kind that have one topic: a number from 0 to below `listCount`. */
export function listOf(kind: ListingKind, topic: number): number {
  return kind === 'need' ? topic : topicIds.length + topic;
}

export const listCount = 2 * topicIds.length;

/**
 * For each kind and topic the rows of the listings that have it and can be suggested: those with few topics first, of equally
 * many by how close their other topics are to that of the list (`closenessOf`), of equally close ones ascending.
 */
export interface TopicLists {
  /** The rows of all lists, one list after the other. */
  readonly rows: Uint32Array;
  /** Where each list begins in `rows`, and where the last one ends. */
  readonly starts: Uint32Array;
}

export function makeTopicLists(rows: Rows): TopicLists {
  const starts = new Uint32Array(listCount + 1);
  const each = (visit: (list: number, row: number) => void) => {
    for (let row = 0; row < rows.count; row += 1) {
      if ((byteAt(rows.bytes, row * rowBytes + rowByte.flags) & rowFlag.full) !== 0) continue;
      const kind = row < rows.needs ? 'need' : 'offer';
      topicsOf(rows, row, (topic) => visit(listOf(kind, topic), row));
    }
  };
  each((list) => {
    starts[list + 1] = wordAt(starts, list + 1) + 1;
  });
  for (let list = 0; list < listCount; list += 1) starts[list + 1] = wordAt(starts, list + 1) + wordAt(starts, list);
  const ends = starts.slice();
  const listed = new Uint32Array(wordAt(starts, listCount));
  each((list, row) => {
    const end = wordAt(ends, list);
    listed[end] = row;
    ends[list] = end + 1;
  });
  for (let list = 0; list < listCount; list += 1) {
    const members = listed.subarray(wordAt(starts, list), wordAt(starts, list + 1));
    if (members.length > 1) sortByCloseness(rows, list % topicIds.length, members);
  }
  return { rows: listed, starts };
}

/** How many of a row's topics there are, how many are near `topic` and how many of its sector, 0 to 8 each, as one number below 729. */
export function closenessOf({ bytes }: Rows, row: number, topic: number): number {
  const first = row * rowBytes + rowByte.topics;
  const count = byteAt(bytes, row * rowBytes + rowByte.topicCount);
  let near = 0;
  let sector = 0;
  for (let at = first; at < first + count; at += 1) {
    const level = relationLevel(topic, byteAt(bytes, at));
    if (level === 2) near += 1;
    else if (level === 1) sector += 1;
  }
  return (count * 9 + near) * 9 + sector;
}

function sortByCloseness(rows: Rows, topic: number, list: Uint32Array): void {
  const unsorted = list.slice();
  const closeness = Uint16Array.from(unsorted, (row) => closenessOf(rows, row, topic));
  const ends = new Uint32Array(9 ** 3 + 1);
  for (const value of closeness) ends[value + 1] = wordAt(ends, value + 1) + 1;
  for (let value = 1; value < ends.length; value += 1) ends[value] = wordAt(ends, value) + wordAt(ends, value - 1);
  for (const [index, value] of closeness.entries()) {
    const end = wordAt(ends, value);
    list[end] = wordAt(unsorted, index);
    ends[value] = end + 1;
  }
}
