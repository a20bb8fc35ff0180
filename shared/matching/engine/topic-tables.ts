import { topicIds } from '../../taxonomy/topics.ts';
import { codeAt } from '../masks.ts';
import { mostTopics } from '../record-layout.ts';
import { bestTopicPoints, coverPoints, relatedTopics, relationLevel, topicImportance } from '../topic-relations.ts';
import { rarityImportance, relationValues, type Weights } from '../weights.ts';
import { byteAt, intAt } from './cells.ts';

/** How many levels a relation has: 0 not at all, 1 the same sector, 2 near each other, 3 the same. */
export const levels = relationValues.length;

/** The importance of each topic in quarters, which is a whole number: a test holds it. */
export const topicQuarters = Uint8Array.from(topicIds.keys(), (topic) => topicImportance(topic) * 4);
const mostQuarters = Math.max(...topicQuarters);
/** How many sums of importances there are, in quarters, from 0 to that of the most topics. */
const sums = mostTopics * mostQuarters + 1;

/** Levels 0 to 3 as bits, so that both together are the higher of two. */
export const levelBits = [0b000, 0b001, 0b011, 0b111] as const;

/** For each topic all that relate to it, how closely, and that as `levelBits`. */
export const relatedTo = [...topicIds.keys()].map((topic) =>
  relatedTopics([topic]).map((other) => {
    const level = relationLevel(topic, other);
    return { other, level, bits: codeAt(levelBits, level) };
  }),
);

/** The points of topics, made from the functions of the score. */
export interface TopicTables {
  /** The points for covering a topic at this level, of topics that count `all` quarters together. */
  readonly covered: (topic: number, all: number, level: number) => number;
  /** The points of a topic at this level as the best one of its listing. */
  readonly best: (topic: number, level: number) => number;
  /**
   * The most points for covering `count` topics of which so many are reached at each level, whatever the importance of each:
   * where the closest ones count most and all others least.
   */
  readonly mostCovered: (count: number, same: number, near: number, sector: number) => number;
}

/** A topic's importance at least, and by how much more it can count. */
const least = Math.min(...Object.values(rarityImportance));
const more = Math.max(...Object.values(rarityImportance)) - least;
/** Sums of rounded shares can pass the rounded sum by no more than the error of these numbers. */
const epsilon = 1e-6;

export function makeTopicTables({ topics: weight }: Weights): TopicTables {
  const covers = new Int32Array((mostQuarters + 1) * sums * levels);
  for (let own = 1; own <= mostQuarters; own += 1) {
    for (let all = own; all < sums; all += 1) {
      for (let level = 0; level < levels; level += 1) {
        covers[(own * sums + all) * levels + level] = coverPoints(weight, own / 4, all / 4, level);
      }
    }
  }
  const bests = Int32Array.from({ length: topicIds.length * levels }, (_, index) =>
    bestTopicPoints(weight, Math.floor(index / levels), index % levels),
  );
  const whole = coverPoints(weight, 1, 1, 3) + 1;
  const [, low, middle, high] = relationValues;

  return {
    covered: (topic, all, level) => intAt(covers, (byteAt(topicQuarters, topic) * sums + all) * levels + level),
    best: (topic, level) => intAt(bests, topic * levels + level),
    mostCovered(count, same, near, sector) {
      const first = Math.min(same, count);
      const second = Math.min(same + near, count);
      const third = Math.min(same + near + sector, count);
      const toSecond = high * first + middle * (second - first);
      const sum = toSecond + low * (third - second);
      const mean = (heavy: number, heavySum: number) =>
        (least * sum + more * heavySum) / (least * count + more * heavy);
      const highest = Math.max(mean(first, high * first), mean(second, toSecond), mean(third, sum));
      return Math.floor(whole * highest + epsilon);
    },
  };
}
