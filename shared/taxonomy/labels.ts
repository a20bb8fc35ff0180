import { z } from 'zod';
import labels from './labels.json' with { type: 'json' };
import { type SectorId, sectorIds, type TopicId, topicIds } from './topics.ts';

const Labels = z.strictObject({
  sectors: z.record(z.enum(sectorIds), z.string()),
  topics: z.record(z.enum(topicIds), z.string()),
});
type Labels = z.infer<typeof Labels>;

const files = new Map<string, unknown>(Object.entries(labels));
const parsed = new Map<string, Labels>();

/** The labels of a language, checked once; those in English where the taxonomy does not speak it. */
function labelsOf(language: string): Labels {
  const code = files.has(language) ? language : 'en';
  const known = parsed.get(code);
  if (known !== undefined) return known;
  const checked = Labels.parse(files.get(code));
  parsed.set(code, checked);
  return checked;
}

/** The label of a topic in `language`, in English where the taxonomy does not speak it; at most 45 characters. */
export function topicLabel(topic: TopicId, language: string): string {
  return labelsOf(language).topics[topic];
}

/** The label of a sector in `language`, in English where the taxonomy does not speak it; at most 45 characters. */
export function sectorLabel(sector: SectorId, language: string): string {
  return labelsOf(language).sectors[sector];
}
