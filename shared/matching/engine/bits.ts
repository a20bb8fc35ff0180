import { wordAt } from './cells.ts';

/** A set of rows: bit r of it is row r. */
export type Bits = Uint32Array;

/** The rows from 0 to below `count` for which `holds`. */
export function bitsWhere(count: number, holds: (row: number) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(count / 32));
  for (let row = 0; row < count; row += 1) {
    if (holds(row)) bits[row >>> 5] = wordAt(bits, row >>> 5) | (1 << (row & 31));
  }
  return bits;
}

export function hasBit(bits: Bits, row: number): boolean {
  return ((wordAt(bits, row >>> 5) >>> (row & 31)) & 1) === 1;
}

/** The rows that are in one of the sets of each group. Without groups that are all of `count` rows. */
export function inEachGroup(count: number, groups: readonly (readonly Bits[])[]): Bits {
  const result = new Uint32Array(Math.ceil(count / 32)).fill(0xffffffff);
  if (count % 32 !== 0) result[result.length - 1] = 2 ** (count % 32) - 1;
  for (const group of groups) {
    const [first, second, ...more] = group;
    const any = second === undefined ? first : unionOf(first, [second, ...more]);
    for (let word = 0; word < result.length; word += 1) {
      result[word] = any === undefined ? 0 : wordAt(result, word) & wordAt(any, word);
    }
  }
  return result;
}

function unionOf(first: Bits | undefined, more: readonly Bits[]): Bits {
  const union = new Uint32Array(first ?? []);
  for (const bits of more) {
    for (let word = 0; word < union.length; word += 1) union[word] = wordAt(union, word) | wordAt(bits, word);
  }
  return union;
}

/** Calls `visit` with each row of a set, ascending. */
export function eachBit(bits: Bits, visit: (row: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = wordAt(bits, word) | 0; rest !== 0; rest &= rest - 1) {
      visit(word * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
}

/** How many rows a set has. */
export function sizeOf(bits: Bits): number {
  let size = 0;
  for (let word = 0; word < bits.length; word += 1) {
    // Counts by pairs, fours and bytes, and adds the bytes.
    let rest = wordAt(bits, word) | 0;
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    size += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return size;
}
