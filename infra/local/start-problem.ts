/** What keeps the local stack from starting. Its message is one sentence that tells the reader what to do. */
export class StartProblem extends Error {
  override name = 'StartProblem';
}

/** The text of anything thrown, on one line. */
export function describe(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s+/g, ' ').trim();
}
