import type { ListingKind } from '../../shared/schemas/codes.ts';
import { baselinesOf } from './baselines.ts';
import { type Answer, rankWithEngine } from './engine-ranking.ts';
import type { Judgement, Line } from './line.ts';
import { askersOf, type Grades, type Measures, measure, recallByLanguage } from './measures.ts';

/** The figures of one evaluation: the line that the command prints last. */
export interface Result extends Measures {
  /** How many askers have a right answer; the measures are means over them. */
  readonly queries: number;
  readonly recall_by_language: Record<string, number>;
  readonly baselines: Record<string, Measures>;
}

/** Ranks every answer for every asker by the texts alone and measures the ranking against the judgements. */
export function evaluate(
  lines: readonly Line[],
  judgements: readonly Judgement[],
  reverse: boolean,
): { result: Result; ranking: ReadonlyMap<string, readonly Answer[]> } {
  const asking: ListingKind = reverse ? 'offer' : 'need';
  const grades = gradesOf(judgements, reverse);
  const ranking = rankWithEngine(lines, asking);
  const ids = new Map([...ranking].map(([asker, answers]) => [asker, answers.map(({ id }) => id)]));
  const languages = new Map(lines.map(({ id, language }) => [id, language]));
  const result = {
    ...measure(ids, grades),
    queries: askersOf(grades).length,
    recall_by_language: recallByLanguage(ids, grades, (id) => languages.get(id) ?? 'unknown'),
    baselines: baselinesOf(lines, asking, grades),
  };
  return { result, ranking };
}

/** A ranking in the format of TREC runs. */
export function trecRun(ranking: ReadonlyMap<string, readonly Answer[]>): string {
  return [...ranking]
    .flatMap(([asker, answers]) =>
      answers.map(({ id, score }, index) => `${asker} Q0 ${id} ${index + 1} ${score} mistok\n`),
    )
    .join('');
}

function gradesOf(judgements: readonly Judgement[], reverse: boolean): Grades {
  const grades = new Map<string, Map<string, number>>();
  for (const { need, offer, grade } of judgements) {
    const [asker, answer] = reverse ? [offer, need] : [need, offer];
    const answers = grades.get(asker) ?? new Map<string, number>();
    grades.set(asker, answers.set(answer, grade));
  }
  return grades;
}
