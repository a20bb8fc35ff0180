import { type MatchRecord, packRecord, recordBytes, unpackRecord } from '../record.ts';
import { idBytes, readUlid, writeUlid } from '../ulid-bytes.ts';

/** Published listings in the order of their ids: a listing's place in it is its position. */
export interface ListingsSource {
  readonly count: number;
  /** Packed records, one after the other; their ids and organisations only where `idAt` reads them there. */
  readonly bytes: Uint8Array;
  readonly idAt: (position: number) => string;
  readonly organisationAt: (position: number) => string;
  /** A number that is the same for the same organisation, and seldom for another; 32 bits. */
  readonly organisationMark: (organisationId: string) => number;
  readonly organisationMarkAt: (position: number) => number;
  readonly recordAt: (position: number) => MatchRecord;
}

const markOffset = 12;

/** Listings from packed records as the index keeps them: all records of all `chunks` together are in the order of their ids. */
export function fromPacked(chunks: Iterable<Uint8Array>): ListingsSource {
  const parts = [...chunks];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  const view = new DataView(bytes.buffer);
  const scratch = new Uint8Array(idBytes);
  const scratchView = new DataView(scratch.buffer);
  return {
    count: bytes.length / recordBytes,
    bytes,
    idAt: (position) => readUlid(bytes, position * recordBytes),
    organisationAt: (position) => readUlid(bytes, position * recordBytes + idBytes),
    organisationMark(organisationId) {
      writeUlid(organisationId, scratch, 0);
      return scratchView.getUint32(markOffset);
    },
    // The last four bytes of a ULID are random.
    organisationMarkAt: (position) => view.getUint32(position * recordBytes + idBytes + markOffset),
    recordAt: (position) => unpackRecord(bytes, position * recordBytes),
  };
}

/** Listings from records in any order, whose ids may be any texts. Keeps the records. */
export function fromRecords(records: readonly MatchRecord[]): ListingsSource {
  const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const bytes = new Uint8Array(records.length * recordBytes);
  const marks = new Map<string, number>();
  for (const [position, record] of sorted.entries()) {
    bytes.set(packRecord({ ...record, id: '', organisationId: '' }), position * recordBytes);
    if (!marks.has(record.organisationId)) marks.set(record.organisationId, marks.size);
  }
  const at = (position: number): MatchRecord => {
    const record = sorted[position];
    if (record === undefined) throw new RangeError(`no listing at position ${position} of ${sorted.length}`);
    return record;
  };
  const organisationMark = (organisationId: string) => marks.get(organisationId) ?? marks.size;
  return {
    count: sorted.length,
    bytes,
    idAt: (position) => at(position).id,
    organisationAt: (position) => at(position).organisationId,
    organisationMark,
    organisationMarkAt: (position) => organisationMark(at(position).organisationId),
    recordAt: at,
  };
}

/** The position of the listing with this id; undefined where there is none. */
export function positionOf({ count, idAt }: ListingsSource, id: string): number | undefined {
  const position = firstPosition(count, (candidate) => idAt(candidate) >= id);
  return position < count && idAt(position) === id ? position : undefined;
}

/** The first of `count` positions for which `holds`; all after it hold as well. `count` where there is none. */
export function firstPosition(count: number, holds: (position: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
