import { topicIds } from '../../taxonomy/topics.ts';
import { byteAt, shortAt, wordAt } from './cells.ts';
import { type Rows, rowByte, rowBytes, rowFlag, rowShort, rowShorts, rowWord, rowWords } from './rows.ts';
import { closenessOf, listCount, type TopicLists } from './topic-lists.ts';

/**
 * The lists cut into blocks of a few rows, each with a summary of 80 bytes from which follows what none of its listings can
 * pass. A block holds listings with the same number of topics, and of one set of topics where there are many of it.
 */
export interface Blocks {
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly shorts: Uint16Array;
  readonly words: Uint32Array;
  /** Where the blocks of each list begin, and where those of the last one end. */
  readonly starts: Uint32Array;
}

/** The most rows of a block, and how many it must have before it ends where the topics change. */
export const blockRows = 12;
const roundedRows = 6;
const fewRows = 4;

export const blockBytes = 80;
export const blockShorts = blockBytes / 2;
export const blockWords = blockBytes / 4;
/** How many words a set of topics needs. */
export const topicWords = 6;
if (topicIds.length > topicWords * 32) throw new RangeError(`a set of ${topicIds.length} topics needs more words`);

/** The place of each part in a summary: of those of four bytes (`topics` has `topicWords` of them), */
export const blockWord = {
  topics: 0,
  languages: 6,
  tiesLow: 7,
  tiesHigh: 8,
  countriesLow: 9,
  countriesHigh: 10,
  /** The lowest position of a listing in it. */
  position: 11,
  /** Where its rows begin; they end where those of the next block begin. */
  start: 12,
} as const;
/** of two bytes (sets of values as bits, and the widest window), */
export const blockShort = { from: 26, to: 27, sizes: 28, budgets: 29, stages: 30, urgencies: 31 } as const;
/** and of one byte: what one of its listings has at least (`some`), what all have (`all`), the highest or lowest number. */
export const blockByte = {
  someForms: 64,
  someHelp: 65,
  allHelp: 66,
  someTraits: 67,
  allTraits: 68,
  exposure: 69,
  topicCount: 70,
  months: 71,
  flags: 72,
  /** The most topics of a row that are near that of the list, and of its sector. */
  near: 73,
  sector: 74,
} as const;

/** Bits of a summary's flags: all have the same topics; one at least has no languages, an interpreter, no ties, wishes. */
export const blockFlag = { oneSet: 1, noLanguages: 2, interpreter: 4, noTies: 8, wishes: 16 } as const;

type Tables = Pick<Blocks, 'bytes' | 'shorts' | 'words'>;

export function makeBlocks(rows: Rows, lists: TopicLists): Blocks {
  const starts = new Uint32Array(listCount + 1);
  const cuts: number[] = [];
  const topicOf: number[] = [];
  for (let list = 0; list < listCount; list += 1) {
    starts[list] = cuts.length;
    const end = wordAt(lists.starts, list + 1);
    const topic = list % topicIds.length;
    for (let start = wordAt(lists.starts, list); start < end; start = blockEnd(rows, lists, { topic, start, end })) {
      cuts.push(start);
      topicOf.push(topic);
    }
  }
  starts[listCount] = cuts.length;
  const buffer = new ArrayBuffer((cuts.length + 1) * blockBytes);
  const blocks = { bytes: new Uint8Array(buffer), shorts: new Uint16Array(buffer), words: new Uint32Array(buffer) };
  for (const [block, start] of cuts.entries()) {
    blocks.words[block * blockWords + blockWord.start] = start;
    summarise(
      blocks,
      block,
      rows,
      topicOf[block] ?? 0,
      lists.rows.subarray(start, cuts[block + 1] ?? lists.rows.length),
    );
  }
  blocks.words[cuts.length * blockWords + blockWord.start] = lists.rows.length;
  return { ...blocks, count: cuts.length, starts };
}

function blockEnd(
  rows: Rows,
  lists: TopicLists,
  { topic, start, end }: { topic: number; start: number; end: number },
): number {
  const first = wordAt(lists.rows, start);
  let next = start + 1;
  for (; next < end && next < start + blockRows; next += 1) {
    const [row, before] = [wordAt(lists.rows, next), wordAt(lists.rows, next - 1)];
    if (topicCountOf(rows, row) !== topicCountOf(rows, first)) break;
    if (next >= start + fewRows && closenessOf(rows, row, topic) !== closenessOf(rows, before, topic)) break;
    if (next >= start + roundedRows && !haveSameTopics(rows, row, before)) break;
  }
  return next;
}

function topicCountOf({ bytes }: Rows, row: number): number {
  return byteAt(bytes, row * rowBytes + rowByte.topicCount);
}

function haveSameTopics({ words }: Rows, a: number, b: number): boolean {
  const [one, other] = [a * rowWords + rowWord.topics, b * rowWords + rowWord.topics];
  return wordAt(words, one) === wordAt(words, other) && wordAt(words, one + 1) === wordAt(words, other + 1);
}

function summarise(blocks: Tables, block: number, rows: Rows, topic: number, members: Uint32Array): void {
  const { bytes, shorts, words } = blocks;
  const [byte, short, word] = [block * blockBytes, block * blockShorts, block * blockWords];
  const first = wordAt(members, 0);
  let flags: number = blockFlag.oneSet;
  let someForms = 0;
  let someHelp = 0;
  let allHelp = 0xff;
  let someTraits = 0;
  let allTraits = 0xff;
  let exposure = 0;
  let months = 0xff;
  let [from, to] = [0xffff, 0];
  let sizes = 0;
  let budgets = 0;
  let stages = 0;
  let urgencies = 0;
  let languages = 0;
  let [tiesLow, tiesHigh] = [0, 0];
  let [countriesLow, countriesHigh] = [0, 0];
  let position = 0xffffffff;
  let [near, sector] = [0, 0];
  for (const row of members) {
    const [ownByte, ownShort, ownWord] = [row * rowBytes, row * rowShorts, row * rowWords];
    if (!haveSameTopics(rows, row, first)) flags &= ~blockFlag.oneSet;
    const closeness = closenessOf(rows, row, topic);
    near = Math.max(near, Math.floor(closeness / 9) % 9);
    sector = Math.max(sector, closeness % 9);
    addTopics(words, word + blockWord.topics, rows, row);
    const own = byteAt(rows.bytes, ownByte + rowByte.flags);
    if ((own & rowFlag.interpreter) !== 0) flags |= blockFlag.interpreter;
    if ((own & rowFlag.noTies) !== 0) flags |= blockFlag.noTies;
    if ((own & rowFlag.wishes) !== 0) flags |= blockFlag.wishes;
    const spoken = wordAt(rows.words, ownWord + rowWord.languages);
    if (spoken === 0) flags |= blockFlag.noLanguages;
    languages |= spoken;
    tiesLow |= wordAt(rows.words, ownWord + rowWord.tiesLow);
    tiesHigh |= wordAt(rows.words, ownWord + rowWord.tiesHigh);
    const country = byteAt(rows.bytes, ownByte + rowByte.country);
    if (country < 32) countriesLow |= 1 << country;
    else countriesHigh |= 1 << (country - 32);
    const help = byteAt(rows.bytes, ownByte + rowByte.help);
    someHelp |= help;
    allHelp &= help;
    const traits = byteAt(rows.bytes, ownByte + rowByte.traits);
    someTraits |= traits;
    allTraits &= traits;
    someForms |= byteAt(rows.bytes, ownByte + rowByte.forms);
    sizes |= 1 << byteAt(rows.bytes, ownByte + rowByte.size);
    budgets |= 1 << byteAt(rows.bytes, ownByte + rowByte.budget);
    stages |= 1 << byteAt(rows.bytes, ownByte + rowByte.stage);
    urgencies |= 1 << byteAt(rows.bytes, ownByte + rowByte.urgency);
    exposure = Math.max(exposure, byteAt(rows.bytes, ownByte + rowByte.exposure));
    months = Math.min(months, byteAt(rows.bytes, ownByte + rowByte.months));
    from = Math.min(from, shortAt(rows.shorts, ownShort + rowShort.from));
    to = Math.max(to, shortAt(rows.shorts, ownShort + rowShort.to));
    position = Math.min(position, wordAt(rows.words, ownWord + rowWord.position));
  }
  words[word + blockWord.languages] = languages;
  words[word + blockWord.tiesLow] = tiesLow;
  words[word + blockWord.tiesHigh] = tiesHigh;
  words[word + blockWord.countriesLow] = countriesLow;
  words[word + blockWord.countriesHigh] = countriesHigh;
  words[word + blockWord.position] = position;
  shorts[short + blockShort.from] = from;
  shorts[short + blockShort.to] = to;
  shorts[short + blockShort.sizes] = sizes;
  shorts[short + blockShort.budgets] = budgets;
  shorts[short + blockShort.stages] = stages;
  shorts[short + blockShort.urgencies] = urgencies;
  bytes[byte + blockByte.someForms] = someForms;
  bytes[byte + blockByte.someHelp] = someHelp;
  bytes[byte + blockByte.allHelp] = allHelp;
  bytes[byte + blockByte.someTraits] = someTraits;
  bytes[byte + blockByte.allTraits] = allTraits;
  bytes[byte + blockByte.exposure] = exposure;
  bytes[byte + blockByte.topicCount] = topicCountOf(rows, first);
  bytes[byte + blockByte.near] = near;
  bytes[byte + blockByte.sector] = sector;
  bytes[byte + blockByte.months] = months;
  bytes[byte + blockByte.flags] = flags;
}

function addTopics(words: Uint32Array, at: number, { bytes }: Rows, row: number): void {
  const first = row * rowBytes + rowByte.topics;
  const end = first + byteAt(bytes, row * rowBytes + rowByte.topicCount);
  for (let index = first; index < end; index += 1) {
    const topic = byteAt(bytes, index);
    const word = at + (topic >> 5);
    words[word] = wordAt(words, word) | (1 << (topic & 31));
  }
}
