import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the functions, the site and the templates are made from, relative to the repository. */
const sources = ['functions', 'infra', 'shared', 'site', 'scripts', 'package-lock.json'];
const notSources: ReadonlySet<string> = new Set(['node_modules', '.astro', 'local']);

/** Whether something was changed after one of the outputs was written, or one is missing. */
export function isOutdated(root: string, outputs: readonly string[]): boolean {
  const times = outputs.map((output) => statSync(output, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const written = Math.min(...times);
  return sources.some((source) => newest(join(root, source)) > written);
}

/** When the newest file below a path was changed, in milliseconds since 1970; 0 if there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path).filter((name) => !notSources.has(name));
  return Math.max(found.mtimeMs, ...inside.map((name) => newest(join(path, name))));
}
