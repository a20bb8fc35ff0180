/** The middle value of some numbers; of an even count the lower of the two. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Runs `work` and gives how many milliseconds it took, with what it returned. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}

/** Prints one measurement as a JSON line, numbers with at most two decimals. */
export function print(line: Readonly<Record<string, string | number | null>>): void {
  console.log(
    JSON.stringify(line, (_key, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)),
  );
}
