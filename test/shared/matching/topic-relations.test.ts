import { describe, expect, it } from 'vitest';
import { relatedTopics, relationLevel } from '../../../shared/matching/topic-relations.ts';
import { topicIds, topics } from '../../../shared/taxonomy/topics.ts';

const all = [...topicIds.keys()];
const indexOf = (topic: (typeof topicIds)[number]) => topicIds.indexOf(topic);

describe('the relation of two topics', () => {
  it('is the closest of: the same, near each other, of one sector, none', () => {
    const substations = indexOf('heat-substations');

    expect(relationLevel(substations, substations)).toBe(3);
    expect(relationLevel(substations, indexOf('district-heating-networks'))).toBe(2);
    expect(relationLevel(substations, indexOf('solar-power'))).toBe(1);
    expect(relationLevel(substations, indexOf('museums'))).toBe(0);
    expect(relationLevel(-1, 0)).toBe(0);
  });

  it('is the same in both directions', () => {
    for (const a of all) for (const b of all) expect(relationLevel(a, b)).toBe(relationLevel(b, a));
  });

  it('leads from a topic to its sector, to what is near, and nowhere else', () => {
    for (const [index, topic] of topicIds.entries()) {
      const { sector, near } = topics[topic];
      const expected = all.filter((other) => {
        const candidate = topicIds[other];
        return (
          candidate !== undefined &&
          (topics[candidate].sector === sector || near.includes(candidate) || topics[candidate].near.includes(topic))
        );
      });
      expect(relatedTopics([index])).toEqual(expected);
    }
  });
});
