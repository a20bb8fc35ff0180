/** For each asker the answers with their grade. */
export type Grades = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** For each asker the answers, best first. */
export type Ranking = ReadonlyMap<string, readonly string[]>;

export interface Measures {
  readonly 'ndcg@10': number;
  readonly 'p@3': number;
  readonly 'recall@10': number;
  readonly mrr: number;
}

/** Whether an answer of this grade is a right one. */
export function isRight(grade: number): boolean {
  return grade >= 2;
}

/** The askers that have a right answer. */
export function askersOf(grades: Grades): string[] {
  return [...grades].filter(([, answers]) => [...answers.values()].some(isRight)).map(([id]) => id);
}

/** Means over the askers that have a right answer, each 0 to 1, to four decimals; zeros where there is no such asker. */
export function measure(ranking: Ranking, grades: Grades): Measures {
  const askers = askersOf(grades);
  const mean = (of: (ranked: readonly string[], answers: ReadonlyMap<string, number>) => number) =>
    rounded(
      askers.reduce((sum, id) => sum + of(ranking.get(id) ?? [], grades.get(id) ?? new Map()), 0) /
        Math.max(1, askers.length),
    );
  return {
    'ndcg@10': mean((ranked, answers) => gain(ranked.map((id) => answers.get(id) ?? 0)) / gain(ideal(answers))),
    'p@3': mean((ranked, answers) => foundWithin(3, ranked, answers)),
    'recall@10': mean((ranked, answers) => foundWithin(10, ranked, answers)),
    mrr: mean((ranked, answers) => {
      const first = ranked.findIndex((id) => isRight(answers.get(id) ?? 0));
      return first < 0 ? 0 : 1 / (first + 1);
    }),
  };
}

/** How many right answers there are, and how many of them stand among the first ten. */
export interface Count {
  readonly judged: number;
  readonly found: number;
}

/** The right answers of all askers by the language of the answer, in the order of the language codes. */
export function countByLanguage(
  ranking: Ranking,
  grades: Grades,
  languageOf: (id: string) => string,
): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const asker of askersOf(grades)) {
    const firstTen = (ranking.get(asker) ?? []).slice(0, 10);
    for (const [id, grade] of grades.get(asker) ?? []) {
      if (!isRight(grade)) continue;
      const { judged, found } = counts.get(languageOf(id)) ?? { judged: 0, found: 0 };
      counts.set(languageOf(id), { judged: judged + 1, found: found + (firstTen.includes(id) ? 1 : 0) });
    }
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By language of the answer: of all right answers the share that stands among the first ten. */
export function recallByLanguage(
  ranking: Ranking,
  grades: Grades,
  languageOf: (id: string) => string,
): Record<string, number> {
  const counts = countByLanguage(ranking, grades, languageOf);
  return Object.fromEntries([...counts].map(([language, { judged, found }]) => [language, rounded(found / judged)]));
}

/** The mean of several measurements, to four decimals. */
export function meanOf(list: readonly Measures[]): Measures {
  const mean = (key: keyof Measures) =>
    rounded(list.reduce((sum, one) => sum + one[key], 0) / Math.max(1, list.length));
  return { 'ndcg@10': mean('ndcg@10'), 'p@3': mean('p@3'), 'recall@10': mean('recall@10'), mrr: mean('mrr') };
}

function foundWithin(depth: number, ranked: readonly string[], answers: ReadonlyMap<string, number>): number {
  const possible = [...answers.values()].filter(isRight).length;
  const found = ranked.slice(0, depth).filter((id) => isRight(answers.get(id) ?? 0)).length;
  return found / Math.min(depth, possible);
}

function ideal(answers: ReadonlyMap<string, number>): number[] {
  return [...answers.values()].sort((a, b) => b - a);
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
