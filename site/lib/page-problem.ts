import type { ProblemView } from '../../shared/schemas/views.ts';
import type { Answer } from './api.ts';

/** Ends a page because of a problem that its visitor cannot correct on it. `middleware.ts` turns it into the fitting page. */
export class PageProblem extends Error {
  readonly problem: ProblemView;

  constructor(problem: ProblemView) {
    super(problem.code);
    this.name = 'PageProblem';
    this.problem = problem;
  }
}

/** The data of an answer that the page cannot do without. Throws a `PageProblem` otherwise. */
export function must<Data>(answer: Answer<Data>): Data {
  if (!answer.ok) throw new PageProblem(answer.problem);
  return answer.data;
}
