import { topicIds } from '../../taxonomy/topics.ts';
import { mostTopics } from '../record-layout.ts';
import { relationLevel } from '../topic-relations.ts';
import { type Blocks, blockByte, blockBytes, blockFlag, blockWord, blockWords, topicWords } from './blocks.ts';
import { byteAt, intAt, wordAt } from './cells.ts';
import { type Points, packPoints } from './points.ts';
import { type Rows, rowByte, rowBytes, rowWord, rowWords } from './rows.ts';
import { levelBits, levels, relatedTo, type TopicTables, topicQuarters } from './topic-tables.ts';

/** In place of points, which are never negative. */
export const leftBehind = -1;

/** One asker's view of the topics of all others: `ask` sets the asker, whatever was asked before. */
export interface TopicAppraiser {
  /** Sets the asker's topics. Returns all topics that relate to one of them. */
  readonly ask: (topics: readonly number[]) => readonly number[];
  /** How closely a topic relates to the closest of the asker's: 0 to 3. */
  readonly levelOf: (topic: number) => number;
  /** Leaves a topic behind: whoever has it is done with. */
  readonly leave: (topic: number) => void;
  /** The points of a row's topics in both directions; `leftBehind` where it has a topic that was left behind. */
  readonly ofRow: (row: number) => Points | typeof leftBehind;
  /** The most that a row of this block can have, in the list of `topic`, with `row` in it; `leftBehind` where it is known that all are. */
  readonly ofBlock: (block: number, topic: number, row: number) => Points | typeof leftBehind;
  /** The most that any row can have that has no topic that was left behind. */
  readonly ofAny: () => Points;
}

/** Topics that no row has: eight times the first one. */
const noTopics = 0;

export function makeTopicAppraiser(rows: Rows, blocks: Blocks, tables: TopicTables): TopicAppraiser {
  // How closely each topic relates to the closest of the asker's, and to each of them (three bits each).
  const level = new Uint8Array(topicIds.length);
  const reach = new Int32Array(topicIds.length);
  /** The topics that relate and were not left behind. */
  const open = new Uint32Array(topicWords);
  // The points for each of the asker's topics at each level, as one of several and as the best.
  const shares = new Int32Array(mostTopics * 8);
  const bests = new Int32Array(mostTopics * 8);
  /** In a block's topics: how many stand to its list's topic at one level and to the asker's at another. */
  const found = new Uint8Array(levels * levels);
  let related: number[] = [];
  let asked = 0;
  // What was computed last: rows of the same topics stand together.
  let lastLow = noTopics;
  let lastHigh = noTopics;
  let lastPoints = 0;
  let lastReached = 0;
  let lastThere = 0;

  function ask(topics: readonly number[]): readonly number[] {
    for (const topic of related) {
      level[topic] = 0;
      reach[topic] = 0;
    }
    open.fill(0);
    related = [];
    asked = topics.length;
    [lastLow, lastHigh, lastReached, lastThere] = [noTopics, noTopics, 0, 0];
    let all = 0;
    for (const topic of topics) all += byteAt(topicQuarters, topic);
    for (let place = 0; place < topics.length; place += 1) {
      const topic = topics[place] ?? 0;
      for (let step = 0; step < levels; step += 1) {
        const at = place * 8 + (levelBits[step] ?? 0);
        shares[at] = tables.covered(topic, all, step);
        bests[at] = tables.best(topic, step);
      }
      for (const { other, level: step, bits } of relatedTo[topic] ?? []) {
        if (byteAt(level, other) === 0) related.push(other);
        if (step > byteAt(level, other)) level[other] = step;
        reach[other] = intAt(reach, other) | (bits << (3 * place));
        open[other >> 5] = wordAt(open, other >> 5) | (1 << (other & 31));
      }
    }
    return related;
  }

  function isLeft(topic: number): boolean {
    return (wordAt(open, topic >> 5) & (1 << (topic & 31))) === 0;
  }

  /** The points to the asker where its topics are reached at these levels. */
  function thereAt(reached: number): number {
    if (reached === lastReached) return lastThere;
    let points = 0;
    let best = 0;
    for (let place = 0; place < asked; place += 1) {
      const at = place * 8 + ((reached >>> (3 * place)) & 7);
      points += intAt(shares, at);
      best = Math.max(best, intAt(bests, at));
    }
    lastReached = reached;
    lastThere = points + best;
    return lastThere;
  }

  function ofRow(row: number): Points | typeof leftBehind {
    // As signed numbers, which are kept without a box.
    const low = wordAt(rows.words, row * rowWords + rowWord.topics) | 0;
    const high = wordAt(rows.words, row * rowWords + rowWord.topics + 1) | 0;
    if (low === lastLow && high === lastHigh) return lastPoints;
    lastLow = low;
    lastHigh = high;
    lastPoints = compute(row);
    return lastPoints;
  }

  function compute(row: number): Points | typeof leftBehind {
    const byte = row * rowBytes;
    const all = byteAt(rows.bytes, byte + rowByte.importance);
    const end = byte + rowByte.topics + byteAt(rows.bytes, byte + rowByte.topicCount);
    let reached = 0;
    let back = 0;
    let best = 0;
    for (let at = byte + rowByte.topics; at < end; at += 1) {
      const topic = byteAt(rows.bytes, at);
      const step = byteAt(level, topic);
      if (step === 0) continue;
      if (isLeft(topic)) return leftBehind;
      reached |= intAt(reach, topic);
      back += tables.covered(topic, all, step);
      best = Math.max(best, tables.best(topic, step));
    }
    return packPoints(thereAt(reached), back + best);
  }

  function ofBlock(block: number, topic: number, row: number): Points | typeof leftBehind {
    const byte = block * blockBytes;
    if ((byteAt(blocks.bytes, byte + blockByte.flags) & blockFlag.oneSet) !== 0) return ofRow(row);
    found.fill(0);
    let reached = 0;
    let best = 0;
    for (let word = 0; word < topicWords; word += 1) {
      let bits = wordAt(blocks.words, block * blockWords + blockWord.topics + word) & wordAt(open, word);
      for (; bits !== 0; bits &= bits - 1) {
        const other = word * 32 + 31 - Math.clz32(bits & -bits);
        const step = byteAt(level, other);
        const at = relationLevel(topic, other) * levels + step;
        found[at] = byteAt(found, at) + 1;
        reached |= intAt(reach, other);
        best = Math.max(best, tables.best(other, step));
      }
    }
    return packPoints(thereAt(reached), best + mostCoveredIn(byte));
  }

  /** The most points for covering the topics of one row, of those that were found in a block. */
  function mostCoveredIn(byte: number): number {
    const count = byteAt(blocks.bytes, byte + blockByte.topicCount);
    let same = 0;
    let near = 0;
    let sector = 0;
    for (let relation = 0; relation < levels; relation += 1) {
      // The list's own topic is in each row once; the summary says how many others are near it and of its sector.
      let room = relation === 3 ? 1 : count - 1;
      if (relation === 2) room = byteAt(blocks.bytes, byte + blockByte.near);
      if (relation === 1) room = byteAt(blocks.bytes, byte + blockByte.sector);
      const [one, two, three] = [relation * levels + 1, relation * levels + 2, relation * levels + 3];
      const taken = Math.min(room, byteAt(found, three));
      const next = Math.min(room - taken, byteAt(found, two));
      same += taken;
      near += next;
      sector += Math.min(room - taken - next, byteAt(found, one));
    }
    return tables.mostCovered(count, same, near, sector);
  }

  function ofAny(): Points {
    let reached = 0;
    let best = 0;
    let closest = 0;
    for (const topic of related) {
      if (isLeft(topic)) continue;
      const step = byteAt(level, topic);
      reached |= intAt(reach, topic);
      closest = Math.max(closest, step);
      best = Math.max(best, tables.best(topic, step));
    }
    const one = (step: number) => (closest === step ? 1 : 0);
    return packPoints(thereAt(reached), best + tables.mostCovered(1, one(3), one(2), one(1)));
  }

  return {
    ask,
    levelOf: (topic) => byteAt(level, topic),
    leave(topic) {
      [lastLow, lastHigh] = [noTopics, noTopics];
      open[topic >> 5] = wordAt(open, topic >> 5) & ~(1 << (topic & 31));
    },
    ofRow,
    ofBlock,
    ofAny,
  };
}
