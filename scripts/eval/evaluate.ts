import type { MatchRecord } from '../../shared/matching/record.ts';
import type { ListingKind } from '../../shared/schemas/codes.ts';
import { baselinesOf } from './baselines.ts';
import { type Answer, rankWithEngine, recordOfLine } from './engine-ranking.ts';
import type { Judgement, Line } from './line.ts';
import { askersOf, type Grades, type Measures, measure, type Ranking, recallByLanguage } from './measures.ts';

/** The figures of one evaluation: the line that the command prints last. */
export interface Result extends Measures {
  /** How many askers have a right answer; the measures are means over them. */
  readonly queries: number;
  readonly recall_by_language: Record<string, number>;
  readonly baselines: Record<string, Measures>;
}

/** What was measured, with all that a closer look at it needs. */
export interface Evaluation {
  readonly asking: ListingKind;
  readonly result: Result;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly ranking: Ranking;
  readonly grades: Grades;
  readonly records: readonly MatchRecord[];
}

/** Ranks every answer for every asker by the texts alone and measures the ranking against the judgements. */
export function evaluate(lines: readonly Line[], judgements: readonly Judgement[], reverse: boolean): Evaluation {
  const asking: ListingKind = reverse ? 'offer' : 'need';
  const grades = gradesOf(judgements, reverse);
  const records = lines.map(recordOfLine);
  const answers = rankWithEngine(records, asking);
  const ranking = new Map([...answers].map(([asker, list]) => [asker, list.map(({ id }) => id)]));
  const languages = new Map(lines.map(({ id, language }) => [id, language]));
  const result = {
    ...measure(ranking, grades),
    queries: askersOf(grades).length,
    recall_by_language: recallByLanguage(ranking, grades, (id) => languages.get(id) ?? 'unknown'),
    baselines: baselinesOf(lines, records, asking, grades),
  };
  return { asking, result, answers, ranking, grades, records };
}

/** A ranking in the format of TREC runs. */
export function trecRun(answers: Evaluation['answers']): string {
  return [...answers]
    .flatMap(([asker, list]) => list.map(({ id, score }, index) => `${asker} Q0 ${id} ${index + 1} ${score} mistok\n`))
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
