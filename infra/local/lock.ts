import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from './start-problem.ts';

/**
 * Claims a data folder for this process. The claim of a process that has ended counts for nothing.
 * @returns gives the folder back.
 * @throws StartProblem when another process uses it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  mkdirSync(folder, { recursive: true });
  const owner = tryToLock(file);
  if (owner !== undefined && isRunning(owner)) {
    throw new StartProblem(
      `Mistok runs already on the data in ${folder} (process ${owner}): end it with Ctrl-C or \`kill ${owner}\`, then start again.`,
    );
  }
  if (owner !== undefined) {
    rmSync(file, { force: true });
    tryToLock(file);
  }
  return () => {
    if (readOwner(file) === process.pid) rmSync(file, { force: true });
  };
}

/** The process that holds the lock, if it is not this one now. */
function tryToLock(file: string): number | undefined {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return undefined;
  } catch {
    return readOwner(file);
  }
}

function readOwner(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
