import { failedCondition } from '../../shared/matching/conditions.ts';
import type { MatchRecord } from '../../shared/matching/record.ts';
import { relationLevel } from '../../shared/matching/topic-relations.ts';
import { askersOf, type Grades, isRight, type Ranking } from './measures.ts';

const relations = ['no related topic', 'the same sector only', 'near topics', 'the same topic'] as const;

/** Why right answers are not among the first ten: each cause with its number of pairs, the most frequent first. */
export function causesOfMisses(ranking: Ranking, grades: Grades, records: readonly MatchRecord[]): [string, number][] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const causes: string[] = [];
  for (const asker of askersOf(grades)) {
    const firstTen = (ranking.get(asker) ?? []).slice(0, 10);
    for (const [answer, grade] of grades.get(asker) ?? []) {
      if (isRight(grade) && !firstTen.includes(answer)) causes.push(causeOf(byId.get(asker), byId.get(answer)));
    }
  }
  return counted(causes);
}

/** What stands among the first three without being a right answer where one was possible: grade, relation, trap. */
export function intruders(
  ranking: Ranking,
  grades: Grades,
  records: readonly MatchRecord[],
  trapOf: (id: string) => string | undefined,
): [string, number][] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const kinds: string[] = [];
  for (const asker of askersOf(grades)) {
    const judged = grades.get(asker) ?? new Map<string, number>();
    const possible = Math.min(3, [...judged.values()].filter(isRight).length);
    for (const answer of (ranking.get(asker) ?? []).slice(0, possible)) {
      const grade = judged.get(answer) ?? 0;
      if (isRight(grade)) continue;
      const relation = relations[closestLevel(byId.get(asker), byId.get(answer))] ?? '';
      const trap = trapOf(asker) ?? trapOf(answer);
      kinds.push(`${trap === undefined ? `grade ${grade}` : `trap (${trap})`}, ${relation}`);
    }
  }
  return counted(kinds);
}

function causeOf(asker: MatchRecord | undefined, answer: MatchRecord | undefined): string {
  if (asker === undefined || answer === undefined) return 'the listing is not in the file';
  if (asker.topics.length === 0) return 'no topic found for the asker';
  if (answer.topics.length === 0) return 'no topic found for the answer';
  const failed = failedCondition(asker, answer);
  if (failed !== undefined && failed !== 'topic.none') return `hard condition ${failed}`;
  const relation = relations[closestLevel(asker, answer)] ?? '';
  return failed === undefined ? `${relation}, but others rank higher` : relation;
}

function closestLevel(a: MatchRecord | undefined, b: MatchRecord | undefined): number {
  return Math.max(0, ...(a?.topics ?? []).flatMap((topic) => (b?.topics ?? []).map((o) => relationLevel(topic, o))));
}

function counted(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
