import { z } from 'zod';
import type { MatchRecord } from '../../shared/matching/record.ts';
import { topicIds, topics } from '../../shared/taxonomy/topics.ts';
import { parseJson, rowsOf } from './line.ts';

/** What a listing is meant to be about; a trap says what it lures with. */
const Latent = z.object({
  id: z.string(),
  sector: z.string(),
  subtopic: z.string(),
  distractor: z.string().optional(),
});
export type Latent = z.infer<typeof Latent>;

/** How often listings meant to be about `meant` were found to be about `found`; the listings counted once for each topic. */
export interface Confusion {
  readonly meant: string;
  readonly found: string;
  readonly count: number;
  /** How many listings are meant so. */
  readonly of: number;
}

/** The subjects that were meant, from a file of JSON lines. Throws an error that names a broken line. */
export function readLatent(content: string): Latent[] {
  return rowsOf(content).map(({ row, number }) => {
    const latent = Latent.safeParse(parseJson(row, number, 'subjects meant'));
    if (!latent.success)
      throw new Error(`Line ${number} of the subjects meant is broken. ${z.prettifyError(latent.error)}`);
    return latent.data;
  });
}

/** Subjects meant beside topics found, the most frequent pair first. */
export function topicConfusions(latents: readonly Latent[], records: readonly MatchRecord[]): Confusion[] {
  return count(latents, records, ({ subtopic }) => subtopic, foundTopics);
}

/** Sectors meant beside sectors found, the most frequent pair first. */
export function sectorConfusions(latents: readonly Latent[], records: readonly MatchRecord[]): Confusion[] {
  return count(
    latents,
    records,
    ({ sector }) => sector,
    (record) => new Set(foundTopics(record).map((topic) => topics[topic].sector)),
  );
}

function foundTopics(record: MatchRecord) {
  return topicIds.filter((_, index) => record.topics.includes(index));
}

function count(
  latents: readonly Latent[],
  records: readonly MatchRecord[],
  meantBy: (latent: Latent) => string,
  foundIn: (record: MatchRecord) => Iterable<string>,
): Confusion[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const pairs = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const latent of latents) {
    const record = byId.get(latent.id);
    if (record === undefined) continue;
    const meant = meantBy(latent);
    totals.set(meant, (totals.get(meant) ?? 0) + 1);
    const row = pairs.get(meant) ?? new Map<string, number>();
    pairs.set(meant, row);
    const found = [...foundIn(record)];
    for (const name of found.length === 0 ? ['(none)'] : found) row.set(name, (row.get(name) ?? 0) + 1);
  }
  return [...pairs]
    .flatMap(([meant, row]) =>
      [...row].map(([found, times]) => ({ meant, found, count: times, of: totals.get(meant) ?? 0 })),
    )
    .sort((a, b) => b.count - a.count || (`${a.meant} ${a.found}` < `${b.meant} ${b.found}` ? -1 : 1));
}
