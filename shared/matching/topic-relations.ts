import { topicIds, topics } from '../taxonomy/topics.ts';
import type { MatchRecord } from './record.ts';
import { bestTopicShare, rarityImportance, rarityWorth, relationValues, type Weights, weights } from './weights.ts';

const levels = new Uint8Array(topicIds.length ** 2);
for (const [a, topic] of topicIds.entries()) {
  for (const [b, other] of topicIds.entries()) {
    const near = topics[topic].near.includes(other) || topics[other].near.includes(topic);
    levels[a * topicIds.length + b] = a === b ? 3 : near ? 2 : topics[topic].sector === topics[other].sector ? 1 : 0;
  }
}
const importance = Float64Array.from(topicIds, (topic) => rarityImportance[topics[topic].rarity]);
const worth = Float64Array.from(topicIds, (topic) => rarityWorth[topics[topic].rarity]);

/** How two topics, given by their indexes, relate: 0 not at all, 1 the same sector, 2 near each other, 3 the same. */
export function relationLevel(a: number, b: number): number {
  return at(levels, a * topicIds.length + b);
}

/** The indexes of all topics that relate to one of the given ones at all. */
export function relatedTopics(indexes: readonly number[]): number[] {
  return [...topicIds.keys()].filter((candidate) => indexes.some((index) => relationLevel(index, candidate) > 0));
}

/** What one topic of a listing finds in the other: the topic that is closest, how close, the points won and those missed. */
export type TopicLink = (topic: number, partner: number, level: number, points: number, missed: number) => void;

/**
 * The points of the factor topics in the direction from `self` to `other`: for each topic of `self` the closest of `other`,
 * weighted by rarity, and a part of its own for the best of them. The links, where asked for, add up to the points.
 * Shares are rounded down, so that together they never pass the weight.
 */
export function topicPoints(
  self: MatchRecord,
  other: MatchRecord,
  link?: TopicLink,
  { topics: most }: Weights = weights,
): number {
  let all = 0;
  let best = -1;
  let bestValue = 0;
  for (const topic of self.topics) {
    all += topicImportance(topic);
    const value = bestValueOf(topic, levelOf(topic, closest(topic, other.topics)));
    if (value > bestValue) {
      best = topic;
      bestValue = value;
    }
  }
  let sum = 0;
  for (const topic of self.topics) {
    const partner = closest(topic, other.topics);
    const level = levelOf(topic, partner);
    const own = topicImportance(topic);
    const share = coverPoints(most, own, all, level);
    const points = share + (topic === best ? bestTopicPoints(most, topic, level) : 0);
    sum += points;
    link?.(topic, partner, level, points, coverPoints(most, own, all, 3) - share);
  }
  return sum;
}

/** How much a topic counts beside the others of its listing. */
export function topicImportance(topic: number): number {
  return at(importance, topic);
}

/** The points for covering a topic of this importance, of a listing whose topics count `all` together; `most` is the weight of topics. */
export function coverPoints(most: number, ownImportance: number, all: number, level: number): number {
  return Math.floor(((most * (1 - bestTopicShare) * ownImportance) / all) * at(relationValues, level));
}

/** The points that a topic gives as the best one of its listing, at this level; `most` is the weight of topics. */
export function bestTopicPoints(most: number, topic: number, level: number): number {
  return Math.round(most * bestTopicShare * bestValueOf(topic, level));
}

function bestValueOf(topic: number, level: number): number {
  return at(relationValues, level) * at(worth, topic);
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

/** The first of `candidates` that relates most closely to `topic`; -1 where there are none. */
function closest(topic: number, candidates: readonly number[]): number {
  let found = -1;
  let level = -1;
  for (const candidate of candidates) {
    const current = relationLevel(topic, candidate);
    if (current > level) {
      found = candidate;
      level = current;
    }
  }
  return found;
}

function levelOf(topic: number, partner: number): number {
  return partner < 0 ? 0 : relationLevel(topic, partner);
}
