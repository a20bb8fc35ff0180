import type { SectorId, TopicId, topicIdsBySector } from './topic-ids.ts';

/** What is fixed about a topic in every language. */
export type Topic = {
  readonly sector: SectorId;
  /** One English line: what belongs to the topic. */
  readonly definition: string;
  /**
   * How rarely municipalities look for it: 1 nearly every one does, 2 many do, 3 few do. An editorial constant, so that
   * a score never depends on what else is listed.
   */
  readonly rarity: 1 | 2 | 3;
  /** Topics whose partner may help as well; the relation is symmetric. */
  readonly near: readonly TopicId[];
};

/** All topics of one sector: a missing or foreign one does not compile. */
export type TopicsOf<S extends SectorId> = Readonly<
  Record<(typeof topicIdsBySector)[S][number], Topic & { sector: S }>
>;
