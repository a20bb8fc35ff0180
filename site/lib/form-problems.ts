import type { ProblemView } from '../../shared/schemas/views.ts';

/** What is wrong with a form: a sentence on the whole, and per field (by the field's id in the page) what to correct. */
export interface FormProblems {
  readonly message: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
}

export const noProblems: FormProblems = { message: undefined, fields: {} };

/**
 * Sorts a problem of the API onto the fields of a form. `fieldOf` gives the id of the field for a path such as `content.texts.0.title`,
 * or undefined where the form has none: then the sentence stands above the form.
 */
export function formProblems(problem: ProblemView, fieldOf: (path: string) => string | undefined): FormProblems {
  const fields: Record<string, string> = {};
  const elsewhere: string[] = [];
  for (const { path, message } of problem.errors ?? []) {
    const field = fieldOf(path);
    if (field === undefined) elsewhere.push(message);
    else fields[field] ??= message;
  }
  const general = Object.keys(fields).length === 0 || elsewhere.length > 0;
  return { message: general ? [problem.detail, ...elsewhere].join(' ') : undefined, fields };
}

/** Whether anything is wrong. */
export function hasProblems(problems: FormProblems): boolean {
  return problems.message !== undefined || Object.keys(problems.fields).length > 0;
}
