import { termsOf } from './term-files.ts';
import type { SectorId, TopicId } from './topics.ts';

/** The label of a topic in `language`, in English where the taxonomy does not speak it; at most 45 characters. */
export function topicLabel(topic: TopicId, language: string): string {
  return (termsOf(language) ?? termsOf('en'))?.topics[topic].label ?? topic;
}

/** The label of a sector in `language`, in English where the taxonomy does not speak it; at most 45 characters. */
export function sectorLabel(sector: SectorId, language: string): string {
  return (termsOf(language) ?? termsOf('en'))?.sectors[sector] ?? sector;
}
