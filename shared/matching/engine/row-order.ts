import { mostTopics, nothing, recordByte, recordBytes } from '../record-layout.ts';
import { byteAt, wordAt } from './cells.ts';
import type { ListingsSource } from './listings-source.ts';

/**
 * The positions of all listings in an order in which listings that are alike stand together, needs before offers: by the
 * number of their topics, then by their three most popular topics, then by help types, at last by id. Sorted digit by digit,
 * the last digit first; each pass keeps what is equal in its order.
 */
export function rowOrder({ count, bytes }: ListingsSource): Uint32Array {
  const ranks = popularity(bytes);
  const most = Array.from({ length: 3 }, () => new Uint8Array(count));
  const [first, second, third] = most;
  const help = new Uint8Array(count);
  const group = new Uint8Array(count);
  for (let position = 0; position < count; position += 1) {
    const record = position * recordBytes;
    let [a, b, c, topics] = [nothing, nothing, nothing, 0];
    for (; topics < mostTopics; topics += 1) {
      const topic = byteAt(bytes, record + recordByte.topics + topics);
      if (topic === nothing) break;
      const rank = byteAt(ranks, topic);
      if (rank < a) [a, b, c] = [rank, a, b];
      else if (rank < b) [b, c] = [rank, b];
      else if (rank < c) c = rank;
    }
    help[position] = byteAt(bytes, record + recordByte.helpTypes);
    group[position] = (byteAt(bytes, record + recordByte.flags) & 1) * (mostTopics + 1) + topics;
    if (first !== undefined) first[position] = a;
    if (second !== undefined) second[position] = b;
    if (third !== undefined) third[position] = c;
  }
  let order: Uint32Array = Uint32Array.from({ length: count }, (_, position) => position);
  for (const digit of [help, ...most.toReversed(), group]) order = sortedBy(order, digit);
  return order;
}

/** For each topic its place when the most frequent comes first. */
function popularity(bytes: Uint8Array): Uint8Array {
  const frequency = new Uint32Array(nothing + 1);
  for (let record = 0; record < bytes.length; record += recordBytes) {
    for (let index = 0; index < mostTopics; index += 1) {
      const topic = byteAt(bytes, record + recordByte.topics + index);
      if (topic === nothing) break;
      frequency[topic] = wordAt(frequency, topic) + 1;
    }
  }
  const ranks = new Uint8Array(nothing + 1);
  const sorted = [...frequency.keys()].sort((a, b) => wordAt(frequency, b) - wordAt(frequency, a));
  for (const [rank, topic] of sorted.entries()) ranks[topic] = rank;
  return ranks;
}

/** The same numbers sorted by their digits; those of equal digits stay in their order. */
export function sortedBy(order: Uint32Array, digits: Uint8Array | Uint16Array): Uint32Array {
  const ends = new Uint32Array(2 ** (8 * digits.BYTES_PER_ELEMENT) + 1);
  for (const digit of digits) ends[digit + 1] = wordAt(ends, digit + 1) + 1;
  for (let digit = 1; digit < ends.length; digit += 1) ends[digit] = wordAt(ends, digit) + wordAt(ends, digit - 1);
  const sorted = new Uint32Array(order.length);
  for (const number of order) {
    const digit = digits[number] ?? 0;
    const end = wordAt(ends, digit);
    sorted[end] = number;
    ends[digit] = end + 1;
  }
  return sorted;
}
