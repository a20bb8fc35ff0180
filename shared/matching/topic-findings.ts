import { topicIds, topics } from '../taxonomy/topics.ts';
import { type Finding, gap, type Points, reason } from './finding.ts';
import { codeAt } from './masks.ts';
import type { MatchRecord } from './record.ts';
import { topicPoints } from './topic-relations.ts';

interface Link {
  readonly needTopic: number;
  readonly offerTopic: number;
  readonly level: number;
  need: number;
  offer: number;
}

/** The topics that two listings share or that are related, closest first, and those that only one of them has. */
export function topicFindings(need: MatchRecord, offer: MatchRecord): Finding[] {
  const links = new Map<string, Link>();
  const gaps: Finding[] = [];
  const link = (needTopic: number, offerTopic: number, level: number, points: Points) => {
    const key = `${needTopic}/${offerTopic}`;
    const known = links.get(key) ?? { needTopic, offerTopic, level, need: 0, offer: 0 };
    known.need += points.need;
    known.offer += points.offer;
    links.set(key, known);
  };
  topicPoints(need, offer, (topic, partner, level, points, missed) => {
    if (level > 0) link(topic, partner, level, { need: points, offer: 0 });
    else
      gaps.push(
        gap({ code: 'topic.only-need', params: { topic: codeAt(topicIds, topic) } }, { need: missed, offer: 0 }),
      );
  });
  topicPoints(offer, need, (topic, partner, level, points, missed) => {
    if (level > 0) link(partner, topic, level, { need: 0, offer: points });
    else
      gaps.push(
        gap({ code: 'topic.only-offer', params: { topic: codeAt(topicIds, topic) } }, { need: 0, offer: missed }),
      );
  });
  return [...[...links.values()].sort((a, b) => b.level - a.level).map(told), ...gaps];
}

function told(link: Link): Finding {
  const needTopic = codeAt(topicIds, link.needTopic);
  const offerTopic = codeAt(topicIds, link.offerTopic);
  if (link.level === 3) return reason({ code: 'topic.same', params: { topic: needTopic } }, link);
  if (link.level === 2) return reason({ code: 'topic.near', params: { needTopic, offerTopic } }, link);
  return reason({ code: 'topic.sector', params: { sector: topics[needTopic].sector, needTopic, offerTopic } }, link);
}
