/** From sets of endings that replace each other on one stem: for each ending all those that may stand in its place. */
export function endingsFrom(paradigms: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const endings = new Map<string, Set<string>>();
  for (const paradigm of paradigms) {
    for (const ending of paradigm) {
      const others = endings.get(ending) ?? new Set<string>();
      for (const other of paradigm) others.add(other);
      endings.set(ending, others);
    }
  }
  return endings;
}
