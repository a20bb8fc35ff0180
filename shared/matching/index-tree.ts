import { recordBytes } from './record.ts';
import { idBytes, readUlid, writeUlid } from './ulid-bytes.ts';

// The index as a tree of depth one: chunks of records in the order of their ids, and a directory of the chunks. Pure functions.

/** One chunk as the directory lists it. */
export interface Leaf {
  /** The number that is its key; a number is never given twice. */
  readonly chunk: number;
  /** The id of its first record. */
  readonly first: string;
  /** The version of the head with which it was written last. */
  readonly version: number;
  readonly count: number;
}

/** What the head lists: the chunks by first id, and the number that the next new chunk gets. */
export interface Directory {
  readonly leaves: readonly Leaf[];
  readonly nextChunk: number;
}

export interface ChunkWrite {
  readonly chunk: number;
  readonly bytes: Uint8Array;
}

/** A changed index: its directory, the chunks to write and those to delete. */
export interface Plan extends Directory {
  readonly writes: readonly ChunkWrite[];
  readonly drops: readonly number[];
}

/** For each listing its packed record, or undefined where it does not belong in the index. */
export type Changes = ReadonlyMap<string, Uint8Array | undefined>;

export const emptyDirectory: Directory = { leaves: [], nextChunk: 0 };

const leafBytes = 4 + 4 + 2 + idBytes;

/** The directory as bytes, 26 for each chunk. */
export function packLeaves(leaves: readonly Leaf[]): Uint8Array {
  const bytes = new Uint8Array(leaves.length * leafBytes);
  const view = new DataView(bytes.buffer);
  for (const [index, leaf] of leaves.entries()) {
    const offset = index * leafBytes;
    view.setUint32(offset, leaf.chunk);
    view.setUint32(offset + 4, leaf.version);
    view.setUint16(offset + 8, leaf.count);
    writeUlid(leaf.first, bytes, offset + 10);
  }
  return bytes;
}

/** Reads what `packLeaves` wrote. */
export function unpackLeaves(bytes: Uint8Array): Leaf[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / leafBytes }, (_, index) => {
    const offset = index * leafBytes;
    return {
      chunk: view.getUint32(offset),
      version: view.getUint32(offset + 4),
      count: view.getUint16(offset + 8),
      first: readUlid(bytes, offset + 10),
    };
  });
}

/** The chunks in which these listings stand or would stand. */
export function touchedChunks({ leaves }: Directory, ids: Iterable<string>): number[] {
  const touched = new Set<number>();
  for (const id of ids) {
    const leaf = leaves[leafOf(leaves, id)];
    if (leaf !== undefined) touched.add(leaf.chunk);
  }
  return [...touched];
}

/**
 * Applies changes to the index. `chunks` holds the bytes of all touched chunks, `version` is that of the head to be
 * committed, `most` the most records that a chunk may hold. A full chunk is split, the last one so that its left part stays
 * full (new ids are the highest); an empty one is dropped; a chunk in which nothing changes is not written.
 * Throws RangeError where a touched chunk is missing.
 */
export function planChanges(
  { leaves, nextChunk }: Directory,
  chunks: ReadonlyMap<number, Uint8Array>,
  changes: Changes,
  { version, most }: { version: number; most: number },
): Plan {
  const changed: Leaf[] = [];
  const writes: ChunkWrite[] = [];
  const drops: number[] = [];
  let free = nextChunk;
  const byLeaf = Map.groupBy(changes, ([id]) => leafOf(leaves, id));
  // An index without chunks takes its first listings into a new one.
  for (const [position, leaf] of (leaves.length === 0 ? [undefined] : leaves).entries()) {
    const records = leaf === undefined || !byLeaf.has(position) ? new Map() : recordsOf(bytesOf(chunks, leaf));
    if (!applyChanges(records, byLeaf.get(position) ?? [])) {
      if (leaf !== undefined) changed.push(leaf);
      continue;
    }
    const parts = splitRecords(records, most, position >= leaves.length - 1);
    for (const [part, { first, count, bytes }] of parts.entries()) {
      const chunk = part === 0 && leaf !== undefined ? leaf.chunk : free++;
      changed.push({ chunk, first, version, count });
      writes.push({ chunk, bytes });
    }
    if (parts.length === 0 && leaf !== undefined) drops.push(leaf.chunk);
  }
  return { leaves: changed, nextChunk: free, writes, drops };
}

function bytesOf(chunks: ReadonlyMap<number, Uint8Array>, { chunk }: Leaf): Uint8Array {
  const bytes = chunks.get(chunk);
  if (bytes === undefined) throw new RangeError(`chunk ${chunk} is to change but was not read`);
  return bytes;
}

/** All records in canonical order: by id, one after the other. Two indexes are equal when these bytes are. */
export function canonicalBytes(records: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return joined(inOrder(records));
}

/** The records of a chunk by id, in order. */
export function recordsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const records = new Map<string, Uint8Array>();
  for (let offset = 0; offset < bytes.length; offset += recordBytes) {
    records.set(readUlid(bytes, offset), bytes.subarray(offset, offset + recordBytes));
  }
  return records;
}

/** The position of the last leaf that begins at or before `id`; 0 where all begin after it. */
function leafOf(leaves: readonly Leaf[], id: string): number {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const leaf = leaves[middle];
    if (leaf !== undefined && leaf.first <= id) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Changes `records` and tells whether anything is different now. */
function applyChanges(
  records: Map<string, Uint8Array>,
  changes: Iterable<readonly [string, Uint8Array | undefined]>,
): boolean {
  let different = false;
  for (const [id, wanted] of changes) {
    const present = records.get(id);
    if (sameBytes(present, wanted)) continue;
    different = true;
    if (wanted === undefined) records.delete(id);
    else records.set(id, wanted);
  }
  return different;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.every((byte, index) => byte === b[index]);
}

interface Part {
  readonly first: string;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** Cuts records into chunks: full ones and a rest where they are the last of the index, else equal ones. */
export function splitRecords(records: ReadonlyMap<string, Uint8Array>, most: number, last: boolean): Part[] {
  const ordered = inOrder(records);
  const pieces = Math.ceil(ordered.length / most);
  const length = last ? most : Math.ceil(ordered.length / Math.max(1, pieces));
  return Array.from({ length: pieces }, (_, piece) => {
    const part = ordered.slice(piece * length, (piece + 1) * length);
    const bytes = joined(part);
    return { first: readUlid(bytes, 0), count: part.length, bytes };
  });
}

function inOrder(records: ReadonlyMap<string, Uint8Array>): Uint8Array[] {
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

function joined(records: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(records.length * recordBytes);
  for (const [index, record] of records.entries()) bytes.set(record, index * recordBytes);
  return bytes;
}
