import { describe, expect, it } from 'vitest';
import { topicIdsBySector } from '../../../shared/taxonomy/topic-ids.ts';
import { sectorIds, topicIds, topics, topicsOfSector } from '../../../shared/taxonomy/topics.ts';

describe('the taxonomy', () => {
  it('has 18 sectors and 150 to 180 topics', () => {
    expect(sectorIds).toHaveLength(18);
    expect(topicIds.length).toBeGreaterThanOrEqual(150);
    expect(topicIds.length).toBeLessThanOrEqual(180);
  });

  it('names sectors and topics by English slugs, each once', () => {
    for (const id of [...sectorIds, ...topicIds]) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);

    expect(new Set(topicIds).size).toBe(topicIds.length);
    expect(new Set<string>([...sectorIds, ...topicIds]).size).toBe(sectorIds.length + topicIds.length);
  });

  it('puts every topic into just the sector that lists it', () => {
    expect(Object.keys(topicIdsBySector)).toEqual([...sectorIds]);
    expect(sectorIds.flatMap(topicsOfSector)).toEqual([...topicIds]);
    for (const sector of sectorIds) {
      for (const topic of topicsOfSector(sector)) expect(topics[topic].sector, topic).toBe(sector);
    }
  });

  it('gives no sector fewer than five topics', () => {
    for (const sector of sectorIds) expect(topicsOfSector(sector).length, sector).toBeGreaterThanOrEqual(5);
  });

  it('describes each topic in one line', () => {
    for (const topic of topicIds) expect(topics[topic].definition, topic).toMatch(/^[A-Z][^\n]{15,118}[^.\n]$/);
  });

  it('holds that if one topic is near another, the other is near the first', () => {
    for (const topic of topicIds) {
      for (const other of topics[topic].near) expect(topics[other].near, `${other} and ${topic}`).toContain(topic);
    }
  });

  it('gives each topic at most four neighbours, itself never', () => {
    for (const topic of topicIds) {
      const { near } = topics[topic];
      expect(near.length, topic).toBeLessThanOrEqual(4);
      expect(new Set(near).size, topic).toBe(near.length);
      expect(near, topic).not.toContain(topic);
    }
  });

  it('uses all three degrees of rarity, the rarest for the fewest', () => {
    const counts = [1, 2, 3].map((rarity) => topicIds.filter((topic) => topics[topic].rarity === rarity).length);

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(topicIds.length);
    for (const count of counts) expect(count).toBeGreaterThan(15);
    expect(counts[2]).toBeLessThan(topicIds.length / 4);
  });
});
