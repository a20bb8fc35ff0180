import { mostTopics, nothing, recordByte, recordBytes } from '../record-layout.ts';
import { fullOverlapMonths } from '../weights.ts';
import { byteAt, wordAt } from './cells.ts';
import { firstPosition, type ListingsSource } from './listings-source.ts';
import { rowOrder } from './row-order.ts';
import { topicQuarters } from './topic-tables.ts';

/**
 * What matching reads of all listings, 64 bytes each in one buffer: rows, not columns, because the parts of a candidate are
 * read together and so lie in one line of the processor's cache. Needs come first, alike ones together (`rowOrder`).
 */
export interface Rows {
  readonly count: number;
  /** How many of them are needs: rows 0 to below this. */
  readonly needs: number;
  readonly bytes: Uint8Array;
  readonly shorts: Uint16Array;
  readonly words: Uint32Array;
}

export const rowBytes = 64;
export const rowShorts = rowBytes / 2;
export const rowWords = rowBytes / 4;

/** The place of each part in a row, those that every question needs before those that few do: of parts of one byte, */
export const rowByte = {
  topics: 0,
  topicCount: 8,
  forms: 9,
  help: 10,
  traits: 11,
  size: 12,
  budget: 13,
  stage: 14,
  urgency: 15,
  country: 16,
  exposure: 17,
  flags: 18,
  /** The length of the window, at most `fullOverlapMonths`. */
  months: 19,
  required: 20,
  wantedSizes: 21,
  wantedTraits: 22,
  /** What its topics count together, in quarters. */
  importance: 23,
  oblast: 60,
} as const;
/** of two bytes, */
export const rowShort = { from: 12, to: 13 } as const;
/** and of four. */
export const rowWord = {
  /** With the word after it: equal where the topics are. */
  topics: 0,
  languages: 7,
  tiesLow: 8,
  tiesHigh: 9,
  position: 10,
  organisation: 11,
  wantedLow: 12,
  wantedHigh: 13,
  publishedAt: 14,
} as const;

/** Bits of a row's flags; `full` is a listing without capacity, which is shown but never suggested. */
export const rowFlag = { interpreter: 1, noTies: 2, wishes: 4, full: 8 } as const;

/** The parts of one byte that a row takes as they are, with their places in a packed record. */
const copied = [
  [rowByte.forms, recordByte.forms],
  [rowByte.help, recordByte.helpTypes],
  [rowByte.traits, recordByte.traits],
  [rowByte.size, recordByte.size],
  [rowByte.budget, recordByte.budget],
  [rowByte.stage, recordByte.stage],
  [rowByte.urgency, recordByte.urgency],
  [rowByte.country, recordByte.country],
  [rowByte.oblast, recordByte.oblast],
  [rowByte.exposure, recordByte.exposure],
  [rowByte.wantedSizes, recordByte.wantedSizes],
  [rowByte.wantedTraits, recordByte.wantedTraits],
  [rowByte.required, recordByte.required],
] as const;

/** Fills the rows of all listings. */
export function makeRows(source: ListingsSource): Rows {
  const order = rowOrder(source);
  const buffer = new ArrayBuffer(source.count * rowBytes);
  const rows = { bytes: new Uint8Array(buffer), shorts: new Uint16Array(buffer), words: new Uint32Array(buffer) };
  const view = new DataView(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  for (let row = 0; row < source.count; row += 1) fillRow(rows, row, source, view, wordAt(order, row));
  const isOffer = (row: number) =>
    (byteAt(source.bytes, wordAt(order, row) * recordBytes + recordByte.flags) & 1) === 1;
  return { ...rows, count: source.count, needs: firstPosition(source.count, isOffer) };
}

function fillRow(
  { bytes, shorts, words }: Pick<Rows, 'bytes' | 'shorts' | 'words'>,
  row: number,
  source: ListingsSource,
  view: DataView,
  position: number,
): void {
  const record = position * recordBytes;
  const [byte, short, word] = [row * rowBytes, row * rowShorts, row * rowWords];
  for (const [to, from] of copied) bytes[byte + to] = byteAt(source.bytes, record + from);
  let topics = 0;
  let importance = 0;
  for (let index = 0; index < mostTopics; index += 1) {
    const topic = byteAt(source.bytes, record + recordByte.topics + index);
    bytes[byte + rowByte.topics + index] = topic;
    if (topic === nothing) continue;
    topics += 1;
    importance += byteAt(topicQuarters, topic);
  }
  const from = view.getUint16(record + recordByte.from);
  const to = view.getUint16(record + recordByte.to);
  const tiesLow = view.getUint32(record + recordByte.tiesLow);
  const tiesHigh = view.getUint32(record + recordByte.tiesHigh);
  const wantedLow = view.getUint32(record + recordByte.wantedLow);
  const wantedHigh = view.getUint32(record + recordByte.wantedHigh);
  const wishes = wantedLow | wantedHigh | view.getUint16(record + recordByte.wantedSizes);
  bytes[byte + rowByte.topicCount] = topics;
  bytes[byte + rowByte.importance] = importance;
  bytes[byte + rowByte.months] = Math.min(to - from + 1, fullOverlapMonths);
  bytes[byte + rowByte.flags] =
    ((byteAt(source.bytes, record + recordByte.flags) & 2) === 0 ? 0 : rowFlag.interpreter) |
    ((tiesLow | tiesHigh) === 0 ? rowFlag.noTies : 0) |
    (wishes === 0 ? 0 : rowFlag.wishes) |
    (byteAt(source.bytes, record + recordByte.capacityLeft) === 0 ? rowFlag.full : 0);
  shorts[short + rowShort.from] = from;
  shorts[short + rowShort.to] = to;
  words[word + rowWord.languages] = view.getUint32(record + recordByte.languages);
  words[word + rowWord.tiesLow] = tiesLow;
  words[word + rowWord.tiesHigh] = tiesHigh;
  words[word + rowWord.wantedLow] = wantedLow;
  words[word + rowWord.wantedHigh] = wantedHigh;
  words[word + rowWord.position] = position;
  words[word + rowWord.organisation] = source.organisationMarkAt(position);
  words[word + rowWord.publishedAt] = view.getUint32(record + recordByte.publishedAt);
}

/** Calls `visit` with each topic of a row. */
export function topicsOf({ bytes }: Rows, row: number, visit: (topic: number) => void): void {
  const byte = row * rowBytes;
  const count = byteAt(bytes, byte + rowByte.topicCount);
  for (let index = 0; index < count; index += 1) visit(byteAt(bytes, byte + rowByte.topics + index));
}
